"""When a report came: the first day of receipt never moves, every later version is an entry of the corrections."""

from collections.abc import Mapping
from typing import NamedTuple

from plan2015.records.editing.edit import Edit
from plan2015.records.editing.typed import Tree
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import DateError, parse_date


class Version(NamedTuple):
    """A version of a report as it came: the day, what is new in its paper, what is noted of its file."""

    received: str | None
    paper: Mapping[str, Tree] = {}
    file: Mapping[str, Tree] = {}


def receipt_edits(source: Source, version: Version, *, is_other: bool = False) -> list[Edit]:
    """The edits that note when a version came; none where its day is that of the first.

    `is_other` says that it is known to be another version than the first, whatever its day.
    """
    if is_other or came_later(source, version.received):
        entry = {"received": version.received, "paper": dict(version.paper), **version.file}
        return [Edit(("corrections",), {key: value for key, value in entry.items() if value}, append=True)]
    if version.received and not source.holds(("received",)):
        return [Edit(("received",), version.received)]
    return []


def came_later(source: Source, received: str | None) -> bool:
    """Whether what came on a day is a later version: a first day stands, and is another or cannot be read."""
    return received is not None and source.holds(("received",)) and _day(source.text_at(("received",))) != received


def corrected_days(source: Source) -> frozenset[str]:
    """The days of the later versions that are noted already."""
    entries = range(source.count(("corrections",)) or 0)
    days = (_day(source.text_at(("corrections", entry, "received"))) for entry in entries)
    return frozenset(filter(None, days))


def _day(text: str | None) -> str | None:
    """A day in its one spelling; what cannot be read as it was typed."""
    try:
        return parse_date(text).isoformat() if text else None
    except DateError:
        return text
