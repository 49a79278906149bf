"""The workspace that a command opens, and the acts on it; both are imported when a command is called."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from plan2015.acts.refusal import OutdatedRefusal
from plan2015.cli.options import ProgramFaultError

if TYPE_CHECKING:
    from plan2015.acts.act import Act, Performed, Turn
    from plan2015.acts.opened import Opened
    from plan2015.records.problem import Problem

D = TypeVar("D")
PAUSE_SECONDS = 0.1
_JOURNAL = ".plan2015-journal.json"  # the name that files/journal.py gives it
_PROGRAM_FAULT = "program-fault"  # the name that records/shield.py gives it; not imported, for the sake of --help


def wait() -> None:
    """Lets a little time pass between two tries at a file that somebody else holds."""
    time.sleep(PAUSE_SECONDS)


def variables() -> dict[str, str]:
    """What the shell says; acts are told, they do not look."""
    return dict(os.environ)


def open_workspace(data: str) -> "Opened":
    """The workspace as it is on disk, to act on; a plan with faults cannot be acted on."""
    from plan2015.acts import opened

    tell_interrupted(data)
    return _watched(opened.open_workspace(data))


def open_known(data: str, at: str | None) -> "Opened":
    """The workspace behind an answer, as it is on disk or as it was committed."""
    from plan2015.acts import known

    tell_interrupted(data)
    return _watched(known.open_known(data, at, variables()))


def tell_interrupted(data: str) -> None:
    """Says that a command was stopped while it wrote, if one was; only who writes next ends what it began."""
    if os.path.lexists(Path(data, _JOURNAL)):
        tell("Một lệnh ghi bị dừng giữa chừng (hoặc còn đang ghi); lệnh ghi tiếp theo sẽ hoàn tất việc đó.")


def _watched(opened: "Opened") -> "Opened":
    end_with_faults(click.get_current_context(), opened.problems)
    return opened


def end_with_faults(ctx: click.Context, problems: "Iterable[Problem]") -> None:
    """Lets a command do its work, and then end with exit 3 where a fault of ours kept a file from being read."""
    if any(problem.rule == _PROGRAM_FAULT for problem in problems):
        ctx.find_root().call_on_close(_end_with_program_fault)


def _end_with_program_fault() -> None:
    raise ProgramFaultError


@contextmanager
def turn(data: str, *, is_new: bool = False) -> "Iterator[Turn]":
    """The time in which this command alone writes to the data; says what became of one that was stopped there.

    `is_new` says that the folder is that of a workspace which is about to begin.
    """
    from plan2015.acts import act, opened

    shown = data if is_new else opened.data_folder(data).shown
    with act.turn(data, shown, wait) as ours:
        if ours.settled:
            tell(ours.settled.said)
        yield ours


def perform(data: str, decide: "Callable[[Opened], Act[D]]") -> "Performed[D]":
    """Lets an act decide on a workspace, writes what it decided, and tells what has to be said beside it.

    Nobody else writes from the reading to the writing; where an editor did all the same, it is decided again.
    """
    with turn(data) as ours:
        try:
            performed = ours.perform(decide(open_workspace(data)))
        except OutdatedRefusal as outdated:
            tell(f"{outdated.reason} (đang đọc lại)")
            performed = ours.perform(decide(open_workspace(data)))
    for note in performed.notes:
        tell(note)
    return performed


def tell(text: str) -> None:
    """One line that says what was done."""
    click.echo(text, err=True)


def tell_ahead(since: str, ahead: int) -> None:
    """Says that a version has more than the branch on disk, and that the merge of both is judged."""
    if ahead:
        tell(f"“{since}” có thêm {ahead} phiên bản mà nhánh này chưa có; dữ liệu được xét như sau khi gộp.")


def report_problems(opened: "Opened") -> None:
    """One line on stderr that counts what is wrong with the data, if anything is."""
    from plan2015.wording import problems

    parts = list(problems.counted_open(opened.problems))
    if parts:
        click.echo(f"Dữ liệu có {', '.join(parts)}. Xem: plan2015 check", err=True)
