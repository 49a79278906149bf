"""A data folder on disk: which files it holds, and each file as a source."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property

from plan2015.files.gate import hash_regular
from plan2015.files.journal import JOURNAL
from plan2015.records.problem import Problem
from plan2015.records.reading.gate import read_bytes
from plan2015.records.reading.limits import DEPTH
from plan2015.records.reading.reader import read_source
from plan2015.records.reading.source import Source

OWNER = ".plan2015.owner.lock"
"""Who writes, where the system has no locks."""
DRAFT = re.compile(r"\..+\.[A-Za-z0-9]{1,10}\.[0-9]+\.tmp|\..+\.(?:yaml|docx|xlsx)\.lock")
"""The names that our own drafts have, and locks of older versions; whoever makes them takes them away, unless he is
stopped."""
_LEFTOVER = re.compile(f"{DRAFT.pattern}|{re.escape(JOURNAL)}|{re.escape(OWNER)}")


class Folder:
    """The files below one folder; paths are shown as `shown/…` with `/` and composed letters on every system.

    Links are listed but never followed, so that no file outside the folder is ever read.
    """

    def __init__(self, root: str, shown: str | None = None) -> None:
        self.root = root
        self.shown = (root if shown is None else shown).replace(os.sep, "/").rstrip("/")
        self._first: dict[str, str] = {}

    @cached_property
    def _real(self) -> dict[str, str]:
        return dict(sorted(_walk(self.root, "", DEPTH)))

    def paths(self) -> tuple[str, ...]:
        """Every file, as a path below the folder (`units/ldld/x.yaml`), in the order of the names."""
        return tuple(self._real)

    def leftovers(self) -> tuple[str, ...]:
        """Drafts and locks of commands that were stopped in the middle, as paths below the folder."""
        return tuple(sorted(path for path, _ in _walk(self.root, "", DEPTH, _is_leftover)))

    def read(self, path: str) -> tuple[Source, tuple[Problem, ...]]:
        """One file of the folder as a source, and what is wrong with it."""
        source, problems = read_source(self.real_path(path), self.show(path))
        self._first.setdefault(path, source.digest)
        return source, problems

    def basis(self, path: str) -> str | None:
        """The SHA-256 of a file as it was when it was first read, which all decisions rest on; None for no file."""
        if path in self.paths() and path not in self._first:
            self.read(path)
        return self._first.get(path)

    def real_path(self, path: str) -> str:
        """One file as the system opens it, its letters composed or not."""
        return self._real.get(path, os.path.join(self.root, path))

    def bytes_of(self, path: str) -> bytes:
        """The whole content of one file; GateError where it is none, or too large."""
        return read_bytes(self.real_path(path))

    def digest_of(self, path: str) -> str:
        """The SHA-256 of one file of the folder; a link counts as where it points, as git keeps it, a pipe as nothing."""
        real = self.real_path(path)
        kind = os.lstat(real).st_mode
        if stat.S_ISREG(kind):
            return hash_regular(real)
        return hashlib.sha256(os.fsencode(os.readlink(real)) if stat.S_ISLNK(kind) else b"").hexdigest()

    def show(self, path: str) -> str:
        """A path below the folder as messages and answers name it."""
        return path if self.shown in ("", ".") else f"{self.shown}/{path}"


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _is_leftover(name: str) -> bool:
    return _LEFTOVER.fullmatch(name) is not None


def _walk(
    folder: str, below: str, depth: int, is_wanted: Callable[[str], bool] = _is_shown
) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not (is_wanted(entry.name) or (_is_shown(entry.name) and entry.is_dir(follow_symlinks=False))):
                continue
            path = below + unicodedata.normalize("NFC", entry.name)
            if entry.is_dir(follow_symlinks=False):
                if depth:
                    yield from _walk(entry.path, path + "/", depth - 1, is_wanted)
            else:
                yield path, entry.path
