"""The parts of a Word file around its body, and the zip that holds them: the same bytes for the same form."""

from plan2015.forms.docx.markup import line, page_number, paragraph, run, text_of
from plan2015.office.word.archive import pack

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_NAMES = (
    f'{_W} {_R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE_WIDTH = 14570
"""Between the margins of an A4 sheet on its side, in twentieths of a point."""

_FONT = "Times New Roman"
_TIGHT = '<w:spacing w:before="20" w:after="20"/>'
# Name, what it is based on, paragraph properties, run properties.
_STYLES = (
    ("Normal", "", '<w:spacing w:before="40" w:after="40"/>', ""),
    ("heading 1", "Normal", '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>', "<w:b/>"),
    ("Title", "Normal", '<w:spacing w:before="200" w:after="0"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>'),
    ("Form Subtitle", "Normal", '<w:spacing w:before="0"/><w:jc w:val="center"/>', "<w:b/>"),
    ("Form Head", "Normal", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>', ""),
    ("Form Right", "Normal", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/>', "<w:i/>"),
    ("Form Guide", "Normal", '<w:spacing w:before="0" w:after="20"/><w:ind w:left="284" w:hanging="284"/>', ""),
    ("Form Column", "Normal", f'<w:keepNext/>{_TIGHT}<w:jc w:val="center"/>', "<w:b/>"),
    ("Form Code", "Normal", f'{_TIGHT}<w:jc w:val="center"/>', ""),
    ("Form Text", "Normal", _TIGHT, ""),
    ("Form Number", "Normal", f'{_TIGHT}<w:jc w:val="right"/>', ""),
    ("Form Earlier", "Normal", f'{_TIGHT}<w:jc w:val="right"/>', '<w:i/><w:color w:val="595959"/><w:sz w:val="20"/>'),
    ("header", "Normal", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
    ("footer", "header", "", ""),
)


def style_id(name: str) -> str:
    """The id of a style by its name: Word and LibreOffice both make it so."""
    return {"heading 1": "Heading1", "header": "Header", "footer": "Footer"}.get(name, name.replace(" ", ""))


def write_package(body: str, title: str, identity: str, illustrative: str) -> bytes:
    """A whole .docx around a body."""
    mark = [line("Header", illustrative, "<w:b/>")] if illustrative else []
    footer = paragraph("Footer", run(f"{identity} · trang ") + page_number())
    settings = (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"), ("footer", "footer1.xml")
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}{_page()}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {_W}>{footer}</w:ftr>",
        "word/header1.xml": f"<w:hdr {_W}>{''.join(mark) or paragraph('Header', '')}</w:hdr>",
        "word/settings.xml": f"<w:settings {_W}>{settings}</w:settings>",
        "word/styles.xml": _styles(),
    }
    return pack({name: (_DECLARATION + text).encode() for name, text in parts.items()})


def _page() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("footer1", "footer"),
            ("header1", "header"),
            ("settings", "settings"),
            ("styles", "styles"),
        )
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{package if kind.startswith("metadata") else _RELATIONS}/{kind}" '
        f'Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{package}">{inside}</Relationships>'


def _core(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text_of(title)}</dc:title><dc:creator>plan2015</dc:creator><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
    )
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    return (
        f"<w:styles {_W}>{defaults}{''.join(_paragraph_style(*style) for style in _STYLES)}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph '
        'Font"/></w:style><w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:rPr><w:color w:val="767676"/></w:rPr></w:style><w:style w:type="table" w:default="1" '
        'w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f'{margins}</w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="FormTable">'
        f'<w:name w:val="Form Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        "</w:tblPr></w:style></w:styles>"
    )


def _paragraph_style(name: str, base: str, paragraph_look: str, run_look: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    custom = ' w:customStyle="1"' if name.startswith("Form") else ""
    based = f'<w:basedOn w:val="{style_id(base)}"/>' if base else ""
    looks = (f"<w:pPr>{paragraph_look}</w:pPr>" if paragraph_look else "") + (
        f"<w:rPr>{run_look}</w:rPr>" if run_look else ""
    )
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/>{looks}</w:style>"
    )
