"""What both readers hand over: tables as rows of cells with their places, and the text that stands outside of them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from plan2015.forms.ballot import Witness

Level = Literal["error", "note"]


class Proposal(NamedTuple):
    """What an answer that is not sure may mean: somebody says yes, no, or types it."""

    code: str
    title: str
    typed: str
    value: str
    """As it is printed: `1.250`, `05/11/2015`, a choice's words."""


class Finding(NamedTuple):
    """Something to tell of a form: an error could not be read as it stands, a note is worth knowing."""

    level: Level
    place: str
    text: str
    proposal: Proposal | None = None


class Aside(NamedTuple):
    """What a cell holds that is no part of its answer by its look: crossed out, hidden, raised as a note's number."""

    struck: str = ""
    hidden: str = ""
    raised: str = ""
    plain: str = ""
    """The text without what is raised."""


NO_ASIDE = Aside()


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
    aside: Aside = NO_ASIDE
    stated: dict[Witness, set[str]] = field(default_factory=dict)
    """The codes that a content control, a bookmark or a defined name gives to this cell."""
    where: str = ""
    """Its address in the file's own parts, for whoever writes into them: `17`, `xl/worksheets/sheet3.xml!D12`."""

    @property
    def label(self) -> str:
        """The text as a label: a row that was crossed out is still that row."""
        return self.text or self.aside.struck

    def state(self, witness: Witness, code: str) -> None:
        """Notes that something fixed to the cell names its code."""
        self.stated.setdefault(witness, set()).add(code)


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
    margins: list[Loose] = field(default_factory=list)
    """What a workbook prints around its pages: looked at for whose form it is, and no answer."""
    floating: dict[str, GridCell] = field(default_factory=dict)
    """What content controls and bookmarks outside all tables hold, by the code that they state."""
    labels: int | None = None
    """How many columns stand before the answers, where that is the same in every table."""
    findings: list[Finding] = field(default_factory=list)
    converted: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What an old font made readable: place, font, before, after."""

    def whole_text(self) -> str:
        """Everything as one text, for the line that says whose form it is."""
        cells = (cell.text for grid in self.grids for row in grid.rows for cell in row)
        return "\n".join((*(loose.text for loose in (*self.loose, *self.margins)), *cells))
