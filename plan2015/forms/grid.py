"""What both readers hand over: tables as rows of cells with their places, and the text that stands outside of them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["error", "note"]


class Finding(NamedTuple):
    """Something to tell of a form: an error could not be read as it stands, a note is worth knowing."""

    level: Level
    place: str
    text: str


@dataclass(slots=True)
class GridCell:
    """One cell: the columns it covers, counted from 0, its text and its place in the file's own words."""

    column: int
    text: str
    place: str
    span: int = 1
    joined: bool = False
    """Whether it is the lower part of a cell that reaches over several rows."""
    hidden_day: str = ""
    """The day that a date picker remembers, when it is not the one shown."""


@dataclass(slots=True)
class Grid:
    """One table or sheet."""

    place: str
    rows: list[list[GridCell]] = field(default_factory=list)


class Loose(NamedTuple):
    """Text outside all tables, or inside a form's margin: a paragraph, a footnote, a comment."""

    place: str
    text: str


@dataclass
class Content:
    """All that a file shows."""

    grids: list[Grid] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    tagged: dict[str, list[GridCell]] = field(default_factory=dict)
    """Cells and paragraphs by the code that a content control, its name or a bookmark states."""
    findings: list[Finding] = field(default_factory=list)
    converted: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What an old font made readable: place, font, before, after."""

    def whole_text(self) -> str:
        """Everything as one text, for the line that says whose form it is."""
        cells = (cell.text for grid in self.grids for row in grid.rows for cell in row)
        return "\n".join((*(loose.text for loose in self.loose), *cells))
