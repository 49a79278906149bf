"""What was found of a form in a file: the answer of each cell, the rows of listings, what stood outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from plan2015.forms.grid import Finding, Loose
from plan2015.forms.parts import Cell, Listing
from plan2015.forms.wording import PLACEHOLDER, hint_of, squash
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


def answer_text(cell: Cell, text: str) -> str:
    """What was typed in a cell, without our grey hint; a hint that nothing was added to is a blank."""
    stripped = text.strip()
    hint = hint_of(cell)
    if squash(stripped) in (squash(hint), PLACEHOLDER) or stripped.casefold() in _EMPTY_CONTROL:
        return ""
    lines = stripped.split("\n")
    if len(lines) > 1 and squash(lines[-1]) in (squash(hint), PLACEHOLDER):
        return "\n".join(lines[:-1]).strip()  # something was put before the hint, in paragraphs of its own
    for start in (hint, hint.removesuffix(cell.hint) if cell.hint else hint):
        if len(start) > len(PLACEHOLDER) and stripped.startswith(start):
            return stripped.removeprefix(start).strip()
    return stripped


def read_entry(listing: Listing, found: Mapping[str, tuple[str, str]]) -> Entry:
    """The answers of a listing's row by key; empty when nobody wrote in it."""
    entry = {cell.path[0]: found[cell.code] for cell in listing.cells if cell.path and cell.code in found}
    return entry if any(text for text, _ in entry.values()) else {}
