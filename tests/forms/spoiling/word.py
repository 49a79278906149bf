"""A filled Word form that can be spoilt, its markup changed with lxml."""

import copy
import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = {"struck": ("strike", None), "hidden": ("vanish", None), "raised": ("vertAlign", "superscript")}
Row = Any


def run(text: str, look: str = "") -> Any:
    made = etree.Element(W + "r")
    if look:
        name, stated = _LOOKS[look]
        mark = etree.SubElement(etree.SubElement(made, W + "rPr"), W + name)
        if stated:
            mark.set(W + "val", stated)
    piece = etree.SubElement(made, W + "t")
    piece.text = text
    piece.set(_SPACE, "preserve")
    return made


def cell(text: str) -> Any:
    made = etree.Element(W + "tc")
    etree.SubElement(made, W + "p").append(run(text))
    return made


class WordForm:
    """The tables of a Word form by the codes of their rows."""

    def __init__(self, data: bytes, *, bare: bool = False) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(W + "body")
        if bare:
            self.strip_marks()

    def bytes(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in {**self.parts, "word/document.xml": etree.tostring(self.root)}.items():
                archive.writestr(name, part)
        return out.getvalue()

    # looking
    def tables(self) -> list[Any]:
        return list(self.body.iter(W + "tbl"))

    def rows_of(self, table: Any) -> list[Row]:
        return [r for r in table.iter(W + "tr") if next(r.iterancestors(W + "tbl")) is table]

    def cells(self, row: Row) -> list[Any]:
        return list(row.iterchildren(W + "tc"))

    def text(self, tc: Any) -> str:
        return "".join(t.text or "" for t in tc.iter(W + "t")).strip()

    def row(self, code: str) -> Row:
        return next(r for r in self.body.iter(W + "tr") if self.cells(r) and self.text(self.cells(r)[0]) == code)

    def table(self, code: str) -> Any:
        return next(self.row(code).iterancestors(W + "tbl"))

    def heads(self, code: str) -> list[Row]:
        found = []
        for row in self.rows_of(self.table(code)):
            if self.text(self.cells(row)[0]) not in ("Mã", ""):
                break
            found.append(row)
        return found

    def answer_cell(self, code: str, index: int) -> Any:
        cells = self.cells(self.row(code))
        width = len(self.cells(self.heads(code)[0]))
        return cells[self.labels(code) + index] if len(cells) == width else cells[index]

    def labels(self, code: str) -> int:
        texts = [self.text(tc) for tc in self.cells(self.heads(code)[0])]
        return 3 if "Đơn vị tính" in texts else 1 if code[0] in "LM" and code != "L00" else 2

    # changing
    def delete_row(self, row: Row) -> None:
        row.getparent().remove(row)

    def delete_column(self, code: str, at: int) -> None:
        for row in self.rows_of(self.table(code)):
            cells = self.cells(row)
            if at < len(cells):
                row.remove(cells[at])

    def insert_column(self, code: str, at: int, text: str) -> None:
        heads = self.heads(code)
        for row in self.rows_of(self.table(code)):
            cells = self.cells(row)
            if at < len(cells):
                cells[at].addprevious(cell(text if row not in heads else "TT"))

    def insert_row(self, code: str, texts: list[str]) -> None:
        made = etree.Element(W + "tr")
        for text in texts:
            made.append(cell(text))
        self.row(code).addnext(made)

    def set_text(self, tc: Any, *pieces: tuple[str, str]) -> None:
        """Other text where the old stood: in the content control if there is one."""
        control = next(tc.iter(W + "sdt"), None)
        inside = control.find(W + "sdtContent") if control is not None else tc.find(W + "p")
        for old in list(inside):
            if old.tag not in (W + "pPr", W + "bookmarkStart", W + "bookmarkEnd"):
                inside.remove(old)
        for text, look in pieces:
            inside.append(run(text, look))

    def beside(self, tc: Any, text: str, *, before: bool) -> None:
        """Text typed before or behind the content control."""
        paragraph = tc.find(W + "p")
        if not before:
            paragraph.append(run(text))
            return
        first = next(child for child in paragraph if child.tag != W + "pPr")
        first.addprevious(run(text))

    def sort_rows(self, code: str) -> None:
        rows = [row for row in self.rows_of(self.table(code)) if row not in self.heads(code)]
        table = self.table(code)
        for row in reversed(rows):
            table.append(row)

    def swap_columns(self, code: str, one: int, two: int, *, heads: bool = True) -> None:
        head = self.heads(code)
        for row in self.rows_of(self.table(code)):
            cells = self.cells(row)
            if max(one, two) < len(cells) and (heads or row not in head):
                first, second = copy.deepcopy(cells[one]), copy.deepcopy(cells[two])
                row.replace(cells[one], second)
                row.replace(cells[two], first)

    def merge_right(self, code: str, index: int) -> None:
        one, two = self.answer_cell(code, index), self.answer_cell(code, index + 1)
        properties = one.find(W + "tcPr")
        etree.SubElement(properties, W + "gridSpan").set(W + "val", "2")
        for paragraph in two.findall(W + "p"):
            one.append(paragraph)
        two.getparent().remove(two)

    def merge_down(self, code: str, below: str, index: int) -> None:
        one, two = self.answer_cell(code, index), self.answer_cell(below, index)
        etree.SubElement(one.find(W + "tcPr"), W + "vMerge").set(W + "val", "restart")
        etree.SubElement(two.find(W + "tcPr"), W + "vMerge")
        for paragraph in two.findall(W + "p"):
            one.append(paragraph)
        etree.SubElement(two, W + "p")

    def split_table(self, code: str) -> None:
        table, row = self.table(code), self.row(code)
        second = etree.Element(W + "tbl")
        rows = self.rows_of(table)
        for later in rows[rows.index(row) :]:
            second.append(later)
        table.addnext(second)
        table.addnext(etree.Element(W + "p"))

    def join_next(self, code: str, *, heads: bool) -> None:
        """Takes the paragraphs between a table and the next away, and the head of the second, or not."""
        table = self.table(code)
        tables = [t for t in self.tables() if t.getparent() is self.body]
        second = tables[tables.index(table) + 1]
        for row in self.rows_of(second):
            first = self.text(self.cells(row)[0])
            if heads or first not in ("Mã", ""):
                table.append(row)
        second.getparent().remove(second)

    def copy_row(self, code: str) -> Row:
        made = copy.deepcopy(self.row(code))
        self.rows_of(self.table(code))[-1].addnext(made)
        return made

    def copy_cell(self, source: tuple[str, int], target: tuple[str, int]) -> None:
        made, old = copy.deepcopy(self.answer_cell(*source)), self.answer_cell(*target)
        old.getparent().replace(old, made)

    def strip_marks(self) -> None:
        """What Google's converter leaves: no controls, no bookmarks."""
        for control in list(self.root.iter(W + "sdt")):
            parent, at = control.getparent(), control.getparent().index(control)
            for child in list(control.find(W + "sdtContent")):
                parent.insert(at, child)
                at += 1
            parent.remove(control)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(self.root.iter(W + name)):
                mark.getparent().remove(mark)

    def stack(self) -> None:
        """All tables in one."""
        first, *others = [t for t in self.tables() if t.getparent() is self.body]
        for table in others:
            for row in list(table):
                if row.tag in (W + "tr", W + "sdt"):
                    first.append(row)
            table.getparent().remove(table)

    def reverse_tables(self) -> None:
        tables = [t for t in self.tables() if t.getparent() is self.body]
        marks = [etree.Element("mark") for _ in tables]
        for table, mark in zip(tables, marks, strict=True):
            self.body.replace(table, mark)
        for table, mark in zip(reversed(tables), marks, strict=True):
            self.body.replace(mark, table)

    def paste_table(self, rows: list[list[str]]) -> None:
        made = etree.Element(W + "tbl")
        for texts in rows:
            row = etree.SubElement(made, W + "tr")
            row.extend(cell(text) for text in texts)
        self.body.insert(len(self.body) - 1, made)

    def comment(self, text: str) -> None:
        comment = f'<w:comment w:id="0"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        self.parts["word/comments.xml"] = f'<w:comments xmlns:w="{W[1:-1]}">{comment}</w:comments>'.encode()
