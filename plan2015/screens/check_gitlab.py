"""What GitLab's code quality widget reads: a list that it compares between branches by fingerprint."""

import json
from collections.abc import Iterable

from plan2015.screens.listed import Level, Listed
from plan2015.screens.plain import quiet_json

_SEVERITIES = {Level.ERROR: "major", Level.QUERY: "minor", Level.NOTE: "info", Level.INCOMPLETE: "info"}


def code_quality(rows: Iterable[Listed]) -> str:
    """The rows as GitLab's code quality report; an explained query is left out, so that it shows as resolved."""
    report = [
        {
            "description": row.sentence,
            "check_name": row.rule,
            "fingerprint": row.fingerprint,
            "severity": _SEVERITIES[row.level],
            "location": {
                "path": row.path,
                "lines": {"begin": row.line},
                "positions": {"begin": {"line": row.line, "column": row.column}},
            },
        }
        for row in rows
        if row.level in _SEVERITIES
    ]
    return quiet_json(json.dumps(report, ensure_ascii=False, indent=2))
