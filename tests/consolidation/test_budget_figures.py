"""The 15 % line is decided on whole đồng, and shares are pooled only where they are of a kind."""

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.consolidation.budget_figures import Budget, consolidate_budget
from plan2015.consolidation.consolidate import consolidate
from plan2015.records.budget_share import Share
from plan2015.screens.budget_screen import percent_words
from tests.conftest import Run, Small

AN_GIANG, BAC_GIANG, CA_MAU, Y_TE = "ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-ca-mau", "cd-y-te-viet-nam"

bases = st.integers(min_value=1, max_value=10**15)


@given(bases, st.integers(min_value=-3, max_value=3))
def test_at_the_line_whole_dong_decide(base: int, step: int) -> None:
    training = -(-15 * base // 100) + step
    share = Share("estimate", max(training, 0), base)

    assert share.meets(15) is (Fraction(max(training, 0), base) >= Fraction(15, 100))


@given(bases, bases)
def test_the_shortfall_is_the_least_that_reaches_the_line(training: int, base: int) -> None:
    missing = Share("estimate", training, base).shortfall(15)

    assert Share("estimate", training + missing, base).meets(15)
    assert missing == 0 or not Share("estimate", training + missing - 1, base).meets(15)


@given(bases, bases)
def test_what_is_under_the_line_never_prints_as_the_line(training: int, base: int) -> None:
    share = Share("estimate", training, base)
    shown = percent_words(share, 15).removesuffix("%").replace(".", "").replace(",", ".")

    assert (Fraction(shown) >= 15) is share.meets(15)


def test_a_share_just_under_the_line() -> None:
    share = Share("estimate", 14_999_990, 100_000_000)

    assert not share.meets(15)
    assert percent_words(share, 15) == "14,99%"
    assert str(share.percent(4)) == "15.0000"
    assert share.shortfall(15) == 10


def budget_of(small: Small, day: date = date(2015, 11, 25)) -> Budget:
    standings = small.standings(day)
    assert standings.plan.budget
    consolidation = consolidate(standings, standings.plan.period_by_id["2015-annual"])
    return consolidate_budget(consolidation, standings.plan.budget)


def submit(small: Small, unit: str, budget: str, received: str = "10/11/2015") -> None:
    small.submit(unit, f"received: {received}\nbudget:\n{budget}")


REGULAR = "  base_kind: regular-expenditure\n  scope: own-level\n"


def test_the_estimate_speaks_before_what_was_spent_before_what_was_planned(small: Small) -> None:
    planned, spent = "  planned:\n    training: 1\n    base: 10\n", "  to_date:\n    training: 2\n    base: 10\n"
    submit(small, AN_GIANG, REGULAR + planned + spent + "  estimate:\n    training: 3\n    base: 10\n")
    submit(small, BAC_GIANG, REGULAR + planned + spent + "  estimate:\n    training: 3\n")
    submit(small, CA_MAU, REGULAR + planned)

    used = {entry.unit.id: (entry.share.figures, entry.share.training) for entry in budget_of(small).units}

    assert used == {AN_GIANG: ("estimate", 3), BAC_GIANG: ("to-date", 2), CA_MAU: ("planned", 1)}


@pytest.mark.parametrize("base", ["", "0"])
def test_without_a_base_a_unit_neither_meets_nor_fails(small: Small, base: str) -> None:
    submit(small, AN_GIANG, f"{REGULAR}  estimate:\n    training: 5\n    base: {base}\n")
    budget = budget_of(small)

    assert budget.units == ()
    assert [unit.id for unit in budget.no_data] == [AN_GIANG, BAC_GIANG, CA_MAU, Y_TE]


def test_only_what_is_of_a_kind_is_pooled_and_as_a_ratio_of_sums(small: Small) -> None:
    submit(small, AN_GIANG, REGULAR + "  estimate:\n    training: 10\n    base: 100\n")
    submit(small, BAC_GIANG, REGULAR + "  estimate:\n    training: 60\n    base: 200\n")
    submit(small, CA_MAU, REGULAR.replace("own-level", "whole-system") + "  estimate:\n    training: 1\n    base: 2\n")
    submit(small, Y_TE, REGULAR + "  to_date:\n    training: 1\n    base: 2\n")

    pooled = [
        (p.scope, p.share.figures, p.units.value, p.share.training, p.share.base, p.meeting.value)
        for p in budget_of(small).pooled
    ]

    assert pooled == [
        ("own-level", "estimate", 2, 70, 300, 1),
        ("own-level", "to-date", 1, 1, 2, 1),
        ("whole-system", "estimate", 1, 1, 2, 1),
    ]


def test_figures_with_errors_doubles_and_what_was_not_here_yet_are_left_out(small: Small) -> None:
    good = REGULAR + "  estimate:\n    training: 10\n    base: 100\n"
    submit(small, AN_GIANG, good, received="26/11/2015")
    submit(small, BAC_GIANG, good.replace("base: 100", "base: 1,500"))
    submit(small, CA_MAU, good)
    small.write(f"submissions/2015-annual/x/{CA_MAU}.yaml", f"unit: {CA_MAU}\nperiod: 2015-annual\nbudget:\n{good}")

    assert budget_of(small).units == ()


def test_budget_as_json(run: Run, small: Small) -> None:
    submit(small, AN_GIANG, REGULAR + "  estimate:\n    training: 14.960.000\n    base: 100.000.000\n")
    answer = json.loads(run("budget", "--as-of", "2015-11-25", "--format", "json").out)

    assert {key: answer[key] for key in ("schema", "as_of", "period", "minimum_percent")} == {
        "schema": 1, "as_of": "2015-11-25", "period": "2015-annual", "minimum_percent": 15
    }  # fmt: skip
    assert answer["units"] == [
        {
            "unit": AN_GIANG, "figures": "estimate", "scope": "own-level", "base_kind": "regular-expenditure",
            "training": 14_960_000, "base": 100_000_000, "percent": "14.9600", "meets": False,
        }
    ]  # fmt: skip
    assert answer["pooled"][0]["units"] == 1
    assert answer["no_data"] == [BAC_GIANG, CA_MAU, Y_TE]


def test_the_screen_says_it_in_the_words_of_the_office(run: Run, small: Small) -> None:
    submit(small, AN_GIANG, REGULAR + "  estimate:\n    training: 14.960.000\n    base: 100.000.000\n")
    out = " ".join(run("budget", "--as-of", "25/11/2015").out.split())

    assert "Trong 1 đơn vị có đủ số liệu tính trên chi thường xuyên, 0 đơn vị bố trí từ 15% trở lên, 1 đơn vị" in out
    assert "chưa đạt mức 15% nêu tại Kế hoạch" in out
    assert "14,96%" in out
    assert "40.000" in out
    assert "vi phạm" not in out


@pytest.mark.parametrize("columns", [80, 120])
def test_the_screen_fits(run: Run, small: Small, columns: int) -> None:
    submit(small, AN_GIANG, REGULAR + "  estimate:\n    training: 14.960.000.000\n    base: 100.000.000.000\n")

    assert max(map(len, run("budget", columns=columns).out.splitlines())) <= columns
