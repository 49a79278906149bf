"""How the cells of the workbook look, and how an answer is put into one: text stays text, nothing becomes a formula."""

from decimal import Decimal
from typing import Any, NamedTuple

from plan2015.forms.parts import Cell
from plan2015.forms.wording import hint_of
from plan2015.office.workbook import Workbook, Worksheet
from plan2015.records.model.values import read_figure
from plan2015.vietnamese.numbers import NumberError

_FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
# Literal dots: plain `#,##0` would follow the computer's region. There is room for two limits, so none below a million.
_GROUPED = '[>=1000000000]0"."000"."000"."000;[>=1000000]0"."000"."000;General'
_EXACT_DIGITS = 15


class Place(NamedTuple):
    """Where an answer stands in the workbook."""

    sheet: Worksheet
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as a formula of its own sheet speaks of it."""
        return f"${chr(ord('A') + self.column)}${self.row + 1}"

    @property
    def in_book(self) -> str:
        """The cell with its sheet."""
        name = self.sheet.get_name().replace("'", "''")
        return f"'{name}'!{self.cell}"


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
        self.link = make(**box, align="center", font_color="#0563C1", underline=1)
        self.count = make(**box, bold=True, align="center")
        self.amber = book.add_format({"bg_color": "#FFE699"})
        self.red = book.add_format({"bg_color": "#F4B6B6"})
        self._answers = {
            "text": make(**box, locked=False, num_format="@"),
            "number": make(**box, locked=False, num_format=_GROUPED, align="right"),
            "decimal": make(**box, locked=False, align="right"),
            "date": make(**box, locked=False, num_format="@", align="left"),
            "choice": make(**box, locked=False),
            "check": make(**box, locked=False, align="left"),
        }

    def answer(self, cell: Cell) -> Any:
        """The format of an answer: unlocked, and by the kind of value."""
        return self._answers["decimal" if cell.kind == "number" and not cell.whole else cell.kind]


def put_answer(place: Place, cell: Cell, text: str, looks: Looks) -> None:
    """Writes one answer; a number as such where a workbook can hold it exactly, everything else as text.

    A day is text, too: as a date, 5/11 typed under English settings would become the 11th of May.
    """
    look = looks.answer(cell)
    number = _number(cell, text) if cell.kind == "number" else None
    if not text:
        place.sheet.write_blank(place.row, place.column, None, look)
    elif number is not None:
        place.sheet.write_number(place.row, place.column, number, look)
    else:
        place.sheet.write_string(place.row, place.column, text, look)


def check_answers(place: Place, cell: Cell) -> None:
    """What an answer takes: lists to choose from, days, numbers; a warning, never a wall."""
    rule, said = _rule(place, cell)
    if not rule:
        return
    texts = {"error_type": "warning", "error_title": "Xin xem lại", "error_message": said}
    hint = {"input_title": cell.code, "input_message": hint_of(cell)}
    place.sheet.data_validation(place.row, place.column, place.row, place.column, {**rule, **texts, **hint})


def _rule(place: Place, cell: Cell) -> tuple[dict[str, Any], str]:
    """What an answer is held to, and what is said of one that is not so."""
    if cell.kind == "choice":
        return {"validate": "list", "source": [title for _, title in cell.options]}, "Chọn một mục."
    if cell.kind == "check":
        return {"validate": "list", "source": ["x"]}, "Ghi x."
    if cell.kind == "date":
        return {"validate": "custom", "value": _reads_as_day(place.cell)}, "Ghi ngày/tháng/năm, như 10/11/2015."
    if cell.kind == "number":
        said = "Ghi số nguyên, không có số lẻ" if cell.whole else "Ghi số, không kèm chữ"
        kind = "integer" if cell.whole else "decimal"
        return {"validate": kind, "criteria": ">=", "value": 0}, f"{said}; chưa có thì để trống."
    return {}, ""


def _number(cell: Cell, text: str) -> int | float | None:
    try:
        number = read_figure(text, whole=cell.whole, measure=cell.measure)
    except NumberError:
        return None
    digits = len(str(abs(number)).replace(".", "").lstrip("0"))
    if digits > _EXACT_DIGITS:
        return None
    return float(number) if isinstance(number, Decimal) else number


def _reads_as_day(cell: str) -> str:
    """A formula: whether a text is a day, month and year with two strokes, whatever the computer's region."""
    first, second = f'FIND("/",{cell})', f'FIND("/",{cell},FIND("/",{cell})+1)'
    day, month = f"LEFT({cell},{first}-1)", f"MID({cell},{first}+1,{second}-{first}-1)"
    year = f"MID({cell},{second}+1,9)"
    return f"=AND(VALUE({day})<=31,VALUE({month})<=12,VALUE({year})>1999,VALUE({year})<2100)"


def mark_wrong(place: Place, cell: Cell, looks: Looks) -> None:
    """Colours a figure that is no figure, below zero, or a fraction where only whole ones go."""
    if cell.kind != "number":
        return
    at = place.cell
    fraction = f",{at}<>INT({at})" if cell.whole else ""
    criteria = f"=IF(ISNUMBER({at}),OR({at}<0{fraction}),LEN(TRIM({at}))>0)"
    rule = {"type": "formula", "criteria": criteria, "format": looks.red}
    place.sheet.conditional_format(place.row, place.column, place.row, place.column, rule)
