"""Every rule, fault and edit has a bad and a good example on disk; drop in a folder and it is a test.

`tests/examples/<name>/bad` and `good` are laid over tests/base/data, those of an edit over the shipped plan and units;
`bad/expected.txt` lists every problem of the bad case as `path:line:column rule`. Renewed by `--update-golden`.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.limits import FILE_BYTES
from plan2015.rules import pages
from tests.conftest import REPOSITORY, Small

EXAMPLES = Path(__file__).parent / "examples"
SUBMISSION = "submissions/2015-annual/ldld-tinh-an-giang.yaml"
EXPECTED = "expected.txt"


def make_link(small: Small) -> None:
    target = small.write("submissions/2015-annual/x.txt", "unit: x\n")
    target.with_name("ldld-tinh-an-giang.yaml").symlink_to(target)


def make_large(small: Small) -> None:
    small.write(SUBMISSION, b"# " + b"x" * FILE_BYTES)


# What cannot lie in git as a plain file is made by the test.
MADE: dict[str, Callable[[Small], None]] = {"not-a-file": make_link, "too-large": make_large}
ELSEWHERE = {"unreadable-file", "lost-since-commit", "leftover-file", "program-fault"}
"""Tested in tests/records/reading/test_reader.py (no file is unreadable to all), tests/rules/test_loss.py and
tests/records/test_shield.py."""


def shipped_edits() -> set[str]:
    plan = load(Folder(str(REPOSITORY / "data"))).plan
    assert plan
    return {edit.id for edit in plan.edits}


EDITS = shipped_edits()
OF_THE_PLAN = "paper-cited-twice"
"""What the shipped plan is told of by itself."""


def faults(small: Small, name: str) -> list[str]:
    return [line for line in small.faults() if name not in EDITS or not line.endswith(f" {OF_THE_PLAN}")]


def lay_over(small: Small, example: Path) -> None:
    if example.parent.name in EDITS:
        shutil.copyfile(REPOSITORY / "data" / "tasks.yaml", small.root / "data" / "tasks.yaml")
        shutil.rmtree(small.root / "data" / "units")
        shutil.copytree(REPOSITORY / "data" / "units", small.root / "data" / "units")
    for path in sorted(example.rglob("*")):
        if path.is_file() and path.name != EXPECTED:
            target = small.root / "data" / path.relative_to(example)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def test_every_page_has_its_examples() -> None:
    shown = {path.name for path in EXAMPLES.iterdir()}
    whole = {name for name in shown if (EXAMPLES / name / "bad").is_dir() and (EXAMPLES / name / "good").is_dir()}

    known = set(pages()) | EDITS
    assert known - whole - set(MADE) - ELSEWHERE == set()
    assert shown - known == set()


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_the_bad_example_gives_exactly_its_problems(small: Small, name: str, update_golden: bool) -> None:
    lay_over(small, EXAMPLES / name / "bad")
    found = faults(small, name)
    golden = EXAMPLES / name / "bad" / EXPECTED
    if update_golden:
        golden.write_text("".join(f"{line}\n" for line in found), "utf-8", newline="\n")

    assert found == golden.read_text("utf-8").splitlines()
    assert name in {line.rpartition(" ")[2] for line in found}


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_the_good_example_gives_none(small: Small, name: str) -> None:
    lay_over(small, EXAMPLES / name / "good")

    assert faults(small, name) == []


@pytest.mark.parametrize("name", MADE)
def test_what_cannot_lie_in_git_is_found_too(small: Small, name: str) -> None:
    MADE[name](small)

    assert [line for line in small.faults() if "stray" not in line] == [f"data/{SUBMISSION}:1:1 {name}"]
