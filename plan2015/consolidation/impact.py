"""What moves a printed total most: each doubtful figure beside what was to be expected, as a share of its total."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from plan2015.consolidation.consolidate import Consolidation, Respondent, consolidate
from plan2015.consolidation.figure import FigureSource, recompute
from plan2015.obligations import standings_on
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Number
from plan2015.records.problem import Kind, Problem
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.comparison import pairs_in_a_year

SMALL = Decimal("0.01")
"""Below it, all that is left together moves no total that anybody reads."""
_ENOUGH = 5
"""So many reports of a kind say what is usual among them."""


@dataclass(frozen=True, slots=True)
class Impact:
    """How far one problem may move a total."""

    problem: Problem
    key: str = ""
    """Dotted key of the figure that moves a total most; empty where the problem touches none."""
    period: str = ""
    value: Number | None = None
    """What is in the total; None where an error keeps the figure out of it."""
    expected: Number | None = None
    total: Number | None = None

    @property
    def share(self) -> Decimal:
        """|value − expected| of the total; nothing where one of them is not known."""
        if self.expected is None or not self.total:
            return Decimal(0)
        return abs(Decimal(self.value or 0) - Decimal(self.expected)) / Decimal(self.total)


@dataclass(frozen=True)
class Ranking:
    """Problems with those first that move a total most."""

    impacts: tuple[Impact, ...]

    @property
    def rest(self) -> int:
        """How many at the end move no total by one percent, all of them together."""
        moved: dict[tuple[str, str], Decimal] = {}
        for count, impact in enumerate(reversed(self.impacts)):
            of = (impact.period, impact.key)
            moved[of] = moved.get(of, Decimal(0)) + impact.share
            if moved[of] >= SMALL:
                return count
        return len(self.impacts)


def rank_by_impact(workspace: Workspace, problems: tuple[Problem, ...]) -> Ranking:
    """Errors and open queries in the order of what they move; `problems` are those of the whole workspace."""
    asked = [p for p in problems if p.kind is not Kind.NOTE and not p.explained]
    if workspace.plan is None:
        return Ranking(tuple(map(Impact, asked)))
    view = _View(workspace, workspace.plan, problems)
    found = [max(view.impacts(problem), key=lambda impact: impact.share, default=Impact(problem)) for problem in asked]
    return Ranking(tuple(sorted(found, key=lambda impact: -impact.share)))


class _View:
    """The totals of each period and what is usual in it, each looked up once."""

    def __init__(self, workspace: Workspace, plan: Plan, problems: tuple[Problem, ...]) -> None:
        self._workspace, self._plan, self._problems = workspace, plan, problems
        self._early = {late.path: early for early, late in pairs_in_a_year(workspace)}
        self._at = {workspace.folder.show(path): s for path, s in workspace.submission_at.items()}
        self._sent = {(s.unit, s.period): s for s in workspace.submissions}
        self._periods: dict[str, Consolidation | None] = {}
        self._usual: dict[tuple[str, str, str], Decimal | None] = {}
        self._growth: dict[tuple[str, str, str], Decimal | None] = {}
        self._running = {f"indicators.{i.id}" for i in plan.indicators if i.cumulative}

    def impacts(self, problem: Problem) -> Iterator[Impact]:
        """What a problem may do to each total that it touches."""
        submission = self._at.get(problem.place.path)
        if submission is None:
            return
        for of, key in self._touched(problem, submission):
            consolidation = self._consolidation(of.period)
            respondent = consolidation.respondent_of.get(of.unit) if consolidation else None
            total = self._total(consolidation, of, key) if consolidation else None
            if total is None or not self._counts(of):
                continue
            value = of.figure(key) if respondent and respondent.source(key) else None
            yield Impact(problem, key, of.period, value, self._expected(of, key), total)

    def _touched(self, problem: Problem, submission: Submission) -> Iterable[tuple[Submission, str]]:
        if not submission.readable or not problem.key:
            keys = [f"indicators.{i.id}" for i in self._plan.indicators if i.type == "number" and i.required]
            return [(submission, key) for key in keys]
        named = [(submission, problem.key)]
        for full, _ in problem.figures:
            period, mark, key = full.rpartition(":")
            of = self._sent.get((submission.unit, period)) if mark else submission
            named += [(of, key)] if of else []
        return named

    def _counts(self, submission: Submission) -> bool:
        unit = self._workspace.units.get(submission.unit)
        return unit is not None and unit.kind in COUNTRY

    def _consolidation(self, period_id: str) -> Consolidation | None:
        if period_id not in self._periods:
            period = self._plan.period_by_id.get(period_id)
            days = [s.received or s.signed for s in self._workspace.submissions if s.period == period_id]
            # A check knows no today: everything that came is here.
            day = max([*(day for day in days if day), *([period.until] if period else [])], default=None)
            standings = standings_on(day, self._plan, self._workspace, self._problems) if day else None
            self._periods[period_id] = consolidate(standings, period) if standings and period else None
        return self._periods[period_id]

    def _total(self, consolidation: Consolidation, of: Submission, key: str) -> Number | None:
        """The sum that the report prints: of an indicator, or of money of one kind of base and scope."""
        return recompute("sum", self._sources(consolidation, of, key))

    def _sources(self, consolidation: Consolidation, of: Submission, key: str) -> Iterator[FigureSource]:
        for respondent in consolidation.heard(COUNTRY):
            if _is_pooled(respondent, of, key) and (source := respondent.source(key)):
                yield source

    def _expected(self, of: Submission, key: str) -> Decimal | None:
        """What the half-year leads to expect, or what is usual among the units of its kind: whichever is nearer.

        The half-year may be what is wrong, and a union may be unlike its kind: a figure that one of them bears out
        moves little.
        """
        found = [value for value in (self._from_half_year(of, key), self._median(of, key)) if value is not None]
        given = of.figure(key)
        return min(found, key=lambda value: abs(value - (found[0] if given is None else given)), default=None)

    def _from_half_year(self, of: Submission, key: str) -> Decimal | None:
        before = self._early[of.path].figure(key) if of.path in self._early else None
        growth = self._grown(of, key) if key in self._running else Decimal(1)
        return Decimal(before) * growth if before and growth else None

    def _grown(self, of: Submission, key: str) -> Decimal | None:
        """How many times the half-year's figure the year's is, in the middle of the units of a kind."""
        place = (self._kind(of), of.period, key)
        if place not in self._growth:
            pairs = [(self._early[s.path].figure(key), s.figure(key)) for s in self._like(of) if s.path in self._early]
            self._growth[place] = _middle([Decimal(late) / early for early, late in pairs if early and late])
        return self._growth[place]

    def _median(self, of: Submission, key: str) -> Decimal | None:
        place = (self._kind(of), of.period, key)
        if place not in self._usual:
            given = [Decimal(value) for s in self._like(of) if (value := s.figure(key)) is not None]
            self._usual[place] = _middle(given)
        usual, base = self._usual[place], self._base(key)
        if base is None or not (own := of.figure(base)):
            return usual
        ratios = [Decimal(v) / b for s in self._like(of) if (v := s.figure(key)) and (b := s.figure(base))]
        ratio = _middle(ratios)
        return ratio * own if ratio is not None else usual

    def _base(self, key: str) -> str | None:
        """What the plan's edits measure a figure by: of two unions, the larger one has more of everything."""
        pairs = (pair for edit in self._plan.edits if edit.kind in ("ratio", "peers") for pair in edit.pairs)
        return next((per for of, per in pairs if of == key), None)

    def _like(self, of: Submission) -> list[Submission]:
        kind = self._kind(of)
        return [s for s in self._workspace.submissions if s.period == of.period and self._kind(s) == kind]

    def _kind(self, submission: Submission) -> str:
        unit = self._workspace.units.get(submission.unit)
        return unit.kind if unit else ""


def _is_pooled(respondent: Respondent, of: Submission, key: str) -> bool:
    other = respondent.submission
    return not key.startswith("budget.") or (other.base_kind, other.scope) == (of.base_kind, of.scope)


def _middle(values: list[Decimal]) -> Decimal | None:
    return median(values) if len(values) >= _ENOUGH else None
