"""The training budget as consolidated figures: one line for each kind of base × scope × figures, never across them."""

from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.consolidation.budget import Budget, PooledShare, UnitShare, consolidate_budget
from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.figure import Figure, FigureSource, How, Role, make_figure
from plan2015.records.model.form import BudgetRule

_GROUPS = {"estimate": "estimate", "to-date": "to_date", "planned": "planned"}


@dataclass(frozen=True)
class PooledFigures:
    """The figures of one line of the budget table."""

    pooled: PooledShare
    units: Figure
    training: Figure
    base: Figure
    share: Figure
    meeting: Figure
    below: Figure


@dataclass(frozen=True)
class BudgetFigures:
    """Every line, and the counts over all kinds of base together."""

    budget: Budget
    lines: tuple[PooledFigures, ...]
    with_data: Figure
    meeting: Figure
    below: Figure
    no_data: int


def budget_figures(consolidation: Consolidation, rule: BudgetRule) -> BudgetFigures:
    """The budget of the consolidation's period, figure by figure."""
    budget = consolidate_budget(consolidation.standings, rule, consolidation.period.id)
    maker = _Maker(consolidation, rule)
    return BudgetFigures(
        budget=budget,
        lines=tuple(maker.line(number, pooled, budget) for number, pooled in enumerate(budget.pooled, 1)),
        with_data=maker.count("with-data", "Đơn vị có đủ số liệu kinh phí", list(budget.units)),
        meeting=maker.count("meeting", "Đơn vị đạt mức", [u for u in budget.units if maker.meets(u)]),
        below=maker.count("below", "Đơn vị chưa đạt mức", [u for u in budget.units if not maker.meets(u)]),
        no_data=len(budget.no_data),
    )


class _Maker:
    def __init__(self, consolidation: Consolidation, rule: BudgetRule) -> None:
        self.consolidation = consolidation
        self.rule = rule

    def line(self, number: int, pooled: PooledShare, budget: Budget) -> PooledFigures:
        members = [u for u in budget.units if _pool_of(u) == (pooled.base_kind, pooled.scope, pooled.share.figures)]
        key = f"budget.{number}.{pooled.base_kind or '?'}.{pooled.scope or '?'}.{pooled.share.figures}"
        training = tuple(self._money(members, "training"))
        base = tuple(self._money(members, "base"))
        both = [_as(s, "part") for s in training] + [_as(s, "whole") for s in base]
        return PooledFigures(
            pooled=pooled,
            units=self.count(f"{key}.units", "Số đơn vị", members),
            training=self._figure(f"{key}.training", "Chi đào tạo", "sum", training),
            base=self._figure(f"{key}.base", "Mẫu số", "sum", base),
            share=self._figure(f"{key}.share", "Tỷ lệ kinh phí đào tạo", "share", tuple(both)),
            meeting=self.count(f"{key}.meeting", "Đạt mức", [m for m in members if self.meets(m)]),
            below=self.count(f"{key}.below", "Chưa đạt mức", [m for m in members if not self.meets(m)]),
        )

    def meets(self, entry: UnitShare) -> bool:
        return entry.share.meets(self.rule.minimum_percent)

    def count(self, key: str, title: str, members: list[UnitShare]) -> Figure:
        name = key if key.startswith("budget.") else f"budget.{key}"
        found = tuple(_as(source, "", 1) for source in self._money(members, "training"))
        return self._figure(name, title, "count", found)

    def _figure(self, key: str, title: str, how: How, sources: tuple[FigureSource, ...]) -> Figure:
        asked = len(self.consolidation.reports)
        return make_figure(f"{self.consolidation.period.id}:{key}", title, how, sources, asked=asked)

    def _money(self, members: list[UnitShare], what: str) -> Iterator[FigureSource]:
        for member in members:
            path = self.consolidation.respondent_of[member.unit.id].submission.path
            value = member.share.training if what == "training" else member.share.base
            yield FigureSource(member.unit.id, path, f"budget.{_GROUPS[member.share.figures]}.{what}", value)


def _pool_of(entry: UnitShare) -> tuple[str | None, str | None, str]:
    return entry.base_kind or None, entry.scope or None, entry.share.figures


def _as(source: FigureSource, role: Role, value: int | None = None) -> FigureSource:
    return FigureSource(source.unit, source.path, source.key, source.value if value is None else value, role)
