"""What was known when: the data as git holds it, and the words for what git cannot answer."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plan2015.cli.options import Opened, Refusal, data_folder, load_folder, sound

if TYPE_CHECKING:
    from plan2015.records.problem import Problem
    from plan2015.records.reading.folder import Folder
    from plan2015.records.registers import Registers
    from plan2015.records.revision import Revision
    from plan2015.records.workspace import Workspace
    from plan2015.revisions import Repository

F = TypeVar("F", bound=Callable[..., Any])


def at_option(command: F) -> F:
    """`--at`: answers from the data as it was committed then; beside `--as-of` a clock of its own."""
    return click.option(
        "--at",
        metavar="PHIÊN-BẢN|NGÀY",
        help="Chỉ dùng dữ liệu đã ghi vào git ở phiên bản đó, hoặc đến hết ngày đó. Mặc định: tệp hiện có.",
    )(command)


def since_option(help_text: str, *, required: bool = False) -> Callable[[F], F]:
    """`--since`: the version to compare with."""
    return click.option("--since", required=required, metavar="PHIÊN-BẢN", help=help_text)


def open_known(data: str, at: str | None) -> Opened:
    """The workspace behind an answer, as it is on disk or as it was committed at a revision or by the end of a day.

    Its `revision` says which version that is, so that every screen and paper can name it.
    """
    folder = data_folder(data)
    if at is None:
        opened = sound(*load_folder(folder, data))
        _refuse_left_out(folder)
        return replace(opened, workspace=replace(opened.workspace, revision=revision_of(opened.workspace)))
    with git_guarded():
        repository = open_repository(folder)
        commit = commit_meant(at, repository)
        revision = repository.revision(commit, asked=True)
        workspace, problems = load_known(repository, commit, data)
    return sound(replace(workspace, revision=revision), problems)


def _refuse_left_out(folder: "Folder") -> None:
    """Refuses a folder of which git has left records out; where there is no git, nothing can be."""
    from plan2015.revisions import GitError, IncompleteError

    try:
        open_repository(folder).require_complete()
    except IncompleteError as error:
        raise Refusal(str(error)) from None
    except GitError:
        return


def load_known(repository: "Repository", commit: str, data: str) -> "tuple[Workspace, tuple[Problem, ...]]":
    """The records as a commit holds them, with all their problems; refused where it holds none."""
    committed = repository.at(commit)
    if not committed.paths():
        raise Refusal(f"phiên bản {commit[:12]} chưa có thư mục dữ liệu “{data}”.")
    return load_folder(committed, f"{data} ở phiên bản {commit[:12]}")


def commit_meant(at: str, repository: "Repository") -> str:
    """The commit of a revision, or the one that stood when a day ended."""
    day = _day(at)
    return repository.commit_on(day) if day else repository.commit_of(at)


def _day(text: str) -> date | None:
    from plan2015.vietnamese.dates import DateError, parse_date

    try:
        return parse_date(text)
    except DateError as error:
        if error.kind == "not-a-date":
            return None
        raise Refusal(f"“{text}” {error}.") from None


def open_repository(folder: "Folder") -> "Repository":
    """The repository around a data folder; whatever git variables surround us do not count."""
    from plan2015.revisions import find_repository

    return find_repository(folder, os.environ)


def registers_before(folder: "Folder", since: str | None) -> "tuple[Registers, ...]":
    """The office's own files as the last version and the one compared with hold them; none where git knows nothing."""
    from plan2015.records.register_files import read_registers
    from plan2015.records.registers import is_register
    from plan2015.revisions import GitError

    repository, found = open_repository(folder), []
    for revision in filter(None, ("HEAD", since)):
        try:
            committed = repository.at(repository.commit_of(revision), is_register)
            found.append(read_registers(committed, None, []))
        except GitError:
            continue
    return tuple(found)


def own_index() -> str | None:
    """The index of a git that runs us as its hook."""
    return os.environ.get("GIT_INDEX_FILE")


def revision_of(workspace: "Workspace") -> "Revision | None":
    """The version a workspace comes from; None where git knows nothing of it, which is no fault for an answer."""
    from plan2015.revisions import GitError

    if workspace.revision:
        return workspace.revision
    try:
        return open_repository(workspace.folder).on_disk()
    except GitError:
        return None


@contextmanager
def git_guarded() -> Iterator[None]:
    """What git cannot answer is one line for the person at the keyboard."""
    from plan2015.revisions import GitError

    try:
        yield
    except GitError as error:
        raise Refusal(str(error)) from None
