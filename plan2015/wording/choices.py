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
