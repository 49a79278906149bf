"""Compares a paper with its own evidence, and the evidence with the data of today."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plan2015.consolidation.figure import Figure
from plan2015.office.word.package import Parts
from plan2015.papers.evidence.book import Book
from plan2015.papers.evidence.paper_text import read_text, row_text
from plan2015.papers.evidence.xml import PART, read_evidence
from plan2015.records.model.values import Number


class NoEvidenceError(Exception):
    """A file that carries no evidence: not ours, or its evidence was lost."""


@dataclass(frozen=True)
class Altered:
    """A figure whose text on the paper is not what was printed; None when its place is gone."""

    key: str
    title: str
    printed: str
    found: str | None


@dataclass(frozen=True)
class MovedFigure:
    """A figure whose records have changed since: its value then and now, or that nothing adds it up any more."""

    key: str
    title: str
    then: Number | None
    current: Number | None
    counted: bool = True
    """Whether it is still added up: not where the plan or the tables have dropped it."""


@dataclass(frozen=True)
class Verdict:
    """What a paper turned out to be."""

    book: Book
    altered: tuple[Altered, ...]
    rows: tuple[str, ...]
    """Table rows whose other cells were changed, added or taken out, by their beginning."""
    prose_changed: bool
    data_changed: bool
    moved: tuple[MovedFigure, ...]

    @property
    def is_genuine(self) -> bool:
        """Whether every figure and row is as issued, and no figure has moved since."""
        return not (self.altered or self.rows or self.moved)


def evidence_of(parts: Parts) -> Book:
    """The evidence that a file carries."""
    carriers = [name for name in parts if name.startswith("customXml/item") and b"urn:plan2015:evidence" in parts[name]]
    if not carriers:
        raise NoEvidenceError(PART)
    return read_evidence(parts[carriers[0]])


def verify(parts: Parts, data: str, figures_now: Callable[[Book], Mapping[str, Figure]]) -> Verdict:
    """The verdict; `figures_now` consolidates today's data again, and is asked only when the data has another hash."""
    book = evidence_of(parts)
    page = read_text(parts)
    data_changed = data != book.provenance.data
    return Verdict(
        book=book,
        altered=tuple(_altered(book, page.figures)),
        rows=tuple(_changed_rows(book.rows, page.rows, parts)),
        prose_changed=page.prose != book.prose,
        data_changed=data_changed,
        moved=tuple(_moved(book, figures_now(book))) if data_changed else (),
    )


def _altered(book: Book, now: Mapping[str, str]) -> Iterable[Altered]:
    titles = {figure.key: figure.title for figure in book.figures}
    for shown in book.printed:
        text = now.get(shown.bookmark)
        if text is None or " ".join(text.split()) != " ".join(shown.text.split()):
            yield Altered(shown.key, titles[shown.key], shown.text, text)


def _changed_rows(then: tuple[str, ...], now: tuple[str, ...], parts: Parts) -> Iterable[str]:
    if len(then) == len(now):
        yield from (row_text(parts, n) for n, (old, new) in enumerate(zip(then, now, strict=True)) if old != new)
        return
    known = set(then)
    yield f"số hàng của các bảng: trước {len(then)}, nay {len(now)}"
    yield from (row_text(parts, n) for n, new in enumerate(now) if new not in known)


def _moved(book: Book, now: Mapping[str, Figure]) -> Iterable[MovedFigure]:
    for figure in book.figures:
        current = now.get(figure.key)
        if current is None:
            yield MovedFigure(figure.key, figure.title, figure.value, None, counted=False)
        elif current.value != figure.value:
            yield MovedFigure(figure.key, figure.title, figure.value, current.value)
