"""A form that was read, put into a unit's submission: a new file, or the edits of the old one and what they change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from plan2015.forms.filling import shown
from plan2015.forms.parts import Cell
from plan2015.forms.reading import Reading
from plan2015.forms.versions import Receipt, Versions, file_facts, version_edits
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.explanations import explanation_edits
from plan2015.records.editing.typed import Tree
from plan2015.records.model.submission import OutsideText, RaisedDifficulty, SubmissionRecord
from plan2015.records.model.values import read_figure
from plan2015.records.reading.cleaning import clean_beside
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, plain_number

_PAPER = {("paper", "number"), ("paper", "signed"), ("paper", "signer"), ("paper", "position")}


class Difference(NamedTuple):
    """One field that a corrected form changes; empty text stands for a blank."""

    code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Merge:
    """What an import would do to a submission's file."""

    edits: tuple[Edit, ...] = ()
    differences: tuple[Difference, ...] = ()
    """What is filled in or changed."""
    emptied: tuple[Difference, ...] = ()
    """What was given and is blank in the form: emptied where that was asked for, else left as it is."""
    noted_day: str | None = None
    """The day on which the report was received before, which another day that is said now does not move."""
    is_correction: bool = False
    is_known: bool = False
    """Whether this very file was read before."""
    is_silent: bool = False
    """Whether the form says nothing of a report that is here: blank or made up, it corrects nothing."""

    @property
    def overwrites(self) -> bool:
        """Whether something that was given would be changed: what has to be asked first."""
        return any(difference.before for difference in self.differences)


def new_submission(reading: Reading, receipt: Receipt) -> dict[str, Tree]:
    """A submission's values in the order of its file; blanks are left out."""
    tree: dict[str, Any] = {"unit": reading.form.unit.id, "period": reading.form.period, "paper": {}}
    tree |= {"received": receipt.received.isoformat() if receipt.received else None, "channel": receipt.channel}
    tree["source"] = file_facts(reading, receipt) | ({"state": reading.state} if reading.state else {})
    for path, value in reading.typed.values.items():
        if value:
            _put(tree, path, value)
    typed = reading.typed
    tree |= {"difficulties": typed.difficulties, "explanations": typed.explanations or None}
    tree["outside_form"] = _outside(reading) or None
    order = ("unit", "period", "paper", "received", "channel", "source", "tasks", "indicators", "budget", "texts")
    keys = (*order, *(key for key in tree if key not in order))
    return {key: tree[key] for key in keys if tree.get(key) not in (None, {}, "")}


def merge_into(
    source: Source, record: SubmissionRecord, reading: Reading, receipt: Receipt, *, erase: bool = False
) -> Merge:
    """The edits that bring a unit's file to what the form says; what the form does not ask is left alone.

    What the form leaves blank is left alone too, unless `erase` says that a blank takes the old answer away.
    """
    versions = Versions(source)
    if receipt.sha256 in versions.read:
        return Merge(is_known=True)
    if reading.state and (versions.read or _holds_answers(source)):
        return Merge(is_silent=True)
    again = bool(versions.read)
    found = [*_cells(source, reading, again), *_lists(source, record, reading, erase)]
    made = [edit for edits, difference in found for edit in edits if difference.after or erase]
    emptied = tuple(difference for _, difference in found if not difference.after)
    if again and not made and not _paper_changes(source, reading):
        return Merge(emptied=emptied)
    facts = version_edits(source, reading, receipt, _paper_changes(source, reading) if again else {})
    return Merge(
        (*made, *facts),
        tuple(difference for _, difference in found if difference.after),
        emptied,
        noted_day=versions.noted_day(receipt),
        is_correction=any(edit.keys == ("corrections",) for edit in facts),
    )


def _cells(source: Source, reading: Reading, again: bool) -> Iterator[tuple[list[Edit], Difference]]:
    """What the cells say otherwise than the file; the paper of a later version is not that of the report."""
    cells = {cell.path: cell for cell in reading.form.cells()}
    paper_before = any(map(source.text_at, _PAPER))
    for path, value in reading.typed.values.items():
        cell, old = cells[path], source.text_at(path)
        if (again and paper_before and path in _PAPER) or is_same(cell, old, value):
            continue
        yield [Edit(path, value)], Difference(cell.code, cell.title, _told(cell, old), _told(cell, value))


def _holds_answers(source: Source) -> bool:
    """Whether anything was answered; a scaffold's keys without answers are nothing."""
    return any(any(source.leaves((key,))) for key in _ANSWERS)


_ANSWERS = ("tasks", "indicators", "budget", "texts", "difficulties", "explanations")


def _paper_changes(source: Source, reading: Reading) -> dict[str, str]:
    """The number, day and signer of a later version's own paper, where they are not those of the first."""
    cells = {cell.path: cell for cell in reading.form.cells()}
    given = {path: value for path, value in reading.typed.values.items() if path in _PAPER and value}
    return {path[-1]: value for path, value in given.items() if not is_same(cells[path], source.text_at(path), value)}


def _lists(
    source: Source, record: SubmissionRecord, reading: Reading, erase: bool
) -> Iterator[tuple[list[Edit], Difference]]:
    if reading.typed.difficulties is not None:
        yield from _difficulties(source, record, reading, erase)
    explained = [edit for entry in reading.typed.explanations for edit in explanation_edits(record, **entry)]
    if explained:
        given, added = record.explanations, [edit for edit in explained if edit.append]
        yield (
            explained,
            Difference(
                reading.form.letter_of("explanations"), "Giải trình", _counted(given), _counted([*given, *added])
            ),
        )
    kept = _plain_entries(record.outside_form)
    outside = [entry for entry in _outside(reading) if entry not in kept]
    if outside:
        yield _appended("outside_form", outside), Difference("–", "Chữ ngoài biểu", "", _counted(outside))


def _difficulties(
    source: Source, record: SubmissionRecord, reading: Reading, erase: bool
) -> Iterator[tuple[list[Edit], Difference]]:
    """Rows that are filled change the rows before; where fewer are filled, the others stay unless they are erased."""
    before, title = _plain_entries(record.difficulties), "Khó khăn, vướng mắc"
    given, letter = reading.typed.difficulties or [], reading.form.letter_of("difficulties")
    whole = [Edit(("difficulties",), given, whole=True)]
    if not given and not source.holds(("difficulties",)):
        yield whole, Difference(letter, title, "", "không có")
    lost = [entry for entry in before if entry not in given]
    added = [entry for entry in given if entry not in before]
    fewer = len(given) < (source.count(("difficulties",)) or 0)
    if lost and fewer:
        yield whole, Difference(letter, title, _counted(lost), "")
    if added and fewer and not erase:
        yield _appended("difficulties", added), Difference(letter, title, "", _counted(added))
    elif added:
        yield whole, Difference(letter, title, _counted(lost), _counted(added))


def _appended(key: str, entries: Sequence[dict[str, str]]) -> list[Edit]:
    return [Edit((key,), entry, append=True) for entry in entries]


def _plain_entries(entries: Sequence[RaisedDifficulty | OutsideText]) -> list[dict[str, str]]:
    return [entry.model_dump(exclude_none=True) for entry in entries]


def _outside(reading: Reading) -> list[dict[str, str]]:
    beside = [(loose.place, clean_beside(loose.text)) for loose in reading.typed.outside]
    return [{"at": place, "text": text} for place, text in beside if text]


def _counted(entries: Sequence[object]) -> str:
    return f"{len(entries)} mục" if entries else ""


def _told(cell: Cell, value: str | None) -> str:
    return shown(cell, value) if value is not None else ""


def is_same(cell: Cell, old: str | None, new: str | None) -> bool:
    """Whether two texts are the same answer of a cell, however they are written."""
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


def _put(tree: dict[str, Any], path: tuple[str, ...], value: str) -> None:
    *groups, last = path
    for group in groups:
        tree = tree.setdefault(group, {})
    tree[last] = value
