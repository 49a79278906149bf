"""WordprocessingML as text: paragraphs, cells, tables. Whatever comes in as text goes out escaped."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue200-\ue203]")
_BREAKS = re.compile(r"(\n|\t)")
STYLE_NAMES = {
    "TableHead": "Bảng - đầu cột",
    "TableText": "Bảng - chữ",
    "TableNumber": "Bảng - số",
    "TableCenter": "Bảng - giữa",
    "TableMeasure": "Bảng - đơn vị tính",
    "TableNote": "Bảng - ghi chú",
    "PlanTable": "Bảng kẻ ô",
    "FormColumn": "Biểu - đầu cột",
    "FormCode": "Biểu - mã",
    "FormText": "Biểu - chữ",
    "FormNumber": "Biểu - số",
    "FormEarlier": "Biểu - số kỳ trước",
    "FormTable": "Biểu - bảng",
}
"""The styles that our own markup uses, by the name that Word shows: ids change when LibreOffice saves a file."""
PORTRAIT_WIDTH = 9184
"""Twips between the margins of an upright A4 page: 30 mm left, 18 mm right."""
LANDSCAPE_WIDTH = 14570
"""Twips between the margins of an A4 page on its side: 20 mm on both."""


def w(name: str) -> str:
    """A tag or attribute of WordprocessingML as lxml spells it."""
    return f"{{{W}}}{name}"


def clean(text: object) -> str:
    """Text that XML can hold: what it cannot becomes the replacement character, so that the loss is seen."""
    return _NOT_XML.sub("\ufffd", str(text)).replace("\r\n", "\n").replace("\r", "\n")


def quoted(text: object) -> str:
    """Text as it may stand in an attribute."""
    return escape(clean(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def run_content(text: object) -> str:
    """Text as the inside of a run; line breaks and tabs become Word's own."""
    pieces = []
    for piece in _BREAKS.split(clean(text)):
        if piece == "\n":
            pieces.append("<w:br/>")
        elif piece == "\t":
            pieces.append("<w:tab/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(pieces)


def run(text: object, properties: str = "") -> str:
    """A run; `properties` is the inside of its w:rPr."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{head}{run_content(text)}</w:r>"


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph of finished runs; `properties` follows the style in its w:pPr."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{''.join(runs)}</w:p>"


def bookmark(number: int, name: str, content: str) -> str:
    """Finished runs between the two ends of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{quoted(name)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def cell(width: int, content: str, *, span: int = 1, merge: str = "", shade: bool = False) -> str:
    """A table cell; `merge` is `restart` or `continue` of a merge downwards."""
    inside = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    inside += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside += '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if shade else ""
    inside += '<w:vAlign w:val="center"/>' if shade else ""
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def row(cells: Iterable[str], *, header: bool = False, height: int = 0) -> str:
    """A table row that no page break splits; a header row is repeated on each page, `height` is its least in twips."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Iterable[str], *, title: str, described: str, style: str = "PlanTable") -> str:
    """A table of fixed column widths in twips, with a title and a description for those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{quoted(title)}"/><w:tblDescription w:val="{quoted(described)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shared_widths(shares: Sequence[int], whole: int) -> list[int]:
    """Column widths in proportion to shares, which together fill the whole exactly."""
    total = sum(shares)
    widths = [whole * share // total for share in shares]
    widths[-1] += whole - sum(widths)
    return widths


def rooted(fragment: str) -> str:
    """A fragment under a root that knows the namespaces, for parsing."""
    return f"<w:body {_NAMESPACES}>{fragment}</w:body>"
