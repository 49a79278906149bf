"""What tests of acts share: a workspace opened as a command opens it, and acts performed without one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from plan2015.acts.act import Act, Performed, turn
from plan2015.acts.opened import Opened, open_workspace
from tests.conftest import REPOSITORY, Small

D = TypeVar("D")


def no_wait() -> None:
    """Nobody else writes in these tests."""


def opened(small: Small) -> Opened:
    """The workspace as it is now."""
    return open_workspace(str(small.root / "data"))


def perform(act: Act[D], root: Path) -> Performed[D]:
    """Writes what was decided on a folder some while ago."""
    with turn(str(root), "data", no_wait) as ours:
        return ours.perform(act)


def do(small: Small, decide: Callable[[Opened], Act[D]]) -> Performed[D]:
    """An act on the workspace as it is now."""
    with turn(str(small.root / "data"), "data", no_wait) as ours:
        return ours.perform(decide(opened(small)))


def tree(small: Small) -> dict[str, bytes]:
    """Every file of the workspace."""
    return {str(p.relative_to(small.root)): p.read_bytes() for p in sorted(small.root.rglob("*")) if p.is_file()}


_HOLD = """
import sys
from plan2015.records.editing.lock import locked
with locked(sys.argv[1], lambda: None):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def other_writer(folder: Path) -> Iterator[None]:
    """Somebody else, who writes below a folder all the while."""
    command, pipe = [sys.executable, "-c", _HOLD, str(folder)], subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate(b"\n")
