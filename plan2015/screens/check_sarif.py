"""What code scanning reads: SARIF 2.1.0, with each rule's page and the explained queries as suppressed results."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from plan2015.records.faults.page import CONVENTION, Page
from plan2015.records.problem import Kind
from plan2015.screens.listed import INCOMPLETE, Level, Listed
from plan2015.screens.plain import quiet_json

_LEVELS = {
    Level.ERROR: "error",
    Level.QUERY: "warning",
    Level.EXPLAINED: "warning",
    Level.NOTE: "note",
    Level.INCOMPLETE: "note",
}
_KINDS = {Kind.ERROR: "error", Kind.QUERY: "warning", Kind.NOTE: "note"}
_BLANKS = Page(
    name=INCOMPLETE,
    kind=Kind.NOTE,
    summary="Báo cáo còn để trống nội dung bắt buộc.",
    why="Để trống là chưa có số, không phải bằng không; báo cáo chưa tính là đầy đủ.",
    fix="Bổ sung các nội dung nêu ở thông báo.",
    basis=CONVENTION,
)


def sarif(rows: Iterable[Listed], pages: Mapping[str, Page], version: str) -> str:
    """The rows as a SARIF log of one run; `pages` are the help pages by rule, `version` is the tool's own."""
    listed = tuple(rows)
    names = sorted({row.rule for row in listed})
    known = {**pages, INCOMPLETE: _BLANKS}
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "plan2015",
                        "version": version,
                        "language": "vi",
                        "rules": [_rule(known[name]) for name in names],
                    }
                },
                "language": "vi",
                "columnKind": "unicodeCodePoints",
                "results": [_result(row, names.index(row.rule)) for row in listed],
            }
        ],
    }
    return quiet_json(json.dumps(log, ensure_ascii=False, indent=2))


def _rule(page: Page) -> dict[str, Any]:
    help_text = f"{page.summary}\n\nVì sao: {page.why}\n\nCăn cứ: {page.basis}\n\nCách sửa: {page.fix}"
    return {
        "id": page.name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _KINDS[page.kind]},
    }


def _result(row: Listed, index: int) -> dict[str, Any]:
    region = {"startLine": row.line, "startColumn": row.column}
    if row.length:
        region["endColumn"] = row.column + row.length
    artifact = {"uri": quote(row.path.encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}
    result: dict[str, Any] = {
        "ruleId": row.rule,
        "ruleIndex": index,
        "level": _LEVELS[row.level],
        "message": {"text": _message(row.sentence)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"plan2015/v1": row.fingerprint},
    }
    if row.level is Level.EXPLAINED:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted"}]
    return result


def _message(text: str) -> str:
    """The text as SARIF spells it: braces would be placeholders, `[…](…)` a link."""
    literal = text.replace("{", "{{").replace("}", "}}")
    return literal.replace("[", "\\[").replace("]", "\\]") if "](" in literal else literal
