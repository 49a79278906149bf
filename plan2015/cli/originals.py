"""The files that came, byte for byte, beside the submissions: each is kept before the record that speaks of it."""

import hashlib
import re
from pathlib import Path

from plan2015.cli.acts import real_path, wait
from plan2015.cli.known import open_repository
from plan2015.cli.options import Opened, Refusal


class Originals:
    """The folder `originals` beside one submission; a name there is made of what the file holds, so that a second
    try finds what the first has done."""

    def __init__(self, opened: Opened, path: str) -> None:
        self._opened = opened
        self._path = path
        self._real = Path(real_path(opened, path))

    def keep(self, sha256: str, data: bytes, suffix: str) -> bool:
        """Keeps a file as it came; False when it was there."""
        return self._keep_as(f"{self._real.stem}.{sha256[:12]}.{_safe(suffix)}", data)

    def name_earlier(self) -> str:
        """Where the submission's version before a correction is found: in git, or else in a copy made now."""
        from plan2015.records.reading.gate import read_bytes

        commit = self._commit()
        if commit:
            return f"bản trước ở git: {commit}"
        before = read_bytes(str(self._real))
        name = f"{self._real.stem}.{hashlib.sha256(before).hexdigest()[:12]}.truoc.txt"
        self._keep_as(name, before)
        return f"bản trước chưa có trong git, đã giữ ở {self._folder.name}/{name}"

    @property
    def _folder(self) -> Path:
        return self._real.parent / "originals"

    def _keep_as(self, name: str, data: bytes) -> bool:
        from plan2015.records.editing.writer import WriteError, write_file

        target = self._folder / name
        if target.exists():
            return False
        try:
            write_file(str(target), data, None, wait)
        except WriteError as error:
            raise Refusal(f"{self._shown(name)}: {error}") from None
        return True

    def _shown(self, name: str) -> str:
        folder = self._path.rpartition("/")[0]
        return self._opened.workspace.folder.show(f"{folder}/{self._folder.name}/{name}")

    def _commit(self) -> str | None:
        """The commit that holds the submission as it is now; None when it is not committed, or there is no git."""
        from plan2015.revisions import GitError
        from plan2015.revisions.history import last_commit

        try:
            return last_commit(open_repository(self._opened.workspace.folder), self._path)
        except GitError:
            return None


def _safe(suffix: str) -> str:
    """A suffix that makes no record of an original: whatever came is kept, but never read as data."""
    plain = suffix.lower().lstrip(".")
    return plain if re.fullmatch(r"[a-z0-9]{1,5}", plain) and plain not in ("yaml", "yml") else "bin"
