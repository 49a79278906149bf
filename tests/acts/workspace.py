"""What tests of acts share: a workspace opened as a command opens it, and acts performed without one."""

from collections.abc import Callable
from typing import TypeVar

from plan2015.acts.act import Act, Performed, perform
from plan2015.acts.opened import Opened, open_workspace
from tests.conftest import Small

D = TypeVar("D")


def no_wait() -> None:
    """Nobody else writes in these tests."""


def opened(small: Small) -> Opened:
    """The workspace as it is now."""
    return open_workspace(str(small.root / "data"))


def do(small: Small, decide: Callable[[Opened], Act[D]]) -> Performed[D]:
    """An act on the workspace as it is now."""
    return perform(decide(opened(small)), no_wait)


def tree(small: Small) -> dict[str, bytes]:
    """Every file of the workspace."""
    return {str(p.relative_to(small.root)): p.read_bytes() for p in sorted(small.root.rglob("*")) if p.is_file()}
