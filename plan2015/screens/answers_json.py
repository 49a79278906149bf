"""Answers as JSON: stable keys, additive changes only, paths relative to the current folder."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from plan2015.consolidation.budget_figures import Budget, PooledShare, UnitShare
from plan2015.consolidation.totals import MovedSinceClosing
from plan2015.obligations import Standing, Standings
from plan2015.obligations.difficulties import Raised
from plan2015.obligations.incomplete import Incomplete
from plan2015.obligations.summary import ReportCount
from plan2015.records.budget_share import Share
from plan2015.records.due import worded
from plan2015.records.problem import Problem, tally
from plan2015.records.revision import Revision
from plan2015.records.workspace import Workspace
from plan2015.screens.plain import quiet_json
from plan2015.screens.problem_lines import blank_line
from plan2015.screens.totals import closing_row
from plan2015.vietnamese.numbers import round_half_up

SCHEMA = 1


def write_json(answer: dict[str, Any]) -> str:
    """An answer as text, its Vietnamese readable."""
    return quiet_json(json.dumps({"schema": SCHEMA, **answer}, ensure_ascii=False, indent=2))


def status_answer(standings: Standings, shown: Iterable[Standing], counts: Iterable[ReportCount]) -> dict[str, Any]:
    """The answer of `status`."""
    return {
        **clocks(standings),
        "illustrative": standings.plan.plan.illustrative,
        "periods": [_count(count) for count in counts],
        "obligations": [obligation_row(standing, standings.workspace) for standing in shown],
    }


def overdue_answer(standings: Standings, shown: Iterable[Standing]) -> dict[str, Any]:
    """The answer of `overdue`."""
    return {
        **clocks(standings),
        "obligations": [obligation_row(standing, standings.workspace) for standing in shown],
    }


def budget_answer(standings: Standings, budget: Budget) -> dict[str, Any]:
    """The answer of `budget`; percentages are decimal text of four places, `meets` is decided on whole đồng."""
    minimum = budget.rule.minimum_percent
    return {
        **clocks(standings),
        "period": budget.period,
        "minimum_percent": minimum,
        "units": [share_row(entry, minimum) for entry in budget.units],
        "pooled": [_pooled(pool, minimum) for pool in budget.pooled],
        "queried": [entry.unit.id for entry in budget.units if entry.is_queried],
        "no_data": [unit.id for unit in budget.no_data],
    }


def difficulties_answer(standings: Standings, listed: Iterable[Raised]) -> dict[str, Any]:
    """The answer of `difficulties`: those that wait, the longest first."""
    return {
        **clocks(standings),
        "difficulties": [
            {
                "name": raised.name,
                "unit": raised.unit,
                "raised": raised.raised.isoformat() if raised.raised else None,
                "days": raised.days(standings.day),
                "text": raised.text,
                "proposal": raised.proposal,
                "clause": raised.clause,
                "path": raised.place.path,
                "line": raised.place.line,
            }
            for raised in listed
        ],
    }


def check_answer(
    workspace: Workspace,
    problems: tuple[Problem, ...],
    incomplete: tuple[Incomplete, ...],
    closings: tuple[MovedSinceClosing, ...] = (),
) -> dict[str, Any]:
    """The answer of `check`."""
    counts = tally(problems)
    return {
        "checked": {
            "files": workspace.files,
            "units": len(workspace.units),
            "tasks": len(workspace.plan.tasks) if workspace.plan else 0,
            "submissions": len(workspace.submissions),
        },
        "problems": [_problem(problem) for problem in problems],
        "incomplete": [_incomplete(entry, workspace) for entry in incomplete],
        "closings": [closing_row(since) for since in closings],
        "summary": {
            "errors": counts.errors,
            "queries": counts.queries + counts.explained,
            "notes": counts.notes,
            "unexplained": counts.queries,
            "incomplete": len(incomplete),
        },
    }


def clocks(standings: Standings) -> dict[str, Any]:
    """The day that an answer holds for, and the version of the data that it was made from."""
    return {"as_of": standings.day.isoformat(), "revision": revision_row(standings.workspace.revision)}


def revision_row(revision: Revision | None) -> dict[str, Any] | None:
    """A version of the data as JSON gives it; null where git knows nothing of the data."""
    if revision is None:
        return None
    return {
        "commit": revision.commit,
        "committed": revision.when.isoformat(),
        "dirty": revision.dirty,
        "asked": revision.asked,
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


def share_row(entry: UnitShare, minimum_percent: int) -> dict[str, Any]:
    """One unit's share as JSON and CSV give it."""
    return {
        "unit": entry.unit.id,
        "figures": entry.share.figures,
        "scope": entry.scope,
        "base_kind": entry.base_kind,
        **_share(entry.share, minimum_percent),
    }


def _pooled(pool: PooledShare, minimum_percent: int) -> dict[str, Any]:
    return {
        "base_kind": pool.base_kind,
        "scope": pool.scope,
        "figures": pool.share.figures,
        "units": pool.units.value,
        **_share(pool.share, minimum_percent),
        "queried": [member.unit.id for member in pool.members if member.is_queried],
        "without_queried": _without_queried(pool),
    }


def _without_queried(pool: PooledShare) -> dict[str, Any] | None:
    """The sums without the figures that wait for an explanation; null where none does."""
    if not pool.percent.is_queried:
        return None
    training, base, percent = pool.training.without, pool.base.without, pool.percent.without
    return {
        "training": None if training is None else int(training),
        "base": None if base is None else int(base),
        "percent": None if percent is None else str(round_half_up(Decimal(percent), 4)),
    }


def _share(share: Share, minimum_percent: int) -> dict[str, Any]:
    return {
        "training": int(share.training),
        "base": int(share.base),
        "percent": str(share.percent(4)),
        "meets": share.meets(minimum_percent),
    }
