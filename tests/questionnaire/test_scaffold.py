"""What the form asks of a unit is what its new file has a place for, each with its code, and nothing else."""

from pathlib import Path

import pytest
import yaml

from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.scaffold import submission_text
from plan2015.records.load import load
from plan2015.records.model.unit import Unit
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.reader import parse_source
from plan2015.records.whole import read_record
from tests.conftest import REPOSITORY

WORKSPACE = load(Folder(str(REPOSITORY / "data"), "data"))
assert WORKSPACE.plan
PLAN = WORKSPACE.plan
UNITS = {(unit.kind, unit.has_school): unit for unit in WORKSPACE.units.values()}


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.id)
def test_each_question_of_the_form_has_its_place_and_its_code(unit: Unit) -> None:
    questionnaire = Questionnaire(PLAN)
    text = submission_text(unit, "2015-annual", questionnaire)
    tree = yaml.safe_load(text)
    lines = text.split("\n")

    for question in questionnaire.questions:
        held = tree
        for key in question.keys:
            held = held.get(key, ...) if isinstance(held, dict) else ...
        named = [line for line in lines if f"# {question.code} " in line] if question.code else []
        is_offered = bool(question.code) and question.is_asked_of(unit) is not False
        assert len(named) == is_offered, question.code
        assert held is not ... or not is_offered, question.key
        if named:
            assert named[0].lstrip().startswith(f"{question.keys[-1]}:")
            assert ("*" in named[0].partition(question.code)[2][:3]) is question.required


def test_the_new_file_is_a_report_without_a_fault_and_names_any_field_that_the_plan_adds(tmp_path: Path) -> None:
    text = (REPOSITORY / "data" / "tasks.yaml").read_text("utf-8")
    added = (
        "fields:\n  - {code: A20, at: register_number, title: Số đến của đơn vị}\n"
        "  - {code: A21, at: note, title: Lời}\n"
    )
    (tmp_path / "tasks.yaml").write_text(text.replace("fields:\n", added, 1), "utf-8")
    plan = load(Folder(str(tmp_path), "data")).plan
    assert plan
    written = submission_text(WORKSPACE.units["ldld-tinh-an-giang"], "2015-annual", Questionnaire(plan))
    source, problems = parse_source(written.encode(), "x.yaml")

    assert (problems, read_record(source, "submissions/2015-annual/ldld-tinh-an-giang.yaml")[1]) == ((), ())
    assert "register_number:               # A20 Số đến của đơn vị\n" in written
    assert "note:                          # A21 Lời\n" in written
