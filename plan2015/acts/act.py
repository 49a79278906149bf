"""An act: what was decided on a workspace, the files it writes, and the one place where they are written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import refuse_links
from plan2015.records.editing.changes import Change
from plan2015.records.editing.changes import write_changes as write
from plan2015.records.editing.edit import EditError
from plan2015.records.editing.lock import Wait

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


def perform(act: Act[D], wait: Wait) -> Performed[D]:
    """Writes what an act decided; every file of every act is written here."""
    with refused_in_words():
        written = write(act.changes, wait)
    return Performed(act.done, written.changed, (*act.notes, *written.notes))


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What cannot be edited or written is a refusal."""
    try:
        yield
    except EditError as error:
        raise Refusal(str(error)) from error


def real_path(opened: Opened, path: str) -> str:
    """A path below the data folder as the system opens it; refused where a link leads out of the folder."""
    root = opened.workspace.folder.root
    refuse_links(root, path)
    return str(Path(root, *path.split("/")))
