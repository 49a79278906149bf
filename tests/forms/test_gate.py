"""What the gate stops, and that it stops it before anything is parsed."""

import io
import tracemalloc
import zipfile

import pytest

from plan2015.forms.gate import FormRefusedError, open_package
from plan2015.forms.reading import read_form
from plan2015.office.word.archive import pack
from tests.forms.conftest import STORE
from tests.forms.corpus.make import base_forms, parts_of
from tests.forms.test_corpus import workspace


@pytest.fixture(scope="module")
def filled() -> dict[str, bytes]:
    return parts_of(base_forms()[0])


def refusal(data: bytes) -> str:
    with pytest.raises(FormRefusedError) as refused:
        open_package(data)
    return str(refused.value)


def test_a_form_of_ours_passes_without_a_word(filled: dict[str, bytes]) -> None:
    package = open_package(pack(filled))

    assert (package.kind, package.notes) == ("docx", ())


def test_parts_that_a_form_is_not_read_from_are_never_inflated(filled: dict[str, bytes]) -> None:
    data = pack({**filled, "word/media/a.png": bytes(60 << 20)})
    tracemalloc.start()
    open_package(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 20 << 20


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"word/document.xml": b" " * (13 << 20)}, "nghi bom nén"),
        ({f"word/a{n}.xml": b"x" for n in range(2001)}, "phần bên trong, nhiều bất thường"),
        ({"word/document.xml": b"<a/>" * 130_000}, "quá nhiều ô"),
        ({"word/document.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>'.encode("utf-16")}, "DTD"),
        ({"/abs.xml": b"x"}, "đường dẫn lạ"),
        ({"WORD/document.xml": b"x"}, "cùng tên"),
        ({"[Content_Types].xml": b"<Types/>"}, "không phải tệp Word hoặc Excel"),
        ({"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}, "macro"),
        ({"[Content_Types].xml": b"wordprocessingml.template.main+xml"}, "tệp mẫu"),
    ],
    ids=["size", "members", "tags", "utf16-dtd", "path", "twins", "kind", "macro", "template"],
)
def test_what_could_do_harm_is_refused_in_words(filled: dict[str, bytes], extra: dict[str, bytes], told: str) -> None:
    assert told in refusal(pack({**filled, **extra}))


def test_a_part_that_lies_about_its_size_is_counted_as_it_comes_out(filled: dict[str, bytes]) -> None:
    data = bytearray(pack({**filled, "word/styles.xml": b"<a>" + b"x" * (14 << 20) + b"</a>"}))
    # The directory at the end of the zip now says that the part holds 10 bytes.
    at = data.rindex(b"word/styles.xml") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")

    assert "bom nén" in refusal(bytes(data)) or "hỏng" in refusal(bytes(data))


@pytest.mark.parametrize("depth", [300, 5000])
def test_deep_xml_is_refused_not_a_crash(filled: dict[str, bytes], depth: int) -> None:
    body = filled["word/document.xml"].replace(b"<w:sectPr>", b"<w:p>" * depth + b"</w:p>" * depth + b"<w:sectPr>", 1)
    loaded = workspace()
    assert loaded.plan
    with pytest.raises(FormRefusedError):
        read_form(pack({**filled, "word/document.xml": body}), loaded, loaded.plan, STORE)


def test_a_file_cut_off_anywhere_is_refused_or_read_never_a_crash(filled: dict[str, bytes]) -> None:
    data = pack(filled)
    loaded = workspace()
    assert loaded.plan
    for length in range(0, len(data), 977):
        with pytest.raises(FormRefusedError):
            read_form(data[:length], loaded, loaded.plan, STORE)


def test_encrypted_members_are_named(filled: dict[str, bytes]) -> None:
    buffer = io.BytesIO(pack(filled))
    with zipfile.ZipFile(buffer) as archive:
        at = archive.start_dir
    data = bytearray(buffer.getvalue())
    data[at + 8] |= 1

    assert "mật khẩu" in refusal(bytes(data))
