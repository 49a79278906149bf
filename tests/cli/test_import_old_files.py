"""`import` of .doc, .xls, .rtf, .odt, .ods: by way of LibreOffice where it is there, else with how to save it anew."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plan2015.office import convert
from tests.cli.forms import AN_GIANG, ANSWERS, form, submitted, text
from tests.cli.test_import_zip import packed
from tests.conftest import Run, Small

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="máy này không có LibreOffice (soffice)")
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="LibreOffice giả trong phép thử là một tệp sh")
MADE_FROM = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
DOC = b"\xd0\xcf\x11\xe0" + bytes(64) + "WordDocument".encode("utf-16-le")


def saved_as(run: Run, small: Small, kind: str) -> bytes:
    """A filled form as LibreOffice saves it in another kind."""
    path = form(run, small, f"bieu.{MADE_FROM[kind]}", ANSWERS)
    command = [str(SOFFICE), f"-env:UserInstallation={(small.root.parent / 'lo').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(small.root), str(path)],
        check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(small.root.parent)},
    )  # fmt: skip
    path.unlink()
    return (small.root / f"bieu.{kind}").read_bytes()


@needs_office
@pytest.mark.parametrize("kind", MADE_FROM)
def test_an_old_file_is_read_and_itself_kept(run: Run, small: Small, kind: str, full: bool) -> None:
    if kind not in ("doc", "ods") and not full:
        pytest.skip("lâu; chạy với --full")
    data = saved_as(run, small, kind)

    told = run("import", f"bieu.{kind}", "--received", "12/11/2015")

    assert told.code == 0, told.out
    assert f"tệp .{kind}, đọc qua bản .{MADE_FROM[kind]} do LibreOffice chuyển" in told.out
    assert "  training_classes: 12\n" in text(small)
    assert f"  file: bieu.{kind}\n" in text(small)
    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert (kept.suffix, kept.read_bytes()) == (f".{kind}", data)
    assert "đã nhập trước đây" in run("import", f"bieu.{kind}").out
    assert run("check").code == 0


def fake_office(small: Small, script: str) -> dict[str, str]:
    """A search path with a LibreOffice that does something else."""
    folder = small.root.parent / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


OLD = {
    "doc": DOC,
    "xls": b"\xd0\xcf\x11\xe0" + bytes(64) + "Workbook".encode("utf-16-le"),
    "rtf": b"{\\rtf1 a}",
    "odt": packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    "ods": packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
}


@pytest.mark.parametrize("kind", OLD)
@pytest.mark.parametrize("name", ["bieu.{}", "bieu.docx", "bieu"])
def test_without_libreoffice_it_says_how_to_save_it_anew(run: Run, small: Small, kind: str, name: str) -> None:
    (small.root / name.format(kind)).write_bytes(OLD[kind])

    told = run("import", name.format(kind), variables={"PATH": str(small.root)})

    assert told.code == 1
    assert f"tệp .{kind}, máy này không có LibreOffice" in told.out
    assert f"rồi lưu thành .{MADE_FROM[kind]}" in told.out
    assert submitted(small) == []


@needs_scripts
def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(
    run: Run, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "SECONDS", 1)
    started = small.root.parent / "pid"
    path = fake_office(small, f"sleep 300 &\necho $! > {started}\nwait")
    (small.root / "bieu.doc").write_bytes(DOC)
    form(run, small, answers=ANSWERS)

    told = run("import", "bieu.doc", "bieu.docx", "--received", "12/11/2015", variables=path)

    assert "tệp .doc: LibreOffice chuyển tệp này quá 1 giây, đã dừng; mở bằng" in told.out
    assert submitted(small) == [AN_GIANG]
    state = Path(f"/proc/{started.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@needs_scripts
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "mkdir out; echo x > out/khac.docx"])
def test_a_libreoffice_that_makes_nothing_is_one_line(run: Run, small: Small, script: str) -> None:
    (small.root / "bieu.doc").write_bytes(DOC)

    told = run("import", "bieu.doc", variables=fake_office(small, script))

    assert told.code == 1
    assert "tệp .doc: LibreOffice không đọc được tệp này; mở bằng" in told.out
    assert {path.name for path in small.root.iterdir()} >= {"bieu.doc", "data"}


@needs_scripts
@pytest.mark.parametrize("answer", [b"PK\x03\x04xx", b"<html>", b""])
def test_what_it_makes_goes_through_the_same_gate(run: Run, small: Small, answer: bytes) -> None:
    (small.root.parent / "answer").write_bytes(answer)
    (small.root / "bieu.doc").write_bytes(DOC)
    script = f"mkdir out; cp {small.root.parent / 'answer'} out/bieu.docx"

    told = run("import", "bieu.doc", variables=fake_office(small, script))

    assert (told.code, submitted(small)) == (1, [])
    assert "Traceback" not in told.err


@needs_scripts
def test_a_program_in_the_current_folder_is_never_started(run: Run, small: Small) -> None:
    fake_office(small, f"touch {small.root.parent}/started")
    (small.root / "bieu.doc").write_bytes(DOC)
    shutil.copy2(small.root.parent / "bin/soffice", small.root / "soffice")

    told = run("import", "bieu.doc", variables={"PATH": f".{os.pathsep}{os.pathsep}"})

    assert "không có LibreOffice" in told.out
    assert not (small.root.parent / "started").exists()


@needs_scripts
def test_its_profile_runs_no_macro_and_the_folder_is_taken_away(run: Run, small: Small) -> None:
    seen = small.root.parent / "seen"
    path = fake_office(small, f"pwd > {seen}; cat user/registrymodifications.xcu >> {seen}; echo $HOME $@ >> {seen}")
    (small.root / "bieu.doc").write_bytes(DOC)

    run("import", "bieu.doc", variables=path)

    folder, *rest = seen.read_text().splitlines()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true<' in "\n".join(rest)
    assert rest[-1].startswith(f"{folder} -env:UserInstallation=file://{folder} --headless")
    assert not Path(folder).exists()


def test_an_old_file_with_a_password_says_so_and_a_bomb_is_none_of_libreoffices_business(
    run: Run, small: Small
) -> None:
    (small.root / "mat.doc").write_bytes(DOC + "EncryptedPackage".encode("utf-16-le"))
    bomb = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": bytes(30 << 20)}
    (small.root / "bom.odt").write_bytes(packed(bomb))

    told = run("import", "mat.doc", "bom.odt")

    assert "tệp có mật khẩu" in told.out
    assert "nghi bom nén" in told.out
