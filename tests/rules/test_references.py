"""Whoever names a unit, period, task or question that is not there is told so at that place, with what is near."""

import pytest

from tests.conftest import Small

AN_GIANG = "ldld-tinh-an-giang"
SENT = "submissions/2015-annual/ldld-tinh-an-giang.yaml"
REPORT = f"unit: {AN_GIANG}\nperiod: 2015-annual\n"
EXTENSION = "- unit: {unit}\n  clause: II.3.g\n  period: {period}\n  due:\n    by: 30/11/2015\n"
DIFFICULTY = "- id: kk-01\n  unit: {unit}\n  period: {period}\n  text: thiếu kinh phí\n"
LETTER = (
    "letters:\n- id: cv-01\n  kind: D1\n  units:\n  - {unit}\n  period: {period}\n  clause: II.3.g\n"
    "  as_of: 20/11/2015\n"
)
CONTACT = "contacts:\n- unit: {unit}\n  date: 20/11/2015\n  channel: phone\n  text: hẹn\n"
CHILD = "id: truong-a\nkind: school\nname: Trường A\nshort_name: Trường A\nparent: {unit}\n"

STRANGER = "submissions/2015-annual/ldld-tinh-an-gian.yaml"

CASES = [
    (STRANGER, "unit: ldld-tinh-an-gian\nperiod: 2015-annual\n", "unknown-unit", "unit"),
    ("extensions.yaml", EXTENSION.format(unit="ldld-tinh-an-gian", period="2015-annual"), "unknown-unit", "0.unit"),
    ("difficulties.yaml", DIFFICULTY.format(unit="ldld-tinh-an-gian", period="2015-annual"), "unknown-unit", "0.unit"),
    ("letters.yaml", LETTER.format(unit="ldld-tinh-an-gian", period="2015-annual"), "unknown-unit",
     "letters.0.units.0"),
    ("letters.yaml", CONTACT.format(unit="ldld-tinh-an-gian"), "unknown-unit", "contacts.0.unit"),
    ("units/truong-a.yaml", CHILD.format(unit="ldld-tinh-an-gian"), "unknown-unit", "parent"),
    ("submissions/2015-anual/ldld-tinh-an-giang.yaml", REPORT.replace("annual", "anual"), "unknown-period", "period"),
    ("extensions.yaml", EXTENSION.format(unit=AN_GIANG, period="2015-anual"), "unknown-period", "0.period"),
    ("difficulties.yaml", DIFFICULTY.format(unit=AN_GIANG, period="2015-anual"), "unknown-period", "0.period"),
    ("letters.yaml", LETTER.format(unit=AN_GIANG, period="2015-anual"), "unknown-period", "letters.0.period"),
    ("narrative/2015-anual.yaml", "period: 2015-anual\nsections:\n  I.1: a\n", "unknown-period", "period"),
    ("narrative/2015-anual.yaml", "sections:\n  I.1: a\n", "unknown-period", "period"),
    ("closed/2015-anual.yaml", "versions: []\n", "unknown-period", "period"),
    (SENT, REPORT + "tasks:\n  II.3.d.11:\n    progress: done\n    result: a\n", "unknown-task", "tasks.II.3.d.11"),
    (SENT, REPORT + "tasks:\n  II.3.d.11:\n", "unknown-task", "tasks.II.3.d.11"),
    (SENT, REPORT + "indicators:\n  training_clases: 1\n", "unknown-indicator", "indicators.training_clases"),
    (SENT, REPORT + "texts:\n  next_years: a\n", "unknown-indicator", "texts.next_years"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "rule", "key"), CASES, ids=[f"{path} {key}" for path, _, _, key in CASES])
def test_a_name_that_nothing_has_is_an_error_with_the_nearest(
    small: Small, path: str, text: str, rule: str, key: str
) -> None:
    small.write(path, text)
    (found,) = [problem for problem in small.load()[1] if problem.rule == rule]

    assert (found.place.path, found.key) == (f"data/{path}", key)
    assert found.hint.startswith("Ý bạn là “")
    line = text.splitlines()[found.place.line - 1][found.place.column - 1 :]
    wrong = ("ldld-tinh-an-gian", "2015-anual", "II.3.d.11:", "training_clases:", "next_years:")
    assert line.startswith(wrong) or "period" not in text


@pytest.mark.parametrize(("path", "text", "rule", "key"), CASES, ids=[f"{path} {key}" for path, _, _, key in CASES])
def test_a_name_that_is_there_is_none(small: Small, path: str, text: str, rule: str, key: str) -> None:
    mended = (("an-gian.", "an-giang."), ("an-gian\n", "an-giang\n"), ("-anual", "-annual"), ("d.11", "d.1"))
    for wrong, right in (*mended, ("clases", "classes"), ("next_years", "next_year")):
        path, text = path.replace(wrong, right), text.replace(wrong, right)
    small.write(path, text)

    assert [problem.rule for problem in small.load()[1] if problem.rule.startswith("unknown")] == []


def test_a_name_like_none_is_an_error_that_proposes_nothing(small: Small) -> None:
    small.write(SENT, REPORT + "indicators:\n  zzzzzzzz: 1\n")
    (found,) = [problem for problem in small.load()[1] if problem.rule == "unknown-indicator"]

    assert "Ý bạn là" not in found.hint


def test_a_report_that_lies_in_no_period_is_said_to(small: Small) -> None:
    small.write(f"submissions/{AN_GIANG}.yaml", f"unit: {AN_GIANG}\n")
    found = [problem.message for problem in small.load()[1] if problem.rule == "unknown-period"]

    assert found == ["tệp không nằm trong thư mục của kỳ nào"]


@pytest.mark.parametrize(("path", "text", "rule", "key"), CASES, ids=[f"{path} {key}" for path, _, _, key in CASES])
def test_without_a_plan_only_units_can_be_unknown(small: Small, path: str, text: str, rule: str, key: str) -> None:
    (small.root / "data/tasks.yaml").unlink()
    small.write(path, text)
    found = {problem.rule for problem in small.load()[1] if problem.rule.startswith("unknown")}

    assert found == ({rule} if rule == "unknown-unit" else set())
