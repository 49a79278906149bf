"""The one door to lxml: parts of Office files as trees, parsed with nothing fetched or expanded, and written back."""

from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # the type has no public name in lxml

_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# “Strict” files name the same things by other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TRANSITIONAL + b"officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _TRANSITIONAL + b"spreadsheetml/2006/main"),
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class BrokenXmlError(Exception):
    """A part that is no well-formed XML; the message is the parser's own, for those who mend templates."""


def parse(part: bytes) -> Element:
    """A part as a tree."""
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        raise BrokenXmlError(str(error)) from error


def serialise(root: Element, *, standalone: bool | None = None) -> bytes:
    """A tree as a part of a package, with its declaration."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=standalone))


def as_text(root: Element) -> str:
    """A tree as text without a declaration."""
    return str(etree.tostring(root, encoding="unicode"))


def canonical(root: Element) -> bytes:
    """A tree in the one way of writing it that a hash can stand for."""
    return bytes(etree.tostring(root, method="c14n"))


def new_element(name: str, attributes: dict[str, str] | None = None, namespace: str | None = None) -> Element:
    """An element without a parent; `namespace` becomes the one written without a prefix."""
    return etree.Element(name, attributes or {}, nsmap={None: namespace} if namespace else None)


def add_element(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    """An element below another, after what is there."""
    return etree.SubElement(parent, name, attributes or {})


def comment(text: str) -> Element:
    """A comment, to mark a place."""
    return etree.Comment(text)


def search(path: str, namespaces: dict[str, str]) -> Any:
    """A compiled XPath: called with an element it gives what stands there."""
    return etree.XPath(path, namespaces=namespaces)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
