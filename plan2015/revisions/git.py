"""The one door to the `git` program: our own arguments, a clean environment, nothing written, plain refusals."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

_CALM = (
    "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.splitIndex=false", "-c", "index.sparse=false", "-c", "log.showSignature=false", "-c", "color.ui=false",
    "-c", "protocol.allow=never", "--no-pager", "--literal-pathspecs",
)  # fmt: skip
# A repository's own configuration may name programs that git starts for files: none of them is ours to start.
_DRIVERS = r"^(filter\..*\.(clean|smudge|process|required)|merge\..*\.driver)$"
_HARMLESS = {
    "required": "false",
    # What git itself does with a file that no driver is named for.
    "driver": "git merge-file --marker-size=%L %A %O %B",
}
# What the surrounding process set for another repository, index or language must not reach our git.
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone lacks objects: it is asked for no more than it has
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_FLUSH": "0",
}


class GitError(Exception):
    """Git cannot answer what was asked; the message is one Vietnamese line for the person at the keyboard."""


class GitAnswer(NamedTuple):
    """How git ended and what it printed."""

    code: int
    out: bytes
    error: str


@dataclass(frozen=True)
class Git:
    """Git as it is run in one folder; of our own process's `environment` no GIT_ variable is passed on."""

    folder: str
    environment: Mapping[str, str]
    ours: Mapping[str, str] = field(default_factory=dict)
    """The GIT_ variables that we set ourselves."""

    @cached_property
    def _clean(self) -> dict[str, str]:
        kept = {name: value for name, value in self.environment.items() if not name.upper().startswith("GIT_")}
        return {**kept, **_SET, **self.ours}

    @cached_property
    def _defused(self) -> tuple[str, ...]:
        """The programs that configuration names for files, put out of use."""
        listed = self._run(("config", "-z", "--name-only", "--get-regexp", _DRIVERS), b"")
        names = dict.fromkeys(filter(None, listed.out.decode("utf-8", "surrogateescape").split("\0")))
        return tuple(word for name in names for word in ("-c", f"{name}={_harmless(name)}"))

    def writing_to(self, scratch: Path) -> "Git":
        """The same repository, but what git writes, objects and index, goes into a folder of ours."""
        objects = scratch / "objects"
        (objects / "info").mkdir(parents=True)
        real = self.line("rev-parse", "--path-format=absolute", "--git-path", "objects")
        (objects / "info" / "alternates").write_bytes(os.fsencode(real) + b"\n")
        ours = {"GIT_OBJECT_DIRECTORY": str(objects), "GIT_INDEX_FILE": str(scratch / "index")}
        return replace(self, ours=ours)

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git prints; a `GitError` when it fails."""
        answer = self.answer(*arguments, given=given)
        if answer.code:
            raise refusal(answer.error)
        return answer.out

    def try_to(self, *arguments: str) -> bytes | None:
        """What git prints, None when its answer is no (exit 1)."""
        answer = self.answer(*arguments)
        if answer.code > 1:
            raise refusal(answer.error)
        return None if answer.code else answer.out

    def answer(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """How git ends and what it prints, for whoever can tell more from it than yes or no."""
        return self._run((*self._defused, *arguments), given)

    def line(self, *arguments: str) -> str:
        """What git prints as one line; a path may hold any character but a line end."""
        return self.ask(*arguments).decode("utf-8", "surrogateescape").removesuffix("\n")

    def _run(self, arguments: tuple[str, ...], given: bytes) -> GitAnswer:
        try:
            done = subprocess.run(  # noqa: S603  our own arguments; names from outside are data on stdin
                ["git", *_CALM, *arguments],  # noqa: S607  whichever git the user has
                cwd=self.folder, env=self._clean, input=given, capture_output=True, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise GitError("máy chưa cài git, hoặc không thấy lệnh git.") from None
        except OSError as error:
            raise GitError(f"không chạy được git ({error.strerror}).") from None
        return GitAnswer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _harmless(name: str) -> str:
    if "=" in name:
        raise GitError(f"cấu hình kho git có tên lạ “{name}”. Bỏ cấu hình này (git config --unset) rồi chạy lại.")
    return _HARMLESS.get(name.rpartition(".")[2], "")


def refusal(error: str) -> GitError:
    """What git said on stderr as one line for the person at the keyboard."""
    said = error.strip()
    for words, message in _KNOWN:
        if words in said:
            return GitError(message)
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "không rõ nguyên nhân")
    return GitError(f"git không làm được: {last.removeprefix('fatal: ')}")


_KNOWN = (
    (
        "promisor remote",
        "kho git thiếu đối tượng cần đọc (bản sao không đầy đủ, tải một phần); plan2015 không tự tải. "
        "Lấy đủ: git fetch --refetch --no-filter",
    ),
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
