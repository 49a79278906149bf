"""The workbook checks itself as `check` does, Calc works its formulas out alike, and no page cuts a text."""

import csv
import io
import os
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from plan2015.demo.build import build_demo
from plan2015.forms.checks import checks_of
from plan2015.forms.filling import Filling, filling_for
from plan2015.forms.head import with_template_texts
from plan2015.forms.parts import Form
from plan2015.forms.specification import form_for
from plan2015.forms.wording import CHECK_BLANK, CHECK_FITS, CHECK_WRONG, CHECK_WRONG_SUM, words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.obligations.completeness import blank_questions, required_questions
from plan2015.questionnaire import Questionnaire
from plan2015.records.editing.splice import block_text
from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from plan2015.rules import check
from tests.forms.conftest import STORE

PERIOD = "2015-annual"
SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="máy này không có LibreOffice (soffice)")
RULES = {"part-exceeds-whole", "parts-do-not-add-up"}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("year")

    def write(name: str, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    build_demo(write, 40, 7)
    return load(Folder(str(root / "data"), "data"))


def form_of(year: Workspace, unit: str) -> Form:
    assert year.plan
    form = form_for(year.plan, year.units[unit], PERIOD)
    assert form
    return form


def book_of(year: Workspace, form: Form, filling: Filling) -> bytes:
    assert year.plan
    words = with_template_texts(words_for(form, filling, year.plan, year), STORE)
    return write_xlsx(form, filling, words, checks_of(form, year.plan))


def shown(book: bytes) -> list[tuple[str, str]]:
    """Code and result of each line of the first sheet, as the file stores them."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", archive.read("xl/sharedStrings.xml").decode(), re.DOTALL)
    codes = dict(re.findall(r'<c r="A(\d+)"[^>]*t="s"><v>(\d+)</v>', sheet))
    results = dict(re.findall(r'<c r="C(\d+)"[^>]*t="str"><f>[^<]*</f><v>(.*?)</v>', sheet))
    return [(strings[int(codes[row])].removeprefix("ô "), result) for row, result in results.items()]


def spoilt(form: Form, filling: Filling, plan: Plan, dice: random.Random) -> Filling:
    """Answers of which a third of the figures are typed anew: as words, like their whole, or not at all."""
    answers = dict(filling.answers)
    for cell in form.cells():
        if cell.kind == "number" and dice.random() < 0.33:
            answers[cell.code] = dice.choice(("", "0", "7", "1500", "mười hai", str(dice.randrange(10**6))))
        elif dice.random() < 0.1:
            answers.pop(cell.code, None)
    for part in (found for found in checks_of(form, plan) if found.kind == "part" and dice.random() < 0.2):
        answers[part.at.code] = answers.get(part.cells[0].code, "")
    return Filling(answers, filling.earlier, filling.difficulties, filling.asked, filling.illustrative)


def reported(year: Workspace, form: Form, filling: Filling, folder: Path) -> Workspace:
    """The answers as a unit's report in a workspace of its own."""
    tree: dict[str, Any] = {"unit": form.unit.id, "period": PERIOD}
    for cell in form.cells():
        if text := filling.answers.get(cell.code, ""):
            place = tree
            for key in cell.path[:-1]:
                place = place.setdefault(key, {})
            place[cell.path[-1]] = next((value for value, title in cell.options if title == text), text)
    shutil.copytree(year.folder.root, folder / "data", ignore=shutil.ignore_patterns("submissions"))
    path = folder / "data" / "submissions" / PERIOD / f"{form.unit.id}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(block_text(tree), "utf-8")
    return load(Folder(str(folder / "data"), "data"))


@pytest.mark.parametrize("seed", range(5))
def test_the_sheet_of_checks_says_what_check_says(year: Workspace, seed: int, tmp_path: Path) -> None:
    assert year.plan
    form = form_of(year, "ldld-tinh-an-giang")
    filling = spoilt(form, filling_for(form, year, ()), year.plan, random.Random(seed))  # noqa: S311
    results = shown(book_of(year, form, filling))
    here = reported(year, form, filling, tmp_path)
    codes = {".".join(cell.path): cell.code for cell in form.cells()}

    said = {codes[problem.key] for problem in check(here) if problem.rule in RULES}
    assert len(said) > 3
    assert {code for code, result in results if result.startswith((CHECK_WRONG, CHECK_WRONG_SUM))} == said

    (submission,) = here.submissions
    asked = required_questions(Questionnaire(year.plan), form.report, form.unit)
    blank = {question.code for question in blank_questions(asked, submission)}
    unread = {code for code, text in filling.answers.items() if text}  # typed, but not what was asked: an error
    shown_blank = {code if code in blank else code.removesuffix(".1") for code, r in results if r == CHECK_BLANK}
    assert blank - shown_blank <= unread
    assert shown_blank <= blank


def test_a_blank_form_counts_what_is_required(year: Workspace) -> None:
    form = form_of(year, "ldld-tinh-an-giang")
    results = shown(book_of(year, form, Filling()))

    assert year.plan
    asked = required_questions(Questionnaire(year.plan), form.report, form.unit)
    assert sum(result == CHECK_BLANK for _, result in results) == len([q for q in asked if q.code])
    assert not any(result == CHECK_FITS for _, result in results)


@needs_office
@pytest.mark.parametrize("seed", [1, 2])
def test_calc_works_the_checks_out_alike(year: Workspace, seed: int, tmp_path: Path, full: bool) -> None:
    """The results that we store are left out of the file, so that LibreOffice has to calculate."""
    if seed > 1 and not full:
        pytest.skip("phép thử lâu: thêm --full")
    assert year.plan
    form = form_of(year, "ldld-tinh-an-giang")
    filling = spoilt(form, filling_for(form, year, ()), year.plan, random.Random(seed))  # noqa: S311
    book = book_of(year, form, filling)
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(io.BytesIO(book)) as archive, zipfile.ZipFile(bare, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            out.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data) if "worksheets/" in name else data)
    office(bare, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", tmp_path)
    (table,) = tmp_path.glob("bare*.csv")
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))

    calculated = [(row[0].removeprefix("ô "), row[2]) for row in rows[8:] if row[0]]
    assert {result.partition(",")[0] for _, result in calculated} >= {
        "không khớp",
        "lớn hơn",
        "còn trống",
        "được",
        "chưa đủ số",
    }
    assert calculated == shown(book)
    assert [row[2] for row in rows[3:6]] == [
        str(sum(result.startswith(words) for _, result in calculated))
        for words in (CHECK_BLANK, CHECK_WRONG_SUM, CHECK_WRONG)
    ]


@needs_office
def test_no_page_cuts_what_was_typed(year: Workspace, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("máy này không có pdftotext (poppler-utils)")
    form = form_of(year, "ldld-tinh-an-giang")
    given = filling_for(form, year, ())
    long = {cell.code: " ".join(f"{cell.code}t{n}" for n in range(60)) for cell in form.cells() if cell.kind == "text"}
    book = tmp_path / "form.xlsx"
    book.write_bytes(book_of(year, form, Filling({**given.answers, **long}, given.earlier)))
    office(book, "pdf", tmp_path)
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "form.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout

    joined = re.sub(r"\s+", "", text)
    assert [word for answer in long.values() for word in answer.split() if word not in joined] == []


def test_rows_grow_with_what_is_typed_and_days_are_text(year: Workspace) -> None:
    form = form_of(year, "ldld-tinh-an-giang")
    with zipfile.ZipFile(io.BytesIO(book_of(year, form, filling_for(form, year, ())))) as archive:
        sheets = {name: archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name}

    assert sheets
    assert not any("customHeight" in sheet for sheet in sheets.values())
    assert any(' ht="' in sheet for sheet in sheets.values())
    assert sum(sheet.count('type="custom"') for sheet in sheets.values()) == sum(c.kind == "date" for c in form.cells())
    assert all("<pane " in sheet for name, sheet in sheets.items() if not name.endswith(f"sheet{len(sheets)}.xml"))


def office(path: Path, to: str, folder: Path) -> None:
    """One real pass through LibreOffice, with a profile of its own."""
    home = folder / "home"
    command = [str(SOFFICE), f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(home)},
    )
