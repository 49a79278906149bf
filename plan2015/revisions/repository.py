"""The repository around a data folder: revisions and days to commits, and the state of the working tree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plan2015.records.reading.folder import Folder
from plan2015.records.revision import OFFICE_TIME, Revision
from plan2015.revisions.committed import CommittedFolder, is_hidden
from plan2015.revisions.disk import unsaved
from plan2015.revisions.git import Git, GitError


class IncompleteError(GitError):
    """Files that git holds are not on disk, because it was told to leave them out."""


class FolderState(NamedTuple):
    """How the data folder on disk stands to the repository."""

    commit: str | None
    """None before the first commit."""
    changed: tuple[str, ...]
    """Paths below the repository that differ from the commit, also new ones, and records that git is told to ignore."""


@dataclass(frozen=True)
class Repository:
    """Where a data folder stands in git."""

    git: Git
    folder: Folder

    @cached_property
    def prefix(self) -> str:
        """The data folder below the top of the repository, ending in `/`; empty at the top."""
        if self.git.line("rev-parse", "--is-inside-work-tree") != "true":
            raise GitError("thư mục dữ liệu không nằm trong thư mục làm việc của kho git.")
        return self.git.line("rev-parse", "--show-prefix")

    def commit_of(self, wanted: str) -> str:
        """The commit that a revision names, in full; the name is data, never an option."""
        answer = None
        if wanted.strip() and not any(ord(character) < 32 for character in wanted):
            answer = self._object(f"{wanted}^{{commit}}")
        if answer is None:
            raise GitError(f"không có phiên bản “{wanted}” trong kho git.{self._why_missing()}")
        return answer

    def commit_on(self, day: date) -> str:
        """The commit that the main line stood at when a day ended, by the office's clock."""
        end = datetime.combine(day, time(23, 59, 59), OFFICE_TIME).timestamp()
        listed = self.git.ask("rev-list", "--first-parent", "--timestamp", "HEAD", "--").decode().splitlines()
        for made, commit in (line.split() for line in listed):
            if int(made) <= end:
                return commit
        first = self.revision(listed[-1].split()[1]).when
        shown = f"{first.day:02}/{first.month:02}/{first.year}"
        raise GitError(f"phiên bản cũ nhất trong kho ghi ngày {shown}, sau ngày được hỏi.{self._why_missing()}")

    def revision(self, commit: str, *, asked: bool = False) -> Revision:
        """A commit with the time when it was made."""
        body = self.git.ask("cat-file", "commit", commit).partition(b"\n\n")[0]
        line = next(line for line in body.split(b"\n") if line.startswith(b"committer "))
        seconds = int(line.rsplit(b" ", 2)[1])
        return Revision(commit, datetime.fromtimestamp(seconds, OFFICE_TIME), asked=asked)

    def at(self, commit: str, is_wanted: Callable[[str], bool] = lambda _: True) -> CommittedFolder:
        """The data folder as a commit holds it, or some of its files; empty where the commit has none."""
        tree = self._object(f"{commit}:{self.prefix.removesuffix('/')}" if self.prefix else f"{commit}^{{tree}}")
        return CommittedFolder(self.git, tree, self.folder, is_wanted)

    def common_ancestor(self, one: str, other: str) -> str:
        """The commit where two lines of work parted."""
        found = self.git.try_to("merge-base", one, other)
        if found is None:
            raise GitError(f"không tìm thấy phiên bản chung của {one[:12]} và {other[:12]}.{self._why_missing()}")
        return found.decode().split()[0]

    def count_between(self, older: str, newer: str) -> int:
        """How many commits a line of work has that another has not."""
        return int(self.git.line("rev-list", "--count", f"{older}..{newer}"))

    def on_disk(self) -> Revision | None:
        """The version that the folder on disk comes from and how far it differs; None before the first commit."""
        state = self.state()
        return replace(self.revision(state.commit), changed=len(state.changed)) if state.commit else None

    def state(self) -> FolderState:
        """The commit, and which files of the data folder differ from it: by what they hold, whatever git believes."""
        commit = self._object("HEAD^{commit}")
        committed = self.at(commit) if commit else CommittedFolder(self.git, None, self.folder)
        listed = self.git.ask("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        new = set(listed.decode("utf-8", "surrogateescape").split("\0"))
        known = {blob.name for blob in committed.blobs.values()}
        changed = [name for name in unsaved(self.folder, committed) if name in known or name in new or _is_record(name)]
        return FolderState(commit, tuple(self.prefix + name for name in changed))

    def require_settled(self, own_index: str | None) -> FolderState:
        """The state of a tree that nobody is in the middle of changing; refused otherwise.

        `own_index` is the index that a surrounding git works with (GIT_INDEX_FILE): a commit that runs us as its hook
        holds a lock of its own.
        """
        lock = Path(self.git.line("rev-parse", "--path-format=absolute", "--git-path", "index.lock"))
        if lock.exists() and not (own_index or "").endswith(lock.suffix):
            raise GitError(
                f"một lệnh git khác đang giữ khóa {lock}. "
                "Chờ lệnh đó xong; nếu chắc không còn lệnh nào chạy thì xóa tệp khóa."
            )
        self.require_complete()
        if self.git.ask("ls-files", "--unmerged", "-z"):
            raise GitError("kho git đang gộp dở (còn tệp xung đột). Xử lý xung đột, git add, rồi chạy lại.")
        state = self.state()
        if state.commit is None:
            raise GitError("kho git chưa có phiên bản nào. Ghi phiên bản đầu: git add, git commit.")
        return state

    def require_complete(self) -> None:
        """Refuses a data folder of which git left records out (sparse checkout): they would look like never sent."""
        listed = self.git.ask("ls-files", "-t", "-z", "--", ".").decode("utf-8", "surrogateescape").split("\0")
        marked = [entry[2:] for entry in listed if entry.startswith(_SKIPPED)]
        missing = [name for name in marked if not Path(self.folder.root, name).exists()]
        if missing:
            raise IncompleteError(
                f"bản làm việc này thiếu {len(missing)} tệp mà git để ngoài (sparse checkout), như "
                f"{self.folder.show(missing[0])}. Lấy đủ: git sparse-checkout disable"
            )

    @property
    def is_shallow(self) -> bool:
        """Whether the clone lacks the older history."""
        return self.git.line("rev-parse", "--is-shallow-repository") == "true"

    def _why_missing(self) -> str:
        if not self.is_shallow:
            return ""
        return " Bản sao này thiếu lịch sử cũ (shallow). Lấy đủ: git fetch --unshallow"

    def _object(self, name: str) -> str | None:
        answer = self.git.ask("cat-file", "--batch-check", given=f"{name}\n".encode("utf-8", "surrogateescape"))
        words = answer.decode("utf-8", "surrogateescape").removesuffix("\n").rsplit(" ", 2)
        return words[0] if len(words) == 3 and words[1] in ("commit", "tree") and words[2].isdecimal() else None


_SKIPPED = "S "
"""How `git ls-files -t` marks a file that is not wanted on disk."""


def _is_record(name: str) -> bool:
    """Whether a file that git ignores is one that the reader does not: what it says counts in answers."""
    return name.endswith(".yaml") and not is_hidden(name)


def find_repository(folder: Folder, environment: Mapping[str, str]) -> Repository:
    """The repository that a data folder lies in; git is asked only when something is."""
    return Repository(Git(folder.root, environment), folder)
