"""The XML of a Word file as a tree, and the names in it; parsed behind the gate, with nothing fetched or expanded."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from plan2015.forms.gate import FormRefusedError

Element: TypeAlias = etree._Element  # the type has no public name in lxml

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# “Strict” files name the same things by other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _NAMESPACE.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{_NAMESPACE}}}{name}"


def parse(part: bytes) -> Element:
    """A part as a tree; a broken one is refused in words."""
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise FormRefusedError("nội dung tệp hỏng, không đọc được; mở bằng Word hoặc Excel rồi lưu lại") from error


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML."""
    return None if element is None else element.get(w(name))


def content_of(element: Element) -> Iterator[Element]:
    """The children that stand in a place, controls, tracked insertions and smart tags opened; deleted ones left out."""
    for child in element:
        name = local(child)
        if name == "sdt":
            inside = child.find(w("sdtContent"))
            yield from content_of(inside) if inside is not None else ()
        elif name in ("ins", "moveTo", "customXml", "smartTag"):
            yield from content_of(child)
        elif name not in ("del", "moveFrom"):
            yield child
