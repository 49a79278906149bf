"""What one version of the data answers otherwise than another: each answer that changed, and no other."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from plan2015.consolidation.change import Change, compare
from plan2015.obligations import Content
from tests.conftest import Small

DAY = date(2015, 11, 20)
AN_GIANG, CA_MAU, SCHOOL = "ldld-tinh-an-giang", "ldld-tinh-ca-mau", "truong-dh-cong-doan"
MONEY = "budget:\n  estimate:\n    training: {}\n    base: 100\n"


@pytest.fixture
def after(small: Small, tmp_path: Path) -> Small:
    """Another version, as yet the same."""
    small.submit(AN_GIANG, f"received: 12/11/2015\n{MONEY.format(20)}difficulties:\n  - text: một\n")
    shutil.copytree(small.root, tmp_path / "after")
    return Small(tmp_path / "after")


def change(small: Small, after: Small) -> Change:
    return compare(small.standings(DAY), after.standings(DAY))


def test_the_same_data_changes_nothing(small: Small, after: Small) -> None:
    found = change(small, after)

    assert found.is_empty
    assert all(before == now for before, now in found.counts)


def test_a_report_more_is_one_state_and_one_count(small: Small, after: Small) -> None:
    after.submit(CA_MAU, "received: 13/11/2015\n")
    found = change(small, after)

    (state,) = found.states
    assert state.before
    assert state.after
    assert (state.unit.id, state.period) == (CA_MAU, "2015-annual")
    assert (state.before.received, state.after.received) == (False, True)
    pairs = [(before, now) for before, now in found.counts if before != now]
    moved = [(now.period, now.kind, before and before.received, now.received) for before, now in pairs]
    assert moved == [("2015-annual", "provincial", 1, 2)]
    assert (found.totals, found.thresholds, found.opened, found.closed, found.raised) == ((), (), (), (), ())


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_unit_that_only_one_side_has_is_a_state_of_that_side(small: Small, after: Small, side: str) -> None:
    gone = small if side == "after" else after
    (gone.root / f"data/units/{CA_MAU}.yaml").unlink()
    found = change(small, after)

    states = {(state.period, state.before is None, state.after is None) for state in found.states}
    assert {state.unit.id for state in found.states} == {CA_MAU}
    assert states == {(period, side == "after", side == "before") for period in ("2015-h1", "2015-annual")}
    assert [state.period for state in found.states] == ["2015-annual", "2015-h1"]


@pytest.mark.parametrize(("training", "meets"), [(10, False), (None, None)])
def test_a_unit_that_crosses_the_line_or_gives_no_figures_any_more_is_told(
    small: Small, after: Small, training: int | None, meets: bool | None
) -> None:
    money = MONEY.format(training) if training else ""
    after.submit(AN_GIANG, f"received: 12/11/2015\n{money}difficulties:\n  - text: một\n")
    found = change(small, after)

    assert [(t.unit.id, t.before, t.after) for t in found.thresholds] == [(AN_GIANG, True, meets)]
    assert [moved.moved.key for moved in found.totals]


def test_an_error_that_came_and_one_that_went_are_told_apart(small: Small, after: Small) -> None:
    after.submit(CA_MAU, "received: 13/11/2015\nindicators:\n  training_classes: x\n")
    came, went = change(small, after), change(after, small)

    assert ([p.rule for p in came.opened], came.closed) == (["not-a-number"], ())
    assert (went.opened, [p.rule for p in went.closed]) == ((), ["not-a-number"])
    assert came.states[0].after
    assert came.states[0].after.state.content is Content.INVALID


def test_a_difficulty_is_raised_once_whatever_its_number(small: Small, after: Small) -> None:
    after.submit(AN_GIANG, f"received: 12/11/2015\n{MONEY.format(20)}difficulties:\n  - text: hai\n  - text: một\n")
    after.submit(CA_MAU, "received: 12/11/2015\ndifficulties:\n  - text: một\n")
    found = change(small, after)

    assert [(raised.unit, raised.text) for raised in found.raised] == [(AN_GIANG, "hai"), (CA_MAU, "một")]
    assert not found.is_empty
