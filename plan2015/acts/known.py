"""What was known when: the data as git holds it, and the words for what git cannot answer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from plan2015.acts.opened import Opened, data_folder, load_folder, sound
from plan2015.acts.refusal import Refusal
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.register_files import read_registers
from plan2015.records.registers import Registers, is_register
from plan2015.records.revision import Revision
from plan2015.records.workspace import Workspace
from plan2015.revisions import GitError, IncompleteError, Repository, find_repository
from plan2015.vietnamese.dates import DateError, parse_date

Variables = Mapping[str, str]
"""What the shell says; the front door alone reads it, and git may not be led by it."""


def open_known(data: str, at: str | None, variables: Variables) -> Opened:
    """The workspace behind an answer, as it is on disk or as it was committed at a revision or by the end of a day.

    Its `revision` says which version that is, so that every screen and paper can name it.
    """
    folder = data_folder(data)
    if at is None:
        opened = sound(*load_folder(folder, data))
        _refuse_left_out(folder, variables)
        return replace(opened, workspace=replace(opened.workspace, revision=revision_of(opened.workspace, variables)))
    with git_guarded():
        repository = open_repository(folder, variables)
        commit = commit_meant(at, repository)
        revision = repository.revision(commit, asked=True)
        workspace, problems = load_known(repository, commit, data)
    return sound(replace(workspace, revision=revision), problems)


def _refuse_left_out(folder: Folder, variables: Variables) -> None:
    """Refuses a folder of which git has left records out; where there is no git, nothing can be."""
    try:
        open_repository(folder, variables).require_complete()
    except IncompleteError as error:
        raise Refusal(str(error)) from None
    except GitError:
        return


def load_known(repository: Repository, commit: str, data: str) -> tuple[Workspace, tuple[Problem, ...]]:
    """The records as a commit holds them, with all their problems; refused where it holds none."""
    committed = repository.at(commit)
    if not committed.paths():
        raise Refusal(f"phiên bản {commit[:12]} chưa có thư mục dữ liệu “{data}”.")
    return load_folder(committed, f"{data} ở phiên bản {commit[:12]}")


def commit_meant(at: str, repository: Repository) -> str:
    """The commit of a revision, or the one that stood when a day ended."""
    day = _day(at)
    return repository.commit_on(day) if day else repository.commit_of(at)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except DateError as error:
        if error.kind == "not-a-date":
            return None
        raise Refusal(f"“{text}” {error}.") from None


def open_repository(folder: Folder, variables: Variables) -> Repository:
    """The repository around a data folder; whatever git variables surround us do not count."""
    return find_repository(folder, variables)


def registers_before(folder: Folder, since: str | None, variables: Variables) -> tuple[Registers, ...]:
    """The office's own files as the last version and the one compared with hold them; none where git knows nothing."""
    repository, found = open_repository(folder, variables), []
    for revision in filter(None, ("HEAD", since)):
        try:
            committed = repository.at(repository.commit_of(revision), is_register)
            found.append(read_registers(committed, None, []))
        except GitError:
            continue
    return tuple(found)


def own_index(variables: Variables) -> str | None:
    """The index of a git that runs us as its hook."""
    return variables.get("GIT_INDEX_FILE")


def revision_of(workspace: Workspace, variables: Variables) -> Revision | None:
    """The version a workspace comes from; None where git knows nothing of it, which is no fault for an answer."""
    if workspace.revision:
        return workspace.revision
    try:
        return open_repository(workspace.folder, variables).on_disk()
    except GitError:
        return None


@contextmanager
def git_guarded() -> Iterator[None]:
    """What git cannot answer is one line for the person at the keyboard."""
    try:
        yield
    except GitError as error:
        raise Refusal(str(error)) from None
