"""The training budget of all units: each share by itself, pooled only where base, scope and figures are of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan2015.obligations import Standings
from plan2015.obligations.standing import Evidence
from plan2015.records.binding import is_bound
from plan2015.records.budget_share import Figures, Share, share_of
from plan2015.records.model.form import BudgetRule
from plan2015.records.model.unit import Unit
from plan2015.records.unit_titles import unit_order


@dataclass(frozen=True, slots=True)
class UnitShare:
    """One unit's share, with the kind of base and scope it declares."""

    unit: Unit
    share: Share
    base_kind: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class PooledShare:
    """The shares of units with the same kind of base, scope and figures, as one."""

    base_kind: str | None
    scope: str | None
    share: Share
    units: int
    meeting: int
    """How many of the units reach the line by themselves."""


@dataclass(frozen=True)
class Budget:
    """Who reaches the line, who does not, and who gave no figures to tell."""

    period: str
    rule: BudgetRule
    units: tuple[UnitShare, ...]
    pooled: tuple[PooledShare, ...]
    no_data: tuple[Unit, ...]


def consolidate_budget(standings: Standings, rule: BudgetRule, period: str) -> Budget:
    """The budget of a period from what was here on the day; figures with errors are left out."""
    evidence = Evidence(standings.workspace, standings.problems, standings.plan)
    units, no_data = [], []
    for unit in sorted(standings.workspace.units.values(), key=unit_order):
        if not is_bound(rule.binds, unit):
            continue
        found = _unit_share(unit, period, evidence, standings)
        if found:
            units.append(found)
        else:
            no_data.append(unit)
    return Budget(period, rule, tuple(units), tuple(_pool(units, rule)), tuple(no_data))


def _unit_share(unit: Unit, period: str, evidence: Evidence, standings: Standings) -> UnitShare | None:
    submission = evidence.here(unit, period, standings.day)
    if submission is None or evidence.is_doubled(submission):
        return None
    share = share_of(submission, evidence.faulty_keys(submission))
    return UnitShare(unit, share, submission.base_kind, submission.scope) if share else None


def _pool(units: Iterable[UnitShare], rule: BudgetRule) -> Iterable[PooledShare]:
    groups: dict[tuple[str, str, Figures], list[UnitShare]] = {}
    for entry in units:
        groups.setdefault((entry.base_kind or "", entry.scope or "", entry.share.figures), []).append(entry)
    for (base_kind, scope, figures), members in sorted(groups.items()):
        total = Share(figures, sum(m.share.training for m in members), sum(m.share.base for m in members))
        meeting = sum(member.share.meets(rule.minimum_percent) for member in members)
        yield PooledShare(base_kind or None, scope or None, total, len(members), meeting)
