"""The evidence of one paper: its figures, the records behind each, and what was printed where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from plan2015.consolidation.figure import FigureSource, How, Role, recompute, without_queried
from plan2015.office.template.bookmarks import PrintedFigure
from plan2015.records.model.values import Number


@dataclass(frozen=True)
class Provenance:
    """The data a paper was made from: its hash, and the commit it stood at, if it is kept in git."""

    data: str
    commit: str | None = None
    dirty: bool = False

    def described(self, day: date) -> str:
        """One line for the properties of the file."""
        state = " (có sửa đổi chưa ghi)" if self.dirty else ""
        commit = f"; phiên bản dữ liệu {self.commit}{state}" if self.commit else ""
        return f"plan2015; tính đến hết ngày {day.isoformat()}; dữ liệu {self.data}{commit}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a record that a figure was made from, where it stands and whose it is."""

    unit: str
    path: str
    key: str
    line: int
    column: int
    value: Number
    role: Role = ""
    queried: bool = False
    """Whether the value waited for an explanation when the paper was made."""


@dataclass(frozen=True)
class ProvenFigure:
    """A consolidated figure with the values behind it."""

    key: str
    title: str
    how: How
    asked: int
    entries: tuple[Entry, ...]

    @property
    def value(self) -> Number | None:
        """The figure computed again from its entries."""
        return recompute(self.how, self._sources())

    @property
    def is_queried(self) -> bool:
        """Whether any of its values waited for an explanation."""
        return any(entry.queried for entry in self.entries)

    @property
    def without(self) -> Number | None:
        """The figure without the values that waited for an explanation."""
        return recompute(self.how, without_queried(self._sources()))

    def _sources(self) -> tuple[FigureSource, ...]:
        return tuple(FigureSource(e.unit, e.path, e.key, e.value, e.role, e.queried) for e in self.entries)


@dataclass(frozen=True)
class Book:
    """All evidence of a paper."""

    kind: str
    """Which paper: `report`."""
    period: str
    day: date
    provenance: Provenance
    figures: tuple[ProvenFigure, ...]
    printed: tuple[PrintedFigure, ...]
    prose: str = ""
    """Hash of all text outside the figures."""
    rows: tuple[str, ...] = field(default=())
    """Hash of each table row, in order."""

    def figure(self, key: str) -> ProvenFigure:
        """A figure by its key; every printed key is there."""
        return next(figure for figure in self.figures if figure.key == key)


def used_keys(printed: Iterable[PrintedFigure]) -> set[str]:
    """The keys of figures that are on the paper."""
    return {figure.key for figure in printed}
