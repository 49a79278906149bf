"""data/tasks.yaml: the plan, what it assigns to whom, and the form that asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from plan2015.records.model.choices import FormIssue, IndicatorRole
from plan2015.records.model.duty import Binding, CitedPaper, Report, StandingDuty, Task
from plan2015.records.model.edits import Edit
from plan2015.records.model.form import (
    BudgetRule,
    Choice,
    FormField,
    FormSection,
    Indicator,
    TextQuestion,
)
from plan2015.records.model.marking import Marking
from plan2015.records.model.narrative import AuthorPlace
from plan2015.records.model.places import FixedPlaces
from plan2015.records.model.values import Count, Day, Flag, Id, Record, Texts, as_tuple, blank_group
from plan2015.records.model.window import DayLimits, DayWindow, Reach, limits_of


class NotInPlanError(LookupError):
    """An indicator that is asked for, by its id or role, and the plan does not declare; `asker` is who asks."""

    def __init__(self, indicator: str, asker: str = "", *, kind: str = "chỉ tiêu") -> None:
        self.indicator = indicator
        self.asker = asker
        self.kind = kind
        super().__init__(f"kế hoạch không có {kind} “{indicator}”" + (f", mà {asker} cần đến" if asker else ""))


@contextmanager
def asked_by(asker: str) -> Iterator[None]:
    """Within it, an indicator that the plan lacks is missed by somebody with a name: a table, a column, a sheet."""
    try:
        yield
    except NotInPlanError as error:
        whole = f"{asker}, {error.asker}" if error.asker else asker
        raise NotInPlanError(error.indicator, whole, kind=error.kind) from None


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

    status: FormIssue
    paper: CitedPaper | None = None
    title: str


class Settings(Record):
    """What the office sets for itself."""

    due_soon_days: Count = 14
    days_off: Annotated[tuple[Day, ...], BeforeValidator(as_tuple)] = ()
    # Beyond nine months after a year, or one before it, lies whatever is wrong by exactly a year.
    dates: DayWindow = DayWindow(query=Reach(before=0, after=6), error=Reach(before=1, after=9))


class Period(Record):
    """A stretch of time that reports speak of."""

    id: Id
    title: str
    from_: Day = Field(alias="from")
    until: Day
    dates: DayWindow | None = None
    """How far the days of its reports may lie, where that is not as the settings say."""


class Plan(Record):
    """The whole of data/tasks.yaml."""

    plan: PlanHead
    form: FormStatus
    settings: Annotated[Settings, BeforeValidator(blank_group)] = Settings()
    periods: Annotated[tuple[Period, ...], BeforeValidator(as_tuple)]
    reports: Annotated[tuple[Report, ...], BeforeValidator(as_tuple)]
    difficulties: StandingDuty | None = None
    tasks: Annotated[tuple[Task, ...], BeforeValidator(as_tuple)]
    sections: Annotated[tuple[FormSection, ...], BeforeValidator(as_tuple)] = ()
    fields: Annotated[tuple[FormField, ...], BeforeValidator(as_tuple)] = ()
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(as_tuple)] = ()
    budget: BudgetRule | None = None
    texts: Annotated[tuple[TextQuestion, ...], BeforeValidator(as_tuple)] = ()
    narrative: Annotated[tuple[AuthorPlace, ...], BeforeValidator(as_tuple)] = ()
    """The places of the consolidated report where its author writes, in the order of the paper."""
    edits: Annotated[tuple[Edit, ...], BeforeValidator(as_tuple)] = ()

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """The indicators, each under its id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def choices_at(self) -> dict[str, tuple[Choice, ...]]:
        """What may be chosen at the form's fixed cells, by dotted key; kinds of denominator stand with the budget."""
        offered = {field.at: field.choices for field in self.fields if field.type == "choice"}
        if self.budget and "budget.base_kind" in offered:
            kinds = tuple(Choice(value=kind.id, title=kind.title) for kind in self.budget.base_kinds)
            offered["budget.base_kind"] = kinds
        return {at: choices for at, choices in offered.items() if choices}

    @cached_property
    def fixed_places(self) -> FixedPlaces:
        """Where the form's fixed cells stand in a submission."""
        return FixedPlaces(field.at for field in self.fields)

    @cached_property
    def marking(self) -> Marking:
        """What the edits look for in prose."""
        return Marking(self.edits)

    def indicator(self, indicator_id: str) -> Indicator:
        """An indicator that must be there: what nothing declares is never the same as what nobody gave."""
        if indicator_id not in self.indicator_by_id:
            raise NotInPlanError(indicator_id)
        return self.indicator_by_id[indicator_id]

    def indicator_in(self, role: IndicatorRole) -> Indicator | None:
        """The indicator that has a role; None where the plan declares none."""
        return next((indicator for indicator in self.indicators if indicator.role == role), None)

    def in_role(self, role: IndicatorRole) -> Indicator:
        """The indicator that has a role, whatever its id; one must have it."""
        found = self.indicator_in(role)
        if found is None:
            raise NotInPlanError(role, kind="chỉ tiêu nào mang role:")
        return found

    @cached_property
    def period_by_id(self) -> dict[str, Period]:
        """The periods in the order of the file, each under its id."""
        return {period.id: period for period in self.periods}

    @cached_property
    def dated_indicators(self) -> tuple[Indicator, ...]:
        """The indicators that hold a day: one by itself, or that of a paper."""
        return tuple(indicator for indicator in self.indicators if indicator.type in ("date", "paper"))

    @cached_property
    def day_limits(self) -> dict[tuple[str, str], DayLimits]:
        """How far a day may lie, by period and indicator; without an indicator for the days of the report itself.

        A cited paper may be older than any report: its day is judged only where the form says how far it may lie.
        """
        return {
            (period.id, name): limits_of(window, period.from_, period.until)
            for period in self.periods
            for name, window in self._windows(period.dates or self.settings.dates)
        }

    def _windows(self, usual: DayWindow) -> Iterator[tuple[str, DayWindow]]:
        yield "", usual
        for indicator in self.dated_indicators:
            window = indicator.dates or (usual if indicator.type == "date" else None)
            if window:
                yield indicator.id, window

    @cached_property
    def section_by_code(self) -> dict[str, FormSection]:
        """The sections of the form, each under its letter."""
        return {section.code: section for section in self.sections}

    def binding_of(self, question: Indicator | FormField | TextQuestion) -> Binding | None:
        """Whom a question of the form binds: its own binding, else that of its section; None when neither says."""
        section = self.section_by_code.get(question.code[:1])
        return question.binds or (section.binds if section else None)
