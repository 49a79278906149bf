"""The files that came, byte for byte, beside the submissions: each is kept before the record that speaks of it."""

import glob
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from plan2015.acts.act import real_path
from plan2015.acts.known import open_repository
from plan2015.acts.opened import Opened
from plan2015.files.gate import read_regular
from plan2015.office.gate import LARGEST
from plan2015.records.editing.changes import New
from plan2015.records.reading.gate import read_bytes
from plan2015.revisions import GitError
from plan2015.revisions.history import last_commit


class Originals:
    """The folder `originals` beside one submission; a name there is made of what the file holds, so that a second
    try finds what the first has done."""

    def __init__(self, opened: Opened, path: str) -> None:
        self._opened = opened
        self._path = path
        self._real = Path(real_path(opened, path))

    def of(self, sha256: str) -> bytes | None:
        """The file that came with a hash, when it was kept and is still what it was."""
        kept = sorted(self._folder.glob(f"{glob.escape(self._real.stem)}.{sha256[:12]}.*"))
        found = (read_regular(str(path), LARGEST) for path in kept if not path.name.endswith(".truoc.txt"))
        return next((data for data in found if hashlib.sha256(data).hexdigest() == sha256), None)

    def keep(self, sha256: str, data: bytes, suffix: str) -> tuple[New, ...]:
        """A file to keep as it came; nothing when it is there."""
        return self._keep_as(f"{self._real.stem}.{sha256[:12]}.{_safe(suffix)}", data)

    def keep_earlier(self, variables: Mapping[str, str]) -> tuple[str, tuple[New, ...]]:
        """Where the submission's version before a correction is found: in git, or else in a copy to make now."""
        commit = self._commit(variables)
        if commit:
            return f"bản trước ở git: {commit}", ()
        before = read_bytes(str(self._real))
        name = f"{self._real.stem}.{hashlib.sha256(before).hexdigest()[:12]}.truoc.txt"
        return f"bản trước chưa có trong git, đã giữ ở {self._folder.name}/{name}", self._keep_as(name, before)

    @property
    def _folder(self) -> Path:
        return self._real.parent / "originals"

    def _keep_as(self, name: str, data: bytes) -> tuple[New, ...]:
        target = self._folder / name
        return () if target.exists() else (New(str(target), self._shown(name), data),)

    def _shown(self, name: str) -> str:
        folder = self._path.rpartition("/")[0]
        return self._opened.workspace.folder.show(f"{folder}/{self._folder.name}/{name}")

    def _commit(self, variables: Mapping[str, str]) -> str | None:
        """The commit that holds the submission as it is now; None when it is not committed, or there is no git."""
        try:
            return last_commit(open_repository(self._opened.workspace.folder, variables), self._path)
        except GitError:
            return None


def _safe(suffix: str) -> str:
    """A suffix that makes no record of an original: whatever came is kept, but never read as data."""
    plain = suffix.lower().lstrip(".")
    return plain if re.fullmatch(r"[a-z0-9]{1,5}", plain) and plain not in ("yaml", "yml") else "bin"
