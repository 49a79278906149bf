"""What is wrong in the records, and where to mend it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from plan2015.vietnamese.case import upper_first

_LONG, _QUOTED = 200, 160
_ALL_QUOTED = re.compile(f"“(.{{{_QUOTED}}}).+”", re.DOTALL)
_QUOTATION = re.compile(f"“([^”]{{{_QUOTED}}})[^”]+”")


def shortened(text: str) -> str:
    """A sentence of ours in which nothing that it quotes is longer than two lines of a screen."""
    cut = _QUOTATION.sub(r"“\1…”", text)
    # What was typed may hold marks of quotation itself: then from the first to the last.
    return cut if len(cut) <= 2 * _LONG else _ALL_QUOTED.sub(r"“\1…”", cut)


class Kind(StrEnum):
    """How a problem is to be dealt with: mended, explained by the unit, or merely known."""

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1, in the characters an editor counts."""

    path: str
    line: int = 1
    column: int = 1
    text: str = field(default="", compare=False)
    """The line itself, for the reader of a message."""
    length: int = field(default=0, compare=False)
    """How many characters of the line are meant; 0 when the place is a point."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, explain or know, in the words of whoever wrote the file."""

    rule: str
    kind: Kind
    place: Place
    message: str
    hint: str
    key: str = ""
    """Where inside the record, as dotted keys; empty for the whole file."""
    figures: tuple[tuple[str, str], ...] = ()
    """For a query: the figures it speaks of, as key and canonical value."""
    explained: bool = False

    def __post_init__(self) -> None:
        """No message grows with what somebody typed: a long quotation is cut."""
        if len(self.message) > _LONG:
            object.__setattr__(self, "message", shortened(self.message))
        if len(self.hint) > _LONG:
            object.__setattr__(self, "hint", shortened(self.hint))

    @property
    def is_open_query(self) -> bool:
        """Whether the unit still has to explain it."""
        return self.kind is Kind.QUERY and not self.explained

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to mend or explain it."""
        return self.kind is Kind.ERROR or self.is_open_query

    @property
    def sentences(self) -> str:
        """What is wrong and how to mend it, for whoever cannot be shown the place."""
        return f"{self.message}. {upper_first(self.hint)}".strip()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems as a reader meets them: file by file, line by line."""
        return (self.place.path, self.place.line, self.place.column, self.rule, self.key)


class Tally(NamedTuple):
    """How many problems there are of each kind; explained queries stand apart, they are nobody's work any more."""

    errors: int
    queries: int
    notes: int
    explained: int

    def of(self, kind: Kind) -> int:
        """How many of a kind; of queries the open ones."""
        return {Kind.ERROR: self.errors, Kind.QUERY: self.queries, Kind.NOTE: self.notes}[kind]


def tally(problems: Iterable[Problem]) -> Tally:
    """Counts problems, the one way in which every command counts them."""
    counts = Counter((problem.kind, problem.is_open_query) for problem in problems)
    return Tally(
        counts[Kind.ERROR, False], counts[Kind.QUERY, True], counts[Kind.NOTE, False], counts[Kind.QUERY, False]
    )
