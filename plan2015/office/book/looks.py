"""The looks of cells in a workbook that others wrote: fills added, everything locked but what is to be filled in."""

import copy
from collections.abc import Collection

from plan2015.office.book.book import Book, BookError, s
from plan2015.office.xml import Element, add_element, new_element

_STYLES = "xl/styles.xml"


class Looks:
    """The styles of one workbook."""

    def __init__(self, book: Book) -> None:
        self._root = book.tree(_STYLES)
        self._made: dict[tuple[object, ...], int] = {}

    def drop_fills(self, colours: Collection[str]) -> None:
        """Takes the fills of an earlier marking off every cell."""
        ours = {str(n) for n, fill in enumerate(self._group("fills")) if _colour(fill) in colours}
        for look in self._group("cellXfs"):
            if look.get("fillId") in ours:
                look.set("fillId", "0")

    def lock_all(self) -> None:
        """Locks the cells of every style."""
        for look in self._group("cellXfs"):
            protection = look.find(s("protection"))
            if protection is not None:
                protection.attrib.pop("locked", None)

    def like(self, look: int, *, fill: str = "", open_: bool = False, bold: bool = False, link: bool = False) -> int:
        """The number of a look like another one, but filled, open to be typed in, bold, or shown as a link."""
        key = (look, fill, open_, bold, link)
        if key not in self._made:
            made = copy.deepcopy(self._group("cellXfs")[look])
            if fill:
                made.set("fillId", str(self._fill(fill)))
                made.set("applyFill", "1")
            if bold or link:
                made.set("fontId", str(self._font(int(made.get("fontId") or 0), link=link)))
                made.set("applyFont", "1")
            if open_:
                _open(made)
            self._made[key] = self._add("cellXfs", made)
        return self._made[key]

    def plain(self, *, boxed: bool = False) -> int:
        """The number of a look for our own lines: wrapped at the top of the cell where they stand in boxes."""
        key = ("plain", boxed)
        if key not in self._made:
            facts = {"numFmtId": "0", "fontId": str(self._base_font()), "fillId": "0", "borderId": "0", "xfId": "0"}
            made = new_element(s("xf"), {**facts, "applyFont": "1", "applyAlignment": "1"})
            if boxed:
                made.set("borderId", str(self._border()))
                made.set("applyBorder", "1")
            add_element(made, s("alignment"), {"vertical": "top", "wrapText": str(int(boxed))})
            self._made[key] = self._add("cellXfs", made)
        return self._made[key]

    def _group(self, name: str) -> Element:
        found = self._root.find(s(name))
        if found is None:
            raise BookError("tệp Excel không có kiểu ô")
        return found

    def _add(self, group: str, made: Element) -> int:
        held = self._group(group)
        held.append(made)
        held.set("count", str(len(held)))
        return len(held) - 1

    def _fill(self, colour: str) -> int:
        for number, fill in enumerate(self._group("fills")):
            if _colour(fill) == colour:
                return number
        made = new_element(s("fill"))
        pattern = add_element(made, s("patternFill"), {"patternType": "solid"})
        add_element(pattern, s("fgColor"), {"rgb": f"FF{colour}"})
        add_element(pattern, s("bgColor"), {"indexed": "64"})
        return self._add("fills", made)

    def _font(self, base: int, *, link: bool) -> int:
        """A font like another one, bold or as links are shown."""
        old = self._group("fonts")[base]
        size, name = (old.find(s(tag)) for tag in ("sz", "name"))
        made = new_element(s("font"))
        add_element(made, s("u" if link else "b"))
        add_element(made, s("sz"), {"val": (size.get("val") if size is not None else None) or "12"})
        add_element(made, s("color"), {"rgb": "FF0563C1" if link else "FF000000"})
        add_element(made, s("name"), {"val": (name.get("val") if name is not None else None) or "Times New Roman"})
        return self._add("fonts", made)

    def _base_font(self) -> int:
        made = new_element(s("font"))
        add_element(made, s("sz"), {"val": "12"})
        add_element(made, s("name"), {"val": "Times New Roman"})
        return self._add("fonts", made)

    def _border(self) -> int:
        made = new_element(s("border"))
        for side in ("left", "right", "top", "bottom"):
            add_element(made, s(side), {"style": "thin"})
        add_element(made, s("diagonal"))
        return self._add("borders", made)


def _open(look: Element) -> None:
    protection = look.find(s("protection"))
    if protection is None:
        protection = new_element(s("protection"))
        last = look.find(s("extLst"))
        look.insert(len(look) if last is None else list(look).index(last), protection)
    protection.set("locked", "0")
    look.set("applyProtection", "1")


def _colour(fill: Element) -> str:
    colour = fill.find(f"{s('patternFill')}/{s('fgColor')}")
    return (colour.get("rgb") or "")[-6:].upper() if colour is not None else ""
