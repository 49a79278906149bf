"""A data folder as a commit holds it, read from git's objects: no checkout, nothing written."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from plan2015.files.gate import too_large
from plan2015.records.problem import Place, Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.limits import DEPTH, FILE_BYTES
from plan2015.records.reading.reader import parse_source, problem_of
from plan2015.records.reading.source import Source
from plan2015.revisions.git import Git, GitError

LINK = "120000"
"""How git marks a link among its files."""


class Blob(NamedTuple):
    """One file in a commit: its kind, its object, its size in bytes, and its path as git spells it."""

    mode: str
    object: str
    size: int
    name: str


class CommittedFolder(Folder):
    """Stands in for the folder on disk; paths, messages and limits are the same."""

    def __init__(
        self, git: Git, tree: str | None, folder: Folder, is_wanted: Callable[[str], bool] = lambda _: True
    ) -> None:
        super().__init__(folder.root, folder.shown)
        self._git = git
        self._is_wanted = is_wanted
        self._tree = tree
        """None where the commit has no such folder."""

    @cached_property
    def blobs(self) -> dict[str, Blob]:
        """Every file by its path below the folder, in the order of the names."""
        if self._tree is None:
            return {}
        listed = self._git.ask("ls-tree", "--full-tree", "-r", "-z", "-l", self._tree)
        found = dict(_entries(listed.decode("utf-8", "surrogateescape").split("\0")))
        return {path: blob for path, blob in sorted(found.items()) if self._is_wanted(path)}

    def paths(self) -> tuple[str, ...]:
        """Every file the commit holds below the folder."""
        return tuple(self.blobs)

    def leftovers(self) -> tuple[str, ...]:
        """None: what a command left is never part of a version."""
        return ()

    def read(self, path: str) -> tuple[Source, tuple[Problem, ...]]:
        """One file of the commit as a source, and what is wrong with it."""
        shown, blob = self.show(path), self.blobs.get(path)
        if blob is None:
            return Source(shown, "", None), (problem_of("unreadable-file", Place(shown), "không thấy tệp"),)
        if blob.mode == LINK:
            message = "là liên kết (symlink), không phải tệp"
            return Source(shown, "", None), (problem_of("not-a-file", Place(shown), message),)
        if blob.size > FILE_BYTES:
            return Source(shown, "", None), (problem_of("too-large", Place(shown), too_large(blob.size, FILE_BYTES)),)
        return parse_source(self.bytes_of(path), shown)

    def digest_of(self, path: str) -> str:
        """The SHA-256 of one file of the commit."""
        return hashlib.sha256(self.bytes_of(path)).hexdigest()

    def bytes_of(self, path: str) -> bytes:
        """The whole content of one file."""
        wanted = self.blobs[path].object
        if wanted not in self._contents:
            self._contents.update(read_blobs(self._git, [wanted]))
        return self._contents[wanted]

    def hold(self) -> None:
        """Reads every record now, for a folder that git can soon be asked of no more."""
        _ = self._contents

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        """Every record at once: one git for ten thousand files."""
        wanted = [b.object for p, b in self.blobs.items() if p.endswith(".yaml") and b.size <= FILE_BYTES]
        return read_blobs(self._git, wanted)


def read_blobs(git: Git, objects: Iterable[str]) -> dict[str, bytes]:
    """The contents of objects by their names."""
    names = list(dict.fromkeys(objects))
    if not names:
        return {}
    answer = git.ask("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found, start = {}, 0
    for name in names:
        end = answer.index(b"\n", start)
        head = answer[start:end].split(b" ")
        if head[-1] == b"missing":
            raise GitError(f"kho git thiếu đối tượng {name[:12]} (bản sao không đầy đủ). Thử: git fetch --refetch")
        size = int(head[2])
        found[name] = answer[end + 1 : end + 1 + size]
        start = end + size + 2
    return found


def _entries(listed: Iterable[str]) -> Iterable[tuple[str, Blob]]:
    for entry in filter(None, listed):
        facts, _, path = entry.partition("\t")
        mode, kind, name, size = facts.split()
        if kind == "blob" and path.count("/") <= DEPTH and not is_hidden(path):
            yield unicodedata.normalize("NFC", path), Blob(mode, name, int(size), path)


def is_hidden(path: str) -> bool:
    """Whether a path is one that no reader looks at: hidden, or an office program's own."""
    return any(part.startswith((".", "~$")) for part in path.split("/"))
