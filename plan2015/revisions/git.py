"""The one door to the `git` program: our own arguments, a clean environment, nothing written, plain refusals."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_CALM = (
    "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=",
    "-c", "log.showSignature=false", "-c", "color.ui=false", "-c", "diff.renames=false", "--no-pager",
    "--literal-pathspecs",
)  # fmt: skip
# What the surrounding process set for another repository, index or language must not reach our git.
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_FLUSH": "0",
}


class GitError(Exception):
    """Git cannot answer what was asked; the message is one Vietnamese line for the person at the keyboard."""


@dataclass(frozen=True)
class Git:
    """Git as it is run in one folder; of our own process's `environment` no GIT_ variable is passed on."""

    folder: str
    environment: Mapping[str, str]

    @cached_property
    def _clean(self) -> dict[str, str]:
        kept = {name: value for name, value in self.environment.items() if not name.upper().startswith("GIT_")}
        return {**kept, **_SET}

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git prints; a `GitError` when it fails."""
        code, out, error = self._run(arguments, given)
        if code:
            raise _refusal(error)
        return out

    def try_to(self, *arguments: str) -> bytes | None:
        """What git prints, None when its answer is no (exit 1)."""
        code, out, error = self._run(arguments, b"")
        if code > 1:
            raise _refusal(error)
        return None if code else out

    def line(self, *arguments: str) -> str:
        """What git prints as one line; a path may hold any character but a line end."""
        return self.ask(*arguments).decode("utf-8", "surrogateescape").removesuffix("\n")

    def _run(self, arguments: tuple[str, ...], given: bytes) -> tuple[int, bytes, str]:
        try:
            done = subprocess.run(  # noqa: S603  our own arguments; names from outside are data on stdin
                ["git", *_CALM, *arguments],  # noqa: S607  whichever git the user has
                cwd=self.folder, env=self._clean, input=given, capture_output=True, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise GitError("máy chưa cài git, hoặc không thấy lệnh git.") from None
        except OSError as error:
            raise GitError(f"không chạy được git ({error.strerror}).") from None
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def _refusal(error: str) -> GitError:
    said = error.strip()
    for words, message in _KNOWN:
        if words in said:
            return GitError(message)
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "không rõ nguyên nhân")
    return GitError(f"git không làm được: {last.removeprefix('fatal: ')}")


_KNOWN = (
    (
        "not a git repository",
        "thư mục dữ liệu không nằm trong kho git nào. Tạo kho: git init, git add, git commit (xem docs/git.md).",
    ),
    (
        "dubious ownership",
        "git từ chối đọc kho này vì thư mục thuộc người dùng khác. "
        "Nếu tin kho này: git config --global --add safe.directory THƯ-MỤC-KHO",
    ),
    ("bad object", "kho git thiếu hoặc hỏng đối tượng cần đọc. Thử: git fsck"),
    ("unable to read", "kho git thiếu hoặc hỏng đối tượng cần đọc. Thử: git fsck"),
    ("must be run in a work tree", "kho git này không có thư mục làm việc (bare)."),
)
