"""What an act writes: each file drafted from what the act was decided on, and one writer for them all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from plan2015.files.gate import GateError
from plan2015.files.journal import Step, draft_name
from plan2015.files.place import Wait, opened_place
from plan2015.records.editing.causes import cause_of
from plan2015.records.editing.edit import Edit, EditError, edited
from plan2015.records.editing.transaction import Draft, StaleError, WriteError, put_in_place
from plan2015.records.editing.writer import digest
from plan2015.records.reading.limits import FILE_BYTES

Judge = Callable[[bytes], Iterable[str]]
"""Looks at what a file would hold: refuses it by raising, or gives what has to be said of it."""


class Change(Protocol):
    """One file as an act leaves it."""

    @property
    def path(self) -> str:
        """Where the file is, as the system opens it."""

    @property
    def shown(self) -> str:
        """The same as people see it."""

    @property
    def basis(self) -> str | None:
        """The SHA-256 of what the act was decided on; None where there was no file."""

    @property
    def judge(self) -> Judge:
        """Who looks at the draft before it is written."""

    def draft(self, before: bytes | None) -> bytes:
        """What the file will hold, made from what it holds now; None where there is none."""


class Written(NamedTuple):
    """What became of changes: the files that are not as before, as people see them, and what was said of the drafts."""

    changed: frozenset[str]
    notes: tuple[str, ...]


def agree(_data: bytes) -> Iterable[str]:
    """Any content will do."""
    return ()


@dataclass(frozen=True)
class New:
    """A file that must not be there yet."""

    path: str
    shown: str
    data: bytes
    judge: Judge = agree
    basis = None

    def draft(self, before: bytes | None) -> bytes:  # noqa: ARG002
        """What was given."""
        return self.data


@dataclass(frozen=True)
class Edited:
    """A file with edits made, all or none; where there is none and `begin` says how one begins, it is made."""

    path: str
    shown: str
    edits: tuple[Edit, ...]
    basis: str | None
    begin: str | None = None
    judge: Judge = agree

    def draft(self, before: bytes | None) -> bytes:
        """The old bytes with the edits made.

        The new text is read again and must hold exactly the old values with the edits made; anything else is a fault of
        ours and never reaches the disk.
        """
        if before is None and self.begin is None:
            raise EditError(f"{self.shown}: không thấy tệp")
        return edited((self.begin or "").encode() if before is None else before, self.shown, self.edits)


class OutdatedError(EditError):
    """A file is no longer what the act was decided on; nothing was written, and it has to be decided again."""


def write_changes(root: str, changes: Iterable[Change], wait: Wait) -> Written:
    """Writes files below a folder, all or none, each in the place of what the act was decided on.

    Nobody else writes there in the meantime: the caller holds its lock.
    """
    notes: list[str] = []
    drafts = [(change.shown, draft) for change in changes if (draft := _draft(root, change, notes))]
    with _said_of(", ".join(shown for shown, _ in drafts)):
        put_in_place(root, [draft for _, draft in drafts], wait)
    for shown, draft in drafts:
        _require_there(root, shown, draft)
    return Written(frozenset(shown for shown, _ in drafts), tuple(notes))


def _draft(root: str, change: Change, notes: list[str]) -> Draft | None:
    """What a file will hold; None where it holds that already."""
    below = Path(change.path).relative_to(root).as_posix()
    with _said_of(change.shown):
        before = None if change.basis is None else _read(root, below, change.basis)
    after = change.draft(before)
    notes.extend(change.judge(after))
    step = Step(below, change.basis, digest(after), draft_name(below.rpartition("/")[2]))
    return None if after == before else Draft(step, after)


def _read(root: str, below: str, basis: str) -> bytes:
    """What stands in a file that is edited: what the act was decided on."""
    folder, _, name = below.rpartition("/")
    with suppress(FileNotFoundError), opened_place(root, folder) as place:
        data = place.read(name, FILE_BYTES)
        if data is not None and digest(data) != basis:
            raise StaleError("tệp vừa được người khác sửa; đọc lại rồi sửa")
        if data is not None:
            return data
    raise StaleError("tệp vừa bị xóa; đọc lại rồi sửa")


def _require_there(root: str, shown: str, draft: Draft) -> None:
    """What was written is what whoever opens the file by its name will read."""
    try:
        with opened_place(root, draft.step.folder) as place:
            seen = place.digest(draft.step.name)
    except OSError as error:
        raise EditError(f"{shown}: tệp mới đã vào chỗ, nhưng không đọc lại được ({cause_of(error)})") from error
    if seen != draft.step.after:
        raise EditError(f"{shown}: tệp đã ghi nhưng đọc lại không đúng như vậy; có chương trình khác vừa ghi vào đó")


@contextmanager
def _said_of(shown: str) -> Iterator[None]:
    """What hinders the writing names the file as people see it."""
    try:
        yield
    except StaleError as error:
        raise OutdatedError(f"{shown}: {error}") from None
    except WriteError as error:
        raise EditError(f"{shown}: {error}") from error
    except GateError as error:
        raise EditError(f"{shown}: {error.message}") from None
