"""The glossary is true: each code name exists, and no word of the office's vocabulary is missing."""

import importlib
import re
from typing import NamedTuple

import pytest

from tests.conftest import REPOSITORY

VOCABULARY = (
    "plan", "clause", "unit", "task", "period", "question", "obligation", "submission", "indicator", "extension",
    "problem", "explanation", "edit", "impact", "review", "difficulty", "letter", "consolidation", "document",
    "workspace",
)  # fmt: skip
"""The words that the design fixes, one meaning each."""
NOT_BUILT = {"review"}
"""Words that are fixed and have no code yet; whoever builds one takes it out of here."""


class Row(NamedTuple):
    """One line of the glossary."""

    term: str
    vietnamese: str
    name: str
    meaning: str


def rows() -> list[Row]:
    lines = (REPOSITORY / "docs/glossary.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [Row(*row) for row in cells[2:]]


def exists(name: str) -> bool:
    """Whether a dotted name below the package is something in it."""
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(f"plan2015.{module}"), attribute)
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.term)
def test_a_row_names_what_exists(row: Row) -> None:
    assert row.vietnamese
    assert row.meaning
    if row.name == "–":
        assert row.term in NOT_BUILT
    else:
        assert exists(re.fullmatch(r"`([\w.]+)`", row.name)[1])  # type: ignore[index]


def test_a_name_that_does_not_exist_would_be_seen() -> None:
    assert exists("records.model.plan.Plan")
    assert not exists("records.model.plan.Plam")
    assert not exists("records.planning.Plan")


def test_every_word_of_the_vocabulary_stands_once() -> None:
    terms = [row.term for row in rows()]

    assert set(VOCABULARY) - set(terms) == set()
    assert len(terms) == len(set(terms))
    assert {row.term for row in rows() if row.name == "–"} == NOT_BUILT
