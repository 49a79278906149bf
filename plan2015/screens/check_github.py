"""What GitHub Actions reads: annotations as lines of the log, and the step summary in Markdown."""

import re
from collections.abc import Iterable, Iterator

from plan2015.screens.listed import LEVEL_WORDS, Level, Listed
from plan2015.screens.plain import plain

MOST = 10
"""GitHub shows ten annotations of a kind a step and drops the rest without a word."""

SUMMARY_BYTES = 1_000_000
"""GitHub refuses a step summary of more than 1 MiB."""

_COMMANDS = {Level.ERROR: "error", Level.QUERY: "warning"}
_SUMMARY_ORDER = (Level.ERROR, Level.QUERY, Level.INCOMPLETE, Level.NOTE, Level.EXPLAINED)


def annotations(rows: Iterable[Listed]) -> Iterator[str]:
    """At most ten errors and ten queries as annotations, and one notice that counts the rest."""
    listed = tuple(rows)
    left = []
    for level, command in _COMMANDS.items():
        chosen = [row for row in listed if row.level is level]
        yield from (_annotation(command, row) for row in chosen[:MOST])
        if len(chosen) > MOST:
            left.append(f"{len(chosen) - MOST} {LEVEL_WORDS[level]}")
    if left:
        yield f"::notice title=plan2015::Còn nữa: {', '.join(left)}. Danh sách đầy đủ ở bản tóm tắt của bước này."


def _annotation(command: str, row: Listed) -> str:
    places = {
        "file": row.path,
        "line": str(row.line),
        "col": str(row.column),
        "endColumn": str(row.column + row.length) if row.length else "",
        "title": f"{LEVEL_WORDS[row.level]} [{row.rule}]",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items() if value)
    return f"::{command} {properties}::{_data(row.sentence)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(rows: Iterable[Listed], verdict: str, counts: str) -> str:
    """The verdict and the full list in Markdown; what does not fit in a step's summary is counted."""
    listed = tuple(rows)
    parts = [f"### {_markdown(verdict)}\n\n{_markdown(counts)}\n"]
    size, left = len(parts[0].encode()), 0
    for level in _SUMMARY_ORDER:
        head = f"\n#### {LEVEL_WORDS[level].capitalize()}\n\n| Chỗ | Nội dung | Cách sửa |\n|---|---|---|\n"
        for row in (row for row in listed if row.level is level):
            text = head + _table_row(row)
            size += len(text.encode("utf-8", "replace"))
            if size > SUMMARY_BYTES:
                left += 1
            else:
                parts.append(text)
                head = ""
    if left:
        parts.append(f"\nCòn {left} dòng không ghi hết ở đây; xem nhật ký hoặc tệp kết quả.\n")
    return "".join(parts)


def _table_row(row: Listed) -> str:
    cells = (f"{plain(row.path)}:{row.line}:{row.column}", f"{row.message} [{row.rule}]", row.hint)
    return f"| {' | '.join(_markdown(cell) for cell in cells)} |\n"


def _markdown(text: str) -> str:
    """The text as itself: no mark of it is Markdown, a tag, a mention or a link."""
    return re.sub(r"[\\`*_\[\]<>&|~@#!$]|:(?=/)|(?<=www)\.", lambda found: f"&#{ord(found.group())};", text)
