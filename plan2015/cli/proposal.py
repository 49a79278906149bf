"""What a change is held against, and what accepting it would make of the data: the merge, not the branch alone."""

from typing import TYPE_CHECKING, NamedTuple

import click

from plan2015.cli.known import git_guarded, open_repository, own_index
from plan2015.cli.options import Refusal, load_folder

if TYPE_CHECKING:
    from plan2015.records.problem import Problem
    from plan2015.records.workspace import Workspace
    from plan2015.revisions import Repository

_SHOWN_CONFLICTS = 5


class Proposal(NamedTuple):
    """A version of the data, and the data as merging what is on disk into it would make it."""

    repository: "Repository"
    commit: str
    workspace: "Workspace"
    problems: "tuple[Problem, ...]"


def propose(since: str, workspace: "Workspace", problems: "tuple[Problem, ...]", data: str) -> Proposal:
    """What comes of the data on disk when it is merged into a version; refused where git cannot say."""
    from plan2015.revisions import MergeConflictError, merged_into

    with git_guarded():
        repository = open_repository(workspace.folder)
        head = repository.require_settled(own_index()).commit or ""
        commit = repository.commit_of(since)
        try:
            merged = merged_into(repository, commit, head)
        except MergeConflictError as conflict:
            shown = _conflict_words(conflict.paths, repository.prefix, workspace)
            raise Refusal(
                f"gộp vào “{since}” thì xung đột ở {shown}. Gộp “{since}” vào nhánh này, xử lý xung đột, rồi chạy lại."
            ) from None
        if merged is None:
            return Proposal(repository, commit, workspace, problems)
        count = repository.count_between(head, commit)
        click.echo(
            f"“{since}” có thêm {count} phiên bản mà nhánh này chưa có; dữ liệu được xét như sau khi gộp.", err=True
        )
        return Proposal(repository, commit, *load_folder(merged, f"{data} sau khi gộp", workspace.before))


def _conflict_words(paths: tuple[str, ...], prefix: str, workspace: "Workspace") -> str:
    """The files in conflict, with the unit where a file is a unit's."""
    from pathlib import PurePosixPath

    words = []
    for path in paths[:_SHOWN_CONFLICTS]:
        unit = workspace.units.get(PurePosixPath(path).stem)
        inside = path.startswith(prefix)
        shown = workspace.folder.show(path.removeprefix(prefix)) if inside else path
        words.append(f"{shown} ({unit.short_name})" if unit and inside else shown)
    more = len(paths) - len(words)
    return ", ".join(words) + (f" và {more} tệp khác" if more else "")
