"""The training budget of all units: each share by itself, pooled only where base, scope and figures are of a kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.consolidation.figure import Figure, FigureSource, How, Role, make_figure
from plan2015.records.binding import is_bound
from plan2015.records.budget_share import Share, share_keys, share_of
from plan2015.records.model.choices import Figures
from plan2015.records.model.form import BudgetRule
from plan2015.records.model.unit import Unit

UNSTATED = "?"
"""Stands in the key of a figure for a kind of base or a scope that the units do not state."""


@dataclass(frozen=True, slots=True)
class UnitShare:
    """One unit's share with its two figures, and the kind of base and scope it declares."""

    unit: Unit
    share: Share
    base_kind: str | None
    scope: str | None
    training: FigureSource
    base: FigureSource

    @property
    def is_queried(self) -> bool:
        """Whether either of its two figures waits for an explanation."""
        return self.training.queried or self.base.queried

    @property
    def counted(self) -> FigureSource:
        """The unit as one of a count; where it stands to the line is in doubt as much as its figures are."""
        return replace(self.training, value=1, queried=self.is_queried)


@dataclass(frozen=True)
class Pool:
    """What the figures of some units have in common: the beginning of their keys, how many were asked, the line."""

    key: str
    asked: int
    minimum_percent: int
    left_out: int = 0
    """How many units gave figures of which one has an error, so that neither counts."""

    def figure(self, name: str, title: str, how: How, sources: Iterable[FigureSource]) -> Figure:
        """One figure of the pool."""
        return make_figure(f"{self.key}.{name}", title, how, sources, asked=self.asked, left_out=self.left_out)


@dataclass(frozen=True)
class UnitCounts:
    """How many units gave figures, and how many of them reach the line."""

    pool: Pool
    members: tuple[UnitShare, ...]

    @cached_property
    def units(self) -> Figure:
        """How many units gave figures; that is sure, whatever the figures."""
        sources = (replace(member.counted, queried=False) for member in self.members)
        return self.pool.figure("units", "Đơn vị có đủ số liệu kinh phí", "count", sources)

    @cached_property
    def meeting(self) -> Figure:
        """How many reach the line by themselves."""
        return self.pool.figure("meeting", "Đơn vị đạt mức", "count", self._counted(meeting=True))

    @cached_property
    def below(self) -> Figure:
        """How many stay under the line."""
        return self.pool.figure("below", "Đơn vị chưa đạt mức", "count", self._counted(meeting=False))

    def _counted(self, *, meeting: bool) -> Iterator[FigureSource]:
        line = self.pool.minimum_percent
        return (member.counted for member in self.members if member.share.meets(line) is meeting)


@dataclass(frozen=True)
class PooledShare(UnitCounts):
    """The shares of units with the same kind of base, scope and figures, as one; there is at least one."""

    @property
    def base_kind(self) -> str | None:
        """The kind of base that all of them declare."""
        return self.members[0].base_kind or None

    @property
    def scope(self) -> str | None:
        """The scope that all of them declare."""
        return self.members[0].scope or None

    @cached_property
    def share(self) -> Share:
        """Σ training and Σ base as one share."""
        return Share(self.members[0].share.figures, self.training.value or 0, self.base.value or 0)

    @cached_property
    def training(self) -> Figure:
        """Σ training money."""
        return self.pool.figure("training", "Chi đào tạo", "sum", (member.training for member in self.members))

    @cached_property
    def base(self) -> Figure:
        """Σ of the bases."""
        return self.pool.figure("base", "Mẫu số", "sum", (member.base for member in self.members))

    @cached_property
    def percent(self) -> Figure:
        """100 × Σ training / Σ base."""
        roles: tuple[tuple[Role, Figure], ...] = (("part", self.training), ("whole", self.base))
        sources = (replace(source, role=role) for role, figure in roles for source in figure.sources)
        return self.pool.figure("share", "Tỷ lệ kinh phí đào tạo", "share", sources)


@dataclass(frozen=True)
class Budget:
    """Who reaches the line, who does not, and who gave no figures to tell."""

    period: str
    rule: BudgetRule
    units: tuple[UnitShare, ...]
    pooled: tuple[PooledShare, ...]
    counts: UnitCounts
    """All units together: they are counted, but money of different kinds is never added."""
    no_data: tuple[Unit, ...]


def consolidate_budget(consolidation: Consolidation, rule: BudgetRule) -> Budget:
    """The budget of the consolidation's period, from the submissions that count; figures with errors are left out."""
    units, no_data = [], []
    for unit in consolidation.asked:
        if is_bound(rule.binds, unit):
            respondent = consolidation.respondent_of.get(unit.id)
            found = unit_share(respondent) if respondent else None
            units += [found] if found else []
            no_data += [] if found else [unit]
    pool = Pool(f"{consolidation.period.id}:budget", len(consolidation.asked), rule.minimum_percent)
    bound = [r for r in consolidation.respondents if is_bound(rule.binds, r.unit)]
    pooled, counts = tuple(_pooled(units, pool, bound)), UnitCounts(pool, tuple(units))
    return Budget(consolidation.period.id, rule, tuple(units), pooled, counts, tuple(no_data))


def unit_share(respondent: Respondent) -> UnitShare | None:
    """The share of a unit whose submission counts; None without both figures."""
    submission = respondent.submission
    share = share_of(submission, respondent.is_faulty)
    training, base = map(respondent.source, share_keys(share.figures)) if share else (None, None)
    if share is None or training is None or base is None:
        return None
    return UnitShare(respondent.unit, share, submission.base_kind, submission.scope, training, base)


def _pooled(units: Iterable[UnitShare], pool: Pool, bound: Iterable[Respondent]) -> Iterator[PooledShare]:
    groups: dict[tuple[str, str, Figures], list[UnitShare]] = {}
    for entry in units:
        groups.setdefault((entry.base_kind or "", entry.scope or "", entry.share.figures), []).append(entry)
    for names, members in sorted(groups.items(), key=lambda group: group[0]):
        key = ".".join((pool.key, *(name or UNSTATED for name in names)))
        left_out = sum(_is_left_out(respondent, *names) for respondent in bound)
        yield PooledShare(replace(pool, key=key, left_out=left_out), tuple(members))


def _is_left_out(respondent: Respondent, base_kind: str, scope: str, figures: Figures) -> bool:
    """Whether a unit would be in a pool but for an error in its figures."""
    submission = respondent.submission
    is_of_kind = (submission.base_kind or "", submission.scope or "") == (base_kind, scope)
    return is_of_kind and any(map(respondent.is_faulty, share_keys(figures)))
