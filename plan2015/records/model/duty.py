"""What the plan assigns: reports and tasks, whom they bind, and when they are due."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from plan2015.records.model.choices import Nature, UnitKind
from plan2015.records.model.values import Clause, Day, Flag, Id, Record, Texts, as_tuple


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

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"type": "object", "required": [wording], "properties": {wording: {"not": {"type": "null"}}}}
                for wording in ("before", "by", "window")
            ]
        }
    )

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
    """Its row in the form; without one the form does not ask for it."""
    title: str
    required: Flag = True
    binds: Binding | None = None


class Task(Record):
    """What a clause assigns to kinds of unit."""

    clause: Clause
    title: str
    description: str | None = None
    nature: Nature
    binds: Binding
    due: Due | None
    lead: str | None = None
    with_: Texts = Field(alias="with", default=())
    evidence: str | None = None
    code: str | None = None
    required: Flag = True
    """Whether its row in the form is starred."""
    parts: Annotated[tuple[TaskPart, ...], BeforeValidator(as_tuple)] = ()
