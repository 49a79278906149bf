"""What a Word file shows, as tables with places and text around them; python-docx is no help, it skips controls."""

import re
from collections.abc import Iterator

from plan2015.forms.ballot import Witness
from plan2015.forms.docx.controls import BOOKMARK
from plan2015.forms.docx.fonts import Fonts
from plan2015.forms.docx.text import TextReader
from plan2015.forms.docx.tree import content_of, value
from plan2015.forms.gate import FormRefusedError, Package
from plan2015.forms.grid import NO_ASIDE, Content, Finding, Grid, GridCell, Loose
from plan2015.office.word.markup import w
from plan2015.office.xml import Element, local, parse

_NAME_CODE = re.compile(r"([A-Z](?:[0-9]+|\.[0-9])(?:\.[0-9]+)?) · ")
_MARGINS = (("word/header", "đầu trang"), ("word/footer", "cuối trang"))
_NOTES = (
    ("word/footnotes.xml", "footnote", "chú thích cuối trang"),
    ("word/endnotes.xml", "endnote", "chú thích cuối văn bản"),
    ("word/comments.xml", "comment", "nhận xét bên lề"),
)


def read_docx(package: Package) -> Content:
    """Everything a Word file shows; a file without a body is refused."""
    document = package.part("word/document.xml") or package.part("word/document2.xml")
    body = parse(document).find(w("body")) if document else None
    if body is None:
        raise FormRefusedError("tệp Word không có nội dung; xin đơn vị gửi lại biểu đã điền")
    return _Reader(package).read(body)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._texts = TextReader(Fonts(package.part("word/styles.xml")))
        self._content = Content()
        self._cells: dict[Element, GridCell] = {}
        self._numbers: dict[Element, int] = {}
        self._aside = NO_ASIDE

    def read(self, body: Element) -> Content:
        self._numbers = {cell: number for number, cell in enumerate(body.iter(w("tc")))}
        paragraphs = 0
        for element in content_of(body):
            if local(element) == "tbl":
                self._read_table(element)
            elif local(element) == "p":
                paragraphs += 1
                self._add_loose(f"đoạn {paragraphs}", self._text(element, f"đoạn {paragraphs}"))
        self._read_tags(body)
        self._read_bookmarks(body)
        self._read_margins()
        self._read_notes()
        if self._texts.revised or any(local(e) in ("ins", "del") for e in body.iter(w("ins"), w("del"))):
            self._content.findings.append(
                Finding("note", "toàn biểu", "có sửa đổi đang theo dõi: đã lấy chữ chèn thêm, bỏ chữ đã xóa")
            )
        return self._content

    def _add_loose(self, place: str, text: str) -> None:
        if text.strip():
            self._content.loose.append(Loose(place, text))

    def _text(self, element: Element, place: str) -> str:
        """The text of an element; what floats beside it or was made readable is noted with its place."""
        text = self._texts.text(element)
        self._aside = self._texts.aside
        for box in self._texts.boxes:
            self._add_loose(f"hộp văn bản ở {place}", box)
        self._content.converted += [(place, *found) for found in self._texts.converted]
        self._texts.boxes, self._texts.converted = [], []
        return text

    def _read_table(self, table: Element) -> None:
        grid = Grid(f"bảng {len(self._content.grids) + 1}")
        self._content.grids.append(grid)
        number = 0
        for row in content_of(table):
            if local(row) != "tr" or row.find(f"{w('trPr')}/{w('del')}") is not None:
                self._texts.revised = self._texts.revised or local(row) == "tr"
                continue
            number += 1
            grid.rows.append(list(self._read_row(row, f"{grid.place}, dòng {number}")))

    def _read_row(self, row: Element, place: str) -> Iterator[GridCell]:
        column = int(value(row.find(f"{w('trPr')}/{w('gridBefore')}")) or 0)
        for cell in content_of(row):
            if local(cell) != "tc":
                continue
            properties = cell.find(w("tcPr"))
            span = _span(properties)
            text = self._text(cell, place)
            found = GridCell(column, text, place, span, _is_joined(properties), _hidden_day(cell), self._aside)
            found.where = str(self._numbers[cell])
            self._cells[cell] = found
            column += span
            yield found

    def _read_tags(self, body: Element) -> None:
        for control in body.iter(w("sdt")):
            inside = control.find(w("sdtContent"))
            for code in _stated_codes(control.find(w("sdtPr"))) if inside is not None else ():
                self._state(Witness.CONTROL, code, control, inside)

    def _read_bookmarks(self, body: Element) -> None:
        for mark in body.iter(w("bookmarkStart")):
            name = value(mark, "name") or ""
            if name.startswith(BOOKMARK):
                code = name.removeprefix(BOOKMARK).replace("_", ".")
                self._state(Witness.BOOKMARK, code, mark, next(mark.iterancestors(w("p")), None))

    def _state(self, witness: Witness, code: str, element: Element, inside: Element | None) -> None:
        """Notes at the table cell that something stands in or around which code it names; else at its own text."""
        around = list(element.iterancestors(w("tc")))
        cell = next((self._cells[above] for above in around if above in self._cells), None)
        if cell is None and around:
            return  # a row that was deleted while changes were tracked
        if cell is None and inside is not None:
            below = [self._cells[found] for found in inside.iter(w("tc")) if found in self._cells]
            if len(below) > 1:
                return  # a section whose rows repeat
            cell = below[0] if below else self._floating(code, inside)
        if cell is not None:
            cell.state(witness, code)

    def _floating(self, code: str, inside: Element) -> GridCell:
        known = self._content.floating
        if code not in known:
            place = f"ngoài bảng, ô nhập {code}"
            text = self._text(inside, place)
            known[code] = GridCell(0, text, place, aside=self._aside)
        return known[code]

    def _read_margins(self) -> None:
        for name, part in self._package.parts.items():
            place = next((place for start, place in _MARGINS if name.startswith(start)), None)
            for paragraph in parse(part).iter(w("p")) if place else ():
                self._add_loose(place or "", self._text(paragraph, place or ""))

    def _read_notes(self) -> None:
        for name, tag, place in _NOTES:
            part = self._package.part(name)
            for note in parse(part).iter(w(tag)) if part else ():
                self._add_loose(place, self._text(note, place))


def _span(properties: Element | None) -> int:
    stated = value(properties.find(w("gridSpan"))) if properties is not None else None
    return max(1, min(int(stated), 63)) if stated and stated.isdecimal() else 1


def _is_joined(properties: Element | None) -> bool:
    merge = properties.find(w("vMerge")) if properties is not None else None
    return merge is not None and value(merge) in (None, "continue")


def _hidden_day(cell: Element) -> str:
    picker = cell.find(f".//{w('sdtPr')}/{w('date')}")
    return (value(picker, "fullDate") or "")[:10]


def _stated_codes(properties: Element | None) -> set[str]:
    """The codes that a control carries: as its tag, and at the head of its name, where a converter may leave them."""
    if properties is None:
        return set()
    match = _NAME_CODE.match(value(properties.find(w("alias"))) or "")
    return {code for code in (value(properties.find(w("tag"))), match and match[1]) if code}
