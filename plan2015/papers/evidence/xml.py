"""The evidence as one XML part inside the Word file, small enough for 1,500 units, with its own hash."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from plan2015.consolidation.figure import Figure, FigureSource, Role, make_figure
from plan2015.office.template.bookmarks import PrintedFigure
from plan2015.office.word.package import Extra
from plan2015.office.xml import BrokenXmlError, add_element, canonical, new_element, parse, serialise
from plan2015.papers.evidence.book import Book, Provenance
from plan2015.records.problem import Place
from plan2015.vietnamese.numbers import parse_number, plain_number

NAMESPACE = "urn:plan2015:evidence:1"
PART = "customXml/item1.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_COUNTED = "1"


class BrokenEvidenceError(Exception):
    """The evidence of a file is not as it was written."""


def evidence_part(book: Book) -> Extra:
    """The part to put into the file."""
    return Extra(PART, "application/xml", _RELATION, write_evidence(book))


def write_evidence(book: Book) -> bytes:
    """The evidence as XML; figures name the files by number, each value stands once."""
    root = new_element(f"{{{NAMESPACE}}}evidence", namespace=NAMESPACE)
    root.set("kind", book.kind)
    root.set("period", book.period)
    root.set("as-of", book.day.isoformat())
    root.set("data", book.provenance.data)
    root.set("commit", book.provenance.commit or "")
    root.set("dirty", "yes" if book.provenance.dirty else "no")
    numbers = _write_files(root, book.figures)
    for figure in book.figures:
        _write_figure(root, figure, numbers)
    for shown in book.printed:
        _add(root, "printed", bookmark=shown.bookmark, key=shown.key, text=shown.text)
    _add(root, "prose", sha256=book.prose)
    _add(root, "rows").text = " ".join(book.rows)
    root.set("sha256", _digest(root))
    return serialise(root)


Numbers = dict[tuple[str, str], int]


def _write_files(root: Any, figures: Iterable[Figure]) -> Numbers:
    values: dict[tuple[str, str], dict[str, str]] = {}
    for figure in figures:
        for source in figure.sources:
            told = f"{source.at.line}\t{source.at.column}\t{_value(figure, source)}"
            known = values.setdefault(_file_of(source), {})
            # A counted value stands for itself only where no sum uses it too.
            if figure.how == "sum" or source.role or source.key not in known:
                known[source.key] = told
    for path, unit in sorted(values):
        lines = (f"{key}\t{told}" for key, told in sorted(values[path, unit].items()))
        _add(root, "file", path=path, unit=unit).text = "\n".join(lines)
    return {name: number for number, name in enumerate(sorted(values))}


def _value(figure: Figure, source: FigureSource) -> str:
    return _COUNTED if figure.how == "count" else plain_number(source.value)


def _write_figure(root: Any, figure: Figure, numbers: Numbers) -> None:
    element = _add(root, "figure", key=figure.key, title=figure.title, how=figure.how, asked=str(figure.asked))
    for (key, role, counted, queried), sources in groupby(_ordered(figure), key=_group_of):
        found = _add(element, "from", key=key, role=role, counted="yes" if counted else "no")
        if queried:
            found.set("queried", "yes")
        found.text = _ranges(sorted(numbers[_file_of(source)] for source in sources))


def _ordered(figure: Figure) -> list[FigureSource]:
    return sorted(figure.sources, key=lambda source: (_group_of(source), _file_of(source)))


def _file_of(source: FigureSource) -> tuple[str, str]:
    return source.at.path, source.unit


def _group_of(source: FigureSource) -> tuple[str, str, bool, bool]:
    return source.key, source.role, source.value == 1, source.queried


def _ranges(numbers: list[int]) -> str:
    """0-70 72 75-80 for the numbers of files."""
    words = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        words.append(str(members[0]) if len(members) == 1 else f"{members[0]}-{members[-1]}")
    return " ".join(words)


def read_evidence(data: bytes) -> Book:
    """The evidence that a file carries; refused when it was changed since."""
    try:
        root = parse(data)
        if root.tag != f"{{{NAMESPACE}}}evidence" or root.get("sha256") != _digest(root):
            raise BrokenEvidenceError
        return _read(root)
    except (BrokenXmlError, KeyError, ValueError, IndexError) as error:
        raise BrokenEvidenceError from error


def _read(root: Any) -> Book:
    files = [(e.get("path"), e.get("unit"), _read_values(e.text or "")) for e in _all(root, "file")]
    return Book(
        kind=root.get("kind"),
        period=root.get("period"),
        day=date.fromisoformat(root.get("as-of")),
        provenance=Provenance(root.get("data"), root.get("commit") or None, root.get("dirty") == "yes"),
        figures=tuple(_read_figure(element, files) for element in _all(root, "figure")),
        printed=tuple(PrintedFigure(e.get("bookmark"), e.get("key"), e.get("text")) for e in _all(root, "printed")),
        prose=next(e.get("sha256") for e in _all(root, "prose")),
        rows=tuple((next(_all(root, "rows")).text or "").split()),
    )


Values = dict[str, tuple[int, int, str]]


def _read_values(text: str) -> Values:
    rows = (line.split("\t") for line in text.split("\n") if line)
    return {key: (int(line), int(column), value) for key, line, column, value in rows}


def _read_figure(element: Any, files: list[tuple[str, str, Values]]) -> Figure:
    sources = []
    for found in _all(element, "from"):
        for number in _numbers(found.text or ""):
            path, unit, values = files[number]
            line, column, value = values[found.get("key")]
            counted = element.get("how") == "count" or found.get("counted") == "yes"
            number_read = 1 if counted else parse_number(value, whole=False)
            queried = found.get("queried") == "yes"
            place = Place(path, line, column)
            role: Role = found.get("role") or ""
            sources.append(FigureSource(unit, path, found.get("key"), number_read, role, queried, place))
    key, title, how = (element.get(name) for name in ("key", "title", "how"))
    return make_figure(key, title, how, sources, asked=int(element.get("asked")))


def _numbers(text: str) -> Iterator[int]:
    for word in text.split():
        first, _, last = word.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _all(root: Any, name: str) -> Iterator[Any]:
    return iter(root.iterfind(f"{{{NAMESPACE}}}{name}"))


def _add(parent: Any, name: str, **attributes: str) -> Any:
    return add_element(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _digest(root: Any) -> str:
    """SHA-256 of the evidence without its own hash."""
    said = root.attrib.pop("sha256", None)
    digest = hashlib.sha256(canonical(root)).hexdigest()
    if said is not None:
        root.set("sha256", said)
    return digest
