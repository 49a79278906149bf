"""Merged cells of a sheet: one cell over several columns, or one over several rows."""

import re
from collections.abc import Callable
from typing import NamedTuple

from plan2015.forms.grid import GridCell
from plan2015.office.xml import Element, local

_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST_AREAS = 500


class Area(NamedTuple):
    """The first and last column (from 0) and row (from 1) of merged cells."""

    left: int
    top: int
    right: int
    bottom: int


def areas_of(root: Element, index: Callable[[str], int]) -> list[Area]:
    """The merged areas of a sheet."""
    found: list[Area] = []
    for merge in root.iter():
        match = _AREA.fullmatch(merge.get("ref") or "") if local(merge) == "mergeCell" else None
        if match and len(found) < _MOST_AREAS:
            found.append(Area(index(match[1]), int(match[2]), index(match[3]), int(match[4])))
    return found


def join(row: list[GridCell], areas: list[Area], number: int) -> list[GridCell]:
    """A row with its merged cells as one each."""
    for area in areas:
        if not area.top <= number <= area.bottom:
            continue
        kept = []
        for cell in row:
            if not area.left <= cell.column <= area.right:
                kept.append(cell)
            elif cell.column == area.left:
                cell.span = area.right - area.left + 1
                cell.joined = number > area.top
                kept.append(cell)
            elif cell.text and kept:
                kept[-1].text += f"\n{cell.text}"  # hidden below the merged cell, yet there
        row = kept
    return row
