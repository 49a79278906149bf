"""Puts the submissions of a period together: who counts, sums, shares and counts of units, each with its sources.

A figure touched by an error is left out, the rest of its submission counts; a figure that an open query speaks of
counts and is known to. Unreadable and double submissions count nothing. Country totals take LĐLĐ and sector unions
only: the schools' classes are in their reports too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from plan2015.consolidation.doubt import Doubts, figures_in_doubt
from plan2015.consolidation.figure import Figure, FigureSource, Role, make_figure
from plan2015.obligations import Standing, Standings
from plan2015.obligations.difficulties import Raised, list_difficulties
from plan2015.obligations.listing import owes_report
from plan2015.obligations.standing import SentReports
from plan2015.records.binding import is_bound
from plan2015.records.model.choices import COUNTRY, REPORTING, UnitKind
from plan2015.records.model.plan import Period, Plan
from plan2015.records.model.unit import Unit
from plan2015.records.submission import Submission
from plan2015.records.unit_titles import unit_order


@dataclass(frozen=True)
class Respondent:
    """A unit whose submission counts, the dotted keys in it that do not, and those that an open query speaks of."""

    unit: Unit
    submission: Submission
    faulty: tuple[str, ...]
    queried: frozenset[str] = frozenset()

    def is_faulty(self, key: str) -> bool:
        """Whether an error touches the value at a dotted key."""
        return any(fault == key or key.startswith(f"{fault}.") for fault in self.faulty if fault)

    def source(self, key: str, role: Role = "") -> FigureSource | None:
        """The figure at a dotted key as what totals are made from; None where none is given or an error touches it."""
        value = self.submission.figure(key)
        if value is None or self.is_faulty(key):
            return None
        return FigureSource(self.unit.id, self.submission.path, key, value, role, key in self.queried)

    @property
    def has_queried_figure(self) -> bool:
        """Whether a figure that counts waits for an explanation."""
        return any(self.source(key) for key in self.queried)


@dataclass(frozen=True)
class Consolidation:
    """All submissions of one period as they were here on a day."""

    standings: Standings
    period: Period
    respondents: tuple[Respondent, ...]
    asked: tuple[Unit, ...]
    """Everybody who owes the report; of a period that asks none and is kept to compare with, everybody who may send."""

    @property
    def plan(self) -> Plan:
        """The plan that everything is measured by."""
        return self.standings.plan

    @cached_property
    def reports(self) -> tuple[Standing, ...]:
        """Every report expected for the period, in the order of papers."""
        expected = [s for s in self.standings.all if s.obligation.period == self.period.id and _is_expected(s)]
        return tuple(sorted(expected, key=lambda standing: unit_order(standing.obligation.unit)))

    @cached_property
    def respondent_of(self) -> dict[str, Respondent]:
        """Those whose submission counts, by unit."""
        return {respondent.unit.id: respondent for respondent in self.respondents}

    @cached_property
    def difficulties(self) -> tuple[Raised, ...]:
        """Every difficulty raised by the day, read once."""
        return list_difficulties(self.standings.workspace, self.standings.day)

    def units(self, kinds: Iterable[UnitKind]) -> list[Unit]:
        """Everybody of some kinds who was asked."""
        wanted = set(kinds)
        return [unit for unit in self.asked if unit.kind in wanted]

    def heard(self, kinds: Iterable[UnitKind]) -> list[Respondent]:
        """Those of some kinds whose submission counts."""
        wanted = set(kinds)
        return [respondent for respondent in self.respondents if respondent.unit.kind in wanted]

    def total(self, indicator_id: str, kinds: Iterable[UnitKind] = COUNTRY) -> Figure:
        """The sum of an indicator over kinds of unit."""
        kinds = tuple(kinds)
        key = f"indicators.{indicator_id}"
        title = self._title(indicator_id)
        found = [source for r in self.heard(kinds) if (source := r.source(key)) is not None]
        left_out = sum(r.is_faulty(key) for r in self.heard(kinds))
        name = f"{self.period.id}:{key}{_suffix(kinds)}"
        return make_figure(name, title, "sum", found, asked=self._asked(indicator_id, kinds), left_out=left_out)

    def share(self, part_id: str, whole_id: str, kinds: Iterable[UnitKind] = COUNTRY) -> Figure:
        """100 × Σ part / Σ whole, over the units that gave both."""
        kinds = tuple(kinds)
        sources: list[FigureSource] = []
        for respondent in self.heard(kinds):
            part = respondent.source(f"indicators.{part_id}", "part")
            whole = respondent.source(f"indicators.{whole_id}", "whole")
            if part and whole:
                sources += (part, whole)
        name = f"{self.period.id}:{part_id}/{whole_id}{_suffix(kinds)}"
        title = f"{self._title(part_id)} / {self._title(whole_id)}"
        return make_figure(name, title, "share", sources, asked=self._asked(part_id, kinds))

    def count(self, key: str, title: str, found: Iterable[FigureSource], asked: int) -> Figure:
        """How many units something holds of."""
        return make_figure(f"{self.period.id}:{key}", title, "count", found, asked=asked)

    def count_heard(
        self, key: str, title: str, holds: Callable[[Respondent], str | None], kinds: Iterable[UnitKind] = COUNTRY
    ) -> Figure:
        """How many respondents something holds of; `holds` gives the dotted key that shows it, or None."""
        kinds = tuple(kinds)
        found = [
            FigureSource(r.unit.id, r.submission.path, at, 1) for r in self.heard(kinds) if (at := holds(r)) is not None
        ]
        return self.count(f"{key}{_suffix(kinds)}", title, found, len(self.units(kinds)))

    def _title(self, indicator_id: str) -> str:
        indicator = self.plan.indicator(indicator_id)
        return f"{indicator.code} {indicator.title}"

    def _asked(self, indicator_id: str, kinds: Iterable[UnitKind]) -> int:
        binding = self.plan.binding_of(self.plan.indicator(indicator_id))
        return sum(is_bound(binding, unit) for unit in self.units(kinds))


def consolidate(standings: Standings, period: Period) -> Consolidation:
    """The submissions of a period that were here on the day of the standings."""
    evidence = standings.evidence
    doubts = figures_in_doubt(standings.workspace, standings.problems)
    units = sorted(standings.workspace.units.values(), key=unit_order)
    reporting = [unit for unit in units if unit.kind in REPORTING]
    asked = [unit for unit in reporting if owes_report(unit, period, standings.plan)] or reporting
    sent = {unit: evidence.here(unit, period.id, standings.day) for unit in asked}
    heard = (_respondent(unit, submission, evidence, doubts) for unit, submission in sent.items() if submission)
    return Consolidation(standings, period, tuple(r for r in heard if r is not None), tuple(sent))


def earlier_of(consolidation: Consolidation) -> Consolidation | None:
    """The report of the part of the same year that ended before, if the plan asks for one."""
    period = consolidation.period
    before = [
        other for other in consolidation.plan.periods if other.from_ >= period.from_ and other.until < period.until
    ]
    return consolidate(consolidation.standings, before[-1]) if before else None


def _is_expected(standing: Standing) -> bool:
    obligation = standing.obligation
    return obligation.type == "report" and obligation.applies is not False and obligation.unit.kind in REPORTING


def _respondent(unit: Unit, submission: Submission, evidence: SentReports, doubts: Doubts) -> Respondent | None:
    if not submission.readable or evidence.is_doubled(submission):
        return None
    queried = doubts.get((submission.unit, submission.period), frozenset())
    return Respondent(unit, submission, evidence.faulty_keys(submission), queried)


def _suffix(kinds: tuple[UnitKind, ...]) -> str:
    """Nothing for the country; else which kinds, so that keys of figures differ."""
    return "" if kinds == COUNTRY else f"@{'+'.join(kinds)}"
