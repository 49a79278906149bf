"""What is wrong in the records, and where to mend it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

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
    def sentences(self) -> str:
        """What is wrong and how to mend it, for whoever cannot be shown the place."""
        return f"{self.message}. {self.hint[:1].upper()}{self.hint[1:]}".strip()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems as a reader meets them: file by file, line by line."""
        return (self.place.path, self.place.line, self.place.column, self.rule, self.key)
