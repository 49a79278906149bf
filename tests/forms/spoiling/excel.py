"""A filled workbook that can be spoilt, its cells changed with openpyxl."""

import copy
import io
import re
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook.defined_name import DefinedName

Row = tuple[Any, int]
_NAME = re.compile(r"'?(?P<sheet>.+?)'?!\$(?P<column>[A-Z]+)\$(?P<row>[0-9]+)")


class ExcelForm:
    """The rows of a workbook by their codes; `moves`: names of cells follow their cells, as in Excel itself."""

    def __init__(self, data: bytes, *, bare: bool = False, moves: bool = False) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self._moves = moves
        if bare:
            self.strip_marks()

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    # looking
    def text(self, cell: Any) -> str:
        return "" if cell.value is None else str(cell.value).strip()

    def row(self, code: str) -> Row:
        for sheet in self.book.worksheets:
            for number in range(1, sheet.max_row + 1):
                if self.text(sheet.cell(number, 1)) == code:
                    return sheet, number
        raise LookupError(code)

    def cells(self, row: Row) -> list[Any]:
        sheet, number = row
        return [sheet.cell(number, column) for column in range(1, sheet.max_column + 1)]

    def heads(self, code: str) -> list[Row]:
        sheet, number = self.row(code)
        top = next(n for n in range(number, 0, -1) if self.text(sheet.cell(n, 1)) == "Mã")
        marked = not self.text(sheet.cell(top + 1, 1))
        return [(sheet, top), *([(sheet, top + 1)] if marked else [])]

    def rows_of(self, code: str) -> list[Row]:
        sheet, top = self.heads(code)[0]
        found = []
        for number in range(top, sheet.max_row + 1):
            if not any(self.text(cell) for cell in self.cells((sheet, number))):
                break
            found.append((sheet, number))
        return found

    def answer_cell(self, code: str, index: int) -> Any:
        sheet, number = self.row(code)
        return sheet.cell(number, 4 + index)

    def labels(self, code: str) -> int:
        return 3 if code else 0

    # changing
    def _shift(self, sheet: Any, *, row: int = 0, column: int = 0, by: int = 1) -> None:
        """Names that follow their cells; those of deleted cells go."""
        for name, defined in list(self.book.defined_names.items()) if self._moves else ():
            match = _NAME.fullmatch(defined.attr_text)
            if not match or match["sheet"].replace("''", "'") != sheet.title:
                continue
            at_row, at_column = int(match["row"]), openpyxl.utils.column_index_from_string(match["column"])
            if by < 0 and (at_row == row or at_column == column):
                del self.book.defined_names[name]
                continue
            at_row += by if row and at_row >= row else 0
            at_column += by if column and at_column >= column else 0
            text = f"'{match['sheet']}'!${letter(at_column)}${at_row}"
            self.book.defined_names[name] = DefinedName(name, attr_text=text)

    def delete_row(self, row: Row) -> None:
        sheet, number = row
        sheet.delete_rows(number)
        self._shift(sheet, row=number, by=-1)

    def delete_column(self, code: str, at: int) -> None:
        sheet, _ = self.row(code)
        sheet.delete_cols(at + 1)
        self._shift(sheet, column=at + 1, by=-1)

    def insert_column(self, code: str, at: int, text: str) -> None:
        heads, rows = self.heads(code), self.rows_of(code)
        sheet, _ = rows[0]
        sheet.insert_cols(at + 1)
        self._shift(sheet, column=at + 1)
        for number in (number for _, number in rows):
            sheet.cell(number, at + 1).value = "TT" if (sheet, number) in heads else text

    def insert_row(self, code: str, texts: list[str]) -> None:
        sheet, number = self.row(code)
        sheet.insert_rows(number + 1)
        self._shift(sheet, row=number + 1)
        for column, text in enumerate(texts, start=1):
            sheet.cell(number + 1, column).value = text

    def set_text(self, cell: Any, *pieces: tuple[str, str]) -> None:
        if all(look == "" for _, look in pieces):
            cell.value = "".join(text for text, _ in pieces)
        elif len(pieces) == 1:
            cell.value = pieces[0][0]
            if pieces[0][1] == "hidden":
                cell.number_format = ";;;"
            cell.font = Font(
                strike=pieces[0][1] == "struck", vertAlign="superscript" if pieces[0][1] == "raised" else None
            )
        else:
            fonts = {"": InlineFont(), "struck": InlineFont(strike=True), "raised": InlineFont(vertAlign="superscript")}
            cell.value = CellRichText(*(TextBlock(fonts[look], text) for text, look in pieces if look in fonts))

    def beside(self, cell: Any, text: str, *, before: bool) -> None:
        cell.value = f"{text}{self.text(cell)}" if before else f"{self.text(cell)}{text}"

    def sort_rows(self, code: str) -> None:
        rows = [row for row in self.rows_of(code) if row not in self.heads(code)]
        values = [[cell.value for cell in self.cells(row)] for row in rows]
        for row, kept in zip(rows, reversed(values), strict=True):
            for cell, value in zip(self.cells(row), kept, strict=True):
                cell.value = value

    def swap_columns(self, code: str, one: int, two: int, *, heads: bool = True) -> None:
        for row in (row for row in self.rows_of(code) if heads or row not in self.heads(code)):
            cells = self.cells(row)
            cells[one].value, cells[two].value = cells[two].value, cells[one].value

    def merge_right(self, code: str, index: int) -> None:
        cell = self.answer_cell(code, index)
        cell.parent.merge_cells(
            start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=cell.column + 1
        )

    def merge_down(self, code: str, below: str, index: int) -> None:
        cell, other = self.answer_cell(code, index), self.answer_cell(below, index)
        cell.parent.merge_cells(start_row=cell.row, end_row=other.row, start_column=cell.column, end_column=cell.column)

    def split_table(self, code: str) -> None:
        sheet, number = self.row(code)
        sheet.insert_rows(number)
        self._shift(sheet, row=number)

    def join_next(self, code: str, *, heads: bool) -> None:
        """The table of another sheet put below this one."""
        sheet, number = self.rows_of(code)[-1]
        others = self.book.worksheets
        source = others[(others.index(sheet) + 1) % len(others)]
        for row in list(source.iter_rows()):
            first = self.text(row[0])
            if re.fullmatch(r"[A-Z][0-9.]+", first) or (heads and (first == "Mã" or self.text(row[3]).startswith("."))):
                number += 1
                sheet.insert_rows(number)
                for cell in row:
                    sheet.cell(number, cell.column).value = cell.value
        self.book.remove(source)

    def copy_row(self, code: str) -> Row:
        sheet, number = self.row(code)
        _, last = self.rows_of(code)[-1]
        sheet.insert_rows(last + 1)
        self._shift(sheet, row=last + 1)
        for cell in self.cells((sheet, number)):
            sheet.cell(last + 1, cell.column).value = cell.value
        return sheet, last + 1

    def copy_cell(self, source: tuple[str, int], target: tuple[str, int]) -> None:
        self.answer_cell(*target).value = self.answer_cell(*source).value

    def strip_marks(self) -> None:
        for name in list(self.book.defined_names):
            del self.book.defined_names[name]

    def stack(self) -> None:
        """All sheets in the first, one below the other."""
        first, *others = self.book.worksheets
        for sheet in others:
            base = first.max_row + 1
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        target = first.cell(base + cell.row, cell.column)
                        target.value, target.number_format = cell.value, copy.copy(cell.number_format)
            self.book.remove(sheet)

    def reverse_tables(self) -> None:
        self.book._sheets.reverse()

    def paste_table(self, rows: list[list[str]]) -> None:
        sheet = self.book.create_sheet("Kèm theo")
        for texts in rows:
            sheet.append(texts)

    def comment(self, text: str) -> None:
        self.book.worksheets[0]["D20"].comment = Comment(text, "x")
