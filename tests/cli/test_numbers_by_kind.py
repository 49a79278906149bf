"""Numbers mean what their question can mean, wherever they are typed, and one that is wrong is told of once."""

import json

import pytest

from tests.conftest import Run, Small

AN_GIANG = "ldld-tinh-an-giang"
WHOLE = ("indicators.training_attendances", "budget.estimate.training")


def rules(run: Run) -> list[tuple[str, int]]:
    answer = json.loads(run("check", "--format", "json").out)
    return [(problem["rule"], problem["line"]) for problem in answer["problems"]]


def typed(key: str, text: str) -> str:
    *groups, last = key.split(".")
    return (
        "".join(f"{'  ' * depth}{group}:\n" for depth, group in enumerate(groups))
        + f"{'  ' * len(groups)}{last}: {text}\n"
    )


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.parametrize("text", ["1.250", "1250", "1 250", '"1\\u00a0250"', "01250", '"1.250"'])
def test_a_whole_number_is_read_as_offices_write_it(small: Small, run: Run, key: str, text: str) -> None:
    small.submit(AN_GIANG, typed(key, text))
    workspace, problems = small.load()

    assert problems == ()
    assert workspace.submissions[0].figure(key) == 1250


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("indicators.training_classes", "12 lớp"),
        ("budget.estimate.training", "12 đ"),
        ("indicators.training_days", "12 ngày"),
    ],
)
def test_the_question_s_own_measure_may_follow(small: Small, key: str, text: str) -> None:
    small.submit(AN_GIANG, typed(key, text))
    workspace, problems = small.load()

    assert problems == ()
    assert workspace.submissions[0].figure(key) == 12


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.parametrize(
    ("text", "rule", "hint"),
    [
        ("1,250", "ambiguous-number", "1250"),
        ("12,000", "ambiguous-number", "12000"),
        ("12,5", "fraction-not-allowed", "số nguyên"),
        ("1.25", "fraction-not-allowed", "số nguyên"),
        ("-12", "negative-figure", "dấu trừ"),
        ("12 chục", "not-a-number", "đơn vị tính"),
    ],
)
def test_what_is_not_surely_whole_is_an_error_and_nothing_follows_from_it(
    small: Small, key: str, text: str, rule: str, hint: str
) -> None:
    more = "    base: 8000\nindicators:\n" if key.startswith("budget") else ""
    small.submit(AN_GIANG, f"{typed(key, text)}{more}  women_attendances: 700\n")
    half = "indicators:\n  training_attendances: 900\nbudget:\n  estimate:\n    training: 1200\n    base: 8000\n"
    small.submit(AN_GIANG, half, period="2015-h1")
    problems = [problem for problem in small.load()[1] if "annual" in problem.place.path]

    assert [(problem.rule, problem.place.line) for problem in problems] == [(rule, 3 + key.count("."))]
    assert hint in problems[0].hint
    assert text in problems[0].message


def test_an_error_is_not_listed_as_blank_as_well(small: Small, run: Run) -> None:
    small.submit(AN_GIANG, typed("indicators.training_classes", "1,250"))
    answer = json.loads(run("check", "--format", "json").out)

    assert "E01.1" not in json.dumps(answer["incomplete"], ensure_ascii=False)


def test_a_query_waits_while_the_half_year_figure_has_an_error(small: Small) -> None:
    small.submit(AN_GIANG, "indicators:\n  training_attendances: 100\n")
    half = "indicators:\n  training_attendances: 900\n  women_attendances: {women}\n"
    small.submit(AN_GIANG, half.format(women=800), period="2015-h1")
    assert [fault.rpartition(" ")[2] for fault in small.faults()] == ["below-half-year"]

    small.submit(AN_GIANG, "indicators:\n  women_attendances: 900\n  training_attendances: 800\n", period="2015-h1")
    assert [fault.rpartition(" ")[2] for fault in small.faults()] == ["below-half-year", "part-exceeds-whole"]


@pytest.mark.parametrize("kept", ["1,250", "12,5", "1,6 tỷ"])
def test_setting_a_wrong_value_that_stands_there_says_that_it_is_wrong(small: Small, run: Run, kept: str) -> None:
    path = small.submit(AN_GIANG, typed("indicators.training_classes", kept))
    before = path.read_bytes()
    said = run("set", "an giang", "2015-annual", "E01.1", kept)

    assert said.code == 2
    assert kept in said.err
    assert path.read_bytes() == before
    assert run("set", "an giang", "2015-annual", "E01.3", "1.250").code == 0
    assert "training_attendances: 1.250\n" in path.read_text("utf-8")


def test_fmt_touches_no_value_that_has_a_problem(small: Small, run: Run) -> None:
    wrong = "indicators:\n  training_classes: 1,910\n  training_days: 1.500\n  training_attendances: -1.250\nbudget:\n"
    wrong += "  estimate:\n    training: 9.000 đ\n    base: 8.000\n"
    path = small.submit(AN_GIANG, wrong)
    assert {rule for rule, _ in rules(run)} == {
        "ambiguous-number", "negative-figure", "part-exceeds-whole"
    }  # fmt: skip
    run("fmt")

    assert path.read_text("utf-8").endswith(wrong.replace("base: 8.000", "base: 8000"))


@pytest.mark.parametrize(("written", "holds"), [("1.400 đ", True), ("1400", True), ("1 400", True), ("1,4", False)])
def test_an_explanation_holds_for_its_figures_in_any_spelling(small: Small, written: str, holds: bool) -> None:
    small.submit(
        AN_GIANG,
        "budget:\n  estimate:\n    training: 1.400\n    base: 10.000\nexplanations:\n  - rule: below-minimum-share\n"
        "    at: budget.estimate.training\n    text: Thu giảm.\n    figures:\n"
        f"      budget.estimate.training: {written}\n      budget.estimate.base: 10.000\n",
    )

    assert [problem.explained for problem in small.load()[1]] == [holds]
