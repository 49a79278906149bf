"""The form is data: what tasks.yaml asks is asked everywhere, and what it asks for nowhere is said."""

import shutil
from pathlib import Path

import pytest

from plan2015.forms.specification import form_for
from plan2015.obligations.completeness import required_questions
from plan2015.obligations.incomplete import list_incomplete
from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from plan2015.rules import check
from tests.conftest import REPOSITORY

ANNUAL = "2015-annual"
REPORT = f"submissions/{ANNUAL}/ldld-tinh-an-giang.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    return tmp_path


def read(office: Path) -> Workspace:
    return load(Folder(str(office / "data"), "data"))


def plan_of(workspace: Workspace) -> Plan:
    assert workspace.plan
    return workspace.plan


def change(office: Path, before: str, after: str) -> None:
    path = office / "data/tasks.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def submit(office: Path, text: str) -> None:
    path = office / "data" / REPORT
    path.parent.mkdir(parents=True)
    path.write_text(f"unit: ldld-tinh-an-giang\nperiod: {ANNUAL}\n{text}", "utf-8")


def problems(office: Path) -> list[str]:
    return [f"{p.place.path}:{p.place.line} {p.rule}: {p.message}" for p in check(read(office)) if p.kind == "error"]


def test_each_question_is_found_by_its_code_and_by_its_key() -> None:
    questionnaire = Questionnaire(plan_of(read(REPOSITORY)))

    assert len(questionnaire.questions) > 150
    for question in questionnaire.questions:
        assert questionnaire.at(question.keys) is question
        assert questionnaire.by_key(question.key) is question
        assert keys_of(question.key) == question.keys
        assert not question.code or questionnaire.by_code(question.code) is question


def test_each_cell_of_each_form_answers_a_question_that_is_put_to_its_unit() -> None:
    workspace = read(REPOSITORY)
    questionnaire = Questionnaire(plan_of(workspace))
    for unit in {(unit.kind, unit.has_school): unit for unit in workspace.units.values()}.values():
        form = form_for(questionnaire.plan, unit, ANNUAL)
        asked = {cell.path for cell in form.cells() if cell.kind != "check"} if form else set()
        offered = questionnaire.offered(unit)

        assert all(questionnaire.at(path) in offered for path in asked)
        for question in required_questions(questionnaire, form.report, unit) if form else ():
            assert any(path[: len(question.keys)] == question.keys for path in asked)


def test_any_key_of_a_report_can_be_asked_for_and_is_given_where_it_stands(office: Path) -> None:
    change(office, "fields:\n", "fields:\n  - {code: A20, at: register_number, title: Số đến, required: true}\n")
    submit(office, "register_number: 514\n")

    assert "A20" not in [question.code for entry in list_incomplete(read(office)) for question in entry.blank]

    (office / "data" / REPORT).write_text(
        f"unit: ldld-tinh-an-giang\nperiod: {ANNUAL}\nreceived: 12/11/2015\n", "utf-8"
    )
    assert "A20" in [question.code for entry in list_incomplete(read(office)) for question in entry.blank]


@pytest.mark.parametrize(
    "at", ["papper.signer", "paper", "paper.signer.name", "indicators.no_such", "tasks.II.9.z", "texts"]
)
def test_a_place_that_no_report_has_is_an_error_of_the_plan(office: Path, at: str) -> None:
    change(office, "at: paper.signer\n", f"at: {at}\n")

    assert [p for p in problems(office) if "points-nowhere" in p and f"“{at}”" in p]


def test_a_choice_with_nothing_to_choose_is_an_error_of_the_plan(office: Path) -> None:
    change(office, "    at: budget.scope\n", "    at: register_number\n")
    text = (office / "data/tasks.yaml").read_text("utf-8")
    head, _, rest = text.partition("    choices:\n      - value: own-level\n")
    (office / "data/tasks.yaml").write_text(head + rest.partition("toàn tỉnh, ngành\n")[2], "utf-8")

    assert [p for p in problems(office) if "không có mục nào" in p]


def test_a_kind_of_denominator_that_the_plan_declares_is_one_for_check_form_and_schema(office: Path) -> None:
    submit(office, "budget:\n  base_kind: wage-fund\n  scope: own-level\n")
    assert [p for p in problems(office) if "“wage-fund” không phải giá trị của “base_kind”" in p]

    change(office, "  base_kinds:\n", "  base_kinds:\n    - id: wage-fund\n      title: quỹ tiền lương\n")
    workspace = read(office)
    assert problems(office) == []
    form = form_for(plan_of(workspace), workspace.units["ldld-tinh-an-giang"], ANNUAL)
    assert form
    cell = next(cell for cell in form.cells() if cell.path == ("budget", "base_kind"))
    assert ("wage-fund", "quỹ tiền lương") in cell.options
