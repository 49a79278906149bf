"""Gathers the evidence of a paper: for every printed figure, each record with its line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plan2015.consolidation.figure import Figure
from plan2015.office.template.bookmarks import PrintedFigure
from plan2015.papers.evidence.book import used_keys
from plan2015.records.problem import Place
from plan2015.records.workspace import Workspace


def gather(
    figures: Mapping[str, Figure], printed: tuple[PrintedFigure, ...], workspace: Workspace
) -> tuple[Figure, ...]:
    """The printed figures, each of their sources with its place."""
    wanted = [figures[key] for key in sorted(used_keys(printed))]
    places = dict(_places(wanted, workspace))
    return tuple(
        replace(figure, sources=tuple(replace(s, place=places[s.path, s.key]) for s in figure.sources))
        for figure in wanted
    )


def _places(figures: list[Figure], workspace: Workspace) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where every value stands that any figure uses; file by file, so that each is read once."""
    for path, key in sorted({(source.path, source.key) for figure in figures for source in figure.sources}):
        source = workspace.source(path)
        yield (path, key), source.place(source.keys_of(key))
