"""An obligation and its state: plain values that every screen, paper and exit code reads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from plan2015.records.model.choices import Progress
from plan2015.records.model.duty import Due, Report, Task
from plan2015.records.model.registers import Extension
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission


class Content(StrEnum):
    """What was received of an obligation."""

    MISSING = "missing"
    INVALID = "invalid"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    NOT_APPLICABLE = "not-applicable"


class Timeliness(StrEnum):
    """How an obligation stands to its due date."""

    NO_DATE = "no-date"
    NOT_DUE = "not-due"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    ON_TIME = "on-time"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One unit bound to one report or task; whether it applies, and by when."""

    unit: Unit
    duty: Report | Task
    applies: bool | None
    reason: str
    """Why it does not apply, or why that is unknown; empty when it applies."""
    due: Due | None
    """As it holds for this unit: the plan's date, or that of the extension."""
    last_day: date | None
    extension: Extension | None = None
    doubt: Origin | None = None
    """Where an extension stands that may put the date off, but cannot be read surely."""

    @property
    def type(self) -> Literal["report", "task"]:
        """Whether a report for a period or a task is owed."""
        return "report" if isinstance(self.duty, Report) else "task"

    @property
    def period(self) -> str | None:
        """The period of a report; None for a task."""
        return self.duty.period if isinstance(self.duty, Report) else None


@dataclass(frozen=True, slots=True)
class State:
    """How an obligation stands on a day."""

    content: Content
    timeliness: Timeliness
    days: int | None = None
    """Days late or overdue, or days left; None when there is nothing to count."""
    missing: tuple[str, ...] = ()
    """Dotted keys of what is required and blank."""
    submission: Submission | None = None
    progress: Progress | None = None
    """Of a task: the least advanced progress its unit states."""
    prepared: Submission | None = None
    """Of a report that is missing: the file that was made ready for it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An obligation together with its state."""

    obligation: Obligation
    state: State

    @property
    def received(self) -> bool:
        """Whether a report is here; an unreadable one is."""
        return self.obligation.type == "report" and self.state.submission is not None

    @property
    def date_in_doubt(self) -> bool:
        """Whether it may be late or not: the extension of its date cannot be read surely."""
        submission = self.state.submission
        has_day = submission is None or submission.received is not None
        return self.obligation.doubt is not None and self.state.timeliness is Timeliness.UNKNOWN and has_day
