"""What an edit sees: the reports it looks at, what each is beside, and how a figure is named to a reader."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.model.edits import Edit
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import MONEY, Number
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission, figure_at
from plan2015.records.workspace import Workspace
from plan2015.rules.comparison import pairs_in_a_year
from plan2015.rules.rule import Finding
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import format_number, plain_number

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Value = Number | str | date


class Sight:
    """One edit's view of a workspace whose plan can be read."""

    def __init__(self, workspace: Workspace, plan: Plan, edit: Edit) -> None:
        self.workspace, self.plan, self.edit = workspace, plan, edit

    def reports(self) -> Iterator[Submission]:
        """The reports that the edit looks at."""
        kinds = self.edit.binds.kinds if self.edit.binds else None
        periods, units = self.edit.periods, self.workspace.units
        for submission in self.workspace.submissions:
            if periods and submission.period not in periods:
                continue
            if kinds is not None:
                unit = units.get(submission.unit)
                if unit is None or unit.kind not in kinds:
                    continue
            yield submission

    def beside(self) -> Iterator[tuple[Submission, tuple[str, str], Number, Number]]:
        """Each figure looked at with what it is set against in the same report, where both are given."""
        readers = [(pair, figure_at(pair[0]), figure_at(pair[1])) for pair in self.edit.pairs]
        for submission in self.reports():
            for pair, of, per in readers:
                value = of(submission)
                if value is not None and (other := per(submission)) is not None:
                    yield submission, pair, value, other

    def pairs(self) -> Iterator[tuple[Submission, Submission]]:
        """Each such report behind the one of the same unit that it is compared with."""
        if not self.edit.against:
            wanted = {submission.path for submission in self.reports()}
            yield from (pair for pair in pairs_in_a_year(self.workspace) if pair[1].path in wanted)
            return
        sent = {(s.unit, s.period): s for s in self.workspace.submissions if s.period in self.edit.against}
        for late in self.reports():
            for period in self.edit.against:
                if early := sent.get((late.unit, period)):
                    yield early, late

    def kind_of(self, submission: Submission) -> str:
        """The kind of the unit whose report it is; empty for a stranger."""
        unit = self.workspace.units.get(submission.unit)
        return unit.kind if unit else ""

    @cached_property
    def _questions(self) -> Questionnaire:
        return Questionnaire(self.plan)

    def name(self, key: str) -> str:
        """Code and title of what stands at a key."""
        question = self._questions.by_key(key) or self._questions.by_key(key.rpartition(".")[0])
        return question.name if question else _NAMES.get(key, key)

    def spelt(self, key: str, value: Value) -> str:
        """A value as a page prints it, with what it is counted in."""
        if isinstance(value, date):
            return short_date(value)
        if isinstance(value, str):
            return self.choice(key, value)
        question = self._questions.by_key(key)
        measure = question.measure if question else ""
        return f"{format_number(value)} {measure}" if measure == MONEY else format_number(value)

    def choice(self, key: str, value: str) -> str:
        """A choice by its title."""
        question = self._questions.by_key(key)
        return next((title for option, title in question.options if option == value), value) if question else value

    def period(self, period_id: str) -> str:
        """How figures of another period are called."""
        period = self.plan.period_by_id.get(period_id)
        return f"số của kỳ “{period.title}”" if period else f"số của kỳ “{period_id}”"

    def finding(self, submission: Submission, key: str, figures: dict[str, Value], **said: str) -> Finding:
        """What the edit asks at a key, for the figures that it rests on."""
        kept = tuple((name, canonical(value)) for name, value in figures.items())
        told = {"of": self.name(key), **said}
        # Not str.format: whatever a plan writes in braces, a check answers.
        message = _PLACEHOLDER.sub(lambda match: told.get(match[1], match[0]), self.edit.message)
        return Finding(Origin(submission.path), _keys(key), message, self.edit.mend, figures=kept)


def canonical(value: Value) -> str:
    """A value in the one spelling that explanations keep."""
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else plain_number(value)


def times(ratio: Decimal) -> str:
    """A ratio as it is said: 12,5; 0,03."""
    return format_number(ratio, 1 if ratio >= 1 else 3)


def _keys(key: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdigit() and not key.startswith("tasks.") else part for part in keys_of(key))


_NAMES = {"received": "ngày nhận", "paper.signed": "ngày ký", "source.sha256": "tệp"}
