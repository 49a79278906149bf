"""The page of usual changes names files that exist, and tests that are there to speak."""

import re

import pytest

from tests.conftest import REPOSITORY

NAMED = re.compile(r"`((?:plan2015|tests|docs|data|templates|tools)/[\w./-]*|\w+\.md)`")
PAGES = ("docs/where-do-i-change.md", "CONTRIBUTING.md", "RELEASING.md", "docs/glossary.md", "SECURITY.md")
CHANGES = 12


def changes() -> list[list[str]]:
    lines = (REPOSITORY / PAGES[0]).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_names_exists(name: str) -> None:
    named = NAMED.findall((REPOSITORY / name).read_text("utf-8"))

    assert named
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("row", changes(), ids=lambda row: row[0][:40])
def test_each_change_says_where_and_what_will_speak(row: list[str]) -> None:
    change, touch, speaks = row

    assert change
    assert NAMED.search(touch)
    assert re.search(r"`(tests/\w|python3 run\.py )", speaks)


def test_there_are_at_least_twelve() -> None:
    assert len(changes()) >= CHANGES
