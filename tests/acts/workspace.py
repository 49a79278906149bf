"""What tests of acts share: a workspace opened as a command opens it, and acts performed without one."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plan2015.acts.act import Act, Performed, turn
from plan2015.acts.opened import Opened, open_workspace
from tests.conftest import Small

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
