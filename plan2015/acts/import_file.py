"""The files of an import, one by one: read as forms, entered, and what goes wrong with one told of that one alone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plan2015.acts.act import turn
from plan2015.acts.import_entry import Entry, Read
from plan2015.acts.import_outcome import Choices, Outcome
from plan2015.acts.opened import Opened, open_again
from plan2015.acts.paper_file import open_store
from plan2015.acts.refusal import OutdatedRefusal, Refusal
from plan2015.files.gate import GateError, read_regular
from plan2015.files.place import Wait
from plan2015.forms.gate import MOST_BYTES, FormRefusedError
from plan2015.forms.reading import read_form
from plan2015.records.editing.causes import cause_of


class Importer:
    """Takes files one by one, each an act of its own; what is wrong with one never stops the next."""

    def __init__(self, opened: Opened, choices: Choices, wait: Wait, variables: Mapping[str, str]) -> None:
        self._opened = opened
        self._choices = choices
        self._wait = wait
        self._variables = variables
        self._store = open_store(opened)
        self._taken: dict[tuple[str, str], Outcome] = {}

    def take(self, file: Path, *, agreed: bool = False) -> Outcome:
        """Reads a file and writes what it says; whatever goes wrong is told of this file alone.

        `agreed` says that somebody said yes to the questions of the outcome before. Nobody is kept waiting while they
        are thought about: where somebody else wrote in the meantime, it is decided, and may be asked, again.
        """
        try:
            return self._take(file, agreed=agreed)
        except FormRefusedError as refusal:
            return Outcome(file, "refused", str(refusal))
        except OSError as error:
            return Outcome(file, "refused", f"không đọc, ghi được ({cause_of(error)})", failed=True)
        except Exception as bug:  # noqa: BLE001 - told at the end, with its traceback
            return Outcome(file, "bug", "lỗi của chương trình ở tệp này, không phải của biểu; xem cuối", bug=bug)

    def _take(self, file: Path, *, agreed: bool) -> Outcome:
        data = _read(file)
        store, legacy = self._store, self._choices.legacy
        read = Read(file, data, read_form(data, self._opened.workspace, self._opened.plan, store, legacy))
        key = (read.reading.form.unit.id, read.reading.form.period)
        if before := self._taken.get(key):
            why = f"cùng đơn vị, cùng kỳ với {before.name} trong lần nhập này; nhập riêng nếu là bản chỉnh sửa"
            return replace(read.outcome, state="refused", message=why)
        outcome = self._enter(read, agreed=agreed)
        if outcome.state != "refused":
            self._taken[key] = outcome
        return outcome

    def _enter(self, read: Read, *, agreed: bool) -> Outcome:
        notes: list[str] = []
        try:
            return self._decide(read, notes, agreed=agreed)
        except OutdatedRefusal:
            self._opened = open_again(self._opened)
            return self._enter_anew(read)
        except Refusal as refusal:
            outcome = replace(read.outcome, state="refused", message=refusal.reason, notes=tuple(notes))
            return replace(outcome, failed=True)

    def _enter_anew(self, read: Read) -> Outcome:
        """The same on the data as they are by now; what was agreed to before was something else."""
        outcome = self._enter(read, agreed=False)
        return replace(outcome, notes=(f"{outcome.path} vừa được người khác ghi, đã đọc lại", *outcome.notes))

    def _decide(self, read: Read, notes: list[str], *, agreed: bool) -> Outcome:
        act = Entry(self._opened, self._choices, read, notes).decide(self._variables, agreed=agreed)
        if not act.changes:
            return act.done
        folder = self._opened.workspace.folder
        with turn(folder.root, folder.shown, self._wait) as ours:
            notes += [ours.settled.said] if ours.settled else []
            return ours.perform(act).done


def _read(file: Path) -> bytes:
    try:
        return read_regular(str(file), MOST_BYTES, through_links=True)
    except GateError as error:
        raise FormRefusedError(error.message) from None
