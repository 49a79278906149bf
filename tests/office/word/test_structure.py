"""Our own check of Word files catches what makes Word offer a repair; each defect is planted and found."""

import io
import zipfile

import pytest

from plan2015.office.gate import GateError
from plan2015.office.word.markup import R
from plan2015.office.word.package import (
    Details,
    Extra,
    NotWordError,
    add_parts,
    is_untouched,
    open_package,
    pack,
    with_details,
)
from plan2015.office.word.structure import find_faults
from tests.conftest import REPOSITORY
from tests.papers.conftest import DAY, para, word_file

TEMPLATES = sorted((REPOSITORY / "templates").glob("*.docx"))
DOCUMENT = "word/document.xml"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_the_templates_that_ship_are_sound(path) -> None:  # type: ignore[no-untyped-def]
    assert find_faults(open_package(path.read_bytes())) == []


TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
INLINE = f'<wp:inline xmlns:wp="{WP}"><wp:docPr id="{{}}" name="a"{{}}/></wp:inline>'
DRAWING = f"<w:p><w:r><w:drawing>{INLINE}</w:drawing></w:r></w:p>"
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (TABLE.format("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"), "ô bảng không kết thúc bằng đoạn"),
        (TABLE.format("<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"), "hàng có 2 cột, lưới có 1"),
        (TABLE.format(""), "bảng không có hàng"),
        ('<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>', "dấu trang 1 không cân"),
        (
            '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
            '<w:bookmarkStart w:id="2" w:name="A"/><w:bookmarkEnd w:id="2"/></w:p>',
            "dấu trang trùng tên a",
        ),
        (
            f'<w:p><w:bookmarkStart w:id="1" w:name="{"x" * 41}"/><w:bookmarkEnd w:id="1"/></w:p>',
            "tên dấu trang quá dài",
        ),
        ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>', "trường không cân"),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            "trường chưa có kết quả",
        ),
        ('<w:p><w:pPr><w:pStyle w:val="KhongCo"/></w:pPr></w:p>', "kiểu không có: KhongCo"),
        (DRAWING.format(1, ""), "hình thiếu lời mô tả"),
        (DRAWING.format(1, ' descr="x"') * 2, "hình trùng số 1"),
        (CONTROL.format("<w:p/>") * 2, "ô điền trùng số 5"),
        (CONTROL.format(""), "ô điền rỗng"),
        (
            f'<w:p><w:r xmlns:r="{R}" r:id="rId99"/></w:p>',
            "dùng quan hệ không có rId99",
        ),
    ],
)
def test_each_defect_is_found(body: str, said: str) -> None:
    parts = open_package(word_file(para("x")))
    text = parts[DOCUMENT].decode()
    parts[DOCUMENT] = text.replace("<w:body>", f"<w:body>{body}", 1).encode()

    assert any(said in fault for fault in find_faults(parts))


def test_a_part_without_a_type_and_a_relation_without_a_part_are_found() -> None:
    parts = open_package(word_file(para("x")))
    parts["word/la.bin"] = b"x"
    del parts["word/settings.xml"]
    found = find_faults(parts)

    assert "word/la.bin: thiếu kiểu nội dung" in found
    assert any("trỏ tới phần không có word/settings.xml" in fault for fault in found)


def test_a_broken_part_is_found() -> None:
    parts = open_package(word_file(para("x")))
    parts[DOCUMENT] = parts[DOCUMENT][:-20]

    assert any("XML hỏng" in fault for fault in find_faults(parts))


def test_what_we_wrote_is_known_again_and_any_change_is_seen() -> None:
    parts = with_details(open_package(word_file(para("x"))), Details("a", "b", DAY))
    changed = {**parts, DOCUMENT: parts[DOCUMENT].replace(b">x<", b">y<")}

    assert is_untouched(pack(parts))
    assert not is_untouched(pack(changed))
    assert not is_untouched(b"khong phai zip")


def test_equal_parts_are_equal_bytes_and_parts_can_be_added() -> None:
    parts = open_package(word_file(para("x")))
    extra = Extra("customXml/item1.xml", "application/xml", "http://example.org/x", b"<a/>")
    added, (relation,) = add_parts(parts, (extra,))

    assert pack(parts) == pack(dict(reversed(parts.items())))
    assert added["customXml/item1.xml"] == b"<a/>"
    assert relation.encode() in added["word/_rels/document.xml.rels"]
    assert find_faults(added) == []


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # one date: equal bytes each time
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "kiểu cũ"),
        (b"<html></html>", "trang web"),
        (zipped(("word/vbaProject.bin", b"x")), "macro"),
        (zipped(("../a.xml", b"x")), "đường dẫn lạ"),
        (zipped(("a.xml", b"x"), ("A.xml", b"y")), "cùng tên"),
        (zipped(("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")), "DTD"),
        (zipped(("word/document.xml", b" " * 70_000_000)), "bom nén"),
    ],
    ids=["old", "web page", "macro", "climbing", "double", "DTD", "large"],
)
def test_the_gate_refuses_what_could_harm(data: bytes, said: str) -> None:
    with pytest.raises(GateError, match=said):
        open_package(data)


def test_a_zip_that_is_no_word_file_is_said_to_be_none() -> None:
    with pytest.raises(NotWordError):
        open_package(zipped(("a.txt", b"x")))
