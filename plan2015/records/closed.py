"""What a period holds, in a form that can be written down at its closing and compared later."""

import hashlib
from decimal import Decimal

from plan2015.records.model.values import Number
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.numbers import plain_number

_COUNTRY = ("provincial", "sector")


def submission_hashes(workspace: Workspace, period: str) -> dict[str, str]:
    """Path and SHA-256 of each submission of a period; line ends do not count, git may change them."""
    paths = sorted(s.path for s in workspace.submissions if s.period == period)
    return {path: _hash(workspace.source(path).text) for path in paths}


def figure_totals(workspace: Workspace, period: str) -> dict[str, str]:
    """Σ of every figure that LĐLĐ and sector unions typed for a period, by dotted key."""
    totals: dict[str, Number] = {}
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        if submission.period != period or unit is None or unit.kind not in _COUNTRY:
            continue
        figures = {f"indicators.{k}": v for k, v in submission.indicators.items() if isinstance(v, int | Decimal)}
        figures |= {f"budget.{k}": v for k, v in submission.money.items()}
        for key, value in figures.items():
            totals[key] = totals.get(key, 0) + value
    return {key: plain_number(totals[key]) for key in sorted(totals)}


def _hash(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
