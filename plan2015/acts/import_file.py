"""The files of an import, one by one: read as forms, entered, and what goes wrong with one told of that one alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from plan2015.acts.act import perform
from plan2015.acts.arrivals import Arrival
from plan2015.acts.import_entry import Entry, Read
from plan2015.acts.import_outcome import Choices, Outcome
from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import open_store
from plan2015.acts.readable import readable
from plan2015.acts.refusal import Refusal
from plan2015.forms.gate import FormRefusedError
from plan2015.forms.reading import read_form
from plan2015.records.editing.lock import Wait
from plan2015.records.editing.writer import cause_of

T = TypeVar("T")


class Importer:
    """Takes files one by one, each an act of its own; what is wrong with one never stops the next."""

    def __init__(self, opened: Opened, choices: Choices, wait: Wait, variables: Mapping[str, str]) -> None:
        self._opened = opened
        self._choices = choices
        self._wait = wait
        self._variables = variables
        self._store = open_store(opened)
        self._taken: dict[tuple[str, str], Outcome] = {}

    def read(self, arrival: Arrival) -> Read | Outcome:
        """What a file says, nothing written yet; or why it is not taken."""
        return _told(arrival.file, lambda: self._read(arrival))

    def enter(self, came: Read | Outcome, *, agreed: bool = False) -> Outcome:
        """Writes what a file says, or tells again why it was not taken.

        `agreed` says that somebody said yes to the questions of the outcome before.
        """
        return _told(came.file, lambda: self._enter(came, agreed=agreed)) if isinstance(came, Read) else came

    def _read(self, arrival: Arrival) -> Read:
        data, choices = arrival.read(), self._choices
        workspace, plan = self._opened.workspace, self._opened.plan
        found = readable(data, self._variables)
        reading = read_form(found.data, workspace, plan, self._store, choices.legacy, whose=choices.whose)
        return Read(arrival.file, data, reading, found.kind or reading.kind, found.notes)

    def _enter(self, read: Read, *, agreed: bool) -> Outcome:
        key = (read.reading.form.unit.id, read.reading.form.period)
        if before := self._taken.get(key):
            why = f"cùng đơn vị, cùng kỳ với {before.name} trong lần nhập này; nhập riêng nếu là bản chỉnh sửa"
            return replace(read.outcome, state="refused", message=why)
        outcome = self._write(read, agreed=agreed)
        if outcome.state != "refused":
            self._taken[key] = outcome
        return outcome

    def _write(self, read: Read, *, agreed: bool) -> Outcome:
        notes = list(read.notes)
        try:
            entry = Entry(self._opened, self._choices, read, notes)
            return perform(entry.decide(self._variables, agreed=agreed), self._wait).done
        except Refusal as refusal:
            outcome = replace(read.outcome, state="refused", message=refusal.reason, notes=tuple(notes))
            return replace(outcome, failed=True)


def _told(file: Path, do: Callable[[], T]) -> T | Outcome:
    """What was done with a file, or what went wrong with it alone."""
    try:
        return do()
    except FormRefusedError as refusal:
        return Outcome(file, "refused", str(refusal))
    except OSError as error:
        return Outcome(file, "refused", f"không đọc, ghi được ({cause_of(error)})", failed=True)
    except Exception as bug:  # noqa: BLE001 - told at the end, with its traceback
        return Outcome(file, "bug", "lỗi của chương trình ở tệp này, không phải của biểu; xem cuối", bug=bug)
