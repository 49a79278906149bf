"""Nobody reads what a command says any more: it finishes its work, then ends with 141; 1 would mean problems found."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plan2015.cli.program import COMMANDS
from tests.conftest import REPOSITORY, Run, Small, require_git

AN_GIANG = "ldld-tinh-an-giang"
UNIT = (AN_GIANG, "2015-annual")
DAY = ("--as-of", "20/11/2015")
CASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "status": (("status", *DAY), ("status", "--format", "json", *DAY)),
    "overdue": (("overdue", *DAY),),
    "show": (("show", AN_GIANG, *DAY),),
    "budget": (("budget",),),
    "difficulties": (("difficulties",),),
    "check": (("check",), ("check", "--format", "text", "--format", "sarif=check.sarif")),
    "receive": (("receive", "bà rịa", "2015-annual", "--received", "12/11/2015"),),
    "import": (("import", "bieu.docx", "--replace"),),
    "set": (("set", *UNIT, "register_number", "913"),),
    "explain-query": (("explain-query", *UNIT, "below-minimum-share", "thu giảm"),),
    "extend": (("extend", AN_GIANG, "II.3.g", "--until", "25/11/2015", "--paper", "512/TLĐ-ToC"),),
    "answer": (("answer", "2015-annual/ldld-tinh-bac-lieu/1", "--date", "24/11/2015", "--text", "đã bố trí"),),
    "new": (("new", "submission", "bà rịa", "2015-annual"), ("new", "narrative", "2015-annual")),
    "fmt": (("fmt",), ("fmt", "--check")),
    "schema": (("schema", "--out", "schemas"),),
    "init": (("init", "moi"),),
    "render": (
        ("render", "reminders", *DAY, "--out", "cong-van", "--combined", "tat-ca.docx"),
        ("render", "form", "--all", "--period", "2015-annual", "--out", "bieu"),
        ("render", "unit", AN_GIANG, *DAY, "--out", "phieu.docx"),
    ),
    "letters": (("letters", "list"), ("letters", "note", AN_GIANG, "--date", "20/11/2015", "--channel", "phone")),
    "trace": (("trace", "bao-cao.docx"),),
    "verify": (("verify", "bao-cao.docx"),),
    "template": (("template", "fields"), ("template", "text", "bao-cao.docx")),
    "demo": (("demo", "tap-duot", "--units", "6"),),
    "preview": (("preview", "--since", "HEAD"),),
    "history": (("history", AN_GIANG),),
    "close": (("close", "2015-annual", *DAY),),
    "explain": (("explain",),),
}
"""Something that each command says and does."""


EACH = [arguments for several in CASES.values() for arguments in several]
STARTED = (sys.executable, "-m", "plan2015")


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@contextmanager
def closed_pipe() -> Iterator[int]:
    """The writing end of a pipe whose reader has gone already."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        yield write_end
    finally:
        os.close(write_end)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsal year in git with a form to import and a report that was printed."""
    require_git()
    root = tmp_path_factory.mktemp("office") / "work"
    root.mkdir()
    own = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com")
    form = ("render", "form", AN_GIANG, "--period", "2015-annual", "--out", "bieu.docx")
    for command in (
        (*STARTED, "demo", ".", "--units", "6"),
        (*STARTED, *form),
        (*STARTED, "render", "year-end", *DAY, "--out", "bao-cao.docx"),
        ("git", "init", "-q", "-b", "main"),
        ("git", "add", "-A"),
        (*git, "commit", "-qm", "Dữ liệu ban đầu"),
    ):
        subprocess.run(command, cwd=root, env=own, check=True, capture_output=True)
    return root


def test_each_command_is_among_the_cases() -> None:
    assert set(CASES) == set(COMMANDS)


@pytest.mark.parametrize("arguments", EACH, ids=" ".join)
def test_a_command_that_nobody_listens_to_finishes_its_work_and_ends_with_141(
    office: Path, tmp_path: Path, environment: dict[str, str], run_in: Run, arguments: tuple[str, ...]
) -> None:
    heard, unheard = tmp_path / "heard", tmp_path / "unheard"
    shutil.copytree(office, heard)
    shutil.copytree(office, unheard)
    undisturbed = run_in(heard, *arguments)
    with closed_pipe() as pipe:
        ended = subprocess.run(
            [*STARTED, *arguments], cwd=unheard, env=environment, stdout=pipe, stderr=pipe, check=False
        )

    assert undisturbed.code in (0, 1), undisturbed.err
    assert undisturbed.out + undisturbed.err
    assert ended.returncode == 141
    assert files(unheard) == files(heard)


def test_what_is_told_on_the_other_stream_still_arrives(
    office: Path, tmp_path: Path, environment: dict[str, str], run_in: Run
) -> None:
    shutil.copytree(office, tmp_path / "work")
    arguments = ("render", "reminders", *DAY, "--out", "cong-van", "--combined", "tat-ca.docx")
    with closed_pipe() as pipe:
        ended = subprocess.run(
            [*STARTED, *arguments],
            cwd=tmp_path / "work",
            env=environment,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    shutil.copytree(office, tmp_path / "again")

    assert ended.returncode == 141
    assert ended.stderr.decode() == run_in(tmp_path / "again", *arguments).err


def test_what_cannot_be_done_is_still_2(small: Small, environment: dict[str, str]) -> None:
    with closed_pipe() as pipe:
        ended = subprocess.run(
            [*STARTED, "show", "hà nội"], cwd=small.root, env=environment, stdout=pipe, stderr=pipe, check=False
        )

    assert ended.returncode == 2
