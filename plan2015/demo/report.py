"""One unit's reports of the rehearsal year, as trees ready to be written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from plan2015.demo.figures import MILLION, Bounds, Figures, Sheet
from plan2015.demo.prose import Writer
from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.editing.typed import Tree
from plan2015.records.model.duty import Binding
from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.numbers import format_number

Group = dict[str, Tree]


@dataclass(frozen=True)
class Money:
    """A unit's budget for training, in million đồng; the to-date figures are ten months of the estimate."""

    training: int
    base: int

    @property
    def share(self) -> float:
        """Training of the base."""
        return self.training / self.base


class Reporter:
    """A unit that reports: its size among its like, and its habits of writing dates and numbers."""

    def __init__(self, unit: Unit, plan: Plan, chance: Random, number: int = 0) -> None:
        self.unit, self.plan, self.chance = unit, plan, chance
        self._chosen: dict[str, str] = {}
        big = unit.id in ("ldld-tp-ha-noi", "ldld-tp-ho-chi-minh")
        self.size = 5.0 if big else chance.uniform(0.5, 2.4)
        self.writer = Writer(unit.short_name, chance, number)
        self._iso, self._dots = chance.random() < 0.4, chance.random() < 0.5
        base = round(9_000 * self.size * chance.uniform(0.8, 1.25))
        self.money = Money(round(base * chance.choice((0.05, 0.08, 0.11, 0.135, 0.155, 0.17, 0.19, 0.22))), base)
        self.figures: Figures = Sheet(self._asked(), self.size, chance, self._bounds(), self._amounts()).make()

    def day(self, day: date) -> str:
        """A day in this unit's spelling."""
        return day.isoformat() if self._iso else f"{day.day:02d}/{day.month:02d}/{day.year}"

    def number(self, value: int) -> str:
        """A number in this unit's spelling."""
        return format_number(value) if self._dots and value >= MILLION else str(value)

    def annual(self, received: date) -> Group:
        """The whole annual report."""
        signed = received - timedelta(days=self.chance.randint(1, 4))
        return {
            **self.head("2015-annual", signed, received),
            "tasks": self._tasks("done"),
            "indicators": self._indicators(self.figures, date(2015, 1, 1), date(2015, 9, 30)),
            "budget": self._budget(),
            "texts": {
                text.id: self.writer.text(text.id)
                for text in self.plan.texts
                if self._is_asked(self.plan.binding_of(text))
            },
        }

    def half_year(self, received: date) -> Group:
        """The half-year report: less of everything that adds up over the year, and no second breakdowns."""
        signed = received - timedelta(days=self.chance.randint(1, 4))
        return {
            **self.head("2015-h1", signed, received),
            "tasks": self._tasks("under-way"),
            "indicators": self._indicators(self._half_figures(), date(2015, 1, 1), date(2015, 5, 31)),
        }

    def head(self, period: str, signed: date, received: date) -> Group:
        """Who, when, by which paper."""
        short = "LĐLĐ" if self.unit.kind == "provincial" else "CĐN" if self.unit.kind == "sector" else "BC"
        number = self.chance.randint(20, 89) + (100 if period == "2015-annual" else 0)
        return {
            "unit": self.unit.id,
            "period": period,
            "paper": {
                "number": f"{number}/BC-{short}",
                "signed": self.day(signed),
                "signer": f"Nguyễn Văn {self.chance.choice('ABCDEGHK')}",
                "position": self.chance.choice(("Chủ tịch", "Phó Chủ tịch")),
            },
            "received": self.day(received),
            "register_number": str(self.chance.randint(100, 900)),
            "channel": self.chance.choice(("email", "post", "hand")),
        }

    def _asked(self) -> tuple[Indicator, ...]:
        return tuple(i for i in self.plan.indicators if self._is_asked(self.plan.binding_of(i)))

    def _is_asked(self, binding: Binding | None) -> bool:
        return is_bound(binding, self.unit) and meets_condition(binding, self.unit).value is True

    def _tasks(self, best: str) -> Group:
        answers: Group = {}
        for task in self.plan.tasks:
            if self._is_asked(task.binds):
                for part in task.parts:
                    if part.binds is None or is_bound(part.binds, self.unit):
                        answers[part.id] = self._task(part.id, best)
                if not task.parts:
                    answers[task.clause] = self._task(task.clause, best)
        return answers

    def _task(self, clause: str, best: str) -> Group:
        return {"progress": self.chance.choice((best, best, "under-way")), "result": self.writer.result(clause)}

    def _half_figures(self) -> Figures:
        """The leaves at two fifths, the totals added up anew; a second breakdown is left out."""
        asked = {indicator.id: indicator for indicator in self._asked()}
        main = Sheet(tuple(asked.values()), 1, Random(0)).main_figures()  # noqa: S311
        half: Figures = {}
        for name in self.figures:
            if name in main:
                half[name] = self._half(name, asked, main, half)
        # Rounding down may leave a part above its whole where the whole is a sum of parts rounded down.
        for name in half:
            wholes = [half[whole] for whole in asked[name].part_of if whole in half]
            if wholes and not asked[name].sums_to:
                half[name] = min(half[name], *wholes)
        return half

    def _half(self, name: str, asked: dict[str, Indicator], main: set[str], half: Figures) -> int:
        groups: dict[str, list[str]] = {}
        for indicator in asked.values():
            for sums_to in indicator.sums_to:
                if sums_to.total == name and indicator.id in main:
                    groups.setdefault(sums_to.by, []).append(indicator.id)
        if groups:
            return sum(self._half(part, asked, main, half) for part in next(iter(groups.values())))
        return self.figures[name] * 2 // 5 if asked[name].cumulative else self.figures[name]

    def _indicators(self, figures: Figures, first: date, last: date) -> Group:
        answers: Group = {}
        for indicator in self._asked():
            if indicator.id in figures:
                answers[indicator.id] = self.number(figures[indicator.id])
            elif indicator.type == "date":
                answers[indicator.id] = self.day(first if "from" in indicator.id else last)
            elif indicator.type == "choice":
                answers[indicator.id] = self._choice(indicator)
            elif indicator.type == "paper":
                answers[indicator.id] = {
                    "number": f"{self.chance.randint(5, 60):02d}/KH",
                    "date": self.day(date(2015, 2, self.chance.randint(2, 27))),
                }
            elif indicator.required:
                answers[indicator.id] = _CONTACTS.get(indicator.id, "Văn phòng")
        return answers

    def _choice(self, indicator: Indicator) -> str:
        if "school" in indicator.id and indicator.binds is not None:
            return "yes" if self.unit.has_school else "no"
        # What a unit answers it answers in both of its reports.
        return self._chosen.setdefault(indicator.id, self.chance.choice(indicator.choices).value)

    def _bounds(self) -> Bounds:
        """What the plan's edits hold a figure against that it is no part of."""
        bounds: Bounds = {}
        for edit in self.plan.edits:
            for of, per in edit.pairs if edit.kind == "bound" else ():
                bounds.setdefault(of.partition(".")[2], []).append(per)
        return bounds

    def _amounts(self) -> dict[str, int]:
        """The amounts of the budget by their dotted keys, as far as figures may depend on them."""
        rows = {"training": self.money.training, "base": self.money.base}
        columns = {"planned": 1.04, "to_date": 0.8, "estimate": 1}
        return {
            f"budget.{column}.{row}": round(amount * part) * MILLION
            for column, part in columns.items()
            for row, amount in rows.items()
        }

    def _budget(self) -> Group:
        rule = self.plan.budget
        if rule is None or not is_bound(rule.binds, self.unit):
            return {}
        training, base = self.money.training, self.money.base

        def share(part: float) -> Group:
            return {
                "training": self.number(round(training * part) * MILLION),
                "base": self.number(round(base * part) * MILLION),
            }

        kind = self.chance.choice(("regular-expenditure", "regular-expenditure", "total-expenditure"))
        scope = self.chance.choice(("own-level", "own-level", "whole-system"))
        return {"base_kind": kind, "scope": scope, "planned": share(1.04), "to_date": share(0.8), "estimate": share(1)}


_CONTACTS = {
    "leader_in_charge": "Nguyễn Văn A, Phó Chủ tịch",
    "form_author": "Nguyễn Văn B, Ban Tổ chức",
    "author_phone": "(0xx) xxx xxxx",
    "author_email": "minh-hoa@example.invalid",
}
