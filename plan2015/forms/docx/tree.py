"""What stands where in a Word document: attributes, and children with controls and tracked changes opened."""

from collections.abc import Iterator

from plan2015.office.word.markup import w
from plan2015.office.xml import Element, local


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
