"""When a report came: the first day of receipt never moves, every later version is an entry of the corrections."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plan2015.records.editing.edit import Edit
from plan2015.records.editing.typed import Tree
from plan2015.records.reading.source import Keys, Source
from plan2015.vietnamese.dates import DateError, parse_date


class Version(NamedTuple):
    """A version of a report as it came: the day, what is new in its paper, what is noted of its file."""

    received: str | None
    paper: Mapping[str, Tree] = {}
    file: Mapping[str, Tree] = {}


def receipt_edits(source: Source, version: Version, *, is_other: bool = False) -> list[Edit]:
    """The edits that note when a version came, and what is new in it; none where all of it is noted.

    `is_other` says that it is known to be another version than the first, whatever its day.
    """
    if is_other or came_later(source, version.received):
        entry = _given({"received": version.received, "paper": _given(version.paper), **version.file})
        noted = next((keys for keys in _entries(source) if _is_same(source, keys, version)), None)
        return [Edit(("corrections",), entry, append=True)] if noted is None else list(_missing(source, noted, entry))
    if version.received and not source.holds(("received",)):
        return [Edit(("received",), version.received)]
    return []


def came_later(source: Source, received: str | None) -> bool:
    """Whether what came on a day is a later version: a first day stands, and is another or cannot be read."""
    return received is not None and source.holds(("received",)) and _day(source.text_at(("received",))) != received


def _entries(source: Source) -> list[Keys]:
    return [("corrections", entry) for entry in range(source.count(("corrections",)) or 0)]


def _is_same(source: Source, keys: Keys, version: Version) -> bool:
    """Whether an entry speaks of a version: of its file, or of its day where either names no file."""
    noted, file = source.text_at((*keys, "sha256")), version.file.get("sha256")
    if noted and file:
        return noted == file
    return version.received is not None and _day(source.text_at((*keys, "received"))) == version.received


def _missing(source: Source, keys: Keys, entry: Mapping[str, Tree]) -> Iterator[Edit]:
    """What an entry does not say yet."""
    for key, value in entry.items():
        if isinstance(value, Mapping):
            yield from _missing(source, (*keys, key), value)
        elif not source.holds((*keys, key)):
            yield Edit((*keys, key), value)


def _given(values: Mapping[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in values.items() if value}


def _day(text: str | None) -> str | None:
    """A day in its one spelling; what cannot be read as it was typed."""
    try:
        return parse_date(text).isoformat() if text else None
    except DateError:
        return text
