"""The result of an import for other programs: every file with all that was found in it, nothing cut."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from plan2015.acts.import_outcome import Outcome
from plan2015.screens.answers_csv import write_rows
from plan2015.screens.answers_json import write_json
from plan2015.screens.plain import plain

_FILE = ("file", "state", "unit", "name", "period", "submission")
_FOUND = ("level", "place", "code", "title", "typed", "proposal", "text")


def as_json(outcomes: Iterable[Outcome], *, dry_run: bool) -> str:
    """All files as JSON."""
    return write_json({"dry_run": dry_run, "files": [_file(outcome) for outcome in outcomes]})


def as_csv(outcomes: Iterable[Outcome]) -> str:
    """A row for what became of each file, then one for each thing that was found in it."""
    rows = ({**_whose(outcome), **row} for outcome in outcomes for row in _rows(outcome))
    return write_rows((*_FILE, *_FOUND), rows)


def _file(outcome: Outcome) -> dict[str, Any]:
    read = outcome.reading
    typed = read.typed if read else None
    return {
        **_whose(outcome),
        "message": outcome.message,
        "answers": sum(value is not None for value in typed.values.values()) if typed else 0,
        "difficulties": len(typed.difficulties or ()) if typed else 0,
        "explanations": len(typed.explanations) if typed else 0,
        "form_state": read.state if read else None,
        "notes": list(outcome.notes),
        "findings": list(_findings(outcome)),
        "outside": [{"at": loose.place, "text": loose.text} for loose in typed.outside] if typed else [],
    }


def _whose(outcome: Outcome) -> dict[str, Any]:
    name = plain(unicodedata.normalize("NFC", outcome.file.as_posix()))
    values = (name, outcome.state, outcome.unit_id or None, outcome.unit or None, outcome.period or None)
    return dict(zip(_FILE, (*values, outcome.path or None), strict=True))


def _findings(outcome: Outcome) -> Iterator[dict[str, Any]]:
    for finding in outcome.reading.typed.findings if outcome.reading else ():
        asked = finding.proposal
        about = (asked.code, asked.title, asked.typed, asked.value or None) if asked else (None,) * 4
        yield dict(zip(_FOUND, (finding.level, finding.place, *about, finding.text), strict=True))


def _rows(outcome: Outcome) -> Iterator[dict[str, Any]]:
    yield {"text": plain(outcome.message)}
    yield from ({"level": "note", "text": plain(note)} for note in outcome.notes)
    yield from ({**row, "text": plain(row["text"])} for row in _findings(outcome))
    for loose in outcome.reading.typed.outside if outcome.reading else ():
        yield {"level": "outside", "place": loose.place, "text": loose.text}
