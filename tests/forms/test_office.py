"""Forms survive LibreOffice: saved by it, also through other formats and back, all answers are the same."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plan2015.forms.reading import Reading, read_form
from tests.forms.conftest import STORE
from tests.forms.corpus.make import base_forms, workspace

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="máy này không có LibreOffice (soffice)")


@pytest.fixture(scope="module")
def forms() -> dict[str, bytes]:
    docx, xlsx, blank = base_forms()
    return {"filled.docx": docx, "filled.xlsx": xlsx, "blank.docx": blank}


def convert(path: Path, to: str, home: Path) -> Path:
    """One real pass through LibreOffice, with a profile of its own."""
    out = path.parent / f"to-{to}"
    command = [
        str(SOFFICE),
        f"-env:UserInstallation=file://{home}",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(out),
    ]
    subprocess.run(
        [*command, str(path)], check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(home)}
    )
    return out / f"{path.stem}.{to}"


def read(data: bytes, folder: Path) -> Reading:
    loaded = workspace(folder, "")
    assert loaded.plan
    return read_form(data, loaded, loaded.plan, STORE)


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("filled.docx", ("docx",)),
        ("filled.docx", ("odt", "docx")),
        ("filled.docx", ("doc", "docx")),
        ("filled.docx", ("rtf", "docx")),
        ("blank.docx", ("docx",)),
        ("blank.docx", ("doc", "docx")),
        ("filled.xlsx", ("xlsx",)),
        ("filled.xlsx", ("ods", "xlsx")),
        ("filled.xlsx", ("xls", "xlsx")),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_all_answers_survive(name: str, steps: tuple[str, ...], forms: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(forms[name])
    for step in steps:
        path = convert(path, step, tmp_path / "home")

    before, after = read(forms[name], tmp_path / "a"), read(path.read_bytes(), tmp_path / "b")

    assert after.identity == before.identity
    assert after.typed.values == before.typed.values
    assert after.typed.difficulties == before.typed.difficulties
    assert after.typed.explanations == before.typed.explanations
    assert after.typed.outside == []
    assert [found for found in after.typed.findings if found.level == "error"] == []
    assert after.state == before.state


@pytest.mark.parametrize("name", ["filled.docx", "blank.docx", "filled.xlsx"])
def test_the_pages_are_those_of_a_form(name: str, forms: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(forms[name])
    pdf = convert(path, "pdf", tmp_path / "home")
    if shutil.which("pdfinfo") is None:
        pytest.skip("máy này không có pdfinfo (poppler-utils)")

    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout

    pages = int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))
    assert 6 <= pages <= 14
    assert "BIỂU SỐ LIỆU VÀ BÁO CÁO" in text
    assert text.count("Mã phiếu: P15/2015-annual/ldld-tinh-an-giang/") >= pages
