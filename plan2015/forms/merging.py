"""A form that was read, put into a unit's submission: a new file, or the edits of the old one and what they change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from plan2015.forms.filling import shown
from plan2015.forms.parts import Cell
from plan2015.forms.reading import Reading
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.splice import Tree
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, parse_number, plain_number

_PAPER = {("paper", "number"), ("paper", "signed"), ("paper", "signer"), ("paper", "position")}


class Receipt(NamedTuple):
    """How a file came: its name and SHA-256, the day, the channel."""

    file: str
    sha256: str
    received: date | None = None
    channel: str | None = None


class Difference(NamedTuple):
    """One field that a corrected form changes; empty text stands for a blank."""

    code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Merge:
    """What an import would do to a submission's file."""

    edits: tuple[Edit, ...]
    differences: tuple[Difference, ...]
    is_correction: bool = False
    is_known: bool = False
    """Whether this very file was read before."""

    @property
    def overwrites(self) -> bool:
        """Whether something that was given would be changed: what has to be asked first."""
        return any(difference.before for difference in self.differences)


def new_submission(reading: Reading, receipt: Receipt) -> dict[str, Tree]:
    """A submission's values in the order of its file; blanks are left out."""
    tree: dict[str, Any] = {"unit": reading.form.unit.id, "period": reading.form.period, "paper": {}}
    tree |= {"received": receipt.received.isoformat() if receipt.received else None, "channel": receipt.channel}
    tree["source"] = _source_facts(reading, receipt)
    for path, value in reading.typed.values.items():
        if value:
            _put(tree, path, value)
    typed = reading.typed
    tree |= {"difficulties": typed.difficulties, "explanations": typed.explanations or None}
    tree["outside_form"] = _outside(reading) or None
    order = ("unit", "period", "paper", "received", "channel", "source", "tasks", "indicators", "budget", "texts")
    keys = (*order, *(key for key in tree if key not in order))
    return {key: tree[key] for key in keys if tree.get(key) not in (None, {}, "")}


def merge_into(source: Source, reading: Reading, receipt: Receipt) -> Merge:
    """The edits that bring a unit's file to what the form says; what the form does not ask is left alone."""
    if receipt.sha256 in _known_files(source):
        return Merge((), (), is_known=True)
    again = source.value(("source", "sha256")) is not None
    cells = {cell.path: cell for cell in reading.form.cells()}
    edits: list[Edit] = []
    differences: list[Difference] = []
    paper_before = any(source.value(path) for path in _PAPER)
    for path, value in reading.typed.values.items():
        cell, old = cells[path], source.value(path)
        if (again and paper_before and path in _PAPER) or _same(cell, old, value):
            continue
        edits.append(Edit(path, value))
        differences.append(Difference(cell.code, cell.title, _told(cell, old), _told(cell, value)))
    for edit, difference in _lists(source, reading):
        edits.append(edit)
        differences.append(difference)
    if again and not differences and not _paper_changes(source, reading):
        return Merge((), ())
    facts = list(_facts(source, reading, receipt, again))
    return Merge((*edits, *facts), tuple(differences), is_correction=again)


def _known_files(source: Source) -> set[str]:
    corrections = source.value(("corrections",))
    listed = corrections if isinstance(corrections, list) else []
    return {str(entry.get("sha256")) for entry in (source.value(("source",)), *listed) if isinstance(entry, dict)} - {
        "None"
    }


def _facts(source: Source, reading: Reading, receipt: Receipt, again: bool) -> Iterator[Edit]:
    """When and how the file came: the first day stays, every later version is added to the corrections."""
    first = source.value(("received",))
    received = receipt.received.isoformat() if receipt.received else None
    later = again or (first is not None and received is not None and _day(first) != received)
    if later:
        paper = {path[-1]: value for path, value in _paper_changes(source, reading).items()} if again else {}
        entry = {"received": received, "paper": paper or None, "file": receipt.file, "sha256": receipt.sha256}
        yield Edit(("corrections",), {key: value for key, value in entry.items() if value}, append=True)
    elif first is None and received:
        yield Edit(("received",), received)
    if receipt.channel and source.value(("channel",)) is None:
        yield Edit(("channel",), receipt.channel)
    facts = _source_facts(reading, receipt)
    for key in ("file", "sha256", "form", "state"):
        if source.value(("source", key)) != facts.get(key):
            yield Edit(("source", key), facts.get(key))


def _paper_changes(source: Source, reading: Reading) -> dict[tuple[str, ...], str]:
    """The number, day and signer of a later version's own paper, where they are not those of the first."""
    cells = {cell.path: cell for cell in reading.form.cells()}
    given = {path: value for path, value in reading.typed.values.items() if path in _PAPER and value}
    return {path: value for path, value in given.items() if not _same(cells[path], source.value(path), value)}


def _source_facts(reading: Reading, receipt: Receipt) -> dict[str, str]:
    facts = {"file": receipt.file, "sha256": receipt.sha256, "form": reading.identity.text, "state": reading.state}
    return {key: value for key, value in facts.items() if value}


def _lists(source: Source, reading: Reading) -> Iterator[tuple[Edit, Difference]]:
    typed = reading.typed
    before = source.value(("difficulties",))
    if typed.difficulties is not None and (before or []) != typed.difficulties:
        edit = Edit(("difficulties",), typed.difficulties, whole=True)
        yield edit, Difference("L", "Khó khăn, vướng mắc", _counted(before), _counted(typed.difficulties))
    given = source.value(("explanations",))
    given = given if isinstance(given, list) else []
    explained = _explained(given, typed.explanations)
    if explained != given:
        edit = Edit(("explanations",), explained, whole=True)
        yield edit, Difference("M", "Giải trình", _counted(given), _counted(explained))
    outside, kept = _outside(reading), source.value(("outside_form",)) or []
    if outside != kept:
        edit = Edit(("outside_form",), outside, whole=True)
        yield edit, Difference("–", "Chữ ngoài biểu", _counted(kept), _counted(outside))


def _explained(given: list[Any], new: list[dict[str, Any]]) -> list[Any]:
    """The explanations with the new ones in: other words or figures wait for a new judgement."""
    result = [dict(entry) if isinstance(entry, dict) else entry for entry in given]
    for entry in new:
        same = [
            e for e in result if isinstance(e, dict) and (e.get("rule"), e.get("at")) == (entry["rule"], entry["at"])
        ]
        if not same:
            result.append(entry)
        elif (same[0].get("text"), same[0].get("figures") or {}) != (entry["text"], entry["figures"]):
            same[0] |= {"text": entry["text"], "figures": entry["figures"]}
            if "accepted" in same[0]:
                same[0]["accepted"] = None
    return result


def _outside(reading: Reading) -> list[dict[str, str]]:
    return [{"at": loose.place, "text": loose.text} for loose in reading.typed.outside if loose.text]


def _counted(entries: Any) -> str:
    return f"{len(entries)} mục" if isinstance(entries, list) and entries else ""


def _told(cell: Cell, value: Any) -> str:
    return shown(cell, value) if isinstance(value, str) else ""


def _same(cell: Cell, old: Any, new: str | None) -> bool:
    return bool(_plain(cell, old) == _plain(cell, new))


def _plain(cell: Cell, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if cell.kind == "number":
            return plain_number(parse_number(value))
        return parse_date(value).isoformat() if cell.kind == "date" else value
    except (NumberError, DateError):
        return value


def _day(text: Any) -> str:
    try:
        return parse_date(str(text)).isoformat()
    except DateError:
        return str(text)


def _put(tree: dict[str, Any], path: tuple[str, ...], value: str) -> None:
    *groups, last = path
    for group in groups:
        tree = tree.setdefault(group, {})
    tree[last] = value


def differing(merge: Merge) -> Mapping[str, tuple[str, str]]:
    """The differences by code."""
    return {difference.code: (difference.before, difference.after) for difference in merge.differences}
