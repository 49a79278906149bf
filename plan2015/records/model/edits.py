"""Edits: tests of plausibility that the plan declares; what fails one is a query to its unit."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from plan2015.records.model.duty import Binding
from plan2015.records.model.values import Count, Factor, Flag, Id, Ids, Record, Texts, as_tuple

EditKind = Literal[
    "ratio",
    "peers",
    "change",
    "bound",
    "contradiction",
    "progress",
    "order",
    "covered",
    "equal",
    "unchanged",
    "changed-answer",
    "near-copy",
    "wording",
    "told",
    "told-money",
    "rounding",
    "same-file",
]
Holds = Literal["positive", "zero", "blank", "given", "true", "not-true"]


class Condition(Record):
    """What holds of one value: of a figure, a choice, or a fact that we know of the unit (`unit.has_school`)."""

    at: str
    holds: Holds | None = None
    chosen: str | None = None
    """The choice that is made there."""


class Edit(Record):
    """One test: what it looks at, what it is set against, from where on it asks, and how it says so."""

    id: Id
    kind: EditKind
    severity: Literal["query", "note"] = "query"
    title: str
    why: str
    basis: str
    mend: str
    threshold: str
    """How the limits below were chosen."""
    message: str
    """In the office's words; {of}, {value}, {other} and the like stand for what was found."""
    of: Texts = ()
    """Dotted keys of what is looked at; `texts.*` and `tasks.*.result` are all of them."""
    per: Texts = ()
    """What each is set against: as many as `of`, or one for all."""
    sections: Texts = ()
    """Letters of the form's sections whose figures are looked at."""
    when: Annotated[tuple[Condition, ...], BeforeValidator(as_tuple)] = ()
    binds: Binding | None = None
    periods: Ids = ()
    """The periods whose reports are looked at; none named = all."""
    against: Ids = ()
    """The periods that figures are compared with; none named = the part of the same year."""
    least: Factor = None
    most: Factor = None
    floor: Factor = None
    """What is smaller is not judged."""
    peers: Count = 8
    """How many units of one kind it takes to know what is usual."""
    words: Texts = ()
    whole: Flag = False
    """Whether the words must be all that stands there."""
    progress: Literal["done", "under-way", "not-started", "not-applicable"] | None = None
    lacks: Literal["result", "reason"] | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each thing looked at beside what it is set against."""
        per = self.per * len(self.of) if len(self.per) == 1 else self.per
        return tuple(zip(self.of, per, strict=False))
