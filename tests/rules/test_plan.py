"""What a plan names must be in the plan: each name that it can give, spoilt by itself."""

import pytest

from tests.conftest import BASE, Small

PLAN = (BASE / "data/tasks.yaml").read_text("utf-8")
CHOICE = "  - code: A09\n    at: {at}\n    title: Loại\n    type: choice\nindicators:\n"


def points(small: Small, plan: str) -> list[tuple[str, str]]:
    small.write("tasks.yaml", plan)
    found = [problem for problem in small.load()[1] if problem.rule == "points-nowhere"]
    return [(problem.key, problem.message) for problem in found]


NAMES = [
    ("    period: 2015-h1\n", "    period: 2015-q1\n", "reports.1.period", "không có kỳ “2015-q1”"),
    ("  programme: ct-1644\n", "  programme: ct-1\n", "plan.programme", "không có văn bản “ct-1” trong papers"),
    ("total: training_classes", "total: lop", "indicators.4.sums_to.0.total", "nhắc đến chỉ tiêu “lop” không có"),
    ("      - training_attendances\n", "      - heads\n", "indicators.7.part_of.0", "“heads” không có"),
    ("at: paper.number", "at: paper.colour", "fields.0.at", "báo cáo không có chỗ “paper.colour”, nên ô A03"),
    ("at: paper.number", "at: texts.no_such", "fields.0.at", "“texts.no_such”"),
    ("at: paper.number", "at: tasks.II.9", "fields.0.at", "“tasks.II.9”"),
    ("at: paper.number", "at: indicators.no_such", "fields.0.at", "“indicators.no_such”"),
    ("at: paper.number", "at: texts", "fields.0.at", "“texts”"),
    ("  clause: II.3.d\n  minimum", "  clause: II.9\n  minimum", "budget.clause", "không có nhiệm vụ II.9"),
    ("indicators:\n", CHOICE.format(at="paper.number"), "fields.3.at", "ô A09 là câu chọn nhưng không có mục nào"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "key", "words"), NAMES, ids=[after.strip() for _, after, _, _ in NAMES])
def test_a_name_that_the_plan_has_not_is_an_error_where_it_stands(
    small: Small, before: str, after: str, key: str, words: str
) -> None:
    assert before in PLAN
    found = points(small, PLAN.replace(before, after, 1))

    assert [at for at, message in found if words in message] == [key], found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("at: paper.number", "at: texts.results"),
        ("at: paper.number", "at: tasks.II.3.d.1"),
        ("at: paper.number", "at: tasks.II.3.c"),
        ("at: paper.number", "at: indicators.own_plan"),
        ("indicators:\n", CHOICE.format(at="budget.base_kind")),
    ],
)
def test_a_name_that_the_plan_has_is_none(small: Small, before: str, after: str) -> None:
    assert points(small, PLAN.replace(before, after, 1)) == []


def test_a_plan_without_a_budget_misses_none(small: Small) -> None:
    start, end = PLAN.index("budget:\n  clause"), PLAN.index("texts:\n")

    assert points(small, PLAN[:start] + PLAN[end:]) == []


@pytest.mark.parametrize(
    ("before", "after", "rule", "message"),
    [
        ("clause: II.3.c\n", "clause: II.3.e\n", "clause-out-of-order", "II.3.d đứng sau II.3.e"),
        ("id: II.3.d.2", "id: II.3.c.2", "part-outside-clause", "phần II.3.c.2 không nằm trong II.3.d"),
        ("id: II.3.d.2", "id: II.3.d.1", "repeated-in-plan", "việc “II.3.d.1” đã dùng ở trên"),
        ("until: 2015-06-30", "until: 2014-06-30", "period-ends-before-it-begins", "kỳ 2015-h1 kết thúc trước"),
        ("code: E01.3", "code: E01.1", "repeated-in-plan", "mã ô “E01.1” đã dùng ở trên"),
    ],
)
def test_what_a_plan_says_in_the_wrong_place_is_named(
    small: Small, before: str, after: str, rule: str, message: str
) -> None:
    small.write("tasks.yaml", PLAN.replace(before, after, 1))
    found = [problem.message for problem in small.load()[1] if problem.rule == rule]

    (one,) = found
    assert message in one
