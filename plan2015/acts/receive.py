"""A report that came counts at once, whatever its form; figures may follow later."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.originals import Originals
from plan2015.acts.trial import tried, tried_new
from plan2015.files.gate import hash_regular, read_regular
from plan2015.forms.gate import MOST_BYTES
from plan2015.records.editing.changes import Change
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.receipts import Version, came_later, receipt_edits
from plan2015.records.editing.scaffold import modeline
from plan2015.records.editing.splice import block_text
from plan2015.records.editing.typed import Tree
from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.reading.cleaning import clean_name
from plan2015.records.reading.source import Source


@dataclass(frozen=True)
class Came:
    """What the officer says of a report that came."""

    received: date | None = None
    register_number: str | None = None
    paper: str | None = None
    signed: date | None = None
    channel: str | None = None
    file: Path | None = None
    copied: bool = True
    """Whether the file that came is kept."""
    original: date | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to enter."""
        return not (self.file or self._facts())

    def facts(self, file: Mapping[str, str]) -> dict[str, Tree]:
        """The same as a submission's file has it."""
        return _given({**self._facts(), "source": dict(file)})

    def _facts(self) -> dict[str, Tree]:
        facts: dict[str, Tree] = {
            "paper": _given({"number": self.paper, "signed": _iso(self.signed)}),
            "received": _iso(self.received),
            "register_number": self.register_number,
            "original": _given({"received": _iso(self.original)}),
            "channel": self.channel,
        }
        return _given(facts)


@dataclass(frozen=True)
class Received:
    """What was entered of a report that came."""

    shown: str
    is_first: bool
    told: tuple[str, ...] = ()
    """What the submission gained, by its keys or in words."""


def receive(opened: Opened, unit: str, period: str, came: Came) -> Act[Received]:
    """Enters a report that came: the first time a submission begins, later its first day of receipt never moves."""
    found, chosen = opened.find_unit(unit), opened.find_period(period)
    path = opened.submission_path(found, chosen)
    file = _File(came.file, copied=came.copied) if came.file else None
    facts = came.facts(file.facts if file else {})
    if path is not None:
        return _go_on(opened, path, facts, file)
    path = SUBMISSIONS.path(chosen, found.id)
    text = modeline(SUBMISSIONS, path) + block_text({"unit": found.id, "period": chosen, **facts})
    kept = file.kept(opened, path) if file else ()
    done = Received(opened.workspace.folder.show(path), is_first=True)
    return Act(done, (*kept, tried_new(opened, path, text)), file.notes if file else ())


class _File:
    """The file that came: what is noted of it, and its copy beside the submission."""

    def __init__(self, file: Path, *, copied: bool) -> None:
        self._suffix = file.suffix
        self.notes: tuple[str, ...] = ()
        self._data: bytes | None = None
        if copied and file.stat().st_size > MOST_BYTES:
            self.notes = (f"Tệp lớn hơn {MOST_BYTES >> 20} MB: không giữ bản sao, chỉ ghi tên và mã băm.",)
        elif copied:
            self._data = read_regular(str(file), MOST_BYTES, through_links=True)
        whole = self._data
        self._sha256 = (
            hash_regular(str(file), through_links=True) if whole is None else hashlib.sha256(whole).hexdigest()
        )
        facts = {"file": clean_name(file.name), "sha256": self._sha256}
        self.facts = {key: value for key, value in facts.items() if value}

    def kept(self, opened: Opened, path: str) -> tuple[Change, ...]:
        """The file as it came, to be kept before the record that speaks of it."""
        return () if self._data is None else Originals(opened, path).keep(self._sha256, self._data, self._suffix)

    def is_named_in(self, tree: Tree) -> bool:
        """Whether a record, or what will be added to it, speaks of the file."""
        inside = tree.values() if isinstance(tree, Mapping) else tree if isinstance(tree, list) else ()
        return tree == self._sha256 or any(map(self.is_named_in, inside))


def _go_on(opened: Opened, path: str, facts: dict[str, Tree], file: _File | None) -> Act[Received]:
    source = opened.workspace.source(path)
    gained = list(_gained(source, facts))
    edits = [gain.edit for gain in gained]
    speaks = [*(text for _, text in source.leaves()), *(edit.value for edit in edits)]
    kept = file.kept(opened, path) if file and file.is_named_in(speaks) else ()
    done = Received(opened.workspace.folder.show(path), is_first=False, told=tuple(gain.told for gain in gained))
    return Act(done, (*kept, tried(opened, path, edits)), file.notes if file else ())


class _Gain(NamedTuple):
    edit: Edit
    told: str


def _gained(source: Source, facts: dict[str, Tree]) -> Iterator[_Gain]:
    """What a submission that stands gains: when this version came, and whatever was not known yet."""
    day = _text(facts.get("received"))
    if came_later(source, day):
        del facts["received"]
        later = f"một lần bổ sung, chỉnh sửa (ngày nhận đầu {source.text_at(('received',))} giữ nguyên)"
        version = Version(day, _group(facts.pop("paper", None)), _group(facts.pop("source", None)))
        for edit in receipt_edits(source, version):
            yield _Gain(edit, later if edit.append else ".".join(map(str, edit.keys)))
    for keys, value in _leaves(facts):
        if keys == ("received",):
            yield from (_Gain(edit, "received") for edit in receipt_edits(source, Version(day)))
        elif not source.holds(keys):
            yield _Gain(Edit(keys, value), ".".join(keys))


def _text(value: Tree) -> str | None:
    return value if isinstance(value, str) else None


def _group(value: Tree) -> Mapping[str, Tree]:
    return value if isinstance(value, Mapping) else {}


def _given(facts: Mapping[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in facts.items() if value}


def _leaves(facts: Mapping[str, Tree], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Tree]]:
    for key, value in facts.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
