"""Answers as CSV for Excel: with a byte order mark, and no cell that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from plan2015.consolidation.budget_figures import Budget
from plan2015.obligations import Standing
from plan2015.records.workspace import Workspace
from plan2015.screens.answers_json import obligation_row, share_row

_BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SHARE = ("unit", "name", "figures", "scope", "base_kind", "training", "base", "percent", "meets")
_OBLIGATION = (
    *("unit", "name", "type", "period", "clause", "applies", "due", "due_text"),
    *("content", "timeliness", "days", "missing", "submission"),
)


def write_obligations(shown: Iterable[Standing], workspace: Workspace) -> str:
    """A row for each obligation; lists within a cell are parted by semicolons, blanks stay blank."""
    return write_rows(
        _OBLIGATION,
        ({**obligation_row(standing, workspace), "name": standing.obligation.unit.short_name} for standing in shown),
    )


def write_shares(budget: Budget) -> str:
    """A row for each unit of the budget, those without figures last."""
    minimum = budget.rule.minimum_percent
    given = ({**share_row(entry, minimum), "name": entry.unit.short_name} for entry in budget.units)
    blank = ({"unit": unit.id, "name": unit.short_name} for unit in budget.no_data)
    return write_rows(_SHARE, (*given, *blank))


def write_rows(columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> str:
    """A row for each of these, with these columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return _BOM + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ";".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
