"""A value of a shape that nobody expects is a problem at its line; the rest of its report and all others count."""

import json

import pytest

from tests.conftest import Run, Small

AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
SOUND = (
    "received: 12/11/2015\nindicators:\n  training_classes: 8\nbudget:\n  estimate:\n    training: 20\n    base: 100\n"
)


@pytest.mark.parametrize("value", ["[1, 2]", "[]", "{a: 1}", "[12.500]", "[{a: 1}, {b: 2}]"])
@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("indicators:\n  training_classes: 8\n  training_attendances: ", "indicators.training_attendances"),
        ("indicators:\n  training_classes: 8\nbudget:\n  estimate:\n    training: ", "budget.estimate.training"),
    ],
)
def test_a_figure_as_a_list_or_group_is_a_problem_at_its_line(
    run: Run, small: Small, head: str, key: str, value: str
) -> None:
    small.submit(CA_MAU, SOUND)
    small.submit(AN_GIANG, f"received: 12/11/2015\n{head}{value}\n")
    problems = json.loads(run("check", "--format", "json").out)["problems"]
    line = 3 + head.count("\n") + 1

    assert [(p["rule"], p["line"]) for p in problems if AN_GIANG in p["path"]] == [("wrong-type", line)]
    assert [p for p in problems if CA_MAU in p["path"]] == []
    obligations = json.loads(run("status", "--as-of", "25/11/2015", "--format", "json").out)["obligations"]
    content = {o["unit"]: o["content"] for o in obligations if o["clause"] == "II.3.g"}
    assert content[AN_GIANG] == "invalid"
    assert content[CA_MAU] == "incomplete"
    assert [u["unit"] for u in json.loads(run("budget", "--format", "json").out)["units"]] == [CA_MAU]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tasks: x\n", [("wrong-type", 4)]),
        ("tasks:\n  - 1\n", [("wrong-type", 4)]),
        ("texts: x\n", [("wrong-type", 4)]),
        ("texts:\n  - 1\n", [("wrong-type", 4)]),
        ("corrections: x\n", [("wrong-type", 4)]),
        ("corrections:\n  - x\n", [("wrong-type", 5)]),
        ("difficulties:\n  - x\n", [("wrong-type", 5)]),
        ("explanations:\n  - rule: copied-text\n    at: texts.results\n", [("missing-key", 5)]),
    ],
)
def test_the_rest_of_a_report_with_a_misshapen_part_counts(
    run: Run, small: Small, text: str, expected: list[tuple[str, int]]
) -> None:
    small.submit(AN_GIANG, f"received: 12/11/2015\n{text}indicators:\n  training_classes: 8\n")
    problems = json.loads(run("check", "--format", "json").out)["problems"]

    assert [(p["rule"], p["line"]) for p in problems] == expected
    workspace, _ = small.load()
    assert workspace.submissions[0].figure("indicators.training_classes") == 8
    assert run("receive", "ca mau", "2015-annual", "--received", "12/11/2015").code == 0
    assert run("receive", "an giang", "2015-annual", "--received", "13/11/2015").code in (0, 2)


def test_a_paper_with_a_list_for_its_number_says_so(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "indicators:\n  own_plan:\n    number:\n      - 1\n    date: 05/02/2015\n")
    problems = json.loads(run("check", "--format", "json").out)["problems"]

    assert [(p["rule"], p["line"]) for p in problems] == [("wrong-type", 5)]


def test_a_list_that_is_no_list_is_told_and_not_written_over(run: Run, small: Small) -> None:
    small.write("extensions.yaml", "unit: ldld-tinh-ca-mau\n")
    said = run("extend", "an giang", "II.3.g", "--until", "25/11/2015")

    assert said.code == 2
    assert "Traceback" not in said.err
    assert (small.root / "data/extensions.yaml").read_text("utf-8") == "unit: ldld-tinh-ca-mau\n"
