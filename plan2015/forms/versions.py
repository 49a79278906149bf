"""The versions of a report that its file names: what came first, what followed, which of them was read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plan2015.forms.reading import Reading
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.receipts import Version, came_later, receipt_edits
from plan2015.records.editing.typed import Tree
from plan2015.records.reading.source import Keys, Source
from plan2015.vietnamese.dates import DateError, parse_date

FIRST: Keys = ("source",)
"""Where a submission names the file that came first."""


class Receipt(NamedTuple):
    """How a file came: its name and SHA-256, the day, the channel."""

    file: str
    sha256: str
    received: date | None = None
    channel: str | None = None


class Versions:
    """The files that a submission names, by their SHA-256; those with a form beside them were read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        later: list[Keys] = [("corrections", index) for index in range(source.count(("corrections",)) or 0)]
        read = [keys for keys in (FIRST, *later) if source.holds((*keys, "form"))]
        self.read = set(filter(None, map(self._read_from, read)))
        """Those whose figures were entered; `receive` also names files that nobody has read yet."""
        self.last = self._read_from(read[-1]) if read else None
        """The last of these."""
        self._unread = [keys for keys in (FIRST, *later) if keys not in read]

    def unread(self, receipt: Receipt) -> Keys | None:
        """Where the version stands that came as this report and was not read yet; None for one of its own.

        It is known by its content; else what comes before any later day is the first, and a later one by its name,
        where it was saved anew as something that can be read.
        """
        day = _iso(receipt.received)
        same = [keys for keys in self._unread if self._source.text_at((*keys, "sha256")) == receipt.sha256]
        first = [keys for keys in self._unread if keys == FIRST and not (self.read or came_later(self._source, day))]
        anew = [keys for keys in self._unread if keys != FIRST and self._is_saved_anew(keys, receipt.file, day)]
        return next(iter((*same, *first, *anew)), None)

    def noted_day(self, receipt: Receipt) -> str | None:
        """The day on which this report was received before, where that is another than the one now said."""
        at, day = self.unread(receipt), _iso(receipt.received)
        noted = self._source.text_at(("received",) if at == FIRST else (*at, "received")) if at is not None else None
        return noted if noted and day and _day(noted) != day else None

    def _read_from(self, keys: Keys) -> str | None:
        return self._source.text_at((*keys, "figures_from", "sha256")) or self._source.text_at((*keys, "sha256"))

    def _is_saved_anew(self, keys: Keys, file: str, day: str | None) -> bool:
        """Whether a file has the name of the one that came, and no other day."""
        name, came = (self._source.text_at((*keys, key)) for key in ("file", "received"))
        return name is not None and _stem(name) == _stem(file) and day in (None, _day(came))


def file_facts(reading: Reading, receipt: Receipt) -> dict[str, str]:
    """What is noted of a file whose figures were read."""
    facts = {"file": receipt.file, "sha256": receipt.sha256, "form": reading.identity.text}
    return {key: value for key, value in facts.items() if value}


def version_edits(source: Source, reading: Reading, receipt: Receipt, paper: Mapping[str, str]) -> list[Edit]:
    """When and how a file came: the first day and file stay, every later version is added to the corrections.

    `paper` is what is new in a later version's own paper: number, day of signing, signer.
    """
    versions = Versions(source)
    at, day = versions.unread(receipt), _iso(receipt.received)
    facts = file_facts(reading, receipt)
    edits: list[Edit] = []
    if at is not None:
        edits += _read_edits(source, at, facts)
        first_day = at == FIRST and day is not None and not source.holds(("received",))
        edits += [Edit(("received",), day)] if first_day else []
    elif not reading.state:
        edits += receipt_edits(source, Version(day, paper, facts), is_other=True)
    if receipt.channel and not source.holds(("channel",)):
        edits.append(Edit(("channel",), receipt.channel))
    return [*edits, *_state_edits(source, reading)]


def _read_edits(source: Source, at: Keys, facts: Mapping[str, str]) -> Iterator[Edit]:
    """What a version gains whose figures were read: the form, and the file it was read from where another had come."""
    came = source.text_at((*at, "sha256"))
    file = {key: value for key, value in facts.items() if key != "form"}
    if came is None:
        yield from (Edit((*at, key), value) for key, value in file.items())
    yield Edit((*at, "form"), facts["form"])
    if came not in (None, facts["sha256"]):
        yield Edit((*at, "figures_from"), dict[str, Tree](file))


def _state_edits(source: Source, reading: Reading) -> Iterator[Edit]:
    if source.text_at(("source", "state")) != reading.state:
        yield Edit(("source", "state"), reading.state)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stem(name: str) -> str:
    return name.rpartition(".")[0].casefold() or name.casefold()


def _day(text: str | None) -> str | None:
    try:
        return parse_date(text).isoformat() if text else None
    except DateError:
        return text
