"""Writes a sheet of the workbook row by row, each as high as its texts need."""

from collections.abc import Sequence
from textwrap import wrap

from plan2015.office.workbook import Worksheet

LABELS = 3
"""The columns before the answers: code, title, measure."""
_CODE_WIDTH, _LINE_HEIGHT, _ALONE = 8, 16, 19


class Pen:
    """One sheet, protected and set up for a page of A4 across, and the row that is being written."""

    def __init__(self, sheet: Worksheet, plain: object, widths: Sequence[int], footer: str) -> None:
        self.sheet = sheet
        self.row = 0
        self._lines = 1
        self._widths = (_CODE_WIDTH, *widths)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{footer.replace('&', '&&')}&R&P/&N")
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        for index, width in enumerate(self._widths):
            sheet.set_column(index, index, width, plain)

    def line(self, text: str, look: object) -> None:
        """A text over the whole width of the sheet, on a row of its own."""
        self.sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", look)
        self.sheet.write_string(self.row, 0, text, look)
        self.sheet.set_row(self.row, max(_ALONE, _lines(text, sum(self._widths)) * _LINE_HEIGHT))
        self.row += 1

    def write(self, column: int, text: str, look: object) -> None:
        """A text in a cell of the row."""
        self.sheet.write_string(self.row, column, text, look)
        self.grow(column, text)

    def grow(self, column: int, text: str) -> None:
        """Makes the row as high as a text in one of its columns needs."""
        self._lines = max(self._lines, _lines(text, self._widths[column]))

    def next(self, least: int = 1) -> None:
        """Ends the row, with room for at least so many lines."""
        if (lines := max(self._lines, least)) > 1:
            self.sheet.set_row(self.row, lines * _LINE_HEIGHT)
        self.row += 1
        self._lines = 1


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column; rather one more than one less."""
    return sum(max(1, len(wrap(line, max(int(width * 0.95), 1)))) for line in text.split("\n"))
