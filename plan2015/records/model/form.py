"""The form that asks for a report: its sections, fixed fields, indicators, budget and texts."""

from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator

from plan2015.records.model.choices import AnswerType, IndicatorRole, ListingKind
from plan2015.records.model.duty import Binding
from plan2015.records.model.values import Clause, Count, Flag, Id, Ids, Record, as_tuple
from plan2015.records.model.window import DayWindow


class FormColumn(Record):
    """A numbered column of a table of the form."""

    number: str
    title: str


class FormSection(Record):
    """A lettered section of the form."""

    code: str
    title: str
    note: str | None = None
    binds: Binding
    columns: Annotated[tuple[FormColumn, ...], BeforeValidator(as_tuple)] = ()
    listing: ListingKind | None = None
    """What is listed in it row by row, beside its questions."""
    widths: Annotated[tuple[Count, ...], BeforeValidator(as_tuple)] = ()
    """How wide its columns of answers are in a workbook, in letters; without any, equally wide."""


ROLES: MappingProxyType[IndicatorRole, AnswerType] = MappingProxyType({"data-until": "date"})
"""What the program knows an indicator by, whatever its id: each role is declared once, by one that is answered so."""


class Choice(Record):
    """One of the answers to choose from."""

    value: str
    title: str


class FormField(Record):
    """A question of the form whose answer has a fixed place in a submission."""

    code: str
    at: str
    title: str
    type: AnswerType = "text"
    measure: str | None = None
    required: Flag = False
    any_of: str | None = None
    """Fields of one group: one answer among them is enough."""
    choices: Annotated[tuple[Choice, ...], BeforeValidator(as_tuple)] = ()
    binds: Binding | None = None
    hint: str | None = None
    """An example of an answer, printed grey in the empty cell."""


class SumsTo(Record):
    """The total that a figure is a part of, and by what the total is broken down."""

    total: Id
    by: str


class Indicator(Record):
    """A figure, choice or short text that the form asks for."""

    id: Id
    code: str
    title: str
    role: IndicatorRole | None = None
    """What the program asks for by this name: it knows no ids."""
    type: AnswerType = "number"
    measure: str | None = None
    whole: Flag = True
    long: Flag = False
    """Whether a text is prose of several lines."""
    part_of: Ids = ()
    sums_to: Annotated[tuple[SumsTo, ...], BeforeValidator(as_tuple)] = ()
    cumulative: Flag = False
    dates: DayWindow | None = None
    """How far its day may lie from the period, where that is not as the settings say."""
    required: Flag = False
    binds: Binding | None = None
    choices: Annotated[tuple[Choice, ...], BeforeValidator(as_tuple)] = ()
    hint: str | None = None
    typical: Count | None = None
    """Its order of size in a union of middling size, for the rehearsal year alone."""
    note: str | None = None


class BaseKind(Record):
    """A kind of denominator that a unit may declare."""

    id: Id
    title: str


class BudgetRule(Record):
    """The share of the budget for training that a clause asks for; the plan names no denominator."""

    clause: Clause
    minimum_percent: Count
    base_kinds: Annotated[tuple[BaseKind, ...], BeforeValidator(as_tuple)]
    binds: Binding
    note: str | None = None


class TextQuestion(Record):
    """A question that is answered in prose."""

    id: Id
    code: str
    title: str
    required: Flag = False
    binds: Binding | None = None
