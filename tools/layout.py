"""Pieces of page that all templates share: head of a paper, signature, headings, tables for layout."""

from plan2015.office.word.markup import paragraph, run

HEAD_WIDTHS = (3784, 5400)


def p(style: str, text: str = "", properties: str = "") -> str:
    """A paragraph; **bold** is the only markup."""
    runs = [
        run(piece, "<w:b/><w:bCs/>" if number % 2 else "") for number, piece in enumerate(text.split("**")) if piece
    ]
    return paragraph("" if style == "Normal" else style, *runs, properties=properties) if text else paragraph(style)


def rule(indent: int) -> str:
    """A short line below a name."""
    return paragraph("HeadRule", properties=f'<w:ind w:left="{indent}" w:right="{indent}" w:firstLine="0"/>')


def plain_table(widths: tuple[int, ...], cells: list[str], style: str = "") -> str:
    """A borderless table of one row, for layout."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    boxes = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{boxes}</w:tr></w:tbl>"
    )


def looped_table(widths: tuple[int, ...], heads: list[str], loop: str, cells: list[str], styles: list[str]) -> str:
    """A table whose row is repeated by a `{%tr for %}`, as staff would make it in Word."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)

    def line(contents: list[str], header: bool = False, shade: bool = False) -> str:
        flag = "<w:tblHeader/>" if header else ""
        fill = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/><w:vAlign w:val="center"/>' if shade else ""
        boxes = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, contents, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{flag}</w:trPr>{boxes}</w:tr>"

    blank = [p("TableText")] * (len(widths) - 1)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        + line([p("TableHead", head) for head in heads], header=True, shade=True)
        + line([p("TableText", "{%tr for " + loop + " %}"), *blank])
        + line([p(style, text) for style, text in zip(styles, cells, strict=True)])
        + line([p("TableText", "{%tr endfor %}"), *blank])
        + "</w:tbl>"
    )


def head(symbol: str, day: str, under_symbol: str = "") -> str:
    """The head of a paper of TLĐ: one organ in two lines, Quốc hiệu, number, place and day."""
    left = (
        p("Organ", "TỔNG LIÊN ĐOÀN LAO ĐỘNG") + p("Organ", "VIỆT NAM") + rule(1200) + p("Symbol", symbol)
        + (p("Subject", under_symbol) if under_symbol else "")
    )  # fmt: skip
    right = (
        p("Nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Motto", "Độc lập - Tự do - Hạnh phúc") + rule(1150)
        + p("PlaceAndDay", day)
    )  # fmt: skip
    return plain_table(HEAD_WIDTHS, [left, right])


def signature(copies: list[str], positions: list[str], signer: str) -> str:
    """Nơi nhận on the left, who signs on the right."""
    left = p("CopiesHead", "Nơi nhận:") + "".join(
        p("Copies", line) if line.startswith("{%p") else p("Copies", f"- {line}") for line in copies
    )
    right = "".join(p("Position", line) for line in positions) + p("Signer", signer)
    return p("TableNote") + plain_table((3634, 5550), [left, right])
