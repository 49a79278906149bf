"""data/tasks.yaml: the plan, what it assigns to whom, and the form that asks for it."""

from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plan2015.records.model.values import Clause, Count, Day, Flag, Id, Record, as_tuple, blank_group

UnitKind = Literal[
    "provincial", "sector", "university", "school", "committee", "member", "confederation", "district", "grassroots"
]
KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
"""Every kind of unit, in the order in which papers and screens list them."""

Texts = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_tuple)]


class CitedPaper(Record):
    """A paper by number and day, as far as both are known."""

    number: str | None = None
    date: Day | None = None


class Window(Record):
    """A stretch of days; without `until` it has no last day on time."""

    from_: Day = Field(alias="from")
    until: Day | None = None


class Due(Record):
    """A due date in one of three wordings: before a day, by a day, or within a stretch of days."""

    before: Day | None = None
    by: Day | None = None
    window: Window | None = None
    text: str | None = None
    set_by: CitedPaper | None = None

    @model_validator(mode="after")
    def _one_wording(self) -> Self:
        if sum(wording is not None for wording in (self.before, self.by, self.window)) != 1:
            raise PydanticCustomError("incomplete-due", "one of before, by, window")
        return self


class Binding(Record):
    """Whom a task, report or question binds: kinds of unit, possibly under a condition."""

    kinds: Annotated[tuple[UnitKind, ...], BeforeValidator(as_tuple)]
    when: Literal["has_school"] | None = None


class Signatory(Record):
    """Who signs: the authority line, the position, the name."""

    authority: str | None = None
    position: str
    name: str | None = None


class PlanPaper(Record):
    """A paper that the plan cites."""

    id: Id
    symbol: str
    date: Day | None
    title: str
    issuer: str | None = None
    also_cited_as: Texts = ()
    source: str | None = None


class PlanHead(Record):
    """What the plan says of itself."""

    year: Count
    title: str
    programme: Id
    number: str | None
    signed: Day | None
    issuer: str
    signatory: Signatory
    recipients: Texts
    papers: Annotated[tuple[PlanPaper, ...], BeforeValidator(as_tuple)]
    illustrative: Flag = False


class FormStatus(Record):
    """Whether the form is only proposed, or issued by a paper."""

    status: Literal["proposed", "issued"]
    paper: CitedPaper | None = None
    title: str


class Settings(Record):
    """What the office sets for itself."""

    due_soon_days: Count = 14
    days_off: Annotated[tuple[Day, ...], BeforeValidator(as_tuple)] = ()


class Period(Record):
    """A stretch of time that reports speak of."""

    id: Id
    title: str
    from_: Day = Field(alias="from")
    until: Day


class Report(Record):
    """A report that the plan asks for: from whom, for which period, by when, to whom."""

    clause: Clause
    period: Id
    title: str
    binds: Binding
    due: Due | None
    to: str | None = None
    requires: Texts | None = None
    """The sections of the form whose starred answers this report must give; None = all."""


class StandingDuty(Record):
    """A duty that arises only when there is cause: to report difficulties."""

    clause: Clause
    title: str
    to: str | None = None
    text: str


class TaskPart(Record):
    """One of several duties within a clause."""

    id: Clause
    code: str | None = None
    title: str
    binds: Binding | None = None


class Task(Record):
    """What a clause assigns to kinds of unit."""

    clause: Clause
    title: str
    description: str | None = None
    nature: Literal["ongoing", "product"]
    binds: Binding
    due: Due | None
    lead: str | None = None
    with_: Texts = Field(alias="with", default=())
    evidence: str | None = None
    code: str | None = None
    parts: Annotated[tuple[TaskPart, ...], BeforeValidator(as_tuple)] = ()


class Column(Record):
    """A numbered column of a table of the form."""

    number: str
    title: str
    measure: str | None = None


class Section(Record):
    """A lettered section of the form."""

    code: str
    title: str
    note: str | None = None
    binds: Binding
    columns: Annotated[tuple[Column, ...], BeforeValidator(as_tuple)] = ()


AnswerType = Literal["number", "choice", "paper", "text", "date"]


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
    binds: Binding | None = None


class Choice(Record):
    """One of the answers to choose from."""

    value: str
    title: str


class SumsTo(Record):
    """The total that a figure is a part of, and by what the total is broken down."""

    total: Id
    by: str


class Indicator(Record):
    """A figure, choice or short text that the form asks for."""

    id: Id
    code: str
    title: str
    type: AnswerType = "number"
    measure: str | None = None
    whole: Flag = True
    part_of: Ids = ()
    sums_to: Annotated[tuple[SumsTo, ...], BeforeValidator(as_tuple)] = ()
    cumulative: Flag = False
    required: Flag = False
    binds: Binding | None = None
    choices: Annotated[tuple[Choice, ...], BeforeValidator(as_tuple)] = ()
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


class Plan(Record):
    """The whole of data/tasks.yaml."""

    plan: PlanHead
    form: FormStatus
    settings: Annotated[Settings, BeforeValidator(blank_group)] = Settings()
    periods: Annotated[tuple[Period, ...], BeforeValidator(as_tuple)]
    reports: Annotated[tuple[Report, ...], BeforeValidator(as_tuple)]
    difficulties: StandingDuty | None = None
    tasks: Annotated[tuple[Task, ...], BeforeValidator(as_tuple)]
    sections: Annotated[tuple[Section, ...], BeforeValidator(as_tuple)] = ()
    fields: Annotated[tuple[FormField, ...], BeforeValidator(as_tuple)] = ()
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(as_tuple)] = ()
    budget: BudgetRule | None = None
    texts: Annotated[tuple[TextQuestion, ...], BeforeValidator(as_tuple)] = ()

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """The indicators, each under its id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def period_by_id(self) -> dict[str, Period]:
        """The periods in the order of the file, each under its id."""
        return {period.id: period for period in self.periods}

    @cached_property
    def section_by_code(self) -> dict[str, Section]:
        """The sections of the form, each under its letter."""
        return {section.code: section for section in self.sections}

    def binding_of(self, question: Indicator | FormField | TextQuestion) -> Binding | None:
        """Whom a question of the form binds: its own binding, else that of its section; None when neither says."""
        section = self.section_by_code.get(question.code[:1])
        return question.binds or (section.binds if section else None)
