"""The form as an Excel workbook: a sheet for each section, codes and labels locked, answers open."""

import io
from collections.abc import Sequence

from plan2015.forms.filling import Asked, Filling
from plan2015.forms.parts import Cell, Column, Form, Listing, Row, Section, Table
from plan2015.forms.wording import (
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
from plan2015.forms.xlsx.looks import Looks, check_answers, put_answer
from plan2015.office.workbook import Workbook, Worksheet, new_workbook

NAME = "p15_"
_LABELS = 3
_SPARE_ROWS = 12
_TITLE_WIDTH, _MEASURE_WIDTH, _NO_MEASURE_WIDTH = 44, 12, 2
_LINE_HEIGHT, _HEAD_HEIGHT, _TASK_HEIGHT, _TALL = 16, 34, 48, 90
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_xlsx(form: Form, filling: Filling, words: Words) -> bytes:
    """The bytes of the form; the same for the same specification and answers."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, words.day, f"{words.title}: {words.organ}")
    writer = _Writer(book, filling, words)
    for section in form.sections:
        if filling.asked or not (section.listing and section.listing.kind == "explanations"):
            writer.section(section)
    writer.foot()
    book.close()
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook, filling: Filling, words: Words) -> None:
        self._book = book
        self._looks = Looks(book)
        self._filling = filling
        self._words = words
        self._sheet: Worksheet = None
        self._row = 0
        self._first = True
        self._widths: tuple[int, ...] = ()

    def section(self, section: Section) -> None:
        """A sheet of its own: who and which form at the top, then the tables."""
        self._sheet = self._book.add_worksheet(f"{section.code}. {section.title}".translate(_FORBIDDEN)[:31])
        self._row = 0
        most = max((len(part.columns) for part in section.tables), default=1)
        measured = any(part.has_measure for part in section.tables)
        self._set_page(section.widths or _equal_widths(most), measured=measured)
        self._text(self._words.identity, self._looks.bold)
        if self._words.illustrative:
            self._text(self._words.illustrative, self._looks.bold)
        if self._first:
            self._head()
            self._first = False
        self._text(heading(section.code, section.title, section.note), self._looks.title)
        if self._words.given_in(section.code):
            self._given()
        for part in section.tables:
            self._table(part)
            self._row += 1
        if section.listing is not None:
            self._listing(section.listing)

    def foot(self) -> None:
        """Who made the form and who signs it, on a sheet of their own: below a listing they would read as its rows."""
        self._sheet = self._book.add_worksheet("Ký")
        self._row = 0
        self._set_page((44,))
        self._text(self._words.identity, self._looks.bold)
        for index, texts in ((1, ("", *FORM_AUTHOR)), (_LABELS, (DATE_LINE, *filter(None, self._words.signer)))):
            for offset, text in enumerate(texts, start=2):
                self._sheet.write_string(offset, index, text, self._looks.wide)

    def _set_page(self, widths: Sequence[int], *, measured: bool = False) -> None:
        sheet = self._sheet
        self._widths = (*widths, *(widths[-1] for _ in range(8)))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 1)
        sheet.set_footer(f"&L{self._words.identity.replace('&', '&&')}&R&P/&N")
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        sheet.set_column(0, 0, 8, self._looks.plain)
        sheet.set_column(1, 1, _TITLE_WIDTH if len(widths) < 3 or measured else 32, self._looks.plain)
        sheet.set_column(2, 2, _MEASURE_WIDTH if measured else _NO_MEASURE_WIDTH, self._looks.plain)
        for index, width in enumerate(widths):
            sheet.set_column(_LABELS + index, _LABELS + index, width, self._looks.plain)

    def _text(self, text: str, look: object, column: int = 0) -> None:
        self._sheet.write_string(self._row, column, text, look)
        self._row += 1

    def _head(self) -> None:
        words, looks = self._words, self._looks
        self._text(words.status, looks.right)
        for left, right in zip((words.above, words.organ), HEAD_LINES, strict=True):
            self._sheet.write_string(self._row, _LABELS, right, looks.bold)
            self._text(left, looks.bold)
        self._row += 1
        for text, look in ((words.title, looks.title), (words.subtitle, looks.bold), (words.route, looks.wide)):
            self._text(text, look)
        self._text(GUIDE_TITLE, looks.bold)
        for text in words.guide:
            self._text(text, looks.wide)
        self._row += 1

    def _given(self) -> None:
        for code, title, text in self._words.given:
            self._labels(code, title, "")
            self._sheet.write_string(self._row, _LABELS, text, self._looks.label)
            self._row += 1

    def _labels(self, code: str, title: str, measure: str) -> None:
        self._sheet.write_string(self._row, 0, code, self._looks.code)
        self._sheet.write_string(self._row, 1, title, self._looks.label)
        self._sheet.write_string(self._row, 2, measure, self._looks.code)

    def _heads(self, columns: Sequence[Column], labels: Sequence[str], *, marked: bool) -> None:
        self._sheet.set_row(self._row, _HEAD_HEIGHT)
        for index, text in enumerate((*labels, *(column.title for column in columns))):
            self._sheet.write_string(self._row, index, text, self._looks.head)
        self._row += 1
        if marked:
            for index, text in enumerate((*("" for _ in labels), *(column.mark for column in columns))):
                self._sheet.write_string(self._row, index, text, self._looks.mark)
            self._row += 1

    def _table(self, part: Table) -> None:
        self._heads(part.columns, (CODE, TITLE, MEASURE if part.has_measure else ""), marked=len(part.columns) > 1)
        for row in part.rows:
            self._asked(row)
            if any(cell and cell.code in self._filling.earlier for cell in row.cells):
                self._earlier(row)

    def _asked(self, row: Row) -> None:
        self._labels(row.code, label(row.title, row.star), row.measure)
        self._set_height(row)
        for index, cell in enumerate(row.cells, start=_LABELS):
            if cell is None:
                self._sheet.write_string(self._row, index, "x", self._looks.code)
                continue
            put_answer(self._sheet, (self._row, index), cell, self._filling.answers.get(cell.code, ""), self._looks)
            check_answers(self._sheet, (self._row, index, self._row, index), cell)
            self._name(cell, index)
        self._row += 1

    def _set_height(self, row: Row) -> None:
        """Room to write in, and for what is written already: a stored height is not adjusted by itself."""
        tall = any(cell and cell.tall for cell in row.cells)
        least = _TALL if tall else _TASK_HEIGHT if any(c and c.path[0] == "tasks" for c in row.cells) else 0
        answers = (self._filling.answers.get(cell.code, "") if cell else "" for cell in row.cells)
        lines = max(_lines(text, width) for text, width in zip(answers, self._widths, strict=False))
        if least or lines > 1:
            self._sheet.set_row(self._row, max(least, lines * _LINE_HEIGHT))

    def _name(self, cell: Cell, column: int) -> None:
        sheet = self._sheet.get_name().replace("'", "''")
        place = f"='{sheet}'!${chr(ord('A') + column)}${self._row + 1}"
        self._book.define_name(NAME + cell.code.replace(".", "_"), place)

    def _earlier(self, row: Row) -> None:
        texts = [f"({row.code})", f"6 tháng đầu năm {EARLIER}", ""]
        texts += [self._filling.earlier.get(cell.code, "") if cell else "" for cell in row.cells]
        for index, text in enumerate(texts):
            self._sheet.write_string(self._row, index, text, self._looks.earlier)
        self._row += 1

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
            self._sheet.set_row(self._row, _TASK_HEIGHT)
            for index, (cell, value) in enumerate(zip(listing.cells, values, strict=True), start=_LABELS):
                put_answer(self._sheet, (self._row, index), cell, value, self._looks)
            self._row += 1

    def _explained(self, number: int, asked: Asked, listing: Listing) -> None:
        self._labels(f"{listing.code}{number:02}", "", "")
        self._sheet.set_row(self._row, _TALL)
        for index, text in enumerate((asked.at, asked.figures, asked.question), start=_LABELS):
            self._sheet.write_string(self._row, index, text, self._looks.label)
        put_answer(self._sheet, (self._row, _LABELS + 3), listing.cells[-1], asked.text, self._looks)
        self._row += 1


def _equal_widths(columns: int) -> tuple[int, ...]:
    """Widths of columns of figures: many are narrow, a single one holds words too."""
    return (44,) if columns == 1 else (20,) * columns if columns < 5 else (12,) * columns


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column."""
    return sum(1 + int(len(line) * 1.1) // width for line in text.split("\n"))
