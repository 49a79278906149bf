"""Answers as CSV for Excel: with a byte order mark, and no cell that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from plan2015.obligations import Standing
from plan2015.output.answers_json import obligation_row
from plan2015.records.workspace import Workspace

_BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    *("unit", "name", "type", "period", "clause", "applies", "due", "due_text"),
    *("content", "timeliness", "days", "missing", "submission"),
)


def write_obligations(shown: Iterable[Standing], workspace: Workspace) -> str:
    """A row for each obligation; lists within a cell are parted by semicolons, blanks stay blank."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for standing in shown:
        row = {**obligation_row(standing, workspace), "name": standing.obligation.unit.short_name}
        writer.writerow([_cell(row[column]) for column in _COLUMNS])
    return _BOM + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ";".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
