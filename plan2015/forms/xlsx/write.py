"""The form as an Excel workbook: a sheet of checks, then one a section; codes and labels locked, answers open."""

import io
from collections.abc import Iterator, Sequence

from plan2015.forms.checks import Check
from plan2015.forms.filling import Asked, Filling
from plan2015.forms.parts import Cell, Column, Form, Listing, Row, Section, Table
from plan2015.forms.wording import (
    CHECK_SHEET,
    CODE,
    DATE_LINE,
    EARLIER,
    FORM_AUTHOR,
    GUIDE_TITLE,
    HEAD_LINES,
    MEASURE,
    TITLE,
    Words,
    heading,
    label,
)
from plan2015.forms.xlsx.check_sheet import WIDTHS, CheckSheet
from plan2015.forms.xlsx.looks import Looks, Place, check_answers, mark_wrong, put_answer
from plan2015.forms.xlsx.names import name_of
from plan2015.forms.xlsx.pen import LABELS, Pen
from plan2015.office.workbook import Workbook, let_rows_grow, new_workbook

_SPARE_ROWS = 12
_MOST_FROZEN = 9
_TITLE_WIDTH, _MEASURE_WIDTH, _NO_MEASURE_WIDTH = 44, 12, 2
_LISTED_LINES, _TASK_LINES, _TALL_LINES = 2, 3, 6
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_xlsx(form: Form, filling: Filling, words: Words, checks: Sequence[Check]) -> bytes:
    """The bytes of the form; the same for the same specification, answers and checks."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, words.day, f"{words.title}: {words.organ}")
    writer = _Writer(book, filling, words)
    for section in form.sections:
        if filling.asked or not (section.listing and section.listing.kind == "explanations"):
            writer.section(section)
    writer.foot()
    writer.check(checks)
    book.close()
    return let_rows_grow(buffer.getvalue())


def sheet_name(title: str) -> str:
    """A title as the name of a sheet."""
    return title.translate(_FORBIDDEN)[:31]


class _Writer:
    def __init__(self, book: Workbook, filling: Filling, words: Words) -> None:
        self._book = book
        self._looks = Looks(book)
        self._filling = filling
        self._words = words
        self._places: dict[str, Place] = {}
        self._check_pen = self._pen = self._new_sheet(CHECK_SHEET, WIDTHS)
        self._heads_at: list[tuple[int, int]] = []

    def section(self, section: Section) -> None:
        """A sheet of its own: who and which form at the top, then the tables."""
        is_first = not self._places
        self._pen = self._new_sheet(f"{section.code}. {section.title}", _widths(section))
        self._heads_at = []
        self._pen.line(self._words.identity, self._looks.bold)
        if self._words.illustrative:
            self._pen.line(self._words.illustrative, self._looks.bold)
        if is_first:
            self._head()
        self._pen.line(heading(section.code, section.title, section.note), self._looks.title)
        if self._words.given_in(section.code):
            self._given()
        for part in section.tables:
            self._table(part)
            self._pen.next()
        if section.listing is not None:
            self._listing(section.listing)
        self._keep_heads()

    def foot(self) -> None:
        """Who made the form and who signs it, on a sheet of their own: below a listing they would read as its rows."""
        self._pen = self._new_sheet("Ký", (_TITLE_WIDTH, _NO_MEASURE_WIDTH, 44))
        self._pen.line(self._words.identity, self._looks.bold)
        for index, texts in ((1, ("", *FORM_AUTHOR)), (LABELS, (DATE_LINE, *filter(None, self._words.signer)))):
            for offset, text in enumerate(texts, start=2):
                self._pen.sheet.write_string(offset, index, text, self._looks.wide)

    def check(self, checks: Sequence[Check]) -> None:
        """Fills in the first sheet, when the places of all answers are known."""
        CheckSheet(self._check_pen, self._looks, self._filling.answers).write(checks, self._places, self._words)

    def _new_sheet(self, name: str, widths: Sequence[int]) -> Pen:
        sheet = self._book.add_worksheet(sheet_name(name))
        return Pen(sheet, self._looks.plain, widths, self._words.identity)

    def _keep_heads(self) -> None:
        """The head of a sheet's only table stays in sight and on each page; of several tables, whose form it is."""
        first, last = self._heads_at[0] if len(self._heads_at) == 1 else (0, 0)
        self._pen.sheet.repeat_rows(first, last)
        self._pen.sheet.freeze_panes(last + 1 if last < _MOST_FROZEN else 1, 0)

    def _head(self) -> None:
        words, looks = self._words, self._looks
        self._pen.line(words.status, looks.right)
        for left, right in zip((words.above, words.organ), HEAD_LINES, strict=True):
            self._pen.sheet.write_string(self._pen.row, LABELS, right, looks.bold)
            self._pen.sheet.write_string(self._pen.row, 0, left, looks.bold)
            self._pen.next()
        self._pen.next()
        for text, look in ((words.title, looks.title), (words.subtitle, looks.bold), (words.route, looks.plain)):
            self._pen.line(text, look)
        self._pen.line(GUIDE_TITLE, looks.bold)
        for text in words.guide:
            self._pen.line(text, looks.plain)
        self._pen.next()

    def _given(self) -> None:
        for code, title, text in self._words.given:
            self._labels(code, title, "")
            self._pen.write(LABELS, text, self._looks.label)
            self._pen.next()

    def _labels(self, code: str, title: str, measure: str) -> None:
        looks = self._looks
        for column, (text, look) in enumerate(((code, looks.code), (title, looks.label), (measure, looks.code))):
            self._pen.write(column, text, look)

    def _heads(self, columns: Sequence[Column], labels: Sequence[str], *, marked: bool) -> None:
        self._heads_at.append((self._pen.row, self._pen.row + marked))
        for index, text in enumerate((*labels, *(column.title for column in columns))):
            self._pen.write(index, text, self._looks.head)
        self._pen.next()
        if marked:
            for index, text in enumerate((*("" for _ in labels), *(column.mark for column in columns))):
                self._pen.write(index, text, self._looks.mark)
            self._pen.next()

    def _table(self, part: Table) -> None:
        self._heads(part.columns, (CODE, TITLE, MEASURE if part.has_measure else ""), marked=len(part.columns) > 1)
        for row in part.rows:
            self._asked(row)
            if any(cell and cell.code in self._filling.earlier for cell in row.cells):
                self._earlier(row)

    def _asked(self, row: Row) -> None:
        self._labels(row.code, label(row.title, row.star), row.measure)
        for column, cell in enumerate(row.cells, start=LABELS):
            if cell is None:
                self._pen.write(column, "x", self._looks.code)
                continue
            self._answer(column, cell, self._filling.answers.get(cell.code, ""))
            self._places[cell.code] = place = Place(self._pen.sheet, self._pen.row, column)
            check_answers(place, cell)
            mark_wrong(place, cell, self._looks)
            self._book.define_name(name_of(cell.code), f"={place.in_book}")
        self._pen.next(_least_lines(row))

    def _answer(self, column: int, cell: Cell, text: str) -> None:
        put_answer(Place(self._pen.sheet, self._pen.row, column), cell, text, self._looks)
        if cell.kind != "number":
            self._pen.grow(column, text)

    def _earlier(self, row: Row) -> None:
        texts = [f"({row.code})", f"6 tháng đầu năm {EARLIER}", ""]
        texts += [self._filling.earlier.get(cell.code, "") if cell else "" for cell in row.cells]
        for index, text in enumerate(texts):
            self._pen.write(index, text, self._looks.earlier)
        self._pen.next()

    def _listing(self, listing: Listing) -> None:
        # The first label column holds the row's code; the answers stand where all answers stand.
        self._heads(listing.columns, (CODE, "", ""), marked=True)
        if listing.kind == "explanations":
            for number, asked in enumerate(self._filling.asked, start=1):
                self._explained(number, asked, listing)
            return
        given = [*self._filling.difficulties, *((("",) * len(listing.cells),) * _SPARE_ROWS)]
        for number, values in enumerate(given, start=1):
            self._labels(f"{listing.code}{number:02}", "", "")
            for column, (cell, value) in enumerate(zip(listing.cells, values, strict=True), start=LABELS):
                self._answer(column, cell, value)
            self._pen.next(_LISTED_LINES)

    def _explained(self, number: int, asked: Asked, listing: Listing) -> None:
        self._labels(f"{listing.code}{number:02}", "", "")
        for column, text in enumerate((asked.at, asked.figures, asked.question), start=LABELS):
            self._pen.write(column, text, self._looks.label)
        self._answer(LABELS + 3, listing.cells[-1], asked.text)
        self._pen.next(_TALL_LINES)


def _widths(section: Section) -> tuple[int, ...]:
    """The widths of title, measure and answers."""
    measured = any(part.has_measure for part in section.tables)
    most = max(len(columns) for columns in _columns_of(section))
    answers = section.widths or _equal_widths(most)
    answers = (*answers, *(answers[-1:] * (most - len(answers))))
    title = _TITLE_WIDTH if len(answers) < LABELS or measured else 32
    return (title, _MEASURE_WIDTH if measured else _NO_MEASURE_WIDTH, *answers)


def _columns_of(section: Section) -> Iterator[tuple[Column, ...]]:
    yield from (table.columns for table in section.tables)
    if section.listing:
        yield section.listing.columns


def _equal_widths(columns: int) -> tuple[int, ...]:
    """Widths of columns of figures: many are narrow, a single one holds words too."""
    return (44,) if columns == 1 else (20,) * columns if columns < 5 else (12,) * columns


def _least_lines(row: Row) -> int:
    """How much room a row has to write in."""
    if any(cell and cell.tall for cell in row.cells):
        return _TALL_LINES
    return _TASK_LINES if any(cell and cell.path[0] == "tasks" for cell in row.cells) else 1
