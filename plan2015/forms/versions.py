"""The versions of a report that its file names: what came first, what followed, which of them was read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plan2015.forms.reading import Reading
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.receipts import Version, came_later, receipt_edits
from plan2015.records.editing.typed import Tree
from plan2015.records.reading.source import Keys, Source


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
        self._later = [("corrections", index) for index in range(source.count(("corrections",)) or 0)]
        self.first = source.text_at(("source", "sha256"))
        """What came first."""
        first_read = source.text_at(("source", "figures_from", "sha256")) or self.first
        read = [first_read] if source.holds(("source", "form")) else []
        read += [source.text_at((*keys, "sha256")) for keys in self._later if source.holds((*keys, "form"))]
        self.read = set(filter(None, read))
        """Those whose figures were entered; `receive` also names files that nobody has read yet."""
        self.last = read[-1] if read else None
        """The last of these."""

    def unread(self, sha256: str) -> Keys | None:
        """Where the later version stands that came as this file and was not read yet."""
        for keys in self._later:
            if self._source.text_at((*keys, "sha256")) == sha256 and not self._source.holds((*keys, "form")):
                return keys
        return None


def file_facts(reading: Reading, receipt: Receipt) -> dict[str, str]:
    """What is noted of a file whose figures were read."""
    facts = {"file": receipt.file, "sha256": receipt.sha256, "form": reading.identity.text}
    return {key: value for key, value in facts.items() if value}


def version_edits(source: Source, reading: Reading, receipt: Receipt, paper: Mapping[str, str]) -> list[Edit]:
    """When and how a file came: the first day and file stay, every later version is added to the corrections.

    `paper` is what is new in a later version's own paper: number, day of signing, signer.
    """
    versions = Versions(source)
    unread = versions.unread(receipt.sha256)
    version = Version(receipt.received.isoformat() if receipt.received else None, paper, file_facts(reading, receipt))
    is_later = bool(versions.read) or came_later(source, version.received)
    edits: list[Edit] = []
    if unread is not None:
        edits.append(Edit((*unread, "form"), reading.identity.text))
    elif not (is_later and reading.state):
        edits += receipt_edits(source, version, is_other=is_later)
    if receipt.channel and not source.holds(("channel",)):
        edits.append(Edit(("channel",), receipt.channel))
    is_first = unread is None and not is_later
    return [*edits, *_source_edits(versions.first, reading, receipt, is_first=is_first), *_state_edits(source, reading)]


def _source_edits(came: str | None, reading: Reading, receipt: Receipt, *, is_first: bool) -> Iterator[Edit]:
    """What `source` gains: the file that came, or the form that was read where another file had come before it."""
    facts: dict[str, Tree] = dict(file_facts(reading, receipt))
    if came is not None:
        form = facts.pop("form")
        facts = {"form": form, "figures_from": facts if came != receipt.sha256 else None} if is_first else {}
    yield from (Edit(("source", key), value) for key, value in facts.items() if value)


def _state_edits(source: Source, reading: Reading) -> Iterator[Edit]:
    if source.text_at(("source", "state")) != reading.state:
        yield Edit(("source", "state"), reading.state)
