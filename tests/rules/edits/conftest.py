"""The coherent year that tests of edits spoil."""

from pathlib import Path

import pytest

from tests.rules.edits.year import MadeYear, make_year


@pytest.fixture
def year(tmp_path: Path) -> MadeYear:
    """A year in which nothing is amiss."""
    return make_year(tmp_path)
