"""A form is read by the questions it was issued with: re-coded, added, removed or re-worded since, none is mistaken."""

import json
import shutil
from pathlib import Path

import pytest

from plan2015.forms.issued import issued_path
from plan2015.forms.reading import Reading, read_form
from plan2015.forms.specification import form_for, issued_form, issued_list
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.forms.conftest import STORE
from tests.forms.spoiling.filled import PERIOD, UNITS, filled, workspace

UNIT = UNITS[0]
ADDED = """  - id: training_online
    code: E16
    title: Lớp học qua mạng
    measure: lớp
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data as it was when the forms went out, with the questions that `render form` keeps."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    path = issued_path(filled(UNIT).form.version)
    text = issued_list(workspace().plan, workspace().units[UNIT])  # type: ignore[arg-type]
    (tmp_path / "data" / path).parent.mkdir(exist_ok=True)
    (tmp_path / "data" / path).write_text(text, "utf-8")
    return tmp_path / "data"


def loaded(data: Path) -> Workspace:
    return load(Folder(str(data), "data"))


def change(data: Path, *swaps: tuple[str, str]) -> Workspace:
    tasks = data / "tasks.yaml"
    text = tasks.read_text("utf-8")
    for before, after in swaps:
        assert before in text, before
        text = text.replace(before, after)
    tasks.write_text(text, "utf-8")
    return loaded(data)


def read(here: Workspace, shape: str) -> Reading:
    assert here.plan
    made = filled(UNIT)
    return read_form(made.docx if shape == "docx" else made.xlsx, here, here.plan, STORE)


def held(reading: Reading) -> dict[str, str | None]:
    return {".".join(path): value for path, value in reading.typed.values.items()}


def wanted() -> dict[str, str]:
    paths = {cell.code: ".".join(cell.path) for cell in filled(UNIT).form.cells()}
    return {paths[code]: value for code, value in filled(UNIT).values.items()}


def test_the_file_is_the_list_and_makes_the_same_form(data: Path) -> None:
    here = loaded(data)
    assert here.plan
    unit = here.units[UNIT]
    today = form_for(here.plan, unit, PERIOD, conditions=False)
    assert today
    again = issued_form(here.plan, here.folder, unit, PERIOD, today.version)

    assert again
    assert again.version == today.version == "719280"
    assert [(row.code, row.title, row.measure, row.star) for _, row in again.rows()] == [
        (row.code, row.title, row.measure, row.star) for _, row in today.rows()
    ]
    assert [(c.code, c.path, c.kind, c.whole, c.measure) for c in again.cells()] == [
        (c.code, c.path, c.kind, c.whole, c.measure) for c in today.cells()
    ]


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
def test_questions_that_changed_their_codes_keep_their_answers(data: Path, shape: str) -> None:  # F5
    here = change(data, ("code: E02.", "code: E9X."), ("code: E03.", "code: E02."), ("code: E9X.", "code: E03."))
    reading = read(here, shape)

    assert {key: held(reading)[key] for key in wanted()} == wanted()
    assert reading.errors == []
    assert [found.text for found in reading.typed.findings if "đọc theo đúng bản đã in" in found.text]


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
def test_a_question_added_since_is_not_held_against_the_unit(data: Path, shape: str) -> None:  # F5
    tasks = data / "tasks.yaml"
    text = tasks.read_text("utf-8")
    at = text.index("  - id: training_classes\n")
    tasks.write_text(text[:at] + ADDED + text[at:], "utf-8")
    reading = read(loaded(data), shape)

    assert reading.errors == []
    assert [f.text for f in reading.typed.findings if "E16 Lớp học qua mạng" in f.text] == [
        "1 ô hỏi thêm sau khi phát biểu, đơn vị chưa được hỏi: E16 Lớp học qua mạng"
    ]


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
def test_a_question_that_is_gone_keeps_its_answer_outside(data: Path, shape: str) -> None:
    tasks = data / "tasks.yaml"
    text = tasks.read_text("utf-8")
    start = text.index("  - id: leader_in_charge\n")
    tasks.write_text(text[:start] + text[text.index("  - id: form_author\n") :], "utf-8")
    reading = read(loaded(data), shape)

    assert "indicators.leader_in_charge" not in held(reading)
    assert filled(UNIT).typed["A10"] in [loose.text for loose in reading.typed.outside]
    assert reading.errors == []


def test_without_its_list_an_old_form_s_titles_contradict_the_new_codes(data: Path) -> None:
    shutil.rmtree(data / "forms")
    here = change(data, ("code: E02.", "code: E9X."), ("code: E03.", "code: E02."), ("code: E9X.", "code: E03."))
    reading = read(here, "docx")
    found = held(reading)

    wrong = [key for key, value in wanted().items() if found.get(key) not in (None, value)]
    assert wrong == []
    assert any("chưa rõ của ô nào" in error.text for error in reading.errors)


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"questions": [[1]], "sections": []}', "changed"])
def test_a_list_that_is_not_what_it_was_is_not_trusted(data: Path, damage: str) -> None:
    path = next((data / "forms").iterdir())
    if damage == "changed":
        kept = json.loads(path.read_text("utf-8"))
        kept["questions"][0][2] = "Câu hỏi khác"
        damage = json.dumps(kept)
    path.write_text(damage, "utf-8")
    here = loaded(data)
    assert here.plan

    assert issued_form(here.plan, here.folder, here.units[UNIT], PERIOD, path.stem) is None
