"""The data folder on disk held against a commit, byte for byte: what git was told to ignore differs like the rest.

Git itself is not asked: it would start what a repository's configuration names for its files.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from plan2015.files.gate import hash_regular, read_regular
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.limits import FILE_BYTES
from plan2015.revisions.committed import LINK, Blob, CommittedFolder

_FILE = "100644"
_MOST_MERGED = 200_000_000


class Difference(NamedTuple):
    """One file that is otherwise on disk than in a commit."""

    name: str
    """Its path below the data folder, as git spells it."""
    mode: str
    data: bytes | None
    """What stands on disk, in the line ends of the commit; None where nothing does that git could hold."""


class _Found(NamedTuple):
    path: str
    """Where the system finds it."""
    mode: str
    size: int

    def data(self) -> bytes:
        return os.fsencode(os.readlink(self.path)) if self.mode == LINK else read_regular(self.path, _MOST_MERGED)


class _Change(NamedTuple):
    path: str
    name: str
    blob: Blob | None
    found: _Found | None


def unsaved(disk: Folder, committed: CommittedFolder) -> list[str]:
    """The files below the data folder that a commit does not hold as they are on disk, as git spells them."""
    return [change.name for change in _changes(disk, committed)]


def differences(disk: Folder, committed: CommittedFolder) -> Iterator[Difference]:
    """The files of the data folder that are new, changed or gone since a commit, with what they hold now."""
    for path, name, blob, found in _changes(disk, committed):
        if found is None:
            yield Difference(name, blob.mode if blob else _FILE, None)
        elif blob is None:
            yield Difference(name, found.mode, _as_lines(path, found.data(), b""))
        else:
            mode = blob.mode if (blob.mode == LINK) is (found.mode == LINK) else found.mode
            yield Difference(name, mode, _as_lines(path, found.data(), committed.bytes_of(path)))


def _changes(disk: Folder, committed: CommittedFolder) -> Iterator[_Change]:
    for path in sorted({*disk.paths(), *committed.blobs}):
        real, blob = disk.real_path(path), committed.blobs.get(path)
        found = _look(real)
        if blob is None and found:
            yield _Change(path, os.path.relpath(real, disk.root).replace(os.sep, "/"), None, found)
        elif blob and not (found and _is_same(found, blob)):
            yield _Change(path, blob.name, blob, found)


def _look(path: str) -> _Found | None:
    """What stands at a path, links not followed; None where it is neither file nor link."""
    try:
        info = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(info.st_mode):
        return _Found(path, LINK, info.st_size)
    return _Found(path, _FILE, info.st_size) if stat.S_ISREG(info.st_mode) else None


def _is_same(found: _Found, blob: Blob) -> bool:
    """Whether file and commit hold the same; where a system has no links, git writes them as files."""
    if found.mode == LINK and blob.mode != LINK:
        return False
    kind = "sha1" if len(blob.object) == 40 else "sha256"
    if found.size > FILE_BYTES:
        return found.size == blob.size and hash_regular(found.path, kind=kind, head=_head) == blob.object
    data = found.data()
    if len(data) == blob.size and _id(data, kind) == blob.object:
        return True
    # A checkout may have changed the line ends of a text, and they mean nothing.
    return b"\r\n" in data and b"\0" not in data and _id(data.replace(b"\r\n", b"\n"), kind) == blob.object


def _head(size: int) -> bytes:
    return b"blob %d\0" % size


def _id(data: bytes, kind: str) -> str:
    """The name that git gives to a file's bytes."""
    return hashlib.new(kind, _head(len(data)) + data, usedforsecurity=False).hexdigest()


def _as_lines(path: str, data: bytes, pattern: bytes) -> bytes:
    """A record with the line ends of another text."""
    if not path.endswith(".yaml"):
        return data
    plain = data.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", b"\r\n") if b"\r\n" in pattern else plain
