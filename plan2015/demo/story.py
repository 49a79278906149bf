"""What the rehearsal takes from the plan: its two reports and their days, whom they bind, where faults are planted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from plan2015.demo.rehearsal import Rehearsal, RehearsalError, read_rehearsal
from plan2015.questionnaire import Questionnaire
from plan2015.records.due import last_day
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.duty import Binding, Report
from plan2015.records.model.form import BudgetRule, Indicator
from plan2015.records.model.plan import Period, Plan

T = TypeVar("T")


@dataclass(frozen=True)
class Story:
    """The year that is rehearsed: the report with a date, the one before it in the same year, and the days around."""

    plan: Plan
    questionnaire: Questionnaire
    rehearsal: Rehearsal
    budget: BudgetRule
    duty: Report
    annual: Period
    half: Period
    last: date
    """The last day on time."""

    @property
    def best_day(self) -> date:
        """The day that the rehearsal is told for."""
        return self.after(11)

    def after(self, days: int) -> date:
        """A day so many days after the last one on time."""
        return self.last + timedelta(days)

    @cached_property
    def figures(self) -> tuple[Indicator, ...]:
        """The numbers that every LĐLĐ and sector union is asked, whatever it has."""
        return tuple(i for i in self.plan.indicators if i.type == "number" and _binds_all(self.plan.binding_of(i)))

    @cached_property
    def alone(self) -> tuple[Indicator, ...]:
        """Those that stand in no sum or part: another value of them breaks nothing else."""
        tied = {whole for i in self.figures for whole in i.part_of} | self._totals
        return tuple(i for i in self.figures if i.cumulative and not (i.sums_to or i.part_of or i.id in tied))

    @cached_property
    def bounds(self) -> dict[str, list[str]]:
        """By figure: dotted keys of what the plan's edits hold it against though it is no part of it."""
        found: dict[str, list[str]] = {}
        for edit in self.plan.edits:
            for of, per in edit.pairs if edit.kind == "bound" else ():
                found.setdefault(of.partition(".")[2], []).append(per)
        return found

    @cached_property
    def only_part(self) -> Indicator:
        """A figure that is part of another and nothing more."""
        found = (i for i in self.figures if i.part_of and not i.sums_to and i.id not in self._totals)
        return _first(found, "chỉ tiêu chỉ là phần của một chỉ tiêu khác (part_of)")

    @cached_property
    def totals(self) -> tuple[Indicator, ...]:
        """The figures that others add up to over the year."""
        return tuple(i for i in self.figures if i.cumulative and i.id in self._totals)

    @cached_property
    def first_day(self) -> Indicator:
        """The day that figures begin with: the plan says how far it may lie from the period."""
        found = (i for i in self.plan.dated_indicators if i.type == "date" and i.dates and i.role is None)
        return _first(found, "chỉ tiêu ngày có khoảng riêng (dates)")

    @property
    def too_early(self) -> date:
        """The last day before those at which nobody would ask about it."""
        return self.plan.day_limits[self.annual.id, self.first_day.id].asked.start - timedelta(1)

    @property
    def first_text(self) -> tuple[str, str]:
        """Where the first of the answers in prose stands."""
        return "texts", _first(iter(self.plan.texts), "mục viết bằng lời").id

    @cached_property
    def lone_task(self) -> str:
        """A task of theirs that is asked about as a whole."""
        found = (t.clause for t in self.plan.tasks if not t.parts and _binds_all(t.binds))
        return _first(found, "nhiệm vụ không chia phần của LĐLĐ, CĐ ngành")

    @cached_property
    def strange_task(self) -> str:
        """A task of somebody else, with a product."""
        mine = set(COUNTRY)
        found = (t.clause for t in self.plan.tasks if t.nature == "product" and mine.isdisjoint(t.binds.kinds))
        return _first(found, "nhiệm vụ có sản phẩm của đơn vị khác")

    @property
    def part_of_days(self) -> Indicator:
        """A total that may hold halves: it must hold exactly all the same."""
        return _first((i for i in self.totals if not i.whole), "chỉ tiêu tổng được lẻ (whole: false)")

    @cached_property
    def _totals(self) -> set[str]:
        return {sums_to.total for indicator in self.plan.indicators for sums_to in indicator.sums_to}


def _first(found: Iterator[T], what: str) -> T:
    first = next(found, None)
    if first is None:
        raise RehearsalError(f"tasks.yaml: không có {what}, nên không dựng được năm tập dượt")
    return first


def _binds_all(binding: Binding | None) -> bool:
    return binding is not None and binding.when is None and set(COUNTRY) <= set(binding.kinds)


def story_of(plan: Plan) -> Story:
    """The story that a plan lets us tell; refused where it has no dated report, none before it, or no budget."""
    for duty in plan.reports:
        last, annual = last_day(duty.due), plan.period_by_id.get(duty.period)
        half = _before(duty, annual, plan) if annual else None
        if last and annual and half and plan.budget and set(COUNTRY) <= set(duty.binds.kinds):
            return Story(plan, Questionnaire(plan), read_rehearsal(plan), plan.budget, duty, annual, half, last)
    raise RehearsalError(
        "tasks.yaml: không có báo cáo nào vừa có hạn, vừa có kỳ trước trong năm, nên không dựng được năm tập dượt"
    )


def _before(duty: Report, annual: Period, plan: Plan) -> Period | None:
    """The period that the same units report on earlier in the year."""
    asked = [r.period for r in plan.reports if set(duty.binds.kinds) <= set(r.binds.kinds)]
    return next((p for p in plan.periods if p.id in asked and annual.from_ <= p.from_ and p.until < annual.until), None)
