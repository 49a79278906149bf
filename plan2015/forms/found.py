"""What was found of a form in a file: the answer of each cell, the rows of listings, what stood outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from plan2015.forms.grid import Finding, GridCell, Loose
from plan2015.forms.parts import Cell, Listing
from plan2015.forms.wording import PLACEHOLDER, hint_of
from plan2015.records.model.choices import ListingKind

# What Word itself prints in an empty control, in the two languages met here.
_EMPTY_CONTROL = {
    "click or tap here to enter text.",
    "click here to enter text.",
    "click or tap to enter a date.",
    "choose an item.",
    "bấm hoặc gõ nhẹ vào đây để nhập văn bản.",
    "chọn một mục.",
}


Entry = dict[str, tuple[str, str]]
"""A row of a listing: text and place by the key of the record (`text`, `clause`, …)."""


class Answer(NamedTuple):
    """What was typed in one cell, and where."""

    text: str
    place: str
    hidden_day: str = ""
    where: str = ""
    """The cell's address in the file's own parts."""


class Known(NamedTuple):
    """What is known of a form before it is read."""

    printed: frozenset[str]
    """Every line that we print ourselves."""
    expected: frozenset[str]
    """The codes of the cells that this unit's form must have."""
    earlier: Mapping[str, str] = {}
    """The half-year figures printed beside the answers."""


@dataclass
class Recognised:
    """All answers of a form by code, the rows of its listings, and what stood outside."""

    answers: dict[str, Answer] = field(default_factory=dict)
    difficulties: list[Entry] = field(default_factory=list)
    explanations: list[Entry] = field(default_factory=list)
    outside: list[Loose] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def listed(self, kind: ListingKind) -> list[Entry]:
        """The rows of a listing."""
        return self.difficulties if kind == "difficulties" else self.explanations


def answer_place(found: GridCell, cell: Cell) -> str:
    """Where an answer stands, and what was asked there, as messages say it."""
    return f"{found.place} ({cell.code} {cell.title})"


def answer_text(cell: Cell, text: str) -> str:
    """What was typed in a cell without our grey hint at its ends; a hint that nothing was added to is a blank."""
    answer = text.strip()
    if answer.casefold() in _EMPTY_CONTROL:
        return ""
    if PLACEHOLDER not in answer:
        return answer
    hints = [hint_of(cell), hint_of(cell).removesuffix(cell.hint).strip() if cell.hint else "", PLACEHOLDER]
    for hint in (hint for hint in dict.fromkeys(hints) if hint):
        pattern = _as_typed(hint)
        answer = pattern.sub("", answer, count=1).strip() if pattern.match(answer) else answer
        behind = list(pattern.finditer(answer))
        answer = answer[: behind[-1].start()].strip() if behind and behind[-1].end() == len(answer) else answer
    return answer


@lru_cache(maxsize=256)
def _as_typed(hint: str) -> re.Pattern[str]:
    """The hint with whatever blanks and line ends a program made of its own."""
    return re.compile(r"\s+".join(map(re.escape, hint.split())))


def read_entry(listing: Listing, found: Mapping[str, tuple[str, str]]) -> Entry:
    """The answers of a listing's row by key; empty when nobody wrote in it."""
    entry = {cell.path[0]: found[cell.code] for cell in listing.cells if cell.path and cell.code in found}
    return entry if any(text for text, _ in entry.values()) else {}
