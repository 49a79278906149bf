"""The data folder on disk held against a commit, byte for byte: what git was told to ignore differs like the rest."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plan2015.records.reading.folder import Folder
from plan2015.revisions.committed import LINK, Blob, CommittedFolder
from plan2015.revisions.repository import Repository

_FILE = "100644"


class Difference(NamedTuple):
    """One file that is otherwise on disk than in a commit."""

    name: str
    """Its path below the data folder, as git spells it."""
    mode: str
    data: bytes | None
    """What stands on disk, in the line ends of the commit; None where nothing does that git could hold."""


def unsaved(repository: Repository, commit: str) -> list[str]:
    """The files below the data folder that a commit does not hold as they are on disk."""
    return [entry.name for entry in differences(repository.folder, repository.at(commit))]


class _Found(NamedTuple):
    mode: str
    data: bytes


def differences(disk: Folder, committed: CommittedFolder) -> Iterator[Difference]:
    """The files of the data folder that are new, changed or gone since a commit."""
    for path in sorted({*disk.paths(), *committed.blobs}):
        blob, found = committed.blobs.get(path), _read(disk.real_path(path))
        if found is None:
            if blob is not None:
                yield Difference(blob.name, blob.mode, None)
        elif blob is None:
            name = os.path.relpath(disk.real_path(path), disk.root).replace(os.sep, "/")
            yield Difference(name, found.mode, _as_lines(path, found.data, b""))
        elif not _is_same(path, found, blob):
            mode = blob.mode if (blob.mode == LINK) is (found.mode == LINK) else found.mode
            yield Difference(blob.name, mode, _as_lines(path, found.data, committed.bytes_of(path)))


def _read(path: str) -> _Found | None:
    """What stands at a path, links not followed; None where it is neither file nor link."""
    try:
        mode = Path(path).lstat().st_mode
        if stat.S_ISLNK(mode):
            return _Found(LINK, os.fsencode(Path(path).readlink()))
        return _Found(_FILE, Path(path).read_bytes()) if stat.S_ISREG(mode) else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same(path: str, found: _Found, blob: Blob) -> bool:
    """Whether file and commit hold the same; where a system has no links, git writes them as files."""
    if found.mode == LINK and blob.mode != LINK:
        return False
    return blob.object in (_id(found.data, blob.object), _id(_as_lines(path, found.data, b""), blob.object))


def _id(data: bytes, like: str) -> str:
    """The name that git gives to a file's bytes, by the same sum as another name."""
    kind = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _as_lines(path: str, data: bytes, pattern: bytes) -> bytes:
    """A record with the line ends of another text: a checkout may have changed them, and they mean nothing."""
    if not path.endswith(".yaml"):
        return data
    plain = data.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", b"\r\n") if b"\r\n" in pattern else plain
