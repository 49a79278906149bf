"""What a workbook shows, sheet by sheet; read straight from its XML behind the gate, so that a cell costs a cell."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plan2015.forms.ballot import Witness
from plan2015.forms.gate import FormRefusedError, Package
from plan2015.forms.grid import NO_ASIDE, Aside, Content, Finding, Grid, GridCell, Loose
from plan2015.forms.legacy_fonts import convert, encoding_of, is_unicode
from plan2015.forms.wording import CHECK_SHEET
from plan2015.forms.xlsx.merges import Area, areas_of, join
from plan2015.forms.xlsx.names import code_of
from plan2015.forms.xlsx.pen import LABELS
from plan2015.forms.xlsx.styles import CellStyle, read_styles, run_style
from plan2015.forms.xlsx.values import number_text, unescape
from plan2015.office.xml import Element, local, parse

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_DEFINED = re.compile(r"'?(?P<sheet>.+?)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]+)")
_MARGIN_CODES = re.compile(r"&(?:[LCRPNDTFAZ]|\"[^\"]*\"|[0-9]+)|&(?=&)")
_MOST_ROWS, _MOST_COLUMNS = 3000, 60
_FEWEST_COLUMNS = 12
_CHECKS = f"trang “{CHECK_SHEET}”, "

Piece = tuple[str, str | None, str | None]
"""A stretch of text, the font it states for itself, and its look: struck, raised, or that of the cell (None)."""


def read_xlsx(package: Package) -> Content:
    """Everything a workbook shows."""
    book = package.part("xl/workbook.xml")
    if book is None:
        raise FormRefusedError("tệp Excel không có nội dung; xin đơn vị gửi lại biểu đã điền")
    return _Reader(package, parse(book)).read()


class _Reader:
    def __init__(self, package: Package, book: Element) -> None:
        self._package = package
        self._book = book
        self._content = Content(labels=LABELS)
        self._aside = NO_ASIDE
        self._strings = _shared_strings(package.part("xl/sharedstrings.xml"))
        self._styles = read_styles(package.part("xl/styles.xml"))
        self._from_1904 = any(local(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in book.iter())
        self._by_place: dict[tuple[str, str], GridCell] = {}

    def read(self) -> Content:
        targets = _targets(self._package.part("xl/_rels/workbook.xml.rels"))
        for sheet in self._book.iter():
            if local(sheet) != "sheet":
                continue
            name = sheet.get("name") or "?"
            target = targets.get(sheet.get(_RELATION) or "", "")
            part = self._package.part(target)
            if part is None:
                continue
            if sheet.get("state") in ("hidden", "veryHidden"):
                self._content.findings.append(Finding("note", f"trang “{name}”", "trang bị ẩn: vẫn được đọc"))
            self._read_sheet(name, target.lower(), parse(part))
        self._read_names()
        self._read_comments()
        return self._content

    def _read_sheet(self, name: str, target: str, root: Element) -> None:
        grid = Grid(f"trang “{name}”")
        self._content.grids.append(grid)
        areas = areas_of(root, _index)
        self._read_margins(name, root)
        number = 0
        for row in root.iter():
            if local(row) != "row":
                continue
            number = int(row.get("r") or number + 1)
            cells = dict(self._read_cells(row, name, number))
            if any(cell.text or cell.aside is not NO_ASIDE for cell in cells.values()):
                grid.rows.append(self._whole_row(cells, areas, name, number))
                for cell in grid.rows[-1]:
                    cell.where = f"{target}!{_letters(cell.column)}{number}"
            if len(grid.rows) > _MOST_ROWS:
                raise FormRefusedError("trang tính có quá nhiều dòng so với một biểu; xóa các dòng thừa rồi lưu lại")

    def _read_margins(self, name: str, root: Element) -> None:
        """What is printed above and below the pages of a sheet: there too the form says whose it is."""
        for part in root.iter():
            if local(part) in ("oddHeader", "oddFooter") and part.text:
                text = _MARGIN_CODES.sub(" ", part.text).strip()
                self._content.margins.append(Loose(f"trang “{name}”, lề trang in", text))

    def _read_cells(self, row: Element, sheet: str, number: int) -> Iterator[tuple[int, GridCell]]:
        column = -1
        for cell in row:
            if local(cell) != "c":
                continue
            match = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _index(match[1]) if match else column + 1
            if column < _MOST_COLUMNS:
                place = f"trang “{sheet}”, ô {_letters(column)}{number}"
                text = self._text(cell, place)
                yield column, GridCell(column, text, place, aside=self._aside)
            elif self._text(cell, sheet):
                self._content.loose.append(Loose(f"trang “{sheet}”, dòng {number}", self._text(cell, sheet)))

    def _whole_row(self, cells: dict[int, GridCell], areas: list[Area], sheet: str, number: int) -> list[GridCell]:
        """The cells of a row without gaps: what a sheet does not store is an empty cell, not a missing one."""
        last = max(_FEWEST_COLUMNS, *cells)
        for column in range(last + 1):
            if column not in cells:
                cells[column] = GridCell(column, "", f"trang “{sheet}”, ô {_letters(column)}{number}")
        whole = join([cells[column] for column in sorted(cells)], areas, number)
        for cell in whole:
            for column in range(cell.column, cell.column + cell.span):
                self._by_place[sheet, f"{_letters(column)}{number}"] = cell
        return whole

    def _text(self, cell: Element, place: str) -> str:
        """The text of a cell; what its look takes out of it is remembered beside."""
        style = self._style(cell)
        pieces = self._pieces_of(cell, style, place)
        if style.look or any(look for _, _, look in pieces):
            pieces, self._aside = _set_aside(
                [(text, font, style.look if look is None else look) for text, font, look in pieces]
            )
        else:
            self._aside = NO_ASIDE
        return self._readable(pieces, style.font, place)

    def _pieces_of(self, cell: Element, style: CellStyle, place: str) -> list[Piece]:
        kind = cell.get("t") or "n"
        stored = next((child.text or "" for child in cell if local(child) == "v"), "")
        formula = next((child for child in cell if local(child) == "f"), None)
        if formula is not None and place.startswith(_CHECKS):
            return []  # our own checks, worked out anew by whoever opens the file
        if formula is not None:
            self._tell_formula(place, stored)
            if not stored:
                return [(f"={formula.text or ''}", None, None)]
        if kind == "s":
            return self._strings[int(stored)] if stored.isdecimal() and int(stored) < len(self._strings) else []
        if kind == "inlineStr":
            return [piece for child in cell if local(child) == "is" for piece in _pieces(child)]
        if kind == "n":
            number = {"is_day": style.is_day, "is_percent": style.is_percent, "from_1904": self._from_1904}
            return [(number_text(stored, **number), None, None)] if stored else []
        return [({"1": "TRUE", "0": "FALSE"}.get(stored, stored) if kind == "b" else unescape(stored), None, None)]

    def _style(self, cell: Element) -> CellStyle:
        number = cell.get("s") or ""
        return self._styles[int(number)] if number.isdecimal() and int(number) < len(self._styles) else CellStyle()

    def _tell_formula(self, place: str, stored: str) -> None:
        text = "ô có công thức: lấy kết quả đang hiện" if stored else "ô có công thức chưa có kết quả: giữ công thức"
        self._content.findings.append(Finding("note" if stored else "error", place, text))

    def _readable(self, pieces: list[Piece], font: str | None, place: str) -> str:
        whole = "".join(text for text, _, _ in pieces)
        if whole.isascii() or is_unicode(whole):
            return whole.strip()
        return "".join(self._converted(text, own or font, place) for text, own, _ in pieces).strip()

    def _converted(self, text: str, font: str | None, place: str) -> str:
        encoding, capitals = encoding_of(font)
        after = convert(text, encoding, capitals=capitals) if encoding else text
        if after != text:
            self._content.converted.append((place, font or "", text, after))
        return after

    def _read_names(self) -> None:
        for defined in self._book.iter():
            code = code_of(defined.get("name") or "") if local(defined) == "definedName" else None
            if code is None:
                continue
            match = _DEFINED.fullmatch(defined.text or "")
            cell = (
                self._by_place.get((match["sheet"].replace("''", "'"), match["column"] + match["row"]))
                if match
                else None
            )
            if cell is not None:
                cell.state(Witness.NAME, code)

    def _read_comments(self) -> None:
        for name, part in self._package.parts.items():
            if "comments" not in name or name.endswith(".rels"):
                continue
            for comment in parse(part).iter():
                if local(comment) in ("comment", "threadedComment"):
                    text = "".join(text for text, _, _ in _pieces(comment)) or "".join(map(str, comment.itertext()))
                    place = f"nhận xét ở ô {comment.get('ref') or '?'}"
                    self._content.loose.append(Loose(place, text.strip()))


def _shared_strings(part: bytes | None) -> list[list[Piece]]:
    return [list(_pieces(item)) for item in parse(part) if local(item) == "si"] if part else []


def _pieces(item: Element) -> Iterator[Piece]:
    for child in item:
        name = local(child)
        if name == "t":
            yield unescape(child.text or ""), None, None
        elif name == "r":
            yield unescape("".join(t.text or "" for t in child if local(t) == "t")), *run_style(child)
        elif name == "text":
            yield from _pieces(child)


def _set_aside(pieces: list[Piece]) -> tuple[list[Piece], Aside]:
    """The pieces that are shown as such, and what is crossed out, hidden or raised among them."""
    texts = {wanted: "".join(t for t, _, look in pieces if look == wanted) for wanted in ("struck", "hidden", "raised")}
    if not any(map(str.strip, texts.values())):
        return pieces, NO_ASIDE
    shown = [piece for piece in pieces if piece[2] not in ("struck", "hidden")]
    plain = "".join(text for text, _, look in shown if look != "raised").strip()
    return shown, Aside(texts["struck"].strip(), texts["hidden"].strip(), texts["raised"].strip(), plain)


def _targets(part: bytes | None) -> dict[str, str]:
    if part is None:
        return {}
    targets = {e.get("Id") or "": e.get("Target") or "" for e in parse(part) if local(e) == "Relationship"}
    return {key: name.lstrip("/") if name.startswith("/") else f"xl/{name}" for key, name in targets.items()}


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@lru_cache(maxsize=256)
def _letters(index: int) -> str:
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
