"""Answers as JSON: stable keys, additive changes only, paths relative to the current folder."""

import json
from collections.abc import Iterable
from typing import Any

from plan2015.obligations import Standing, Standings
from plan2015.obligations.due import worded
from plan2015.obligations.incomplete import Incomplete
from plan2015.obligations.summary import ReportCount
from plan2015.output.problem_lines import blank_line
from plan2015.records.problem import Kind, Problem
from plan2015.records.workspace import Workspace

SCHEMA = 1


def write_json(answer: dict[str, Any]) -> str:
    """An answer as text, its Vietnamese readable."""
    return json.dumps({"schema": SCHEMA, **answer}, ensure_ascii=False, indent=2)


def status_answer(standings: Standings, shown: Iterable[Standing], counts: Iterable[ReportCount]) -> dict[str, Any]:
    """The answer of `status`."""
    return {
        "as_of": standings.day.isoformat(),
        "illustrative": standings.plan.plan.illustrative,
        "periods": [_count(count) for count in counts],
        "obligations": [obligation_row(standing, standings.workspace) for standing in shown],
    }


def overdue_answer(standings: Standings, shown: Iterable[Standing]) -> dict[str, Any]:
    """The answer of `overdue`."""
    return {
        "as_of": standings.day.isoformat(),
        "obligations": [obligation_row(standing, standings.workspace) for standing in shown],
    }


def check_answer(
    workspace: Workspace, problems: tuple[Problem, ...], incomplete: tuple[Incomplete, ...]
) -> dict[str, Any]:
    """The answer of `check`."""
    kinds = [problem.kind for problem in problems]
    return {
        "checked": {
            "files": workspace.files,
            "units": len(workspace.units),
            "tasks": len(workspace.plan.tasks) if workspace.plan else 0,
            "submissions": len(workspace.submissions),
        },
        "problems": [_problem(problem) for problem in problems],
        "incomplete": [_incomplete(entry, workspace) for entry in incomplete],
        "summary": {
            "errors": kinds.count(Kind.ERROR),
            "queries": kinds.count(Kind.QUERY),
            "notes": kinds.count(Kind.NOTE),
            "unexplained": sum(problem.kind is Kind.QUERY and not problem.explained for problem in problems),
            "incomplete": len(incomplete),
        },
    }


def obligation_row(standing: Standing, workspace: Workspace) -> dict[str, Any]:
    obligation, state = standing.obligation, standing.state
    return {
        "unit": obligation.unit.id,
        "type": obligation.type,
        "period": obligation.period,
        "clause": obligation.duty.clause,
        "applies": obligation.applies,
        "due": obligation.last_day.isoformat() if obligation.last_day else None,
        "due_text": worded(obligation.due),
        "content": state.content.value,
        "timeliness": state.timeliness.value,
        "days": state.days,
        "missing": list(state.missing),
        "submission": workspace.folder.show(state.submission.path) if state.submission else None,
    }


def _count(count: ReportCount) -> dict[str, Any]:
    return {
        "period": count.period,
        "kind": count.kind,
        "expected": count.expected,
        "received": count.received,
        "on_time": count.on_time,
        "complete": count.complete,
        "reporting_rate": count.reporting_rate,
        "on_time_rate": count.on_time_rate,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "kind": problem.kind.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "hint": problem.hint,
        "explained": problem.explained,
    }


def _incomplete(entry: Incomplete, workspace: Workspace) -> dict[str, Any]:
    return {
        "unit": entry.submission.unit,
        "period": entry.submission.period,
        "path": workspace.folder.show(entry.submission.path),
        "items": [
            {"item": question.key, "line": blank_line(question.key, entry, workspace)} for question in entry.blank
        ],
    }
