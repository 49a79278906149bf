"""Makes a rendered part whole: what LibreOffice writes against the schema, styles it renamed, cells left open."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from plan2015.office.word.markup import SPACE, STYLE_NAMES, W, rooted, w

_NAMES = {"w": W}
_STYLE_NOT_FIRST = etree.XPath("//w:pPr/w:pStyle[preceding-sibling::*]", namespaces=_NAMES)
_SECTION_BREAKS = etree.XPath("//w:pPr/w:sectPr", namespaces=_NAMES)
_OPEN_CELLS = etree.XPath("//w:tc[not(*[last()][self::w:p])]", namespaces=_NAMES)
_LOOSE = re.compile(r"[\s_-]")
_THIN = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def mend_part(root: Any) -> None:
    """Repairs what keeps a rendered part from being a sound Word file."""
    _mend_flags(root)
    _mend_order(root)
    _end_cells(root)
    _end_body(root)
    for text in root.iter(w("t")):
        text.set(SPACE, "preserve")


def _mend_flags(root: Any) -> None:
    for element in root.iter(w("cantSplit"), w("tblHeader")):
        if element.get(w("val")) == "true":
            del element.attrib[w("val")]
    for grid in root.iter(w("docGrid")):
        grid.attrib.pop(w("charSpace"), None)


def _mend_order(root: Any) -> None:
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
        etree.SubElement(box, w("p"))


def _end_body(root: Any) -> None:
    """Two tables in a row grow together, and a table may not be the last thing before the end."""
    for table in list(root.iter(w("tbl"))):
        after = table.getnext()
        if after is not None and after.tag in (w("tbl"), w("sectPr")):
            table.addnext(etree.fromstring(rooted(_THIN))[0])


class Styles:
    """The styles of a template, found by name also where an editor changed their ids."""

    def __init__(self, blob: bytes, standard: Callable[[], bytes]) -> None:
        self._root = etree.fromstring(blob)
        self._standard = standard
        self._ids: set[str] = set()
        self._by_name: dict[str, str] = {}
        self.changed = False
        for style in self._root.iter(w("style")):
            self._learn(style)

    def _learn(self, style: Any) -> None:
        style_id = style.get(w("styleId"))
        self._ids.add(style_id)
        self._by_name.setdefault(_loose(style_id), style_id)
        name = style.find(w("name"))
        if name is not None:
            self._by_name[_loose(name.get(w("val")))] = style_id

    def mend(self, root: Any) -> None:
        """Points each reference of a part at a style that is there; one that was lost is copied from the standard."""
        for element in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            wanted = element.get(w("val"))
            if wanted not in self._ids:
                found = self._by_name.get(_loose(STYLE_NAMES.get(wanted, wanted))) or self._copy(wanted)
                if found:
                    element.set(w("val"), found)

    def blob(self) -> bytes:
        """The styles part with what was copied into it."""
        return bytes(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _copy(self, wanted: str) -> str | None:
        for style in etree.fromstring(self._standard()).iter(w("style")):
            if style.get(w("styleId")) == wanted:
                self._root.append(style)
                self._learn(style)
                self.changed = True
                return wanted
        return None


def _loose(name: str) -> str:
    return _LOOSE.sub("", name).casefold()
