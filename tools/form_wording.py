"""The form that goes out to units: its head, its guide, who signs; the questions come in between from the plan."""

from blank_word import BOLD, ITALIC, Style, align, size, styles
from layout import p, plain_table

from plan2015.office.word.markup import LANDSCAPE_WIDTH

_HALF = LANDSCAPE_WIDTH // 2
_CLOSE = '<w:spacing w:before="0" w:after="0"/>'
_TIGHT = '<w:spacing w:before="20" w:after="20"/>'
_STYLES = (
    Style("Normal", "Normal", None, '<w:spacing w:before="40" w:after="40"/>'),
    Style(
        "Heading1",
        "heading 1",
        "Normal",
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>',
        BOLD,
    ),
    Style("Title", "Title", "Normal", '<w:spacing w:before="200" w:after="0"/>' + align("center"), BOLD + size(14)),
    Style("FormSubtitle", "Biểu - tên phụ", "Normal", '<w:spacing w:before="0"/>' + align("center"), BOLD),
    Style("FormHead", "Biểu - đầu trang", "Normal", _CLOSE + align("center")),
    Style("FormRight", "Biểu - góc phải", "Normal", _CLOSE + align("right"), ITALIC),
    Style(
        "FormGuide",
        "Biểu - cách điền",
        "Normal",
        '<w:spacing w:before="0" w:after="20"/><w:ind w:left="284" w:hanging="284"/>',
    ),
    Style("FormColumn", "Biểu - đầu cột", "Normal", "<w:keepNext/>" + _TIGHT + align("center"), BOLD),
    Style("FormCode", "Biểu - mã", "Normal", _TIGHT + align("center")),
    Style("FormText", "Biểu - chữ", "Normal", _TIGHT),
    Style("FormNumber", "Biểu - số", "Normal", _TIGHT + align("right")),
    Style(
        "FormEarlier",
        "Biểu - số kỳ trước",
        "Normal",
        _TIGHT + align("right"),
        ITALIC + '<w:color w:val="595959"/>' + size(10),
    ),
    Style("Sample", "Số liệu minh họa", "Normal", _CLOSE + align("center"), BOLD + size(9)),
    Style("Header", "header", "Normal", _CLOSE + align("center"), size(9)),
    Style("Footer", "footer", "Header"),
)
_HINT = (
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="767676"/></w:rPr></w:style>'
)
_GUIDE = (
    "1. Chưa có số thì để trống; bằng không thì ghi 0. Dòng có dấu * là câu trả lời cần có.",
    "2. Số nguyên ghi liền (1500) hoặc có dấu chấm ngăn hàng nghìn (1.500; 1.250.000); không dùng dấu phẩy ngăn hàng "
    "nghìn. Ô được ghi số lẻ (số ngày) dùng dấu phẩy trước phần lẻ (12,5), hàng nghìn ghi liền (1500). "
    "Tiền ghi đủ đến đồng.",
    "3. Ngày ghi ngày/tháng/năm, đủ bốn chữ số của năm: 10/11/2015.",
    "4. Không xóa, không sửa cột “Mã” và dòng “Mã phiếu”: nhờ đó biểu được đọc bằng máy, không phải gõ lại.",
    "{%p if form.covers_lower_levels %}",
    "5. Số của toàn tỉnh, ngành hay chỉ của cấp mình thì ghi ở A09. CĐ ngành chỉ tính đơn vị do mình trực tiếp quản lý.",
    "{%p endif %}",
)
# A drawn line as long as the words, as office papers have it: not an underline.
_RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:ind w:left="2000" w:right="2000"/>'


def form_styles() -> str:
    """The styles of the form: twelve points, wider cells than a report's tables have."""
    return styles(_STYLES, _HINT, points=12, edges=85, table=Style("FormTable", "Biểu - bảng", "TableNormal"))


def form_body() -> tuple[str, str]:
    """Biểu số liệu và báo cáo."""
    left = p("FormHead", "{{ organ.above }}") + p("FormHead", "**{{ organ.name }}**")
    right = p("FormHead", "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**") + p(
        "FormHead", "**Độc lập - Tự do - Hạnh phúc**", _RULE_BELOW
    )
    body = (
        p("FormRight", "{{ form.status }}")
        + plain_table((_HALF, LANDSCAPE_WIDTH - _HALF), [left, right], "TableNormal")
        + p("Title", "{{ form.title }}")
        + p("FormSubtitle", "{{ form.subtitle }}")
        + p("FormSubtitle", "{%p if illustrative %}")
        + p("FormSubtitle", "SỐ LIỆU MINH HỌA")
        + p("FormSubtitle", "{%p endif %}")
        + p("FormHead", "{{ form.route }}")
        + p("FormHead", "**{{ form.identity }}**")
        + p("Normal", "**Cách điền**")
        + "".join(p("FormGuide", text) for text in _GUIDE)
        + p("Normal", "{{p questions }}")
        + p("Normal")
        + plain_table((_HALF, LANDSCAPE_WIDTH - _HALF), [_author(), _signer()], "TableNormal")
        + p("Normal")
    )
    return body, _section()


_ROOM = "".join(p("FormHead") for _ in range(4))


def _author() -> str:
    return p("FormHead", "**NGƯỜI LẬP BIỂU**") + _italic("(ký, ghi rõ họ tên, điện thoại)") + _ROOM


def _signer() -> str:
    authority = (
        p("FormHead", "{%p if signer.authority %}")
        + p("FormHead", "**{{ signer.authority }}**")
        + p("FormHead", "{%p endif %}")
    )
    return (
        _italic("……, ngày …… tháng …… năm ……")
        + authority
        + p("FormHead", "**{{ signer.position }}**")
        + _italic("{{ signer.note }}")
        + _ROOM
    )


def _italic(text: str) -> str:
    return p("FormHead", text).replace("<w:r>", f"<w:r><w:rPr>{ITALIC}</w:rPr>")


def _section() -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{kind}default"/>' for kind in ("header", "footer")
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
