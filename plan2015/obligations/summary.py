"""Counts of the standings: expected, received, on time, complete are four numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan2015.obligations.obligation import Content, Standing, Timeliness
from plan2015.records.model.choices import KINDS, UnitKind


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How the reports of one kind of unit for one period stand."""

    period: str
    kind: UnitKind
    expected: int
    received: int
    on_time: int
    late: int
    complete: int
    incomplete: int
    invalid: int
    dated: int
    """How many of the expected have a due date."""

    @property
    def reporting_rate(self) -> float | None:
        """Received of expected, 0 to 1; None when nothing is expected."""
        return self.received / self.expected if self.expected else None

    @property
    def on_time_rate(self) -> float | None:
        """On time of those expected with a date, 0 to 1; None when nothing is dated."""
        return self.on_time / self.dated if self.dated else None


def count_reports(standings: Iterable[Standing], periods: Iterable[str]) -> tuple[ReportCount, ...]:
    """One count for each period and kind of unit of which a report is expected, in the plan's order."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for standing in standings:
        obligation = standing.obligation
        if obligation.type == "report" and obligation.applies is not False:
            groups.setdefault((obligation.period or "", obligation.unit.kind), []).append(standing)
    return tuple(
        _count(period, kind, groups[period, kind]) for period in periods for kind in KINDS if (period, kind) in groups
    )


def _count(period: str, kind: UnitKind, group: list[Standing]) -> ReportCount:
    def number(*wanted: Timeliness | Content) -> int:
        return sum(s.received and (s.state.timeliness in wanted or s.state.content in wanted) for s in group)

    return ReportCount(
        period=period,
        kind=kind,
        expected=len(group),
        received=sum(standing.received for standing in group),
        on_time=number(Timeliness.ON_TIME),
        late=number(Timeliness.LATE),
        complete=number(Content.COMPLETE),
        incomplete=number(Content.INCOMPLETE),
        invalid=number(Content.INVALID),
        dated=sum(standing.obligation.last_day is not None for standing in group),
    )
