"""WordprocessingML as text: runs, paragraphs, cells and rows, always escaped."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from plan2015.office.word.markup import clean, paragraph, quoted, run

__all__ = ["Look", "attribute", "cell", "line", "paragraph", "row", "run", "table", "text_of"]


def text_of(value: str) -> str:
    """Escaped text; what XML cannot hold becomes U+FFFD, never silence."""
    return escape(clean(value))


def attribute(value: str) -> str:
    """An attribute's value with its quotes."""
    return f'"{quoted(value)}"'


def line(style: str, text: str, properties: str = "") -> str:
    """A paragraph of plain text."""
    return paragraph(style, run(text, properties))


class Look(NamedTuple):
    """How a cell looks apart from its text: the grid columns it spans, its fill, where its text stands."""

    span: int = 1
    fill: str = ""
    middle: bool = False


_PLAIN_LOOK = Look()


def cell(width: int, inside: str, look: Look = _PLAIN_LOOK) -> str:
    """A table cell, `width` in twentieths of a point."""
    span = f'<w:gridSpan w:val="{look.span}"/>' if look.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>' if look.fill else ""
    middle = '<w:vAlign w:val="center"/>' if look.middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}{middle}</w:tcPr>{inside}</w:tc>'


def row(cells: Sequence[str], *, header: bool = False, height: int = 0) -> str:
    """A table row that stays on one page; a header row comes again on each page."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    keep = "" if height > 1000 else "<w:cantSplit/>"
    properties = f"<w:trPr>{keep}{tall}{repeated}</w:trPr>" if keep or tall or repeated else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str], title: str = "", *, lines: bool = True) -> str:
    """A table of fixed layout; its title is what a screen reader says."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = f"<w:tblCaption w:val={attribute(title)}/>" if title else ""
    style = "FormTable" if lines else "TableNormal"
    head = '<w:tblLook w:val="0020" w:firstRow="1"/>' if lines else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{head}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
