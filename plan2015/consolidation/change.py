"""What one version of the data answers differently from another: states, totals, thresholds, queries, difficulties."""

from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.consolidation.budget import consolidate_budget
from plan2015.obligations import Standing, Standings
from plan2015.obligations.difficulties import Raised, list_difficulties
from plan2015.obligations.summary import ReportCount, count_reports
from plan2015.records.closed import figure_totals
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Problem
from plan2015.records.unit_titles import unit_order
from plan2015.rules.since import gone, is_open, sort_by_age


@dataclass(frozen=True, slots=True)
class StateChange:
    """One unit's report before and after; None where it was not asked for then."""

    unit: Unit
    period: str
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True, slots=True)
class TotalChange:
    """One total before and after, as plain numbers; None where nobody gave it."""

    period: str
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ThresholdChange:
    """One unit's share of the budget before and after: met, not met, or nothing to tell by."""

    unit: Unit
    before: bool | None
    after: bool | None


@dataclass(frozen=True)
class Change:
    """Everything that a change of the data changes in the answers."""

    before: Standings
    after: Standings
    states: tuple[StateChange, ...]
    totals: tuple[TotalChange, ...]
    thresholds: tuple[ThresholdChange, ...]
    opened: tuple[Problem, ...]
    """Problems that were not there before: errors, and queries without an explanation."""
    closed: tuple[Problem, ...]
    raised: tuple[Raised, ...]

    @property
    def counts(self) -> tuple[tuple[ReportCount | None, ReportCount], ...]:
        """The reports of each kind and period before and after."""
        periods = list(self.after.plan.period_by_id)
        before = {(c.period, c.kind): c for c in count_reports(self.before.all, periods)}
        return tuple((before.get((c.period, c.kind)), c) for c in count_reports(self.after.all, periods))

    @property
    def is_empty(self) -> bool:
        """Whether no answer changes."""
        return not (self.states or self.totals or self.thresholds or self.opened or self.closed or self.raised)


def compare(before: Standings, after: Standings) -> Change:
    """What changes from one version to the other, on the same day."""
    opened, closed = _problem_changes(before, after)
    return Change(
        before=before,
        after=after,
        states=tuple(_states(before, after)),
        totals=tuple(_totals(before, after)),
        thresholds=tuple(_thresholds(before, after)),
        opened=opened,
        closed=closed,
        raised=tuple(_raised(before, after)),
    )


def _states(before: Standings, after: Standings) -> Iterator[StateChange]:
    old, new = _reports(before), _reports(after)
    for key in sorted(old.keys() | new.keys(), key=lambda key: (key[1], key[0])):
        then, now = old.get(key), new.get(key)
        if (then and _shape(then)) != (now and _shape(now)):
            standing = now or then
            if standing:
                yield StateChange(standing.obligation.unit, key[1], then, now)


def _reports(standings: Standings) -> dict[tuple[str, str], Standing]:
    found = (s for s in standings.all if s.obligation.type == "report" and s.obligation.applies is not False)
    return {(s.obligation.unit.id, s.obligation.period or ""): s for s in found}


def _shape(standing: Standing) -> tuple[object, ...]:
    state = standing.state
    return state.content, state.timeliness, state.days, state.missing


def _totals(before: Standings, after: Standings) -> Iterator[TotalChange]:
    for period in after.plan.period_by_id:
        then, now = figure_totals(before.workspace, period), figure_totals(after.workspace, period)
        for key in sorted(then.keys() | now.keys()):
            if then.get(key) != now.get(key):
                yield TotalChange(period, key, then.get(key), now.get(key))


def _thresholds(before: Standings, after: Standings) -> Iterator[ThresholdChange]:
    then, now = _meeting(before), _meeting(after)
    units = {**before.workspace.units, **after.workspace.units}
    changed = [units[unit] for unit in then.keys() | now.keys() if then.get(unit) != now.get(unit)]
    for unit in sorted(changed, key=unit_order):
        yield ThresholdChange(unit, then.get(unit.id), now.get(unit.id))


def _meeting(standings: Standings) -> dict[str, bool]:
    rule = standings.plan.budget
    if rule is None:
        return {}
    budget = consolidate_budget(standings, rule, standings.plan.periods[-1].id)
    return {entry.unit.id: entry.share.meets(rule.minimum_percent) for entry in budget.units}


def _problem_changes(before: Standings, after: Standings) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Errors and open queries that one side has and the other has not."""
    brought = sort_by_age(after.problems, before.problems).new
    return tuple(p for p in brought if is_open(p)), gone(after.problems, before.problems)


def _raised(before: Standings, after: Standings) -> Iterator[Raised]:
    known = {(r.unit, r.text) for r in list_difficulties(before.workspace, before.day)}
    return (r for r in list_difficulties(after.workspace, after.day) if (r.unit, r.text) not in known)
