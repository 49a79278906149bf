"""A form that was read, put into a unit's submission: a new file, or the edits of the old one and what they change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from plan2015.documents.forms.filling import shown
from plan2015.documents.forms.parts import Cell
from plan2015.documents.forms.reading import Reading
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.explanations import explanation_edits
from plan2015.records.editing.typed import Tree
from plan2015.records.model.submission import OutsideText, RaisedDifficulty, SubmissionRecord
from plan2015.records.model.values import read_figure
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, plain_number

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


def merge_into(source: Source, record: SubmissionRecord, reading: Reading, receipt: Receipt) -> Merge:
    """The edits that bring a unit's file to what the form says; what the form does not ask is left alone."""
    if receipt.sha256 in {record.source.sha256, *(correction.sha256 for correction in record.corrections)}:
        return Merge((), (), is_known=True)
    again = record.source.sha256 is not None
    cells = {cell.path: cell for cell in reading.form.cells()}
    edits: list[Edit] = []
    differences: list[Difference] = []
    paper_before = any(map(source.text_at, _PAPER))
    for path, value in reading.typed.values.items():
        cell, old = cells[path], source.text_at(path)
        if (again and paper_before and path in _PAPER) or _same(cell, old, value):
            continue
        edits.append(Edit(path, value))
        differences.append(Difference(cell.code, cell.title, _told(cell, old), _told(cell, value)))
    for changes, difference in _lists(record, reading):
        edits += changes
        differences.append(difference)
    if again and not differences and not _paper_changes(source, reading):
        return Merge((), ())
    facts = list(_facts(source, reading, receipt, again))
    return Merge((*edits, *facts), tuple(differences), is_correction=again)


def _facts(source: Source, reading: Reading, receipt: Receipt, again: bool) -> Iterator[Edit]:
    """When and how the file came: the first day stays, every later version is added to the corrections."""
    first = source.text_at(("received",))
    received = receipt.received.isoformat() if receipt.received else None
    later = again or (first is not None and received is not None and _day(first) != received)
    if later:
        paper = {path[-1]: value for path, value in _paper_changes(source, reading).items()} if again else {}
        entry = {"received": received, "paper": paper or None, "file": receipt.file, "sha256": receipt.sha256}
        yield Edit(("corrections",), {key: value for key, value in entry.items() if value}, append=True)
    elif first is None and received:
        yield Edit(("received",), received)
    if receipt.channel and not source.holds(("channel",)):
        yield Edit(("channel",), receipt.channel)
    facts = _source_facts(reading, receipt)
    for key in ("file", "sha256", "form", "state"):
        if source.text_at(("source", key)) != facts.get(key):
            yield Edit(("source", key), facts.get(key))


def _paper_changes(source: Source, reading: Reading) -> dict[tuple[str, ...], str]:
    """The number, day and signer of a later version's own paper, where they are not those of the first."""
    cells = {cell.path: cell for cell in reading.form.cells()}
    given = {path: value for path, value in reading.typed.values.items() if path in _PAPER and value}
    return {path: value for path, value in given.items() if not _same(cells[path], source.text_at(path), value)}


def _source_facts(reading: Reading, receipt: Receipt) -> dict[str, str]:
    facts = {"file": receipt.file, "sha256": receipt.sha256, "form": reading.identity.text, "state": reading.state}
    return {key: value for key, value in facts.items() if value}


def _lists(record: SubmissionRecord, reading: Reading) -> Iterator[tuple[list[Edit], Difference]]:
    typed = reading.typed
    before = _plain_entries(record.difficulties)
    if typed.difficulties is not None and before != typed.difficulties:
        edit = Edit(("difficulties",), typed.difficulties, whole=True)
        yield [edit], Difference("L", "Khó khăn, vướng mắc", _counted(before), _counted(typed.difficulties))
    explained = [edit for entry in typed.explanations for edit in explanation_edits(record, **entry)]
    if explained:
        given, added = record.explanations, [edit for edit in explained if edit.append]
        yield explained, Difference("M", "Giải trình", _counted(given), _counted([*given, *added]))
    outside, kept = _outside(reading), _plain_entries(record.outside_form)
    if outside != kept:
        edit = Edit(("outside_form",), outside, whole=True)
        yield [edit], Difference("–", "Chữ ngoài biểu", _counted(kept), _counted(outside))


def _plain_entries(entries: Sequence[RaisedDifficulty | OutsideText]) -> list[dict[str, str]]:
    return [entry.model_dump(exclude_none=True) for entry in entries]


def _outside(reading: Reading) -> list[dict[str, str]]:
    return [{"at": loose.place, "text": loose.text} for loose in reading.typed.outside if loose.text]


def _counted(entries: Sequence[object]) -> str:
    return f"{len(entries)} mục" if entries else ""


def _told(cell: Cell, value: str | None) -> str:
    return shown(cell, value) if value is not None else ""


def _same(cell: Cell, old: str | None, new: str | None) -> bool:
    return _plain(cell, old) == _plain(cell, new)


def _plain(cell: Cell, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        if cell.kind == "number":
            return plain_number(read_figure(value, whole=cell.whole, measure=cell.measure))
        return parse_date(value).isoformat() if cell.kind == "date" else value
    except (NumberError, DateError):
        return value


def _day(text: str) -> str:
    try:
        return parse_date(text).isoformat()
    except DateError:
        return text


def _put(tree: dict[str, Any], path: tuple[str, ...], value: str) -> None:
    *groups, last = path
    for group in groups:
        tree = tree.setdefault(group, {})
    tree[last] = value


def differing(merge: Merge) -> Mapping[str, tuple[str, str]]:
    """The differences by code."""
    return {difference.code: (difference.before, difference.after) for difference in merge.differences}
