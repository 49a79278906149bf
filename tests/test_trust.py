"""docs/trust.md: what it says was tried can be run, and what it counts is counted."""

import re

import pytest

from tests.conftest import REPOSITORY
from tests.documented import page
from tests.records.reading import test_fuzz
from tests.shapes import test_every_shape as shapes
from tests.shapes.grid import all_cases
from tests.test_security import missing

PAGE = page("docs/trust.md")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "`tests/" in line]
NAMED_FILE = re.compile(r"`(tests/[\w/]+(?:\.py|/))(?:::(\w+))?`")


def absent(line: str) -> list[str]:
    """The tests and folders of tests that a line names and that are not there."""
    folders = [path for path, test in NAMED_FILE.findall(line) if not test and not (REPOSITORY / path).exists()]
    return folders + (missing(line) if "::" in line else [])


def test_each_row_names_tests_that_are_there() -> None:
    assert len(ROWS) >= 10
    assert [name for line in PAGE.splitlines() if "`tests/" in line for name in absent(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "| a | `tests/gone.py` |",
        "| a | `tests/gone/` |",
        "| a | `tests/test_trust.py::test_that_nobody_wrote` |",
    ],
)
def test_a_row_without_its_test_would_be_seen(line: str) -> None:
    assert absent(line)


def test_the_sizes_of_grid_and_fuzzers_are_those_of_the_tests() -> None:
    cells, sample = sum(map(len, all_cases().values())), sum(len(cases) for _, cases in shapes.batches(shapes.MORE))

    assert f"{cells:,} cells" in PAGE
    assert f"{sample} of them by `--full`" in PAGE
    assert f"{3 * test_fuzz.MANY:,} inputs by `--full`" in PAGE


@pytest.mark.parametrize("path", re.findall(r"`(plan2015/[\w/]+\.py)", PAGE))
def test_each_place_that_a_change_survived_is_there(path: str) -> None:
    assert (REPOSITORY / path).is_file()


def test_who_contributes_is_told_how_to_run_it() -> None:
    told = page("CONTRIBUTING.md")

    for command in ("tools/mutate.py", "COVERAGE_PROCESS_START", "docs/trust.md", "--corpus", "--longer", "--grid"):
        assert command in told, command
