"""An edit of the plan that cannot ask is an error at its key, never a traceback; its page is printed like a rule's."""

from collections.abc import Callable

import pytest

from plan2015.records.problem import Problem
from plan2015.rules import pages
from tests.conftest import Run
from tests.rules.edits.year import MadeYear

Change = Callable[[str], str]


def spoilt(year: MadeYear, change: Change) -> list[Problem]:
    plan = year.root / "data" / "tasks.yaml"
    before = plan.read_text("utf-8")
    after = change(before)
    assert after != before
    plan.write_text(after, "utf-8", newline="\n")
    return [problem for problem in year.problems() if problem.place.path == "data/tasks.yaml"]


def swap(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swap("    least: 10\n    most: 650\n", ""), "chưa ghi least hoặc most"),
        (swap("    floor: 2\n    least: 4\n", "    floor: 2\n"), "chưa ghi least"),
        (swap("      - indicators.graded_grassroots\n", ""), "5 ô ở of mà 6 ô ở per"),
        (swap("      - indicators.graded_grassroots\n", "      - indicators.graded\n"), "“indicators.graded” không có"),
        (swap("      - at: unit.has_school\n", "      - at: unit.has_pool\n"), "“unit.has_pool” không có"),
        (swap("      - D\n      - E\n    of:", "      - D\n      - Y\n    of:"), "“Y” không có"),
        (swap("      - 2014-annual\n    of:", "      - 2013-annual\n    of:"), "“2013-annual” không có"),
        (swap("lớp, tức {ratio} lượt", "lớp, tức {rate} lượt"), "“rate”"),
        (swap("lớp, tức {ratio} lượt", "lớp, tức {0.x!r} lượt"), "“0.x!r”"),
        (swap("  - id: near-copy\n", "  - id: copied-text\n"), "đã là tên một quy tắc khác"),
        (swap("    progress: done\n    lacks: result\n", "    lacks: result\n"), "chưa ghi progress"),
    ],
)
def test_what_keeps_an_edit_from_asking_is_said_at_its_place(year: MadeYear, change: Change, said: str) -> None:
    problems = spoilt(year, change)

    assert [problem.rule for problem in problems] == ["unsound-edit"]
    assert said in problems[0].message
    assert problems[0].place.line > 2000


def test_an_id_used_twice_is_told(year: MadeYear) -> None:
    problems = spoilt(year, swap("  - id: own-plan-of-another\n", "  - id: empty-words\n"))

    assert "repeated-in-plan" in {problem.rule for problem in problems}


def test_a_threshold_that_is_no_number_is_told(year: MadeYear) -> None:
    assert "not-a-number" in {problem.rule for problem in spoilt(year, swap("    most: 650\n", "    most: nhiều\n"))}


def test_explain_prints_the_page_of_each_edit(year: MadeYear, run_in: Run) -> None:
    listed = run_in(year.root, "explain").out
    for name in ("attendances-per-class", "near-copy", "school-denied"):
        assert name in listed
        assert "Ngưỡng:" in run_in(year.root, "explain", name).out
    assert "near-copy" not in pages()


def test_explain_query_explains_an_edit(year: MadeYear, run_in: Run) -> None:
    year.write("budget.estimate.training", 5_200_000_000)
    year.problems()
    said = run_in(year.root, "explain-query", "an giang", "2015-annual", "share-far-above", "Năm nay mở trường mới.")

    assert said.code == 0
    assert "phải giải trình" not in run_in(year.root, "check", "--fail-on", "query").out.splitlines()[-1]
