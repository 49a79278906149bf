"""An empty Word file in the 2015 layout: styles, page number at the lower right, none on page 1, vi-VN."""

from dataclasses import dataclass

from plan2015.office.word.markup import R, W, run

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Times New Roman"
FLUSH = '<w:ind w:firstLine="0"/>'
TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"


def size(points: float) -> str:
    """A font size."""
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def align(where: str) -> str:
    """How a paragraph is aligned."""
    return f'<w:jc w:val="{where}"/>'


@dataclass(frozen=True)
class Style:
    """A paragraph style: its id, the name that Word shows, what it is based on, paragraph and run properties."""

    id: str
    name: str
    base: str | None
    paragraph: str = ""
    run: str = ""


_TABLE = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
STYLES = (
    Style(
        "Normal",
        "Normal",
        None,
        '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/>' + align("both"),
    ),
    Style("Heading1", "heading 1", "Normal", '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>', BOLD),
    Style("Heading2", "heading 2", "Normal", '<w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="1"/>', BOLD),
    Style("Heading3", "heading 3", "Normal", '<w:keepNext/><w:outlineLvl w:val="2"/>', BOLD + ITALIC),
    Style("Heading4", "heading 4", "Normal", '<w:keepNext/><w:outlineLvl w:val="3"/>', ITALIC),
    Style(
        "Title",
        "Title",
        "Normal",
        '<w:keepNext/><w:spacing w:before="360" w:line="240" w:lineRule="auto"/>' + FLUSH + align("center"),
        BOLD,
    ),
    Style("Summary", "Trích yếu", "Normal", TIGHT + FLUSH + align("center"), BOLD),
    Style(
        "Rule",
        "Gạch dưới trích yếu",
        "Normal",
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="80" w:after="120" w:line="120" w:lineRule="exact"/><w:ind w:left="3200" w:right="3200" w:firstLine="0"/>'
        + align("center"),
        size(4),
    ),
    Style("Organ", "Tên cơ quan", "Normal", TIGHT + FLUSH + align("center"), BOLD + size(12)),
    Style("Nation", "Quốc hiệu", "Organ", "", size(12)),
    Style("Motto", "Tiêu ngữ", "Organ", "", size(13)),
    Style(
        "HeadRule",
        "Gạch dưới tên",
        "Rule",
        '<w:spacing w:before="40" w:after="0" w:line="120" w:lineRule="exact"/>',
        "",
    ),
    Style(
        "Symbol",
        "Số - ký hiệu",
        "Normal",
        '<w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/>' + FLUSH + align("center"),
        size(13),
    ),
    Style("Subject", "Về việc", "Symbol", "", size(12)),
    Style("PlaceAndDay", "Địa danh - ngày", "Symbol", "", ITALIC + size(13.5)),
    Style(
        "Draft",
        "Dự thảo",
        "Organ",
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="2" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="4" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="2" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr><w:spacing w:before="240"/><w:ind w:left="200" w:right="6700" w:firstLine="0"/>',
        "",
    ),
    Style(
        "DraftDay",
        "Ngày dự thảo",
        "Organ",
        '<w:spacing w:before="60"/><w:ind w:left="0" w:right="6000" w:firstLine="0"/>',
        '<w:b w:val="0"/><w:bCs w:val="0"/>' + ITALIC + size(12),
    ),
    Style("Addressee", "Kính gửi", "Normal", '<w:spacing w:before="360" w:after="120"/>' + FLUSH + align("center")),
    Style("CopiesHead", "Nơi nhận", "Normal", TIGHT + FLUSH + align("left"), BOLD + ITALIC + size(12)),
    Style("Copies", "Nơi nhận - dòng", "Normal", TIGHT + FLUSH + align("left"), size(11)),
    Style("Position", "Chức vụ ký", "Organ", "<w:keepNext/>", size(13)),
    Style("Signer", "Người ký", "Organ", '<w:spacing w:before="1300"/>', size(13)),
    Style("AnnexHead", "Phụ lục - số", "Normal", "<w:keepNext/>" + TIGHT + FLUSH + align("center"), BOLD),
    Style("AnnexTitle", "Phụ lục - tên", "AnnexHead", '<w:outlineLvl w:val="0"/>', size(13)),
    Style(
        "AnnexOf",
        "Phụ lục - kèm theo",
        "AnnexHead",
        '<w:spacing w:after="120"/>',
        '<w:b w:val="0"/><w:bCs w:val="0"/>' + ITALIC + size(13),
    ),
    Style(
        "Caption",
        "caption",
        "Normal",
        '<w:keepNext/><w:spacing w:before="180" w:after="40"/>' + FLUSH + align("center"),
        BOLD + size(13),
    ),
    Style(
        "TableHead", "Bảng - đầu cột", "Normal", "<w:keepNext/>" + _TABLE + FLUSH + align("center"), BOLD + size(10.5)
    ),
    Style("TableText", "Bảng - chữ", "Normal", _TABLE + FLUSH + align("left"), size(11)),
    Style("TableNumber", "Bảng - số", "TableText", align("right")),
    Style("TableCenter", "Bảng - giữa", "TableText", align("center")),
    Style("TableMeasure", "Bảng - đơn vị tính", "TableText", "<w:keepNext/>" + align("right"), ITALIC),
    Style("TableNote", "Bảng - ghi chú", "TableText", '<w:spacing w:before="40" w:after="120"/>', ITALIC),
    Style(
        "Sample",
        "Số liệu minh họa",
        "Normal",
        TIGHT + FLUSH + align("center"),
        BOLD + '<w:color w:val="C00000"/>' + size(12),
    ),
    Style("Header", "header", "Normal", TIGHT + FLUSH + align("center")),
    Style("Footer", "footer", "Normal", TIGHT + FLUSH + align("right"), size(13)),
)
PLAN_TABLE = Style("PlanTable", "Bảng kẻ ô", "TableNormal")
_OWN_OF_WORD = ("Normal", "heading", "Title", "caption", "header", "footer")


def styles(
    paragraphs: tuple[Style, ...] = STYLES,
    more: str = "",
    *,
    points: float = 14,
    edges: int = 50,
    table: Style = PLAN_TABLE,
) -> str:
    """styles.xml: the paragraph styles, what else there is, the size of plain text, the inner edges of a table's cells."""
    out = [
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size(points)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    ]
    for style in paragraphs:
        default = ' w:default="1"' if style.id == "Normal" else ""
        custom = "" if style.name.split()[0] in _OWN_OF_WORD else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
        looks = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
        looks += f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
        out.append(
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
            f"{based}<w:qFormat/>{looks}</w:style>"
        )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", edges), ("bottom", 0), ("right", edges))
    )
    out.append(
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{table.id}"><w:name w:val="{table.name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>{more}</w:styles>'
    )
    return "".join(out)


def section(
    *, landscape: bool = False, first: bool = False, restart: bool = False, last: bool = False, edge: int = 1134
) -> str:
    """The properties of a section; only the first names headers and footers, the others take them over."""
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{kind}{which}"/>'
        for kind in ("header", "footer")
        for which in ("default", "first")
    )
    page = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
    )
    left, right = (1134, 1134) if landscape else (1701, 1021)
    inside = (
        (references if first else "")
        + ("" if last else '<w:type w:val="nextPage"/>')
        + page
        + f'<w:pgMar w:top="{edge}" w:right="{right}" w:bottom="{edge}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if restart else "")
        + "<w:titlePg/>"
    )
    return f"<w:sectPr>{inside}</w:sectPr>"


def parts(body: str, final_section: str, looks: str = "", footer_words: str = "") -> dict[str, bytes]:
    """The parts of a Word file with a body; `looks` is its styles.xml, `footer_words` stand before the page's number."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    pages = [(kind, which) for kind in ("header", "footer") for which in ("default", "first")]
    names = {(kind, which): f"{kind}{1 if which == 'default' else 2}.xml" for kind, which in pages}
    number = "2" if not footer_words else "1"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    sample = "{% if illustrative %}SỐ LIỆU MINH HỌA{% endif %}"
    header = f'<w:p><w:pPr><w:pStyle w:val="Sample"/></w:pPr><w:r><w:t>{sample}</w:t></w:r></w:p>'
    footers = {"default": (run(footer_words) if footer_words else "") + field, "first": ""}
    out = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}" ContentType="{word}.{kind}+xml"/>'
            for name, kind in [
                ("document.xml", "document.main"),
                ("styles.xml", "styles"),
                ("settings.xml", "settings"),
                *((names[page], page[0]) for page in pages),
            ]
        )
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>plan2015</dc:creator><dc:language>vi-VN</dc:language>'
        "</cp:coreProperties>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/settings" Target="settings.xml"/>'
        + "".join(
            f'<Relationship Id="rId{kind}{which}" Type="{office}/{kind}" Target="{names[kind, which]}"/>'
            for kind, which in pages
        )
        + "</Relationships>",
        "word/styles.xml": (looks or styles()).removeprefix(DECLARATION),
        "word/settings.xml": f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{final_section}</w:body></w:document>",
    }
    for which in ("default", "first"):
        out[f"word/{names['header', which]}"] = f"<w:hdr {NAMESPACES}>{header}</w:hdr>"
        footer = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{footers[which]}</w:p>'
        out[f"word/{names['footer', which]}"] = f"<w:ftr {NAMESPACES}>{footer}</w:ftr>"
    return {name: (DECLARATION + text).encode() for name, text in out.items()}
