"""One figure: what its sources give, with and without those in question, and how much of it is in question."""

from decimal import Decimal

import pytest

from plan2015.consolidation.budget_figures import UnitShare
from plan2015.consolidation.figure import Figure, FigureSource, How, Role, make_figure
from plan2015.records.budget_share import Share
from plan2015.records.model.unit import Unit


def source(unit: str, value: int, role: Role = "", *, queried: bool = False) -> FigureSource:
    return FigureSource(unit, f"submissions/2015-annual/{unit}.yaml", "indicators.x", value, role, queried)


def figure(how: How, *sources: FigureSource) -> Figure:
    return make_figure("2015-annual:x", "X", how, sources, asked=9, left_out=2)


@pytest.mark.parametrize(
    ("values", "value", "without", "part"),
    [
        ([(10, False), (30, False)], 40, 40, "0"),
        ([(10, False), (30, True)], 40, 10, "0.75"),
        ([(10, True), (30, True)], 40, None, "1"),
        ([(0, True), (40, False)], 40, 40, "0"),
        ([(40, True), (0, False)], 40, 0, "1"),
    ],
)
def test_a_sum_says_how_much_of_it_is_in_question(
    values: list[tuple[int, bool]], value: int, without: int | None, part: str
) -> None:
    made = figure("sum", *(source(f"u{n}", v, queried=queried) for n, (v, queried) in enumerate(values)))

    assert (made.value, made.without, made.doubtful_part) == (value, without, Decimal(part))
    assert made.is_queried is any(queried for _, queried in values)
    assert (made.asked, made.left_out, made.answered) == (9, 2, len(values))


def test_nothing_given_is_no_zero_but_a_count_of_nobody_is_one() -> None:
    assert (figure("sum").value, figure("share").value, figure("count").value) == (None, None, 0)
    assert figure("sum").doubtful_part == 0


def test_a_share_loses_both_sides_of_a_unit_in_question_and_may_rise_by_it() -> None:
    made = figure(
        "share",
        *(source("a", 10, "part"), source("a", 100, "whole")),
        *(source("b", 50, "part", queried=True), source("b", 100, "whole")),
    )
    rising = figure(
        "share",
        *(source("a", 50, "part"), source("a", 100, "whole")),
        *(source("b", 10, "part"), source("b", 100, "whole", queried=True)),
    )

    assert (made.value, made.without, made.doubtful_part, made.answered) == (30, 10, Decimal(2) / 3, 2)
    assert (rising.value, rising.without, rising.doubtful_part) == (30, 50, Decimal("0.4"))


def test_a_share_of_nothing_is_none() -> None:
    assert figure("share", source("a", 10, "part"), source("a", 0, "whole")).value is None


def test_a_place_not_looked_up_is_the_beginning_of_the_file() -> None:
    assert str(source("a", 1).at) == "submissions/2015-annual/a.yaml:1:1"


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("base", [True, False])
def test_a_unit_is_in_question_if_either_of_its_figures_is(training: bool, base: bool) -> None:
    unit = Unit.model_validate({"id": "a", "kind": "provincial", "name": "A", "short_name": "A"})
    made = UnitShare(
        unit, Share("estimate", 15, 100), None, None, source("a", 15, queried=training), source("a", 100, queried=base)
    )

    assert made.is_queried is (training or base)
    assert (made.counted.value, made.counted.queried) == (1, training or base)
