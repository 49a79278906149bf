"""Marks in a Word document that others wrote: cells coloured and commented, a first page that leads to them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from plan2015.office.word.comments import Comments
from plan2015.office.word.markup import STYLE_NAMES, W, quoted, rooted, w
from plan2015.office.word.package import DOCUMENT, Parts
from plan2015.office.xml import Element, local, new_element, parse, search, serialise

_ROOT = "p15m_"
# Two marks, not one around all: LibreOffice tears a bookmark that reaches over a table.
_PAGE, _END = "p15m_page", "p15m_end"
_BEFORE_SHADE = frozenset(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")))
_USED_IDS = search("//w:sdtPr/w:id/@w:val | //w:bookmarkStart/@w:id", {"w": W})


class CellMark(NamedTuple):
    """A cell to mark: its number among all cells of the document, what it is called, its fill, what is said there."""

    at: int
    name: str
    fill: str
    comment: str

    @property
    def bookmark(self) -> str:
        """The bookmark that leads to the cell."""
        return f"{_ROOT}{self.name.replace('.', '_')}"


class UnmarkableError(Exception):
    """A file that cannot be marked without harm; the message says why, in Vietnamese."""


def link(mark: CellMark, content: str) -> str:
    """Finished runs that lead to a marked cell."""
    return f'<w:hyperlink w:anchor="{quoted(mark.bookmark)}" w:history="1">{content}</w:hyperlink>'


class MarkedDocument:
    """One document with its old marks taken away and new ones put in."""

    def __init__(self, parts: Parts, fills: Collection[str], is_ours: Callable[[str], bool]) -> None:
        self._parts = parts
        self._root = parse(parts[DOCUMENT])
        self._body = self._root.find(w("body"))
        self._cells = list(self._body.iter(w("tc")))
        self._comments = Comments(parts)
        self._clear(fills, is_ours)
        self._last = max((int(found) for found in _USED_IDS(self._root) if found.lstrip("-").isdecimal()), default=0)

    @property
    def free(self) -> int:
        """The first number that no control and no bookmark has; the marks take theirs from a million on."""
        return self._last + 1

    def mark(self, marks: Iterable[CellMark], author: str) -> None:
        """Colours each cell, comments it, and gives it a bookmark."""
        number = self.free + 1_000_000
        for offset, mark in enumerate(marks):
            self._mark(self._cells[mark.at], mark, number + offset, author)

    def lock(self, tags: Collection[str]) -> None:
        """Lets nobody type in the controls that are locked in their places, but in those with some tags."""
        for control in self._body.iter(w("sdtPr")):
            tag, held = control.find(w("tag")), control.find(w("lock"))
            if tag is not None and held is not None:
                held.set(w("val"), "sdtLocked" if tag.get(w("val")) in tags else "sdtContentLocked")

    def first_page(self, blocks: str) -> None:
        """Puts blocks before all others, paragraphs first and last; their styles are those that are here."""
        found = list(parse(rooted(blocks).encode()))
        _restyle(found, self._parts.get("word/styles.xml"))
        _bookmark(found[0], found[0], self.free + 2_000_000, _PAGE)
        _bookmark(found[-1], found[-1], self.free + 2_000_001, _END)
        for index, block in enumerate(found):
            self._body.insert(index, block)

    def texts(self) -> Iterator[str]:
        """The text of each paragraph."""
        for found in self._body.iter(w("p")):
            yield " ".join("".join(map(str, found.itertext(w("t")))).split())

    def parts(self) -> Parts:
        """The package with its marks."""
        return {**self._comments.parts(), DOCUMENT: serialise(self._root, standalone=True)}

    def _mark(self, cell: Element, mark: CellMark, number: int, author: str) -> None:
        _shade(cell, mark.fill)
        paragraphs = list(cell.iter(w("p")))
        _bookmark(paragraphs[0], paragraphs[-1], number, mark.bookmark)
        self._comments.add(paragraphs[0], paragraphs[-1], mark.comment, author)

    def _clear(self, fills: Collection[str], is_ours: Callable[[str], bool]) -> None:
        for shade in list(self._body.iter(w("shd"))):
            if (shade.get(w("fill")) or "").upper() in fills and local(shade.getparent()) == "tcPr":
                shade.getparent().remove(shade)
        self._comments.drop(self._root, is_ours)
        self._drop_page()
        for start in [e for e in self._body.iter(w("bookmarkStart")) if (e.get(w("name")) or "").startswith(_ROOT)]:
            for end in [e for e in self._body.iter(w("bookmarkEnd")) if e.get(w("id")) == start.get(w("id"))]:
                end.getparent().remove(end)
            start.getparent().remove(start)

    def _drop_page(self) -> None:
        """Takes out all blocks from the first of an earlier first page to its last."""
        named = {e.get(w("name")): e for e in self._body.iter(w("bookmarkStart"))}
        if not {_PAGE, _END} & named.keys():
            return
        if not {_PAGE, _END} <= named.keys():
            raise UnmarkableError("trang đầu ghi chỗ cần sửa lần trước đã bị sửa")
        blocks = list(self._body)
        first, last = (blocks.index(_block(named[name], self._body)) for name in (_PAGE, _END))
        for block in blocks[first : last + 1]:
            self._body.remove(block)
        for broken in list(blocks[last + 1].iter(w("pageBreakBefore"))) if last + 1 < len(blocks) else ():
            broken.getparent().remove(broken)


def _block(element: Element, body: Element) -> Element:
    """The block of the body that an element stands in."""
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _bookmark(first: Element, last: Element, number: int, name: str) -> None:
    start = new_element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    first.insert(int(first.find(w("pPr")) is not None), start)
    last.append(new_element(w("bookmarkEnd"), {w("id"): str(number)}))


def _shade(cell: Element, fill: str) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = new_element(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w("shd")):
        properties.remove(old)
    before = sum(child.tag in _BEFORE_SHADE for child in properties)
    properties.insert(before, new_element(w("shd"), {w("val"): "clear", w("color"): "auto", w("fill"): fill}))


def _restyle(blocks: Sequence[Element], styles: bytes | None) -> None:
    """Finds styles again by their names, since programs change their ids; what is not here is left out."""
    known = {e.get(w("styleId")) for e in parse(styles).iter(w("style"))} if styles else set()
    names = {_name(e): e.get(w("styleId")) for e in parse(styles).iter(w("style"))} if styles else {}
    for style in [e for block in blocks for kind in ("pStyle", "rStyle", "tblStyle") for e in block.iter(w(kind))]:
        stated = style.get(w("val")) or ""
        here = stated if stated in known else names.get(STYLE_NAMES.get(stated, stated).casefold())
        if here is None:
            style.getparent().remove(style)
        else:
            style.set(w("val"), here)


def _name(style: Element) -> str:
    named = style.find(w("name"))
    return (named.get(w("val")) or "").casefold() if named is not None else ""
