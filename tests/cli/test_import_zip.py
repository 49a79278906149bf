"""`import` of a .zip: its files come in like those of a folder, and nothing that could do harm does."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.forms import AN_GIANG, ANSWERS, form, submitted, text
from tests.conftest import Run, Small

Make = Callable[[], dict[str, bytes]]


def zipped(small: Small, members: dict[str, bytes], name: str = "gui.zip") -> Path:
    """A .zip of these members."""
    path = small.root / name
    path.write_bytes(packed(members))
    return path


def packed(members: dict[str, bytes]) -> bytes:
    """The bytes of such a .zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def filled(run: Run, small: Small) -> bytes:
    """A filled form's bytes."""
    path = form(run, small, answers=ANSWERS)
    data = path.read_bytes()
    path.unlink()
    return data


def test_each_form_of_a_zip_becomes_a_submission_with_its_own_original(run: Run, small: Small) -> None:
    data = filled(run, small)
    zipped(small, {"Biểu/An Giang.docx": data, "Biểu/~$An Giang.docx": b"x", "__MACOSX/Biểu/._a.docx": b"x"})

    told = run("import", "gui.zip", "--received", "12/11/2015")

    assert told.code == 0, told.out
    assert "gui.zip/Biểu/An Giang.docx: LĐLĐ tỉnh An Giang" in told.out.replace(os.sep, "/")
    assert "1 tệp: 1 đã nhập" in told.out
    assert "  file: An Giang.docx\n" in text(small)
    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert kept.read_bytes() == data


@pytest.mark.parametrize(
    "name", ["../../ngoai.docx", "/etc/passwd", "C:\\x\\an.docx", "a\\b\\c.docx", "..", "\x1b[2J.docx", "a//b.docx"]
)
def test_a_name_leads_nowhere(run: Run, small: Small, name: str) -> None:
    zipped(small, {name: filled(run, small)})
    before = {path for path in small.root.parent.rglob("*") if "data" not in path.parts}

    told = run("import", "gui.zip", "--received", "12/11/2015")

    assert (told.code, submitted(small)) == (0, [AN_GIANG])
    assert {path for path in small.root.parent.rglob("*") if "data" not in path.parts} == before
    assert "\x1b" not in told.out + text(small)
    assert "../" not in told.out


def _bomb() -> dict[str, bytes]:
    return {f"{n}.docx": bytes(30 << 20) for n in range(2)}


def _many() -> dict[str, bytes]:
    return {f"{n}.docx": b"x" for n in range(2000)}


def _large() -> dict[str, bytes]:
    return {f"{n}.pdf": os.urandom(50_000) + bytes(5 << 20) for n in range(21)}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_bomb, "nghi bom nén"),
        (_many, "2001 tệp bên trong"),
        (_large, "giải nén ra quá nhiều (100 MB cho một lần nhập)"),
    ],
)
def test_a_zip_that_could_do_harm_is_one_line(run: Run, small: Small, make: Make, said: str) -> None:
    good = filled(run, small)
    zipped(small, {"tot.docx": good, **make()})

    told = run("import", "gui.zip")

    assert told.code == 1
    assert said in told.out
    assert len(told.out.strip().splitlines()) == 2
    assert submitted(small) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + b"x" * 100, "tệp hỏng"),
        (packed({}), "không có tệp nào bên trong"),
        (b"", "tệp rỗng"),
        (b"Rar!\x1a\x07", "không phải tệp Word"),
    ],
)
def test_a_broken_zip_is_one_line_and_the_rest_goes_on(run: Run, small: Small, data: bytes, said: str) -> None:
    form(run, small, answers=ANSWERS)
    (small.root / "hong.zip").write_bytes(data)

    told = run("import", "hong.zip", "bieu.docx", "--received", "12/11/2015")

    assert told.code == 1
    assert said in told.out
    assert "2 tệp: 1 đã nhập, 1 không nhập" in told.out


def test_a_zip_with_a_password_says_so(run: Run, small: Small) -> None:
    path = zipped(small, {"a.docx": b"x"})
    data = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    path.write_bytes(bytes(data))

    assert "có mật khẩu" in run("import", "gui.zip").out


def test_a_zip_within_a_zip_is_not_opened_its_neighbours_are(run: Run, small: Small) -> None:
    zipped(small, {"trong.zip": packed({"x.docx": b"x"}), "an.docx": filled(run, small)})

    told = run("import", "gui.zip", "--received", "12/11/2015")

    assert told.code == 1
    assert "tệp .zip nằm trong tệp .zip; giải nén ra" in told.out
    assert submitted(small) == [AN_GIANG]


def test_an_office_file_that_was_renamed_to_zip_is_that_file(run: Run, small: Small) -> None:
    (small.root / "bieu.zip").write_bytes(filled(run, small))

    assert run("import", "bieu.zip", "--received", "12/11/2015").code == 0
    assert submitted(small) == [AN_GIANG]


def test_a_single_scan_that_is_too_large_costs_only_itself(run: Run, small: Small) -> None:
    zipped(small, {"quet.pdf": os.urandom(21 << 20), "an.docx": filled(run, small)})

    told = run("import", "gui.zip", "--received", "12/11/2015")

    assert "quet.pdf: tệp lớn hơn 20 MB" in told.out
    assert submitted(small) == [AN_GIANG]


def test_several_zips_of_a_folder_share_what_may_be_held(run: Run, small: Small) -> None:
    (small.root / "nhan").mkdir()
    for name in ("a", "b"):
        scans = {f"{name}{n}.pdf": os.urandom(60_000) + bytes(6 << 20) for n in range(10)}
        zipped(small, scans, f"nhan/{name}.zip")
    zipped(small, {"an.docx": filled(run, small)}, "nhan/c.zip")

    told = run("import", "nhan", "--received", "12/11/2015")

    assert "nhan/b.zip: tệp .zip giải nén ra quá nhiều" in told.out
    assert told.out.count("nhan/a.zip/") == 20  # each once, and once more at the end
    assert submitted(small) == [AN_GIANG]
