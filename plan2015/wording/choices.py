"""The office's words for each choice that records hold: one table a choice, its ids in the order of the model.

What the plan itself offers (scopes, kinds of base, answers of indicators) is worded by the plan: see `money.py`.
"""

from typing import NamedTuple

from plan2015.consolidation.figure import How, Role
from plan2015.records.answers import ANSWER_FORMS
from plan2015.records.model.choices import (
    AnswerType,
    Channel,
    ContactChannel,
    Figures,
    FormIssue,
    FormState,
    IndicatorRole,
    ListingKind,
    Nature,
    UnitKind,
)
from plan2015.records.model.edits import EditKind
from plan2015.wording.signs import MISSING, NOT_CONCERNED, SIGN_WORDS

KIND_WORDS: dict[str, str] = {
    "provincial": "LĐLĐ tỉnh, thành phố",
    "sector": "CĐ ngành TW và tương đương",
    "university": "Trường đại học",
    "school": "Trường trung cấp công đoàn",
    "committee": "Ban Chỉ đạo",
    "member": "Ủy viên Ban Chỉ đạo",
    "confederation": "Tổng Liên đoàn",
    "district": "CĐ cấp trên trực tiếp cơ sở",
    "grassroots": "CĐCS, nghiệp đoàn",
}


class Signing(NamedTuple):
    """How a report of a kind of unit is signed: the authority line (may be empty), the position, the note."""

    authority: str
    position: str
    note: str = "(ký tên, đóng dấu)"


_UNION, _SCHOOL = Signing("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), Signing("", "HIỆU TRƯỞNG")
_OTHERS = Signing("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
_SIGNING: dict[UnitKind, Signing] = {
    "provincial": _UNION,
    "sector": _UNION,
    "university": _SCHOOL,
    "school": _SCHOOL,
    "member": Signing("", "ỦY VIÊN BAN CHỈ ĐẠO", "(ký, ghi rõ họ tên)"),
}


def signing_of(kind: UnitKind) -> Signing:
    """How a report of such a unit is signed."""
    return _SIGNING.get(kind, _OTHERS)


PROGRESS_WORDS: dict[str, str] = {
    "done": "Đã thực hiện",
    "under-way": "Đang thực hiện",
    "not-started": "Chưa thực hiện",
    "not-applicable": "Không thuộc đối tượng",
}
PROGRESS_LETTERS: dict[str | None, str] = {
    "done": "Đ",
    "under-way": "T",
    "not-started": "C",
    "not-applicable": NOT_CONCERNED,
    None: MISSING,
}
"""How far a task is where a table has room for one letter."""


def progress_note() -> str:
    """What the letters mean, as the note below a table says it; the signs among them are explained by themselves."""
    letters = {state: letter for state, letter in PROGRESS_LETTERS.items() if letter not in SIGN_WORDS}
    return "; ".join(f"{letter}: {PROGRESS_WORDS[state or ''].lower()}" for state, letter in letters.items())


FIGURES_WORDS: dict[Figures, str] = {"estimate": "ước cả năm", "to-date": "thực hiện", "planned": "dự toán"}
CHANNEL_WORDS: dict[Channel, str] = {
    "email": "thư điện tử",
    "post": "bưu điện",
    "hand": "nộp trực tiếp",
    "fax": "fax",
    "system": "phần mềm",
}
CONTACT_WORDS: dict[ContactChannel, str] = {
    "phone": "điện thoại",
    "email": CHANNEL_WORDS["email"],
    "visit": "làm việc trực tiếp",
}
NATURE_WORDS: dict[Nature, str] = {
    "ongoing": "thường xuyên, không có lúc kết thúc",
    "product": "có sản phẩm cụ thể",
}
ANSWER_WORDS: dict[AnswerType, str] = {kind: forms.name for kind, forms in ANSWER_FORMS.items()}
LISTING_WORDS: dict[ListingKind, str] = {"difficulties": "khó khăn, kiến nghị", "explanations": "giải trình"}
INDICATOR_ROLE_WORDS: dict[IndicatorRole, str] = {"data-until": "số liệu tính đến ngày nào"}
ISSUE_WORDS: dict[FormIssue, str] = {"proposed": "đề xuất", "issued": "đã ban hành"}

EDIT_KIND_WORDS: dict[EditKind, str] = {
    "ratio": "tỷ số của hai ô trong một báo cáo (of ÷ per), ngoài khoảng least đến most; per nhỏ hơn "
    "floor thì không xét",
    "peers": "tỷ số đó so với các đơn vị cùng khối, cùng kỳ: lấy lô-ga-rít, trung vị và MAD; hỏi khi "
    "hơn kém quá least lần "
    "và quá most lần độ lệch chuẩn vững (1,4826 × MAD), từ peers đơn vị trở lên",
    "change": "số của kỳ so với 6 tháng của chính đơn vị, hoặc với kỳ nêu ở against",
    "bound": "of không lớn hơn per cộng most; hai ô ở hai phần của biểu nên là chỗ hỏi, không phải lỗi",
    "contradiction": "mọi điều kiện ở when cùng đúng: số dương, số 0, để trống, câu trả lời được chọn, điều "
    "ghi trong tệp "
    "đơn vị",
    "progress": "tiến độ nhiệm vụ thiếu kết quả hoặc lý do (lacks), hoặc kết quả có các từ trái với tiến độ (words)",
    "order": "ngày ở of không sau ngày ở per",
    "covered": "ngày ở of cách đầu kỳ ít nhất least lần độ dài của kỳ",
    "equal": "mọi số của một phần bằng đúng số của đơn vị khác cùng kỳ, trong đó ít nhất floor số từ least trở lên",
    "unchanged": "mọi số cộng dồn bằng đúng số 6 tháng, khi có ít nhất floor số lớn hơn 0",
    "changed-answer": "câu trả lời khác với 6 tháng",
    "near-copy": "đoạn văn từ floor ký tự, bỏ tên riêng (chữ hoa) và con số, chung từ least số cụm ba chữ "
    "với đơn vị khác",
    "wording": "các từ ở words có trong ô, hoặc là tất cả những gì ghi trong ô (whole)",
    "told": "lời báo cáo nêu một số mà bảng ghi 0",
    "told-money": "lời báo cáo nêu số tiền gấp nghìn, triệu, tỷ lần số của bảng hoặc ngược lại",
    "rounding": "các phần cộng lại lệch số cộng không quá most, với số đếm bằng words; số vẫn cộng vào tổng",
    "same-file": "tệp nhận được giống nhau từng bit",
}
"""How each kind of edit compares, as the page about edits and the editors of the plan say it."""


class Unanswered(NamedTuple):
    """A form that counts as unanswered: what it is called, and why it does not count."""

    name: str
    why: str


UNANSWERED_WORDS: dict[FormState, Unanswered] = {
    "blank": Unanswered("biểu trống", "chưa có câu trả lời nào"),
    "illustrative": Unanswered("biểu số liệu minh họa", "không tính"),
}
HOW_WORDS: dict[How, str] = {
    "sum": "cộng các giá trị sau",
    "count": "đếm các đơn vị sau",
    "share": "100 × tổng tử số / tổng mẫu số",
}
"""How a figure is made from its records."""
ROLE_WORDS: dict[Role, str] = {"": "", "part": "tử số", "whole": "mẫu số"}
"""What a record is to a share."""
ACCEPTED_WORDS: dict[bool | None, str] = {True: "đã chấp nhận", False: "cần nói rõ thêm", None: "chưa xem"}
"""What the office said of an explanation."""
MEETS_WORDS: dict[bool | None, str] = {True: "đạt", False: "chưa đạt", None: "chưa có số liệu"}
"""How a share of the budget stands to the line; never a breach, for the plan names no denominator."""
