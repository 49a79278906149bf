"""The workspace that a command opens, and the acts on it; both are imported when a command is called."""

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from plan2015.acts.act import Act, Performed
    from plan2015.acts.opened import Opened

D = TypeVar("D")
PAUSE_SECONDS = 0.1


def wait() -> None:
    """Lets a little time pass between two tries at a file that somebody else holds."""
    time.sleep(PAUSE_SECONDS)


def variables() -> dict[str, str]:
    """What the shell says; acts are told, they do not look."""
    return dict(os.environ)


def open_workspace(data: str) -> "Opened":
    """The workspace as it is on disk, to act on; a plan with faults cannot be acted on."""
    from plan2015.acts import opened

    return opened.open_workspace(data)


def open_known(data: str, at: str | None) -> "Opened":
    """The workspace behind an answer, as it is on disk or as it was committed."""
    from plan2015.acts import known

    return known.open_known(data, at, variables())


def perform(opened: "Opened | str", decide: "Callable[[Opened], Act[D]]") -> "Performed[D]":
    """Lets an act decide on a workspace, writes what it decided, and tells what has to be said beside it."""
    performed = write(decide(open_workspace(opened) if isinstance(opened, str) else opened))
    for note in performed.notes:
        tell(note)
    return performed


def write(act: "Act[D]") -> "Performed[D]":
    """Writes what an act decided."""
    from plan2015.acts import act as acts

    return acts.perform(act, wait)


def tell(text: str) -> None:
    """One line that says what was done."""
    click.echo(text, err=True)


def tell_ahead(since: str, ahead: int) -> None:
    """Says that a version has more than the branch on disk, and that the merge of both is judged."""
    if ahead:
        tell(f"“{since}” có thêm {ahead} phiên bản mà nhánh này chưa có; dữ liệu được xét như sau khi gộp.")


def report_problems(opened: "Opened") -> None:
    """One line on stderr that counts what is wrong with the data, if anything is."""
    errors = sum(problem.kind == "error" for problem in opened.problems)
    queries = sum(problem.kind == "query" and not problem.explained for problem in opened.problems)
    if errors or queries:
        parts = ([f"{errors} lỗi phải sửa"] if errors else []) + ([f"{queries} chỗ cần giải trình"] if queries else [])
        click.echo(f"Dữ liệu có {', '.join(parts)}. Xem: plan2015 check", err=True)
