"""Makes a rendered part whole: what LibreOffice writes against the schema, styles it renamed, cells left open."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cached_property
from typing import Any

from plan2015.office.word.markup import SPACE, STYLE_NAMES, W, rooted, w
from plan2015.office.xml import Element, add_element, parse, search, serialise

_NAMES = {"w": W}
_STYLE_NOT_FIRST = search("//w:pPr/w:pStyle[preceding-sibling::*]", _NAMES)
_SECTION_BREAKS = search("//w:pPr/w:sectPr", _NAMES)
_OPEN_CELLS = search("//w:tc[not(*[last()][self::w:p])]", _NAMES)
_LOOSE = re.compile(r"[\s_-]")
_THIN = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def fix_part(root: Any) -> None:
    """Repairs what keeps a rendered part from being a sound Word file."""
    _fix_flags(root)
    _fix_order(root)
    _end_cells(root)
    _end_body(root)
    for text in root.iter(w("t")):
        text.set(SPACE, "preserve")


def _fix_flags(root: Any) -> None:
    for element in root.iter(w("cantSplit"), w("tblHeader")):
        if element.get(w("val")) == "true":
            del element.attrib[w("val")]
    for grid in root.iter(w("docGrid")):
        grid.attrib.pop(w("charSpace"), None)


def _fix_order(root: Any) -> None:
    """LibreOffice puts the style of a paragraph after its section break."""
    for style in _STYLE_NOT_FIRST(root):
        style.getparent().insert(0, style)
    for section in _SECTION_BREAKS(root):
        properties = section.getparent()
        looks = properties.find(w("rPr"))
        for element in (looks, section):
            if element is not None:
                properties.append(element)


def _end_cells(root: Any) -> None:
    for box in _OPEN_CELLS(root):
        add_element(box, w("p"))


def _end_body(root: Any) -> None:
    """Two tables in a row grow together, and a table may not be the last thing before the end."""
    for table in list(root.iter(w("tbl"))):
        after = table.getnext()
        if after is not None and after.tag in (w("tbl"), w("sectPr")):
            table.addnext(parse(rooted(_THIN).encode())[0])


class Styles:
    """The styles of a template, found by name also where an editor changed their ids; never changed by a paper."""

    def __init__(self, blob: bytes, standard: Callable[[], bytes]) -> None:
        self._blob = blob
        self._standard = standard
        self._ids: set[str] = set()
        self._by_name: dict[str, str] = {}
        for style in parse(blob).iter(w("style")):
            style_id = style.get(w("styleId")) or ""
            self._ids.add(style_id)
            self._by_name.setdefault(_loose(style_id), style_id)
            name = style.find(w("name"))
            if name is not None:
                self._by_name[_loose(name.get(w("val")) or "")] = style_id

    def fix(self, roots: Iterable[Element]) -> bytes | None:
        """Points each reference of a paper at a style that is there; the styles part, where some had to be copied.

        A style that the template lost is copied from the standard template, for this paper alone.
        """
        copied: dict[str, Element] = {}
        for root in roots:
            for element in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
                wanted = element.get(w("val")) or ""
                found = wanted if wanted in self._ids else self._find(wanted, copied)
                if found and found != wanted:
                    element.set(w("val"), found)
        return self._with(copied) if copied else None

    def _find(self, wanted: str, copied: dict[str, Element]) -> str | None:
        found = self._by_name.get(_loose(STYLE_NAMES.get(wanted, wanted)))
        if found or wanted in copied:
            return found or wanted
        lost = self._lost.get(wanted)
        if lost is None:
            return None
        copied[wanted] = lost
        return wanted

    @cached_property
    def _lost(self) -> dict[str, Element]:
        """The styles of the standard template, read once when the first one is missed."""
        return {style.get(w("styleId")) or "": style for style in parse(self._standard()).iter(w("style"))}

    def _with(self, copied: dict[str, Element]) -> bytes:
        root = parse(self._blob)
        root.extend(deepcopy(style) for style in copied.values())
        return serialise(root, standalone=True)


def _loose(name: str) -> str:
    return _LOOSE.sub("", name).casefold()
