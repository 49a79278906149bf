"""A consolidated figure: its value, how it was made, and every record it was made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plan2015.records.model.values import Number
from plan2015.records.problem import Place

How = Literal["sum", "count", "share"]
Role = Literal["", "part", "whole"]


@dataclass(frozen=True, slots=True)
class FigureSource:
    """One value that a figure was made from: whose it is, and where it stands in the data folder."""

    unit: str
    path: str
    key: str
    """Dotted keys within the file."""
    value: Number
    """What it adds: the value that stands there, or 1 where units are counted."""
    role: Role = ""
    """Of a share: whether it belongs to the part or to the whole."""
    queried: bool = False
    """Whether an open query speaks of the value; it counts, and the figure says so."""
    place: Place | None = None
    """Where it stands in its file, once somebody looked it up: a paper carries that as proof."""

    @property
    def at(self) -> Place:
        """Its place; until it is looked up, the beginning of its file."""
        return self.place or Place(self.path)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the whole; None when nobody gave anything to make it from."""

    key: str
    title: str
    how: How
    value: Number | None
    sources: tuple[FigureSource, ...]
    asked: int
    """How many units were asked."""
    left_out: int = 0
    """How many gave a figure that has an error and does not count."""

    @property
    def answered(self) -> int:
        """How many units gave what the figure is made from."""
        return len({source.unit for source in self.sources})

    @property
    def is_queried(self) -> bool:
        """Whether any value that it is made from waits for an explanation."""
        return any(source.queried for source in self.sources)

    @property
    def without(self) -> Number | None:
        """What the figure would be without the values that wait for an explanation."""
        return recompute(self.how, without_queried(self.sources))

    @property
    def doubtful_part(self) -> Decimal:
        """How much of the figure, from 0 to 1, comes and goes with the values that wait for an explanation."""
        value, rest = Decimal(self.value or 0), Decimal(self.without or 0)
        return abs(value - rest) / max(abs(value), abs(rest)) if value != rest else Decimal(0)


def without_queried(sources: Iterable[FigureSource]) -> tuple[FigureSource, ...]:
    """The sources that no open query speaks of; of a share, a unit goes with its part and its whole."""
    found = tuple(sources)
    queried = {source.unit for source in found if source.queried}
    return tuple(source for source in found if source.unit not in queried)


def recompute(how: How, sources: Iterable[FigureSource]) -> Number | None:
    """The value from its sources, whatever was printed: Σ, a count, or 100 × Σ part / Σ whole."""
    found = tuple(sources)
    if how == "count":
        return sum(int(source.value) for source in found)
    if how == "sum":
        return sum(source.value for source in found) if found else None
    part = sum(Decimal(source.value) for source in found if source.role == "part")
    whole = sum(Decimal(source.value) for source in found if source.role == "whole")
    return 100 * part / whole if whole else None


def make_figure(  # noqa: PLR0913  a figure has that many sides
    key: str, title: str, how: How, sources: Iterable[FigureSource], *, asked: int, left_out: int = 0
) -> Figure:
    """A figure whose value is what its sources give."""
    found = tuple(sources)
    return Figure(key, title, how, recompute(how, found), found, asked, left_out)
