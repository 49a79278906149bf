"""What a form says around its cells: letterhead, instructions, signatures; the same words in Word and in Excel."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from plan2015.forms.checks import Check
from plan2015.forms.filling import Filling, identity_of
from plan2015.forms.parts import Cell, Form
from plan2015.obligations.listing import bind, extensions_of
from plan2015.records.due import cited, worded
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.plan import Plan
from plan2015.records.registers import Registers
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.case import lower_first
from plan2015.wording.choices import Signing, signing_of
from plan2015.wording.signs import ILLUSTRATIVE

PLACEHOLDER = "[…]"
"""What every grey hint begins with, so that it is known again when a converter forgets that it was one."""
EARLIER = "đã báo cáo"
CODE, TITLE, MEASURE = "Mã", "Nội dung", "Đơn vị tính"
UNIT_LABEL = "Đơn vị"
"""What stands before the unit's name."""

_FORMER = (
    "2. Số nguyên ghi liền (1500) hoặc chấm đủ từng nhóm từ hàng triệu (1.250.000); số lẻ dùng dấu phẩy (12,5). "
    "Tiền ghi đủ đến đồng.",
)
"""Lines that forms carried when they went out and that are worded otherwise now: still ours, not the unit's."""

GUIDE_TITLE = "Cách điền"
HEAD_LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DATE_LINE = "……, ngày …… tháng …… năm ……"
CHECK_SHEET = "Kiểm tra"
CHECK_TEXTS = (
    "TỰ KIỂM TRA TRƯỚC KHI GỬI",
    "Trang này tự tính, không phải điền. Bấm vào mã ở cột Ô để đến ô cần xem.",
    "Số ô bắt buộc (*) còn trống",
    "Số chỗ các phần cộng lại không khớp",
    "Số chỗ một phần lớn hơn cả",
    "Ô",
    "Nội dung",
    "Kết quả",
)
CHECK_OPEN, CHECK_BLANK, CHECK_FITS = "chưa đủ số", "còn trống", "được"
CHECK_WRONG, CHECK_WRONG_SUM = "lớn hơn", "không khớp, cộng được "
"""What the sheet of checks answers."""
MARKED_SHEET = "Cần sửa"
MARKED_TITLE, MARKED_END = "BIỂU CẦN SỬA, BỔ SUNG", "Từ trang sau là biểu của đơn vị."
MARKED_GUIDE = (
    "Bấm vào từng dòng dưới đây để đến ô cần sửa. Ô tô đỏ: phải sửa; ô tô vàng: còn trống; ô tô xanh: cần giải trình.",
    "Chỉ sửa các ô tô màu, các ô khác giữ nguyên. Lời giải trình ghi ở phần {letter}. Xong thì gửi lại chính tệp này.",
)
"""What a form that goes back to its unit says at its head."""
FORM_AUTHOR = ("NGƯỜI LẬP BIỂU", "(ký, ghi rõ họ tên, điện thoại)")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one form's head and foot."""

    above: str
    organ: str
    status: str
    title: str
    subtitle: str
    route: str
    identity: str
    signer: Signing
    covers_lower_levels: bool
    """Whether the unit answers for the units below it too."""
    given: tuple[tuple[str, str, str], ...]
    """Code, title and text of what is printed as already known."""
    day: date
    """The first of the period: the day a workbook says it was made on, always the same."""
    illustrative: str = ""
    guide: tuple[str, ...] = ()
    """How to fill the form in, numbered, as the template says it."""
    printed: frozenset[str] = frozenset()
    """Every line of the template, as it is compared."""

    def given_in(self, section: str) -> bool:
        """Whether what we print ourselves stands in a section: the unit and the period."""
        return any(code.startswith(section) for code, *_ in self.given)


def words_for(
    form: Form, filling: Filling, plan: Plan, workspace: Workspace, registers: Registers | None = None
) -> Words:
    """The texts of a form; the due date is the unit's own, an extension included.

    With `registers`, texts are only to be known again: a list of extensions that has errors does not stop that.
    """
    unit, head = form.unit, workspace.units.get(form.unit.parent or "")
    owed = bind(form.report, unit, plan, extensions_of(plan, registers or workspace))
    due = "……" if owed.doubt else worded(owed.due)
    period = plan.period_by_id[form.period]
    title = period.title
    return Words(
        above=(head.name if head else plan.plan.issuer).upper(),
        organ=unit.name.upper(),
        status=_status(plan),
        title="BIỂU SỐ LIỆU VÀ BÁO CÁO",
        subtitle=f"{plan.plan.title}: {lower_first(title)}",
        route=f"Đơn vị gửi: {unit.short_name} · Đơn vị nhận: {form.report.to or '……'} · Thời hạn: {due}",
        identity=f"Mã phiếu: {identity_of(form, filling).text}",
        signer=signing_of(unit.kind),
        covers_lower_levels=unit.kind in COUNTRY,
        given=(("A01", UNIT_LABEL, unit.name), ("A02", "Kỳ báo cáo", title)),
        day=period.from_,
        illustrative=ILLUSTRATIVE if filling.illustrative else "",
    )


def _status(plan: Plan) -> str:
    """The form is called what it is: proposed until a paper has issued it."""
    return plan.form.title if plan.form.status == "proposed" else f"Kèm theo {cited(plan.form.paper)}"


def hint_of(cell: Cell) -> str:
    """The grey text of a cell without an answer."""
    if cell.kind == "choice":
        return f"{PLACEHOLDER} bấm để chọn"
    return f"{PLACEHOLDER} ví dụ: {cell.hint}" if cell.hint else PLACEHOLDER


def heading(code: str, title: str, note: str) -> str:
    """A section's heading."""
    return f"{code}. {title}{f' ({note})' if note else ''}"


def label(title: str, star: str) -> str:
    """What a row asks, with its star."""
    return f"{title} {star}".rstrip()


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """A text as it is compared: composed letters, single spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "").split())


def printed_texts(form: Form, words: Words, checks: Iterable[Check]) -> frozenset[str]:
    """Every line that we print ourselves: what else a file holds was written by the unit."""
    listed = (text for check in checks for text in (check_title(check), check_place(check)))
    return words.printed | frozenset(squash(text) for text in chain(_printed(form, words), listed))


def check_title(check: Check) -> str:
    """What a check holds against what, in words."""
    if check.kind == "required":
        return check.at.title
    codes = [cell.code for cell in check.cells]
    if check.kind == "part":
        return f"{check.at.title}: không lớn hơn {', '.join(codes)}"
    return f"{check.at.title} = {' + '.join(codes)}"


def marked_guide(form: Form) -> Iterator[str]:
    """How a unit is told to mend its form."""
    yield from (text.format(letter=form.letter_of("explanations")) for text in MARKED_GUIDE)


def marked_link(code: str) -> str:
    """What leads to a marked cell of a workbook."""
    return f"đến ô {code}"


def check_place(check: Check) -> str:
    """Where to look: never a bare code, which would read as the code of a row."""
    return f"ô {check.at.code}"


def _printed(form: Form, words: Words) -> Iterator[str]:
    yield from (*HEAD_LINES, *_FORMER, *words.guide, *words.signer, *FORM_AUTHOR, CODE, TITLE, MEASURE, "x", DATE_LINE)
    yield from (words.above, words.organ, words.status, words.title, words.subtitle, words.route, words.identity)
    yield from (text for given in words.given for text in given)
    yield from CHECK_TEXTS
    yield from (MARKED_TITLE, MARKED_END, *marked_guide(form), *(marked_link(cell.code) for cell in form.cells()))
    yield from (ILLUSTRATIVE, f"6 tháng đầu năm {EARLIER}", GUIDE_TITLE)
    for section in form.sections:
        yield heading(section.code, section.title, section.note)
        for columns in (*(table.columns for table in section.tables), section.listing and section.listing.columns):
            yield from (text for column in columns or () for text in (column.mark, column.title))
        for table in section.tables:
            for row in table.rows:
                yield from (row.code, row.title, label(row.title, row.star), row.measure)
