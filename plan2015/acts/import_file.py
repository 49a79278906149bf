"""The files of an import, one by one: read as forms, entered, and what goes wrong with one told of that one alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from plan2015.acts.act import Act, Performed, turn
from plan2015.acts.arrivals import Arrival
from plan2015.acts.import_entry import Entry, Read
from plan2015.acts.import_outcome import Choices, Outcome
from plan2015.acts.opened import Opened, open_again
from plan2015.acts.paper_file import open_store
from plan2015.acts.readable import readable
from plan2015.acts.refusal import OutdatedRefusal, Refusal
from plan2015.acts.unread import Unread, how_to_receive, receipt, scan_kind
from plan2015.files.place import Wait
from plan2015.forms.gate import FormRefusedError, NoFormError
from plan2015.forms.reading import Whose, read_form
from plan2015.records.editing.causes import cause_of

T = TypeVar("T")
D = TypeVar("D")
Taken = Read | Unread | Outcome
"""A file before it is entered: what it says, that it says nothing, or why it is not taken."""


class Importer:
    """Takes files one by one, each an act of its own; what is wrong with one never stops the next."""

    def __init__(self, opened: Opened, choices: Choices, wait: Wait, variables: Mapping[str, str]) -> None:
        self._opened = opened
        self._choices = choices
        self._wait = wait
        self._variables = variables
        self._store = open_store(opened)
        self._taken: dict[tuple[str, str], Outcome] = {}

    def read(self, arrival: Arrival) -> Taken:
        """What a file says, nothing written yet; or why it is not taken."""
        return _told(arrival.file, lambda: self._read(arrival))

    def enter(self, came: Taken, *, agreed: bool = False) -> Outcome:
        """Writes what a file says, or tells again why it was not taken.

        `agreed` says that somebody said yes to the questions of the outcome before. Nobody is kept waiting while they
        are thought about: where somebody else wrote in the meantime, it is decided, and may be asked, again.
        """
        return _told(came.file, lambda: self._enter(came, agreed=agreed))

    def _read(self, arrival: Arrival) -> Read | Unread:
        data: bytes | None = None
        try:
            data = arrival.read()
            if kind := scan_kind(data):
                return Unread(arrival.file, data, f"tệp {kind}, không có ô trả lời để đọc", arrival.is_packed)
            return self._read_form(arrival.file, data)
        except NoFormError as none:
            return Unread(arrival.file, data, str(none), arrival.is_packed)

    def _read_form(self, file: Path, data: bytes) -> Read:
        choices = self._choices
        workspace, plan = self._opened.workspace, self._opened.plan
        found = readable(data, self._variables)
        reading = read_form(found.data, workspace, plan, self._store, choices.legacy, whose=choices.whose)
        return Read(file, data, reading, found.kind or reading.kind, found.notes)

    def _enter(self, came: Taken, *, agreed: bool) -> Outcome:
        if isinstance(came, Outcome):
            return came
        if isinstance(came, Read):
            return self._once(came.outcome, lambda: self._enter_form(came, agreed=agreed))
        whose = self._choices.whose
        if whose is None or not self._choices.unread:
            return how_to_receive(self._opened, self._choices, came)
        unit = self._opened.workspace.units[whose.unit]
        outcome = Outcome(came.file, "received", "", unit.short_name, unit.id, whose.period)
        return self._once(outcome, lambda: self._receive(came, whose, outcome))

    def _once(self, outcome: Outcome, write: Callable[[], Outcome]) -> Outcome:
        """Writes the one report of a unit and period in this run."""
        key = (outcome.unit_id, outcome.period)
        if before := self._taken.get(key):
            why = f"cùng đơn vị, cùng kỳ với {before.name} trong lần nhập này; nhập riêng nếu là bản chỉnh sửa"
            return replace(outcome, state="refused", message=why)
        try:
            done = write()
        except Refusal as refusal:
            return replace(outcome, state="refused", message=refusal.reason, failed=True)
        if done.state != "refused":
            self._taken[key] = done
        return done

    def _enter_form(self, read: Read, *, agreed: bool) -> Outcome:
        notes = list(read.notes)
        try:
            act = Entry(self._opened, self._choices, read, notes).decide(self._variables, agreed=agreed)
            return self._performed(act, notes).done if act.changes else act.done
        except OutdatedRefusal:
            self._opened = open_again(self._opened)
            return self._enter_anew(read)
        except Refusal as refusal:
            return replace(read.outcome, state="refused", message=refusal.reason, notes=tuple(notes), failed=True)

    def _enter_anew(self, read: Read) -> Outcome:
        """The same on the data as they are by now; what was agreed to before was something else."""
        outcome = self._enter_form(read, agreed=False)
        return replace(outcome, notes=(f"{outcome.path} vừa được người khác ghi, đã đọc lại", *outcome.notes))

    def _receive(self, unread: Unread, whose: Whose, outcome: Outcome) -> Outcome:
        act = receipt(self._opened, self._choices, unread, whose)
        shown = act.done.shown
        if self._choices.dry_run:
            return replace(outcome, path=shown, message=f"sẽ ghi nhận {shown}, chưa có số liệu", notes=act.notes)
        performed = self._performed(act, [])
        if shown in performed.changed:
            done = f"đã ghi nhận {shown}, chưa có số liệu"
            return replace(outcome, path=shown, message=done, notes=performed.notes, wrote=True)
        day = "" if self._choices.received else "; nếu là bản bổ sung thì thêm --received NGÀY"
        return replace(outcome, state="unchanged", path=shown, message=f"không đổi: báo cáo đã được ghi nhận{day}")

    def _performed(self, act: Act[D], notes: list[str]) -> Performed[D]:
        """An act, written while nobody else writes."""
        folder = self._opened.workspace.folder
        with turn(folder.root, folder.shown, self._wait) as ours:
            notes += [ours.settled.said] if ours.settled else []
            return ours.perform(act)


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
