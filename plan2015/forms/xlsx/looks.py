"""How the cells of the workbook look, and how an answer is put into one: text stays text, nothing becomes a formula."""

from datetime import date
from decimal import Decimal
from typing import Any

from plan2015.forms.parts import Cell
from plan2015.forms.wording import hint_of
from plan2015.office.workbook import Workbook, Worksheet
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, parse_number

_FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
# Literal dots: plain `#,##0` would follow the computer's region. There is room for two limits, so none below a million.
_GROUPED = '[>=1000000000]0"."000"."000"."000;[>=1000000]0"."000"."000;General'
_EXACT_DIGITS = 15
_EARLIEST, _LATEST = date(2000, 1, 1), date(2099, 12, 31)


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        def make(**more: Any) -> Any:
            return book.add_format({**_FONT, **more})

        box = {"border": 1}
        self.plain = make()
        self.wide = make(text_wrap=False)
        self.bold = make(bold=True, text_wrap=False)
        self.right = make(italic=True, text_wrap=False)
        self.title = make(bold=True, font_size=14, text_wrap=False)
        self.head = make(**box, bold=True, align="center", valign="vcenter", bg_color="#DCE6F1")
        self.mark = make(**box, align="center", bg_color="#DCE6F1")
        self.label = make(**box, bg_color="#F2F2F2")
        self.code = make(**box, align="center", bg_color="#F2F2F2")
        self.earlier = make(**box, italic=True, font_color="#595959", bg_color="#F2F2F2", align="right", font_size=10)
        self._answers = {
            "text": make(**box, locked=False, num_format="@"),
            "number": make(**box, locked=False, num_format=_GROUPED, align="right"),
            "decimal": make(**box, locked=False, align="right"),
            "date": make(**box, locked=False, num_format="dd/mm/yyyy", align="left"),
            "choice": make(**box, locked=False),
            "check": make(**box, locked=False, align="left"),
        }

    def answer(self, cell: Cell) -> Any:
        """The format of an answer: unlocked, and by the kind of value."""
        return self._answers["decimal" if cell.kind == "number" and not cell.whole else cell.kind]


def put_answer(sheet: Worksheet, place: tuple[int, int], cell: Cell, text: str, looks: Looks) -> None:
    """Writes one answer; a number or day as such where a workbook can hold it exactly, everything else as text."""
    look = looks.answer(cell)
    number, day = (
        (_number(cell, text), None) if cell.kind == "number" else (None, _day(text) if cell.kind == "date" else None)
    )
    if not text:
        sheet.write_blank(*place, None, look)
    elif number is not None:
        sheet.write_number(*place, number, look)
    elif day is not None:
        sheet.write_datetime(*place, day, look)
    else:
        sheet.write_string(*place, text, look)


def check_answers(sheet: Worksheet, area: tuple[int, int, int, int], cell: Cell) -> None:
    """What the cells of an area take: lists to choose from, days, numbers; a warning, never a wall."""
    hint = hint_of(cell)
    common = {"error_type": "warning", "error_title": "Xin xem lại", "input_title": cell.code, "input_message": hint}
    if cell.kind == "choice":
        titles = [title for _, title in cell.options]
        sheet.data_validation(*area, {**common, "validate": "list", "source": titles, "error_message": "Chọn một mục."})
    elif cell.kind == "check":
        sheet.data_validation(*area, {**common, "validate": "list", "source": ["x"], "error_message": "Ghi x."})
    elif cell.kind == "date":
        rule = {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}
        sheet.data_validation(*area, {**common, **rule, "error_message": "Ghi ngày/tháng/năm, như 10/11/2015."})
    elif cell.kind == "number":
        said = "Ghi số nguyên, không có số lẻ" if cell.whole else "Ghi số, không kèm chữ"
        rule = {"validate": "integer" if cell.whole else "decimal", "criteria": ">=", "value": 0}
        sheet.data_validation(*area, {**common, **rule, "error_message": f"{said}; chưa có thì để trống."})


def _number(cell: Cell, text: str) -> int | float | None:
    try:
        number = parse_number(text, whole=cell.whole, measure=cell.measure)
    except NumberError:
        return None
    digits = len(str(abs(number)).replace(".", "").lstrip("0"))
    if digits > _EXACT_DIGITS:
        return None
    return float(number) if isinstance(number, Decimal) else number


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except DateError:
        return None
    return day if day >= _EARLIEST else None
