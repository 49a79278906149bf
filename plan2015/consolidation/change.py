"""What one version of the data answers differently from another: states, totals, thresholds, queries, difficulties."""

from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.consolidation.budget_figures import consolidate_budget
from plan2015.consolidation.consolidate import Consolidation, consolidate
from plan2015.consolidation.totals import Moved, moved_totals, period_totals
from plan2015.obligations import Standing, Standings
from plan2015.obligations.difficulties import Raised, list_difficulties
from plan2015.obligations.summary import ReportCount, count_reports
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Problem
from plan2015.records.unit_titles import unit_order
from plan2015.rules.since import gone, sort_by_age


@dataclass(frozen=True, slots=True)
class StateChange:
    """One unit's report before and after; None where it was not asked for then."""

    unit: Unit
    period: str
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True, slots=True)
class TotalChange:
    """One total of a period before and after, as the report prints it."""

    period: str
    moved: Moved


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
    then, now = _consolidated(before), _consolidated(after)
    return Change(
        before=before,
        after=after,
        states=tuple(_states(before, after)),
        totals=tuple(_totals(then, now)),
        thresholds=tuple(_thresholds(then, now)),
        opened=opened,
        closed=closed,
        raised=tuple(_raised(before, after)),
    )


def _states(before: Standings, after: Standings) -> Iterator[StateChange]:
    old, new = _reports(before), _reports(after)
    for key in sorted(old.keys() | new.keys(), key=lambda key: (key[1], key[0])):
        then, now = old.get(key), new.get(key)
        standing = now or then
        if standing and (then and _shape(then)) != (now and _shape(now)):
            yield StateChange(standing.obligation.unit, key[1], then, now)


def _reports(standings: Standings) -> dict[tuple[str, str], Standing]:
    found = (s for s in standings.all if s.obligation.type == "report" and s.obligation.applies is not False)
    return {(s.obligation.unit.id, s.obligation.period or ""): s for s in found}


def _shape(standing: Standing) -> tuple[object, ...]:
    state = standing.state
    return state.content, state.timeliness, state.days, state.missing


def _consolidated(standings: Standings) -> dict[str, Consolidation]:
    return {name: consolidate(standings, period) for name, period in standings.plan.period_by_id.items()}


def _totals(before: dict[str, Consolidation], after: dict[str, Consolidation]) -> Iterator[TotalChange]:
    for name, now in after.items():
        then = period_totals(before[name]) if name in before else {}
        yield from (TotalChange(name, moved) for moved in moved_totals(then, period_totals(now)))


def _thresholds(before: dict[str, Consolidation], after: dict[str, Consolidation]) -> Iterator[ThresholdChange]:
    then, now = _meeting(before), _meeting(after)
    units = {unit.id: unit for unit in (*then, *now)}
    was, is_now = ({unit.id: meets for unit, meets in side.items()} for side in (then, now))
    for unit in sorted(units.values(), key=unit_order):
        if was.get(unit.id) != is_now.get(unit.id):
            yield ThresholdChange(unit, was.get(unit.id), is_now.get(unit.id))


def _meeting(consolidated: dict[str, Consolidation]) -> dict[Unit, bool]:
    """Who reaches the line by the figures of the plan's last period, and who does not."""
    *_, last = consolidated.values()
    rule = last.plan.budget
    return {e.unit: e.share.meets(rule.minimum_percent) for e in consolidate_budget(last, rule).units} if rule else {}


def _problem_changes(before: Standings, after: Standings) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Errors and open queries that one side has and the other has not."""
    brought = sort_by_age(after.problems, before.problems).new
    return tuple(p for p in brought if p.is_open), gone(after.problems, before.problems)


def _raised(before: Standings, after: Standings) -> Iterator[Raised]:
    known = {(r.unit, r.text) for r in list_difficulties(before.workspace, before.day)}
    return (r for r in list_difficulties(after.workspace, after.day) if (r.unit, r.text) not in known)
