"""Gathers the evidence of a paper: for every printed figure, each record with its line and column."""

from collections.abc import Iterator, Mapping

from plan2015.consolidation.figure import Figure
from plan2015.office.template.bookmarks import PrintedFigure
from plan2015.papers.evidence.book import Entry, ProvenFigure, used_keys
from plan2015.records.workspace import Workspace


def gather(
    figures: Mapping[str, Figure], printed: tuple[PrintedFigure, ...], workspace: Workspace
) -> tuple[ProvenFigure, ...]:
    """The printed figures with their entries; each file is read once."""
    wanted = [figures[key] for key in sorted(used_keys(printed))]
    places = _locate(wanted, workspace)
    return tuple(
        ProvenFigure(figure.key, figure.title, figure.how, figure.asked, tuple(_entries(figure, places)))
        for figure in wanted
    )


Places = dict[tuple[str, str], tuple[str, int, int]]


def _locate(figures: list[Figure], workspace: Workspace) -> Places:
    """Shown path, line and column of every value that any figure uses."""
    keys: dict[str, set[str]] = {}
    for figure in figures:
        for used in figure.sources:
            keys.setdefault(used.path, set()).add(used.key)
    places: Places = {}
    for path in sorted(keys):
        source = workspace.source(path)
        for key in sorted(keys[path]):
            place = source.place(source.keys_of(key))
            places[path, key] = (place.path, place.line, place.column)
    return places


def _entries(figure: Figure, places: Places) -> Iterator[Entry]:
    for source in figure.sources:
        path, line, column = places[source.path, source.key]
        yield Entry(source.unit, path, source.key, line, column, source.value, source.role, source.queried)
