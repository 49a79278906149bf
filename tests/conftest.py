"""What tests share: a small real workspace in a temporary folder, and the command line run on it."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from plan2015.obligations import Standing, Standings, standings_on
from plan2015.records.load import load
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from plan2015.rules import check

BASE = Path(__file__).parent / "base"
REPOSITORY = Path(__file__).parent.parent
TOOLS = REPOSITORY / ".tools"
"""Programs and schemas that only tests use; `.ci/run` installs them."""

# The Python of the machine, not that of the environment the tests run in: it is the one that a user starts run.py with.
BARE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
PIPELINE = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""What a pipeline tells its steps; the tests may themselves run in one."""


@dataclass(frozen=True)
class Small:
    """A workspace on disk that a test writes to and reads back through the real loader."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Writes a file below data/."""
        target = self.root / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def submit(self, unit: str, text: str = "", period: str = "2015-annual") -> Path:
        """Writes a unit's submission; `text` follows its unit and period."""
        return self.write(f"submissions/{period}/{unit}.yaml", f"unit: {unit}\nperiod: {period}\n{text}")

    def load(self) -> tuple[Workspace, tuple[Problem, ...]]:
        """The workspace with all its problems."""
        workspace = load(Folder(str(self.root / "data"), "data"))
        return workspace, check(workspace)

    def standings(self, day: date) -> Standings:
        """The picture of a day."""
        workspace, problems = self.load()
        assert workspace.plan
        return standings_on(day, workspace.plan, workspace, problems)

    def standing(self, unit: str, clause: str, day: date, period: str | None = None) -> Standing:
        """The one standing of a unit's duty on a day."""
        (found,) = (
            standing
            for standing in self.standings(day).all
            if standing.obligation.unit.id == unit
            and standing.obligation.duty.clause == clause
            and period in (None, standing.obligation.period)
        )
        return found

    def faults(self) -> list[str]:
        """Every problem as `path:line:column rule`."""
        return [f"{problem.place} {problem.rule}" for problem in self.load()[1]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes expected results anew instead of comparing; `--full` tries what takes long too."""
    parser.addoption("--update-golden", action="store_true", help="ghi lại các kết quả mẫu")
    parser.addoption("--full", action="store_true", help="thử cả những phép thử lâu, như CI")
    parser.addoption("--grid", action="store_true", help="thử mọi ô của bảng dạng giá trị (tests/shapes), hơn một giờ")
    parser.addoption("--longer", type=int, default=1, help="nhân số lần thử của các phép thử ngẫu nhiên lên bấy nhiêu")
    parser.addoption("--corpus", type=Path, help="thư mục các tệp YAML của người khác, chạy từng tệp qua check")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether to try also what takes longer than one waits for while working."""
    return bool(request.config.getoption("--full"))


@pytest.fixture
def examples(request: pytest.FixtureRequest, full: bool) -> Callable[[int, int], int]:
    """How many random inputs to try: so many while working, so many by `--full`, times `--longer`."""

    def number(few: int, many: int) -> int:
        return (many if full else few) * int(request.config.getoption("--longer"))

    return number


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A copy of tests/base that the test may change."""
    shutil.copytree(BASE, tmp_path / "work")
    return Small(tmp_path / "work")


def require_git() -> None:
    """Skips a test that needs git, on a machine without it."""
    if not shutil.which("git"):
        pytest.skip("không có git trên máy này")


@dataclass(frozen=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run_in(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `plan2015 ARGS…` in a folder, as the shell would."""
    from plan2015.cli import main

    def run_command(folder: Path, *arguments: str, columns: int = 100, variables: dict[str, str] | None = None) -> Ran:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.delenv("PLAN2015_DATA", raising=False)
        for name in PIPELINE:
            monkeypatch.delenv(name, raising=False)
        for name, value in (variables or {}).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["plan2015", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run_command


@pytest.fixture
def run(small: Small, run_in: Run) -> Run:
    """The same in the small workspace."""
    return partial(run_in, small.root)


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment for real subprocesses: this checkout, and nothing of the caller's that changes answers."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "COLUMNS", "PLAN2015_DATA", *PIPELINE)
    }
    return {**kept, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "0"}
