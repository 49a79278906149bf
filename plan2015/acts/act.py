"""An act: what was decided on a workspace, the files it writes, and the one place where they are written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from plan2015.acts.opened import Opened
from plan2015.acts.refusal import OutdatedRefusal, Refusal
from plan2015.files.gate import refuse_links
from plan2015.files.journal import Settled
from plan2015.files.place import Wait
from plan2015.records.editing.changes import Change, Edited, Judge, OutdatedError, agree, write_changes
from plan2015.records.editing.edit import Edit, EditError
from plan2015.records.editing.entry import entered
from plan2015.records.editing.transaction import WriteError
from plan2015.records.kinds import kind_of

D = TypeVar("D")


@dataclass(frozen=True)
class Act(Generic[D]):
    """What an act decided: the files it writes, in their order, and what is done once they are written."""

    done: D
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    """What is said beside it, whatever becomes of the files."""


@dataclass(frozen=True)
class Performed(Generic[D]):
    """What an act did."""

    done: D
    changed: frozenset[str]
    """The files that are not as before, as people see them."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """The time in which one command alone writes below a folder."""

    root: str
    wait: Wait
    settled: Settled | None
    """What became of an act that a stopped command had begun."""

    def perform(self, act: Act[D]) -> Performed[D]:
        """Writes what an act decided; every file of every act is written here."""
        with refused_in_words():
            written = write_changes(self.root, act.changes, self.wait)
        return Performed(act.done, written.changed, (*act.notes, *written.notes))


@contextmanager
def turn(root: str, shown: str, wait: Wait) -> Iterator[Turn]:
    """Waits until nobody else writes below a folder, ends what a stopped command had begun there, and is at its end."""
    with refused_in_words(), entered(root, shown, wait) as settled:
        yield Turn(root, wait, settled)


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What cannot be edited or written is a refusal."""
    try:
        yield
    except OutdatedError as error:
        raise OutdatedRefusal(str(error)) from error
    except (EditError, WriteError) as error:
        raise Refusal(str(error)) from error


def real_path(opened: Opened, path: str) -> str:
    """A path below the data folder as the system opens it; refused where a link leads out, or no record is read."""
    root = opened.workspace.folder.root
    refuse_links(root, path)
    if path.endswith(".yaml") and kind_of(path) is None:
        raise Refusal(f"{opened.workspace.folder.show(path)}: tệp ở chỗ này không được đọc, nên không ghi.")
    return str(Path(root, *path.split("/")))


def rewritten(
    opened: Opened, path: str, edits: Iterable[Edit], begin: str | None = None, judge: Judge = agree
) -> Edited:
    """Edits in a file below the data folder, or in a new one that begins as `begin`, held to what was read of it."""
    folder = opened.workspace.folder
    return Edited(real_path(opened, path), folder.show(path), tuple(edits), folder.basis(path), begin, judge)
