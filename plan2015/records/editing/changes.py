"""What an act writes: each file drafted from what stands there when it is written, and one writer for them all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from plan2015.files.gate import GateError
from plan2015.records.editing.edit import Edit, EditError, edited
from plan2015.records.editing.lock import Wait
from plan2015.records.editing.writer import WriteError, change_file

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
    def is_new(self) -> bool:
        """Whether nothing may stand there yet."""

    @property
    def judge(self) -> Judge:
        """Who looks at the draft before it is written."""

    def draft(self, before: bytes | None) -> bytes:
        """What the file will hold, made from what it holds now; None where there is none."""


class Written(NamedTuple):
    """What became of changes: the files that are not as before, as people see them, and what was said of the drafts."""

    changed: frozenset[str]
    notes: tuple[str, ...]


def _agree(_data: bytes) -> Iterable[str]:
    """Any content will do."""
    return ()


@dataclass(frozen=True)
class New:
    """A file that must not be there yet."""

    path: str
    shown: str
    data: bytes
    judge: Judge = _agree
    is_new = True

    def draft(self, before: bytes | None) -> bytes:  # noqa: ARG002
        """What was given."""
        return self.data


@dataclass(frozen=True)
class Edited:
    """A file with edits made, all or none; where there is none and `begin` says how one begins, it is made."""

    path: str
    shown: str
    edits: tuple[Edit, ...]
    begin: str | None = None
    judge: Judge = _agree
    is_new = False

    def draft(self, before: bytes | None) -> bytes:
        """The old bytes with the edits made.

        The new text is read again and must hold exactly the old values with the edits made; anything else is a fault of
        ours and never reaches the disk.
        """
        if before is None and self.begin is None:
            raise EditError(f"{self.shown}: không thấy tệp")
        return edited((self.begin or "").encode() if before is None else before, self.shown, self.edits)


def write_changes(changes: Iterable[Change], wait: Wait) -> Written:
    """Writes files in the order of the changes, each whole or not at all.

    Whoever else writes waits from the reading of a file to its writing, so that two edits of one file both stand.
    """
    notes: list[str] = []
    return Written(frozenset(change.shown for change in changes if _write(change, notes, wait)), tuple(notes))


def _write(change: Change, notes: list[str], wait: Wait) -> bool:
    def draft(before: bytes | None) -> bytes:
        after = change.draft(before)
        notes.extend(change.judge(after))
        return after

    with _said_of(change.shown):
        return change_file(change.path, draft, wait, is_new=change.is_new)


@contextmanager
def _said_of(shown: str) -> Iterator[None]:
    """What hinders the writing names the file as people see it."""
    try:
        yield
    except WriteError as error:
        raise EditError(f"{shown}: {error}") from error
    except GateError as error:
        raise EditError(f"{shown}: {error.message}") from None
