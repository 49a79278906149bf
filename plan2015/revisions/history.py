"""Who changed a unit's records, commit by commit, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plan2015.records.kinds import SUBMISSIONS, kind_of
from plan2015.records.of_unit import fields_of_unit
from plan2015.records.reading.reader import parse_source
from plan2015.records.revision import Revision
from plan2015.revisions.repository import Repository


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after; None where it was not there."""

    path: str
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that changed a unit's records."""

    revision: Revision
    author: str
    subject: str
    changes: tuple[FieldChange, ...]


def unit_history(repository: Repository, unit: str, period: str | None = None) -> Iterator[Commit]:
    """The commits that changed a unit's records, newest first; with a period, only those of its report."""
    wanted = _wanted(unit, period)
    for commit, author, subject, paths in _commits(repository):
        touched = [path for path in paths if wanted(path)]
        if not touched:
            continue
        changes = tuple(_changes(repository, commit, touched, unit))
        if changes:
            yield Commit(repository.revision(commit), author, subject, changes)


def last_commit(repository: Repository, path: str) -> str | None:
    """The commit that holds a file of the data folder as it is now; None when it differs, or is in none."""
    if any(changed.endswith(path) for changed in repository.state().changed):
        return None
    said = repository.git.ask("log", "-1", "--format=%h", "--", path).decode().strip()
    return said or None


def _wanted(unit: str, period: str | None) -> Callable[[str], bool]:
    def is_wanted(path: str) -> bool:
        if SUBMISSIONS.claims(path):
            stated = SUBMISSIONS.names_in(path)
            return stated["unit"] == unit and period in (None, stated["period"])
        return period is None and kind_of(path) is not None

    return is_wanted


def _commits(repository: Repository) -> Iterator[tuple[str, str, str, list[str]]]:
    """Every commit of the data folder with its author, subject and the paths it touches below the folder."""
    prefix = repository.prefix
    asked = ("log", "-m", "--first-parent", "--no-renames", "--name-only", "-z", "--format=%x01%H%x02%an%x02%s")
    listed = repository.git.ask(*asked, "--", ".").decode("utf-8", "surrogateescape")
    for entry in listed.split("\x01")[1:]:
        head, _, names = entry.partition("\0")
        commit, author, subject = head.split("\x02", 2)
        found = [name.strip("\n") for name in names.split("\0") if name.strip("\n")]
        yield commit, author, subject, [name.removeprefix(prefix) for name in found if name.startswith(prefix)]


def _changes(repository: Repository, commit: str, paths: list[str], unit: str) -> Iterator[FieldChange]:
    for path in sorted(paths):
        after = _fields_at(repository, commit, path, unit)
        before = _fields_at(repository, f"{commit}^", path, unit)
        for key in sorted(before.keys() | after.keys()):
            if before.get(key) != after.get(key):
                yield FieldChange(path, key, before.get(key), after.get(key))


def _fields_at(repository: Repository, commit: str, path: str, unit: str) -> dict[str, str]:
    """The fields of a unit in one file of one commit, as dotted keys; nothing where the file is not there."""
    name = f"{commit}:{repository.prefix}{path}\n".encode("utf-8", "surrogateescape")
    answer = repository.git.ask("cat-file", "--batch", given=name)
    head, _, body = answer.partition(b"\n")
    if head.endswith(b"missing") or b" blob " not in head:
        return {}
    source, _ = parse_source(body[: int(head.split()[-1])], path)
    return fields_of_unit(source, path, unit)
