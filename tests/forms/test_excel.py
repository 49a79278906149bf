"""What another Excel puts into a form: comments, fonts of single words, hidden sheets, text beside the cells."""

import re
from functools import lru_cache

import pytest

from plan2015.forms.filling import filling_for
from plan2015.forms.gate import open_package
from plan2015.forms.grid import Content
from plan2015.forms.specification import form_for
from plan2015.forms.xlsx.read import read_xlsx
from plan2015.office.word.archive import pack
from tests.forms.corpus.make import parts_of
from tests.forms.test_round_trip import UNITS, form_of, workspace, written

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


@lru_cache
def parts() -> dict[str, bytes]:
    form = form_of(UNITS[0])
    return parts_of(written(form, filling_for(form, workspace(), ()), workspace(), "xlsx"))


def read(changed: dict[str, bytes]) -> Content:
    return read_xlsx(open_package(pack({**parts(), **changed})))


def texts(content: Content) -> dict[str, str]:
    return {cell.place: cell.text for grid in content.grids for row in grid.rows for cell in row if cell.text}


def with_cell(markup: str) -> dict[str, bytes]:
    """A sheet of answers with one more row of one cell; the first holds our own checks."""
    name = "xl/worksheets/sheet3.xml"
    sheet = parts()[name].decode()
    return {name: sheet.replace("</sheetData>", f'<row r="900">{markup}</row></sheetData>').encode()}


NOTE = '<comments xmlns="{}"><commentList><comment ref="{}"><text>{}</text></comment></commentList></comments>'
THREAD = '<ThreadedComments xmlns="{}"><threadedComment ref="{}"><text>{}</text></threadedComment></ThreadedComments>'


@pytest.mark.parametrize(
    ("name", "markup", "text"),
    [
        ("xl/comments1.xml", NOTE, "<t>số này chưa chắc</t>"),
        ("xl/comments1.xml", NOTE, "<r><t>số này </t></r><r><t>chưa chắc</t></r>"),
        ("xl/threadedComments/threadedComment1.xml", THREAD, "số này chưa chắc"),
    ],
    ids=["note", "note in runs", "thread"],
)
def test_a_comment_is_told_with_its_cell(name: str, markup: str, text: str) -> None:
    space = THREADED if "threaded" in name else MAIN
    changed = {name: markup.format(space, "D5", text).encode(), "xl/comments_rels.xml.rels": b"<a/>"}
    before, after = read({}).loose, read(changed).loose

    assert [loose for loose in after if loose not in before] == [("nhận xét ở ô D5", "số này chưa chắc")]


RUNS = '<c r="B900" t="inlineStr"><is><r><rPr><b/><rFont val="{}"/></rPr><t>§µo t¹o</t></r></is></c>'


@pytest.mark.parametrize(("font", "text"), [(".VnTime", "Đào tạo"), ("Times New Roman", "§µo t¹o")])
def test_words_in_an_old_font_are_read_by_the_font_of_their_run(font: str, text: str) -> None:
    found = texts(read(with_cell(RUNS.format(font))))

    assert [shown for place, shown in found.items() if place.endswith("B900")] == [text]


def test_a_cell_far_to_the_right_is_told_and_not_lost() -> None:
    before = read({}).loose
    after = read(with_cell('<c r="ZZ900" t="inlineStr"><is><t>ghi thêm</t></is></c>')).loose

    assert [loose.text for loose in after if loose not in before] == ["ghi thêm"]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden() -> None:
    book = parts()["xl/workbook.xml"].decode()
    hidden = re.sub(r'<sheet (?=name="[^"]+" sheetId="2")', '<sheet state="hidden" ', book)
    content = read({"xl/workbook.xml": hidden.encode()})

    assert [found.text for found in content.findings] == ["trang bị ẩn: vẫn được đọc"]
    assert texts(content) == texts(read({}))


def columns_of(table: str) -> tuple[int, set[int]]:
    """How many columns a Word table has, and how many each of its rows fills."""
    rows = table.split("<w:tr>")[1:] if "<w:tr>" in table else re.split(r"<w:tr[ >]", table)[1:]
    spans = [
        sum(int((re.search(r'<w:gridSpan w:val="(\d+)"', cell) or [0, 1])[1]) for cell in row.split("<w:tc>")[1:])
        for row in rows
    ]
    return table.count("<w:gridCol "), set(spans)


@pytest.mark.parametrize("unit", UNITS)
def test_each_row_of_a_word_form_fills_its_table(unit: str) -> None:
    form = form_of(unit)
    document = parts_of(written(form, filling_for(form, workspace(), ()), workspace(), "docx"))["word/document.xml"]
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", document.decode(), re.DOTALL)
    found = [columns_of(table) for table in tables if "<w:gridCol " in table]

    assert len(found) > 2
    assert [filled for columns, filled in found if filled != {columns}] == []


def test_what_somebody_writes_among_our_checks_is_kept_with_its_place() -> None:
    name = "xl/worksheets/sheet1.xml"
    row = '<row r="900"><c r="B900" t="inlineStr"><is><t>đã xem</t></is></c></row></sheetData>'
    changed = {name: parts()[name].decode().replace("</sheetData>", row).encode()}
    cells = (cell for grid in read(changed).grids for row in grid.rows for cell in row)

    assert [cell.place for cell in cells if cell.text == "đã xem"] == ["trang “Kiểm tra”, ô B900"]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_column_that_no_question_is_in_stands_there_with_its_title(suffix: str) -> None:
    loaded = workspace()
    assert loaded.plan
    sections = []
    for section in loaded.plan.sections:
        more = (section.columns[0].model_copy(update={"number": "8", "title": "để dành"}),) if section.columns else ()
        sections.append(section.model_copy(update={"columns": (*section.columns, *more)}))
    plan = loaded.plan.model_copy(update={"sections": tuple(sections)})
    plan.__dict__.pop("section_by_code", None)  # looked up in the plan that was copied
    form = form_for(plan, loaded.units[UNITS[0]], "2015-annual")
    assert form

    data = written(form, filling_for(form, loaded, ()), loaded, suffix)
    assert b"\xc4\x91\xe1\xbb\x83 d\xc3\xa0nh" in b"".join(parts_of(data).values())


def test_a_cell_is_held_to_the_kind_of_its_answer() -> None:
    sheets = b"".join(data for name, data in parts().items() if name.startswith("xl/worksheets/sheet")).decode()
    rules = re.findall(r'<dataValidation (?:type="(\w+)")?.*?</dataValidation>', sheets, re.DOTALL)
    lists = set(re.findall(r"<formula1>&quot;(.*?)&quot;</formula1>|<formula1>\"(.*?)\"</formula1>", sheets))
    listed = {words for pair in lists for words in pair if words}
    form = form_of(UNITS[0])
    kinds = {cell.kind for cell in form.cells()}

    assert {"whole", "list", "custom"} <= set(rules)
    assert ("x" in listed) is ("check" in kinds)
    for cell in form.cells():
        if cell.kind == "choice":
            assert ",".join(title for _, title in cell.options) in listed
