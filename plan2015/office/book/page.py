"""A sheet of our own in a workbook that others wrote: lines of text, some of them links, some to be filled in."""

from collections.abc import Sequence
from typing import NamedTuple

from plan2015.office.book.book import S
from plan2015.office.word.markup import clean, quoted

_LINE, _FIT = 15.75, 1.15
_SMALL = '<rPr><sz val="7"/><color rgb="FFA6A6A6"/><rFont val="Times New Roman"/></rPr>'


class Line(NamedTuple):
    """A cell of the sheet: its text, its look, the place of the book it leads to; alone in a row it runs on behind."""

    text: str
    look: int
    to: str = ""
    small: str = ""
    """What follows the text, small and grey."""


def sheet_part(rows: Sequence[Sequence[Line]], widths: Sequence[float], *, shown: bool = False) -> bytes:
    """The part of a sheet with some rows, locked but for what its looks open; printed across, as wide as the page."""
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, start=1))
    links = "".join(
        f'<hyperlink ref="{_at(r, c)}" location="{quoted(cell.to)}"/>'
        for r, row in enumerate(rows, start=1)
        for c, cell in enumerate(row)
        if cell.to
    )
    data = "".join(_row(number, row, widths) for number, row in enumerate(rows, start=1))
    selected = ' tabSelected="1"' if shown else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{S}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView{selected} workbookViewId="0"/></sheetViews><cols>{columns}</cols>'
        f"<sheetData>{data}</sheetData>"
        '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row(number: int, row: Sequence[Line], widths: Sequence[float]) -> str:
    room = [max(int(width * _FIT), 1) for width in widths]
    wrapped = ((len(cell.text + cell.small), room[c]) for c, cell in enumerate(row) if len(row) > 1)
    lines = max((-(-length // width) for length, width in wrapped), default=1)
    cells = "".join(_cell(_at(number, c), cell) for c, cell in enumerate(row))
    return f'<row r="{number}" ht="{max(lines, 1) * _LINE + 1}">{cells}</row>'


def _cell(at: str, cell: Line) -> str:
    if not cell.text:
        return f'<c r="{at}" s="{cell.look}"/>'
    text = f'<t xml:space="preserve">{quoted(clean(cell.text))}</t>'
    if cell.small:
        small = f'<t xml:space="preserve">{quoted(clean(cell.small))}</t>'
        text = f"<r>{text}</r><r>{_SMALL}{small}</r>"
    return f'<c r="{at}" s="{cell.look}" t="inlineStr"><is>{text}</is></c>'


def _at(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row}"
