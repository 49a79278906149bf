"""The evidence of one paper: its figures, the records behind each, and what was printed where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from plan2015.consolidation.figure import Figure
from plan2015.office.template.bookmarks import PrintedFigure


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


@dataclass(frozen=True)
class Book:
    """All evidence of a paper."""

    kind: str
    """Which paper: `report`."""
    period: str
    day: date
    provenance: Provenance
    figures: tuple[Figure, ...]
    """Each with the place of every value behind it."""
    printed: tuple[PrintedFigure, ...]
    prose: str = ""
    """Hash of all text outside the figures."""
    rows: tuple[str, ...] = field(default=())
    """Hash of each table row, in order."""

    def figure(self, key: str) -> Figure:
        """A figure by its key; every printed key is there."""
        return next(figure for figure in self.figures if figure.key == key)


def used_keys(printed: Iterable[PrintedFigure]) -> set[str]:
    """The keys of figures that are on the paper."""
    return {figure.key for figure in printed}
