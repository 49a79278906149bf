"""What is wrong in the records, and where to mend it."""

from dataclasses import dataclass, field
from enum import StrEnum


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

    @property
    def sentences(self) -> str:
        """What is wrong and how to mend it, for whoever cannot be shown the place."""
        return f"{self.message}. {self.hint[:1].upper()}{self.hint[1:]}".strip()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems as a reader meets them: file by file, line by line."""
        return (self.place.path, self.place.line, self.place.column, self.rule, self.key)
