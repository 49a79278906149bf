"""What a merge would make of the data: the work on disk into another line of work, in a folder of ours, no checkout."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plan2015.revisions.committed import CommittedFolder
from plan2015.revisions.disk import Difference, differences
from plan2015.revisions.git import Git, GitError, refusal
from plan2015.revisions.repository import Repository

_OURSELVES = "plan2015 <plan2015> 0 +0000"
_USAGE = 129


class MergeConflictError(GitError):
    """The merge cannot be made without somebody's decision about these files, named from the top of the repository."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__("gộp bị xung đột ở: " + ", ".join(paths))
        self.paths = paths


def merged_into(repository: Repository, base: str, head: str) -> CommittedFolder | None:
    """The data folder after merging what is on disk, committed or not, into `base`; None when that is what is on disk.

    Nothing is written into the repository: the objects of the merge live as long as it takes to read the records.
    """
    if repository.common_ancestor(base, head) == base:
        return None
    with TemporaryDirectory(prefix="plan2015-", ignore_cleanup_errors=True) as scratch:
        git = repository.git.writing_to(Path(scratch))
        work = _commit_of_disk(repository, git, head, Path(scratch))
        merged = replace(repository, git=git).at(_merge(git, base, work))
        merged.hold()
    return merged


def _commit_of_disk(repository: Repository, git: Git, head: str, scratch: Path) -> str:
    """A commit on top of `head` that holds the data folder as it is on disk."""
    changed = list(differences(repository.folder, repository.at(head)))
    if not changed:
        return head
    git.ask("read-tree", head)
    null = "0" * len(head)
    names = iter(_store(git, changed, scratch))
    # What goes, goes first: a folder may come in the place of a file.
    lines = [f"0 {null}\t{repository.prefix}{entry.name}" for entry in changed if entry.data is None]
    lines += [f"{e.mode} {next(names)}\t{repository.prefix}{e.name}" for e in changed if e.data is not None]
    given = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
    git.ask("update-index", "-z", "--index-info", given=given)
    tree = git.line("write-tree", "--missing-ok")
    head_lines = f"tree {tree}\nparent {head}\nauthor {_OURSELVES}\ncommitter {_OURSELVES}\n\nwork on disk\n"
    return git.ask("hash-object", "-t", "commit", "-w", "--stdin", given=head_lines.encode()).decode().strip()


def _store(git: Git, entries: Iterable[Difference], scratch: Path) -> list[str]:
    """The contents as objects; git reads them from files of ours, whose names hold nothing odd."""
    paths = []
    for number, data in enumerate(entry.data for entry in entries if entry.data is not None):
        paths.append(scratch / f"content-{number}")
        paths[-1].write_bytes(data)
    given = "".join(f"{path}\n" for path in paths).encode("utf-8", "surrogateescape")
    return git.ask("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()


def _merge(git: Git, base: str, work: str) -> str:
    """The tree of the merge; a `MergeConflictError` where there is none yet."""
    # From the top of the repository: in a folder below it git names the files from there.
    top = git.line("rev-parse", "--show-cdup") or "."
    answer = git.answer("-C", top, "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", base, work)
    tree, *names = answer.out.decode("utf-8", "surrogateescape").split("\0")
    if answer.code == 0:
        return tree.strip()
    if answer.code == 1:
        raise MergeConflictError(tuple(filter(None, names)))
    if answer.code == _USAGE:
        raise GitError("git trên máy này quá cũ để xem trước việc gộp: cần git 2.38 trở lên.")
    raise refusal(answer.error)
