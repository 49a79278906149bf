"""Scans and prose: entered as come at once, or the command that does so stands in the line."""

import re
import shlex
from pathlib import Path

import docx
import pytest

from tests.cli.forms import AN_GIANG, ANSWERS, form, submitted, text
from tests.cli.test_import_zip import packed
from tests.conftest import Run, Small

WHOSE = ("--unit", "an giang", "--period", "2015-annual")


def prose(small: Small, name: str) -> bytes:
    """A report as a letter."""
    letter = docx.Document()
    letter.add_paragraph("Báo cáo kết quả năm 2015: đã mở 12 lớp.")
    letter.save(str(small.root / name))
    return (small.root / name).read_bytes()


UNREAD = {
    "quet.pdf": b"%PDF-1.4 x",
    "anh.jpg": b"\xff\xd8\xff\xe0 x",
    "anh.png": b"\x89PNG\r\n x",
    "anh.tif": b"II*\x00 x",
    "anh.heic": b"\x00\x00\x00\x18ftypheic",
    "bao-cao.docx": b"",
}


def put(small: Small, name: str) -> bytes:
    """Such a file, and what it holds."""
    if name.endswith("docx"):
        return prose(small, name)
    (small.root / name).write_bytes(UNREAD[name])
    return UNREAD[name]


@pytest.mark.parametrize("name", UNREAD)
def test_it_is_entered_as_come_with_its_original(run: Run, small: Small, name: str) -> None:
    data = put(small, name)

    told = run("import", name, *WHOSE, "--receive-unread", "--received", "12/11/2015", "--channel", "post")

    assert told.code == 0, told.out
    assert f"đã ghi nhận data/submissions/2015-annual/{AN_GIANG}.yaml, chưa có số liệu" in told.out
    assert "1 tệp: 1 đã ghi nhận, chưa có số liệu" in told.out
    assert "received: 2015-11-12\n" in text(small)
    assert "channel: post\n" in text(small)
    assert f"  file: {name}\n" in text(small)
    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert (kept.suffix, kept.read_bytes()) == (Path(name).suffix, data)
    assert AN_GIANG not in run("overdue", "--as-of", "20/11/2015", "--format", "csv").out
    again = run("import", name, *WHOSE, "--receive-unread")
    assert (again.code, "1 không đổi" in again.out) == (0, True)


@pytest.mark.parametrize("name", UNREAD)
def test_the_line_that_is_printed_does_it(run: Run, small: Small, name: str) -> None:
    target = f"An Giang {name}" if name == "quet.pdf" else name
    put(small, name)
    (small.root / name).rename(small.root / target)

    told = run("import", target, *WHOSE, "--received", "12/11/2015")
    (command,) = re.findall(r"ghi nhận là đã đến: plan2015 (receive .*)", told.out)

    assert told.code == 1
    assert submitted(small) == []
    assert run(*shlex.split(command)).code == 0
    assert "received: 2015-11-12\n" in text(small)
    assert f"  file: {target}\n" in text(small)


def test_what_only_a_person_knows_stands_in_capitals_a_name_that_says_it_is_proposed(run: Run, small: Small) -> None:
    (small.root / "nhan").mkdir()
    for name in ("an-giang.pdf", "x y.pdf"):
        (small.root / "nhan" / name).write_bytes(b"%PDF")

    told = run("import", "nhan")

    assert f"plan2015 receive {AN_GIANG} KỲ --received NGÀY --file nhan/an-giang.pdf" in told.out
    assert 'plan2015 receive ĐƠN-VỊ KỲ --received NGÀY --file "nhan/x y.pdf"' in told.out


def test_a_scan_in_a_zip_is_entered_from_there(run: Run, small: Small) -> None:
    (small.root / "gui.zip").write_bytes(packed({"Báo cáo/quet.pdf": b"%PDF-1.4 x"}))

    asked = run("import", "gui.zip")
    told = run("import", "gui.zip", *WHOSE, "--receive-unread", "--received", "12/11/2015")

    assert "giải nén rồi ghi nhận: plan2015 receive" in asked.out
    assert told.code == 0
    assert "  file: quet.pdf\n" in text(small)
    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert kept.read_bytes() == b"%PDF-1.4 x"


def test_a_scan_too_large_to_be_kept_is_entered_all_the_same(run: Run, small: Small) -> None:
    (small.root / "quet.pdf").write_bytes(b"%PDF" + bytes(21 << 20))

    told = run("import", "quet.pdf", *WHOSE, "--receive-unread", "--received", "12/11/2015")

    assert told.code == 0, told.out
    assert "không giữ bản sao" in told.out
    assert "  file: quet.pdf\n" in text(small)


def test_a_dry_run_enters_nothing(run: Run, small: Small) -> None:
    put(small, "quet.pdf")

    told = run("import", "quet.pdf", *WHOSE, "--receive-unread", "--dry-run")

    assert (told.code, submitted(small)) == (0, [])
    assert "sẽ ghi nhận" in told.out


def test_without_saying_whose_it_is_nothing_is_entered(run: Run, small: Small) -> None:
    put(small, "quet.pdf")
    assert AN_GIANG in run("overdue", "--as-of", "20/11/2015", "--format", "csv").out

    refused = run("import", "quet.pdf", "--receive-unread")

    assert (refused.code, submitted(small)) == (2, [])
    assert "--unit" in refused.err


def test_a_broken_or_locked_file_is_no_scan(run: Run, small: Small) -> None:
    (small.root / "a.docx").write_bytes(b"PK\x03\x04xx")
    (small.root / "b.docx").write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))

    told = run("import", "a.docx", "b.docx", *WHOSE, "--receive-unread")

    assert (told.code, submitted(small)) == (1, [])
    assert "2 không nhập" in told.out


def test_a_form_beside_is_read_as_a_form(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)

    told = run("import", "bieu.docx", *WHOSE, "--receive-unread", "--received", "12/11/2015")

    assert told.code == 0
    assert "  training_classes: 12\n" in text(small)
