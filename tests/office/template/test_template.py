"""Templates as staff make them: tags anywhere in Word, values that are only text, mistakes that have a place."""

from typing import Any

import pytest

from plan2015.office.template.environment import build_environment
from plan2015.office.template.faults import TemplateError
from plan2015.office.template.names import unknown_names
from plan2015.office.template.template import Template
from plan2015.office.template.values import Block
from plan2015.office.word.package import Parts
from plan2015.office.word.structure import find_faults
from tests.conftest import REPOSITORY
from tests.papers.conftest import body_text, para, word_file

STANDARD = (REPOSITORY / "templates" / "report.docx").read_bytes


def compile_body(body: str, **kinds: str) -> Template:
    return Template("thu.docx", word_file(body, **kinds), build_environment({}), STANDARD)


def fill(body: str, context: dict[str, Any], **kinds: str) -> Parts:
    context = {"illustrative": False, **context}
    parts = compile_body(body, **kinds).render(context).parts
    assert find_faults(parts) == []
    return parts


def texts(body: str, **context: Any) -> list[str]:
    return [text for text in body_text(fill(body, context)) if text]


def fault(body: str, **context: Any) -> str:
    with pytest.raises(TemplateError) as caught:
        compile_body(body).render({"illustrative": False, **context})
    return str(caught.value)


def cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def table(*rows: str, columns: int = 1) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_tag_split_over_runs_is_one_tag() -> None:
    assert texts(para("Đơn vị: {", "{ un", "it.na", "me }", "} đã gửi"), unit={"name": "An Giang"}) == [
        "Đơn vị: An Giang đã gửi"
    ]


def test_two_tags_that_share_a_run_both_work() -> None:
    assert texts(para("{{ a", " }}-{{ b", " }}"), a="1", b="2") == ["1-2"]


def test_quotes_that_word_makes_curly_are_quotes() -> None:
    assert texts(para("{% if kind == “x” %}đúng{% endif %}"), kind="x") == ["đúng"]


@pytest.mark.parametrize(
    "value", ["Sở LĐ & XH", "<b> x < 5", "{{ 7*7 }}", "{% for %}", "{_{ x }_}", "]]>", "&amp;", 'nói "thế"']
)
def test_whatever_is_in_the_data_is_only_text(value: str) -> None:
    assert texts(para("A: {{ x }} hết"), x=value) == [f"A: {value} hết"]


def test_what_xml_cannot_hold_becomes_a_visible_mark() -> None:
    assert texts(para("{{ x }}"), x="a\x00b\x1bc") == ["a\ufffdb\ufffdc"]


def test_marks_of_figures_in_data_do_not_make_bookmarks() -> None:
    rendered = compile_body(para("{{ x }}")).render({"illustrative": False, "x": "\ue200khoa\ue20112\ue202"})

    assert rendered.printed == ()


def test_line_breaks_in_data_are_line_breaks_on_paper() -> None:
    document = fill(para("{{ x }}"), {"x": "một\nhai\r\nba\tbốn"})["word/document.xml"].decode()

    assert document.count("<w:br/>") == 2
    assert document.count("<w:tab/>") == 1


def test_very_long_texts_stay_whole() -> None:
    text = "Kết quả " * 5_000 + "x" * 3_000

    assert texts(para("{{ x }}"), x=text) == [text]


def test_a_paragraph_that_is_only_control_goes_away() -> None:
    body = para("{%p for x in xs %}") + para("- {{ x }}") + para("{%p endfor %}") + para("hết")

    assert texts(body, xs=["a", "b"]) == ["- a", "- b", "hết"]


def test_rows_repeat() -> None:
    body = table(cell(para("{%tr for x in xs %}")), cell(para("{{ x }}")), cell(para("{%tr endfor %}")))

    assert texts(body, xs=["a", "b", "c"]) == ["a", "b", "c"]


def test_a_loop_in_a_nested_table_leaves_the_outer_rows_alone() -> None:
    inner = table(cell(para("{%tr for x in xs %}")), cell(para("{{ x }}")), cell(para("{%tr endfor %}")))
    body = table(cell(para("ngoài") + inner), cell(para("sau")))

    assert texts(body, xs=["a", "b"]) == ["ngoài", "a", "b", "sau"]


def test_headers_are_templates_too() -> None:
    parts = fill(para("x"), {"name": "An Giang"}, header=para("Đơn vị {{ name }}"))

    assert body_text(parts, "word/header1.xml") == ["Đơn vị An Giang"]


def test_a_tag_outside_the_text_of_the_page_stays_as_it_is() -> None:
    drawing = (
        '<w:p><w:r><w:t>chữ</w:t></w:r><w:bookmarkStart w:id="7" w:name="{{ x }}"/><w:bookmarkEnd w:id="7"/></w:p>'
    )

    assert b'w:name="{{ x }}"' in fill(drawing, {"x": "y"})["word/document.xml"]


def test_a_block_takes_the_place_of_its_paragraph() -> None:
    assert texts(para("{{p bang }}") + para("sau"), bang=Block(para("khối"))) == ["khối", "sau"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (para("một") + para("{{ tens }}"), "đoạn 2: không có tên “tens”"),
        (para("{{ unit.nam }}"), "không có trường “nam”"),
        (para("{% if unit %}"), "thiếu lệnh đóng"),
        (para("một") + para("{% endif %}"), "đoạn 2: lệnh “endif” sai chỗ"),
        (para("{{ unit.name|vietnam }}"), "không có bộ lọc “vietnam”"),
        (para("{{ unit.name "), "thẻ chưa đóng"),
        (table(cell(para("a")) + cell(para("{{ khong }}")), columns=2), "bảng 1, hàng 1, ô 2: không có tên “khong”"),
        (para("{{ bang }}"), "{{p tên }}"),
        (para("{{p unit.name }}"), "đây là chữ, không phải khối"),
        (para("{%p for x in xs %}") + para("{{ x.ten }}") + para("{%p endfor %}"), "đoạn 2: không có trường “ten”"),
    ],
)
def test_a_mistake_names_its_place_and_its_line(body: str, reason: str) -> None:
    said = fault(body, unit={"name": "An Giang"}, bang=Block(para("x")), xs=["a"])

    assert said.startswith("thu.docx: thân văn bản")
    assert reason in said


def test_a_mistake_quotes_the_paragraph() -> None:
    assert "dòng chữ trong mẫu: “Số lớp: {{ lop }} lớp”" in fault(para("Số lớp: {{ lop }} lớp"))


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}", "{{ x.__init__.__globals__ }}", "{{ 'x'*10**9 }}", "{{ 9**9**9 }}", "{{ range(10) }}",
        "{{ cycler() }}", "{{ lipsum() }}", "{{ x|attr('y') }}", "{% include 'a' %}", "{% import 'a' as b %}",
        "{{ xs.append(1) }}", "{{ 'a' ~ 'b'*10**8 }}", "{{ '%s'|format(1) }}",
    ],
)  # fmt: skip
def test_the_sandbox_holds(attack: str) -> None:
    with pytest.raises(TemplateError):
        compile_body(para(attack)).render({"illustrative": False, "x": "a", "xs": [1]})


def test_names_in_branches_not_taken_are_found_too() -> None:
    template = compile_body(para("{% if False %}{{ unit.namee }}{% endif %}") + para("{{ unti.name }}"))
    found = [str(e) for e in unknown_names(template, build_environment({}), {"illustrative": 0, "unit": {"name": "x"}})]

    assert len(found) == 2
    assert "không có tên “namee” trong “unit”. Ý bạn là “name”?" in found[0]
    assert "không có tên “unti”. Ý bạn là “unit”?" in found[1]


def test_names_of_loops_are_known_inside_them_only() -> None:
    body = para("{% for d in duties %}{{ d.title }}{{ d.titel }}{% endfor %}{{ d.title }}")
    context = {"illustrative": 0, "duties": [{"title": "x"}]}
    found = [str(e) for e in unknown_names(compile_body(body), build_environment({}), context)]

    assert [said.partition(": không")[2].split("\n")[0] for said in found] == [
        " có tên “titel” trong “d”. Ý bạn là “title”?",
        " có tên “d”",
    ]
