"""What the tests of git share: a data repository of a small rehearsal year, and an oracle that really merges."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.papers.conftest import build_year
from tests.test_git_story import office

__all__ = ["office"]


def git(root: Path, *arguments: str) -> str:
    """What git prints in a folder."""
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


@dataclass(frozen=True)
class Store:
    """A data repository; paths are below its workspace, which may lie in a folder of the repository."""

    top: Path
    below: str = ""

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.top / self.below

    def path(self, unit: str, period: str = "2015-annual") -> Path:
        """Where a unit's report is, in whichever folder below its period."""
        return next((self.root / "data/submissions" / period).rglob(f"{unit}.yaml"))

    def figure(self, unit: str, key: str, value: str) -> None:
        """Types one figure of the annual report, as an editor would."""
        path = self.path(unit)
        lines = path.read_bytes().splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.startswith(f"  {key}:".encode()))
        end = b"\r\n" if lines[at].endswith(b"\r\n") else b"\n"
        lines[at] = f"  {key}: {value}".encode() + end
        path.write_bytes(b"".join(lines))

    def commit(self, subject: str = "x") -> None:
        """Commits everything, ignored files too."""
        git(self.top, "add", "--all", "--force")
        git(self.top, "commit", "--quiet", "--allow-empty", "--message", subject)

    def merged(self, base: str) -> "Store | None":
        """The oracle: a clone in which what is on disk was committed and merged into `base`; None on a conflict."""
        clone = Store(self.top.parent / "gộp thử" / self.top.name, self.below)
        shutil.rmtree(clone.top, ignore_errors=True)
        git(self.top.parent, "clone", "--quiet", "--no-local", str(self.top), str(clone.top))
        git(clone.top, "switch", "--quiet", "--create", "oracle-base", f"origin/{base}")
        git(clone.top, "checkout", "--quiet", "--detach", git(self.top, "rev-parse", "HEAD").strip())
        shutil.rmtree(clone.root / "data")
        shutil.copytree(self.root / "data", clone.root / "data", symlinks=True)
        clone.commit("công việc trên đĩa")
        work = git(clone.top, "rev-parse", "HEAD").strip()
        git(clone.top, "switch", "--quiet", "oracle-base")
        done = subprocess.run(["git", "merge", "--quiet", "--no-ff", "-m", "gộp", work], cwd=clone.top, check=False)
        return None if done.returncode else clone


@pytest.fixture(scope="session")
def small_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsal year of eight units with planted faults; nobody changes it."""
    return build_year(tmp_path_factory.mktemp("small-year"), 8)


def make_store(folder: Path, year: Path, below: str = "") -> Store:
    """A repository with the year as its first version on `main`."""
    store = Store(folder, below)
    shutil.copytree(year, store.root)
    git(store.top, "init", "--quiet", "--initial-branch", "main")
    store.commit("Dữ liệu ban đầu")
    return store


@pytest.fixture
def store(office: Path, small_year: Path) -> Store:
    """A repository whose top is the workspace."""
    return make_store(office / "kho", small_year)
