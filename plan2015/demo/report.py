"""One unit's reports of the rehearsal year, as trees ready to be written."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from plan2015.demo.figures import MILLION, FiguresDraft, MadeUpFigures
from plan2015.demo.prose import Writer
from plan2015.demo.story import Story
from plan2015.questionnaire import Question
from plan2015.records.binding import is_bound
from plan2015.records.editing.typed import Tree
from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Period
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.dates import add_months
from plan2015.vietnamese.numbers import format_number

Group = dict[str, Tree]
MONTH = timedelta(30)


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

    def __init__(self, unit: Unit, story: Story, chance: Random, number: int = 0) -> None:
        self.unit, self.story, self.chance = unit, story, chance
        self._chosen: dict[str, str] = {}
        big = unit.id in ("ldld-tp-ha-noi", "ldld-tp-ho-chi-minh")
        self.size = 5.0 if big else chance.uniform(0.5, 2.4)
        self.writer = Writer(unit.short_name, story.plan.plan.year, story.rehearsal, chance, number)
        self._iso, self._dots = chance.random() < 0.4, chance.random() < 0.5
        base = round(9_000 * self.size * chance.uniform(0.8, 1.25))
        self.money = Money(round(base * chance.choice((0.05, 0.08, 0.11, 0.135, 0.155, 0.17, 0.19, 0.22))), base)
        draft = FiguresDraft(self._asked, self.size, chance, story.bounds, self._amounts())
        self.figures: MadeUpFigures = draft.make()

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
            **self.head(self.story.annual, signed, received),
            "tasks": self._tasks("done"),
            "indicators": self._indicators(self.figures, self.story.annual.from_, self.story.after(-45)),
            "budget": self._budget(),
            "texts": {question.keys[-1]: self.writer.text(question.keys[-1]) for question in self._questions("texts")},
        }

    def half_year(self, received: date) -> Group:
        """The half-year report: less of everything that adds up over the year, and no second breakdowns."""
        signed = received - timedelta(days=self.chance.randint(1, 4))
        return {
            **self.head(self.story.half, signed, received),
            "tasks": self._tasks("under-way"),
            "indicators": self._indicators(self._half_figures(), self.story.half.from_, self.story.half.until - MONTH),
        }

    def head(self, period: Period, signed: date, received: date) -> Group:
        """Who, when, by which paper."""
        short = "LĐLĐ" if self.unit.kind == "provincial" else "CĐN" if self.unit.kind == "sector" else "BC"
        number = self.chance.randint(20, 89) + (100 if period == self.story.annual else 0)
        return {
            "unit": self.unit.id,
            "period": period.id,
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

    def _questions(self, group: str) -> tuple[Question, ...]:
        return tuple(q for q in self.story.questionnaire.group(group) if q.is_asked_of(self.unit) is True)

    @cached_property
    def _asked(self) -> tuple[Indicator, ...]:
        known = self.story.plan.indicator_by_id
        return tuple(known[question.keys[-1]] for question in self._questions("indicators"))

    def _tasks(self, best: str) -> Group:
        return {question.clause: self._task(question.clause, best) for question in self._questions("tasks")}

    def _task(self, clause: str, best: str) -> Group:
        return {"progress": self.chance.choice((best, best, "under-way")), "result": self.writer.result(clause)}

    def _half_figures(self) -> MadeUpFigures:
        """The leaves at two fifths, the totals added up anew; a second breakdown is left out."""
        asked = {indicator.id: indicator for indicator in self._asked}
        main = FiguresDraft(tuple(asked.values()), 1, Random(0)).main_figures()  # noqa: S311
        half: MadeUpFigures = {}
        for name in self.figures:
            if name in main:
                half[name] = self._half(name, asked, main, half)
        # Rounding down may leave a part above its whole where the whole is a sum of parts rounded down.
        for name in half:
            wholes = [half[whole] for whole in asked[name].part_of if whole in half]
            if wholes and not asked[name].sums_to:
                half[name] = min(half[name], *wholes)
        return half

    def _half(self, name: str, asked: dict[str, Indicator], main: set[str], half: MadeUpFigures) -> int:
        groups: dict[str, list[str]] = {}
        for indicator in asked.values():
            for sums_to in indicator.sums_to:
                if sums_to.total == name and indicator.id in main:
                    groups.setdefault(sums_to.by, []).append(indicator.id)
        if groups:
            return sum(self._half(part, asked, main, half) for part in next(iter(groups.values())))
        return self.figures[name] * 2 // 5 if asked[name].cumulative else self.figures[name]

    def _indicators(self, figures: MadeUpFigures, first: date, last: date) -> Group:
        answers: Group = {}
        rehearsal = self.story.rehearsal
        for indicator in self._asked:
            if indicator.id in figures:
                answers[indicator.id] = self.number(figures[indicator.id])
            elif indicator.type == "date":
                answers[indicator.id] = self.day(last if indicator.role == "data-until" else first)
            elif indicator.type == "choice":
                answers[indicator.id] = self._choice(indicator)
            elif indicator.type == "paper":
                answers[indicator.id] = {
                    "number": f"{self.chance.randint(5, 60):02d}/KH",
                    "date": self.day(add_months(self.story.annual.from_, 1) + timedelta(self.chance.randint(1, 26))),
                }
            elif indicator.required:
                answers[indicator.id] = rehearsal.answers.get(indicator.id, rehearsal.any_answer)
        return answers

    def _choice(self, indicator: Indicator) -> str:
        if indicator.id == self.story.rehearsal.has_school:
            return indicator.choices[0 if self.unit.has_school else -1].value
        # What a unit answers it answers in both of its reports.
        return self._chosen.setdefault(indicator.id, self.chance.choice(indicator.choices).value)

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
        if not is_bound(self.story.budget.binds, self.unit):
            return {}
        training, base = self.money.training, self.money.base

        def share(part: float) -> Group:
            return {
                "training": self.number(round(training * part) * MILLION),
                "base": self.number(round(base * part) * MILLION),
            }

        kind, scope = (self._mostly_first(at) for at in ("budget.base_kind", "budget.scope"))
        return {"base_kind": kind, "scope": scope, "planned": share(1.04), "to_date": share(0.8), "estimate": share(1)}

    def _mostly_first(self, at: str) -> str:
        """The first of the words that the plan offers at a place, one time in three the second."""
        first, *others = (choice.value for choice in self.story.plan.choices_at[at])
        return self.chance.choice((first, first, (others or [first])[0]))
