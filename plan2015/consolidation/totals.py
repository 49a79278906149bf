"""The totals of a period as the report prints them, in a form that is compared with other data and with a closing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plan2015.consolidation.budget_figures import consolidate_budget
from plan2015.consolidation.consolidate import Consolidation, consolidate
from plan2015.consolidation.figure import Figure
from plan2015.obligations import standings_on
from plan2015.records.editing.typed import Tree
from plan2015.records.model.closing import ClosedVersion
from plan2015.records.model.values import Number
from plan2015.records.problem import Problem
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.numbers import plain_number


class Total(NamedTuple):
    """One total as it is written down: plain numbers, None where nothing is left to add."""

    value: str | None
    is_queried: bool = False
    """Whether a figure in it waits for an explanation."""
    without: str | None = None
    """The total without such figures."""
    left_out: int = 0
    """How many units gave a figure that has an error and does not count."""


Totals = Mapping[str, Total]
_CHANGED = "changed-after-closing"
NOTHING = Total(None)


class Moved(NamedTuple):
    """A total before and after."""

    key: str
    before: Total
    after: Total


class MovedSinceClosing(NamedTuple):
    """A closed period whose reports are not those that were closed any more, and what that does to its totals."""

    period: str
    version: ClosedVersion
    totals: tuple[Moved, ...] | None
    """None where the closing was written when totals were added in another way and cannot be compared."""


def period_totals(consolidation: Consolidation) -> Totals:
    """Every total of the country by its key: each indicator, and money where it is of one kind of base and scope."""
    figures = {figure.key.partition(":")[2]: figure for figure in _figures(consolidation)}
    return {
        key: _total(figure) for key, figure in sorted(figures.items()) if figure.value is not None or figure.left_out
    }


def _figures(consolidation: Consolidation) -> Iterator[Figure]:
    plan = consolidation.plan
    for indicator in plan.indicators:
        if indicator.type == "number":
            yield consolidation.total(indicator.id)
    if plan.budget:
        for pooled in consolidate_budget(consolidation, plan.budget).pooled:
            yield from (pooled.training, pooled.base)


def _total(figure: Figure) -> Total:
    without = _plain(figure.without) if figure.is_queried else None
    return Total(_plain(figure.value), figure.is_queried, without, figure.left_out)


def _plain(value: Number | None) -> str | None:
    return None if value is None else plain_number(value)


def moved_totals(before: Totals, after: Totals) -> tuple[Moved, ...]:
    """The totals that are not what they were, or are in another doubt."""
    keys = sorted(before.keys() | after.keys())
    pairs = (Moved(key, before.get(key, NOTHING), after.get(key, NOTHING)) for key in keys)
    return tuple(moved for moved in pairs if moved.before != moved.after)


def closed_totals(version: ClosedVersion) -> Totals | None:
    """The totals of a closing; None where they were added in another way."""
    if version.added_by != "consolidation":
        return None
    queried, left_out = version.without_queried, version.left_out
    return {
        key: Total(version.totals.get(key), key in queried, queried.get(key), left_out.get(key, 0))
        for key in sorted(version.totals.keys() | left_out.keys())
    }


def written_totals(totals: Totals) -> dict[str, Tree]:
    """Totals as a closing holds them; `closed_totals` reads them back."""
    return {
        "added_by": "consolidation",
        "totals": {key: total.value for key, total in totals.items() if total.value is not None},
        "without_queried": {key: total.without for key, total in totals.items() if total.is_queried},
        "left_out": {key: str(total.left_out) for key, total in totals.items() if total.left_out},
    }


def since_closing(period: str, version: ClosedVersion, now: Totals) -> MovedSinceClosing:
    """What the totals of a closing have become."""
    then = closed_totals(version)
    return MovedSinceClosing(period, version, None if then is None else moved_totals(then, now))


def since_closings(
    workspace: Workspace, problems: tuple[Problem, ...], shown: Iterable[Problem]
) -> Iterator[MovedSinceClosing]:
    """What became of the totals of closed periods, of those that the shown problems call changed.

    Counted for the day of the closing or, if it is later, of the last report received: a check knows no today.
    """
    plan, changed = workspace.plan, {problem.place.path for problem in shown if problem.rule == _CHANGED}
    for origin, closing in workspace.registers.closings if changed else ():
        sent = [submission for submission in workspace.submissions if submission.period == origin.stem]
        period = plan.period_by_id.get(origin.stem) if plan else None
        paths = map(workspace.folder.show, (origin.path, *(submission.path for submission in sent)))
        if plan and period and closing.versions and not changed.isdisjoint(paths):
            version = closing.versions[-1]
            day = max([version.closed, *(submission.received for submission in sent if submission.received)])
            standings = standings_on(day, plan, workspace, problems)
            yield since_closing(period.id, version, period_totals(consolidate(standings, period)))
