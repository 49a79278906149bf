"""A workspace as it would be with one file written otherwise: that file alone is read, however many there are."""

import hashlib
from dataclasses import replace

from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.load import load, read_submission
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.reader import parse_source
from plan2015.records.reading.source import Source
from plan2015.records.register_files import read_registers
from plan2015.records.registers import is_register
from plan2015.records.workspace import Workspace


class _Rewritten(Folder):
    """A folder in which one file holds other bytes, or stands where none does."""

    def __init__(self, folder: Folder, path: str, data: bytes) -> None:
        super().__init__(folder.root, folder.shown)
        self._folder, self._path, self._data = folder, path, data

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted({*self._folder.paths(), self._path}))

    def read(self, path: str) -> tuple[Source, tuple[Problem, ...]]:
        return parse_source(self._data, self.show(path)) if path == self._path else self._folder.read(path)

    def leftovers(self) -> tuple[str, ...]:
        return self._folder.leftovers()

    def digest_of(self, path: str) -> str:
        return hashlib.sha256(self._data).hexdigest() if path == self._path else self._folder.digest_of(path)


def with_file(workspace: Workspace, path: str, data: bytes) -> Workspace:
    """The workspace as loading it would give it, were the file at `path` to hold these bytes."""
    folder, found = _Rewritten(workspace.folder, path, data), list[Problem]()
    # What was refused between the old records says nothing of the new ones.
    now = replace(workspace, folder=folder, broken={}, _recent={})
    if SUBMISSIONS.claims(path):
        sent = {**workspace.submission_at, path: read_submission(folder, path, workspace.plan, found)}
        now = replace(now, submissions=tuple(sent[key] for key in sorted(sent)))
        again = {folder.show(path)}
    elif is_register(path):
        now = replace(now, registers=read_registers(folder, workspace.plan, found))
        again = {folder.show(register) for register in filter(is_register, folder.paths())}
    else:
        # Whatever else a file is, others may be read differently because of it.
        return load(folder)
    kept = (problem for problem in workspace.problems if problem.place.path not in again)
    return replace(now, problems=(*kept, *found))
