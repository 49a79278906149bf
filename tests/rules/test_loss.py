"""Loss is seen: what git knew and is gone, what a killed command left, what hides a report, what stands twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, Small, require_git
from tests.revisions.conftest import git, office

__all__ = ["office"]
UNIT, PERIOD = "ldld-tinh-an-giang", "2015-annual"
EXTENSION = "- unit: {unit}\n  clause: II.3.g\n  period: 2015-annual\n  due:\n    by: 30/11/2015\n"
DIFFICULTY = "- id: {id}\n  unit: ldld-tinh-an-giang\n  text: thiếu kinh phí\n"
FILES = {
    "extensions.yaml": EXTENSION.format(unit=UNIT) + EXTENSION.format(unit="ldld-tinh-ca-mau"),
    "difficulties.yaml": DIFFICULTY.format(id="kk-01") + DIFFICULTY.format(id="kk-02"),
    "letters.yaml": "contacts:\n- unit: ldld-tinh-an-giang\n  date: 20/11/2015\n  channel: phone\n  text: hẹn\n"
    "- unit: ldld-tinh-ca-mau\n  date: 20/11/2015\n  channel: phone\n  text: hẹn\n",
    "closed/2015-h1.yaml": "versions:\n- closed: 20/07/2015\n- closed: 21/07/2015\n  reason: sửa\n",
}
FEWER = {
    "extensions.yaml": EXTENSION.format(unit=UNIT),
    "difficulties.yaml": DIFFICULTY.format(id="kk-01"),
    "letters.yaml": "contacts:\n- unit: ldld-tinh-an-giang\n  date: 20/11/2015\n  channel: phone\n  text: hẹn\n",
    "closed/2015-h1.yaml": "versions:\n- closed: 20/07/2015\n",
}


@pytest.fixture
def kept(small: Small, office: Path) -> Small:
    """A workspace whose registers are in git; `office` is who commits."""
    require_git()
    for path, text in FILES.items():
        small.write(path, text)
    git(small.root, "init", "--quiet", "--initial-branch", "main")
    git(small.root, "add", "--all")
    git(small.root, "commit", "--quiet", "--message", "1")
    return small


def lines(run: Run, *more: str) -> tuple[int, list[str]]:
    said = run("check", *more)
    return said.code, [line for line in said.out.splitlines() if "[lost-since-commit]" in line]


def test_what_is_as_git_knows_it_is_no_loss(kept: Small, run: Run) -> None:
    said = run("check")

    assert (said.code, said.err) == (0, ""), said.out


LOSSES: dict[str, Callable[[Small, str], object]] = {
    "gone": lambda small, path: (small.root / "data" / path).unlink(),
    "fewer": lambda small, path: small.write(path, FEWER[path]),
    "empty": lambda small, path: small.write(
        path, "[]\n" if path in ("extensions.yaml", "difficulties.yaml") else "{}\n"
    ),
}


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("loss", LOSSES)
def test_what_git_knew_and_is_gone_is_an_error(kept: Small, run: Run, path: str, loss: str) -> None:
    LOSSES[loss](kept, path)
    code, said = lines(run)

    assert code == 1
    assert [line.partition(":")[0] for line in said] == [f"data/{path}"]
    assert "git đã có 2 mục" in said[0]


@pytest.mark.parametrize("path", FILES)
def test_a_loss_that_was_committed_is_still_one_against_the_version_compared_with(
    kept: Small, run: Run, path: str
) -> None:
    (kept.root / "data" / path).unlink()
    git(kept.root, "commit", "--quiet", "--all", "--message", "2")

    assert lines(run)[1] == []
    code, said = lines(run, "--since", "HEAD~1")
    assert (code, len(said)) == (1, 1)


def test_an_entry_that_is_corrected_or_added_is_no_loss(kept: Small, run: Run) -> None:
    kept.write(
        "extensions.yaml",
        FILES["extensions.yaml"].replace("30/11", "29/11") + EXTENSION.format(unit="cd-y-te-viet-nam"),
    )

    assert lines(run)[1] == []


def test_a_file_that_cannot_be_read_has_its_own_error_alone(kept: Small, run: Run) -> None:
    kept.write("difficulties.yaml", b"")
    code, said = lines(run)

    assert (code, said) == (1, [])


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (f"submissions/{PERIOD}/.{UNIT}.yaml.4711.tmp", "leftover-file"),
        (f"submissions/{PERIOD}/.{UNIT}.yaml.lock", "leftover-file"),
        (".letters.yaml.12.tmp", "leftover-file"),
        (f"submissions/{PERIOD}/{UNIT}.yml", "stray-file"),
        (f"submissions/{PERIOD}/{UNIT} (1).yaml", "stray-file"),
        (f"submissions/{PERIOD}/LDLD-An-Giang.yaml", "stray-file"),
        (f"submissions/{PERIOD}/{UNIT}.yaml.txt", "stray-file"),
        (f"submissions/{PERIOD}/ldld\ntinh.yaml", "stray-file"),
        (f"submissions/{PERIOD}/an-giàng.yaml", "stray-file"),
        (f"units/{UNIT} - Copy.yaml", "stray-file"),
    ],
)
def test_what_may_hide_a_report_fails_a_strict_check(small: Small, run: Run, path: str, rule: str) -> None:
    small.write(path, f"unit: {UNIT}\nperiod: {PERIOD}\n")
    loose, strict = run("check"), run("check", "--strict")

    assert (loose.code, strict.code) == (0, 1)
    assert f"[{rule}]" in loose.out
    assert "phải sửa 1" in strict.out.splitlines()[-1]


def test_a_strict_check_of_a_tidy_folder_passes(small: Small, run: Run) -> None:
    small.submit(UNIT, "received: 12/11/2015\n")
    small.write(".git-blame-ignore.tmp", "x")

    assert run("check", "--strict").code == 0


def test_a_difficulty_stands_once(small: Small, run: Run) -> None:
    small.write("difficulties.yaml", DIFFICULTY.format(id="kk-01") * 2)

    assert (
        "data/difficulties.yaml:4:3 repeated-id" in small.faults()
        or "data/difficulties.yaml:4:7 repeated-id" in small.faults()
    )
    assert run("difficulties").code == 2
