"""Twice the year is twice the work, also where much is amiss: counted in lines of Python, not in seconds."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bench.hard_years import HARD_YEARS
from bench.records import make_workspace
from plan2015.obligations import standings_on
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.rules import check


def lines_of(act: Callable[[], object]) -> int:
    """How many lines of Python an act runs through; a loop within one line counts each turn."""
    count = 0

    def trace(_frame: FrameType, event: str, _detail: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def work(folder: Path, spoil: Callable[[Path], None], reports: int) -> int:
    """The lines that the rules and the picture of a day run through, in a hard year of so many reports."""
    folder.mkdir()
    data = make_workspace(folder, reports)
    spoil(data)
    workspace = load(Folder(str(data)))
    plan = workspace.plan
    assert plan
    return lines_of(lambda: standings_on(date(2015, 11, 20), plan, workspace, check(workspace)))


@pytest.mark.parametrize("spoil", HARD_YEARS, ids=lambda spoil: spoil.__name__)
def test_a_hard_year_grows_in_step_with_its_reports(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    first, second, fourth = (work(tmp_path / str(reports), spoil, reports) for reports in (24, 48, 96))

    assert (fourth - second) / (second - first) < 2.2


def test_a_check_that_grows_with_the_square_is_seen() -> None:
    def each_with_each(size: int) -> int:
        return lines_of(lambda: [next((b for b in range(size) if b == a), None) for a in range(size)])

    first, second, fourth = map(each_with_each, (24, 48, 96))

    assert (fourth - second) / (second - first) > 3.5
