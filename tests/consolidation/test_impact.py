"""What moves a printed total most comes first: against an oracle of its own, and in the words and rows of `check`."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from plan2015.consolidation.impact import Impact, Ranking, rank_by_impact
from plan2015.records.load import load
from plan2015.records.problem import Kind, Place, Problem
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.conftest import Run
from tests.rules.edits.year import AN_GIANG, ANNUAL, BAC_GIANG, HALF, MadeYear, make_year

_ALL = tuple(
    f"indicators.{name}" for name in ("training_attendances", "theory_attendances", "other_content_attendances")
)


@pytest.fixture
def year(tmp_path: Path) -> MadeYear:
    """A year in which nothing is amiss."""
    return make_year(tmp_path)


def ranking(year: MadeYear) -> Ranking:
    year.problems()
    workspace = load(Folder(str(year.root / "data"), "data"))
    return rank_by_impact(workspace, check(workspace))


def attendances(year: MadeYear, period: str) -> Iterator[tuple[str, int]]:
    for (unit, of), tree in year.reports.items():
        if of == period:
            yield unit, int(tree["indicators"]["training_attendances"])


def test_a_zero_too_many_comes_before_a_slip_of_one(year: MadeYear) -> None:
    year.scale(_ALL, 10)
    year.write("indicators.officials_women", 1_001, BAC_GIANG)
    for level, women in (("province", 10), ("district", 90), ("grassroots", 900)):
        year.write(f"indicators.officials_women_{level}", women, BAC_GIANG)
    impacts = ranking(year).impacts

    assert [impact.problem.rule for impact in impacts] == ["attendances-per-class", "sum-off-by-one"]
    late, early = dict(attendances(year, ANNUAL)), dict(attendances(year, HALF))
    growth = median(Decimal(late[unit]) / early[unit] for unit in late)
    by_half = early[AN_GIANG] * growth
    classes = {unit: int(year.report(unit)["indicators"]["training_classes"]) for unit in late}
    by_peers = median(Decimal(late[unit]) / classes[unit] for unit in late) * classes[AN_GIANG]
    expected = max(by_half, by_peers)
    assert impacts[0].expected == expected
    assert impacts[0].total == sum(late.values())
    assert impacts[0].share == abs(late[AN_GIANG] - expected) / sum(late.values())


def test_a_figure_with_an_error_is_what_the_total_lacks(year: MadeYear) -> None:
    year.write("indicators.training_attendances", 1_550)
    (impact, *_) = ranking(year).impacts

    others = sum(value for unit, value in attendances(year, ANNUAL) if unit != AN_GIANG)
    assert (impact.problem.rule, impact.value, impact.total) == ("parts-do-not-add-up", None, others)
    assert impact.share == Decimal(impact.expected or 0) / others


def test_an_unreadable_report_ranks_by_what_it_would_have_brought(year: MadeYear) -> None:
    year.problems()
    path = year.root / "data" / "submissions" / ANNUAL / f"{AN_GIANG}.yaml"
    path.write_bytes(b"\xff\xfe" * 40)
    workspace = load(Folder(str(year.root / "data"), "data"))
    (impact, *_) = rank_by_impact(workspace, check(workspace)).impacts

    assert impact.value is None
    assert Decimal("0.05") < impact.share < Decimal("0.2")


def test_a_half_year_that_is_wrong_is_what_moves_its_own_total(year: MadeYear) -> None:
    year.write("indicators.launch_attendances", 90_000, period=HALF)
    (impact, *_) = ranking(year).impacts

    assert (impact.problem.rule, impact.period, impact.value) == ("below-half-year", HALF, 90_000)
    assert impact.share > Decimal("0.9")


@pytest.mark.parametrize(
    ("shares", "rest"),
    [((50, 9, 5), 1), ((500, 90, 5), 1), ((500, 4, 3, 2), 3), ((500, 6, 4), 1), ((9,), 1), ((10,), 0), ((), 0)],
)
def test_the_rest_is_what_moves_no_total_by_one_percent_even_together(shares: tuple[int, ...], rest: int) -> None:
    problem = Problem("x", Kind.QUERY, Place("a.yaml"), "", "")
    impacts = tuple(Impact(problem, "indicators.a", ANNUAL, 1_000 + share, 1_000, 1_000) for share in shares)

    assert Ranking(impacts).rest == rest


def test_check_says_it_in_words_and_rows(year: MadeYear, run_in: Run) -> None:
    year.scale(_ALL, 10)
    year.write("texts.results", "Như trên")
    year.problems()

    said = run_in(year.root, "check", "--by-impact").out
    assert said.index("[attendances-per-class]") < said.index("Ảnh hưởng: ") < said.index("[empty-words]")
    assert "Phần còn lại ảnh hưởng dưới 1 % mỗi tổng (1 nội dung):" in said
    answer = json.loads(run_in(year.root, "check", "--by-impact", "--format", "json").out)
    assert [row["rule"] for row in answer["impact"]] == ["attendances-per-class", "empty-words"]
    assert Decimal(answer["impact"][0]["share"]) > Decimal("0.3")
    assert answer["impact"][1]["key"] is None
    assert "impact" not in json.loads(run_in(year.root, "check", "--format", "json").out)


def test_only_what_is_shown_is_ranked_and_what_hides_a_report_is_not_lost(year: MadeYear, run_in: Run) -> None:
    year.scale(_ALL, 10)
    year.problems()
    folder = year.root / "data" / "submissions" / ANNUAL
    (folder / f"{AN_GIANG} (1).yaml").write_bytes((folder / f"{AN_GIANG}.yaml").read_bytes())

    def rules(*arguments: str) -> list[str]:
        answer = json.loads(run_in(year.root, "check", *arguments, "--by-impact", "--format", "json").out)
        return [row["rule"] for row in answer["impact"]]

    assert rules() == ["attendances-per-class"]
    assert rules("--strict") == ["attendances-per-class", "stray-file"]
    assert rules(f"data/submissions/{ANNUAL}/{BAC_GIANG}.yaml") == []
