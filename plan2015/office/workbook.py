"""The door to XlsxWriter: workbooks with the same bytes each time, in which text never becomes a formula."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plan2015.office.word.archive import pack

__all__ = ["Workbook", "Worksheet", "data_sheet", "let_rows_grow", "new_workbook", "table_sheet"]

Value = str | int | Decimal | float | None
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EDEDED"}
_CELL = {"text_wrap": True, "valign": "top", "border": 1}


def data_sheet(rows: Iterable[Sequence[Value]], day: date) -> bytes:
    """A bare sheet of values, as a chart embeds it."""
    stream = io.BytesIO()
    with new_workbook(stream, day) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, None)
    return stream.getvalue()


def table_sheet(
    title: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Value]], day: date
) -> bytes:
    """A printed table: head frozen and repeated, landscape, as wide as the page."""
    stream = io.BytesIO()
    with new_workbook(stream, day) as book:
        sheet, head, cell = book.add_worksheet(title[:31]), book.add_format(_HEAD), book.add_format(_CELL)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, cell)
        sheet.autofilter(0, 0, max(number, 1) if rows else 1, len(heads) - 1)
    return stream.getvalue()


def new_workbook(stream: io.BytesIO, day: date, title: str = "") -> Workbook:
    """An empty workbook; `day` is the one it says it was made on, because a clock would change its bytes."""
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    titled = {"title": title} if title else {}
    book.set_properties({**titled, "author": "plan2015", "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    return book


def let_rows_grow(book: bytes) -> bytes:
    """A workbook whose rows begin as high as they were set and grow with what is typed into them.

    XlsxWriter marks each height as a person's own, and such a row cuts what does not fit, also on paper.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = {name: data.replace(b' customHeight="1"', b"") for name, data in parts.items() if "/worksheets/" in name}
    return pack({**parts, **sheets})


def _write(sheet: Worksheet, row: int, column: int, value: Value, looks: object) -> None:
    if value is None:
        sheet.write_blank(row, column, None, looks)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, looks)
    else:
        sheet.write_number(row, column, value, looks)
