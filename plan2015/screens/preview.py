"""What a change of the data changes in the answers, as text, as Markdown for a merge request, and as JSON."""

from collections.abc import Iterator
from typing import Any

from plan2015.consolidation.change import Change, StateChange, ThresholdChange, TotalChange
from plan2015.obligations import Standing
from plan2015.obligations.summary import ReportCount
from plan2015.questionnaire import Questionnaire
from plan2015.records.model.plan import Plan
from plan2015.records.problem import Problem
from plan2015.screens.totals import moved_row, moved_words, total_title
from plan2015.wording.choices import KIND_WORDS, MEETS_WORDS
from plan2015.wording.problems import SEVERITIES
from plan2015.wording.states import content_words, period_words, rate_words, timeliness_words

Section = tuple[str, list[str]]
_MARKUP = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>()#+!|~@&"})
_NOT_ASKED = "không phải gửi"


def preview_text(change: Change) -> str:
    """The change as plain text."""
    lines = []
    for title, items in _sections(change):
        lines += [f"{title}:", *(f"  {item}" for item in items), ""]
    return "\n".join(lines).rstrip() if lines else "Không câu trả lời nào thay đổi."


def preview_markdown(change: Change) -> str:
    """The change as Markdown; what units wrote is text in it, never markup."""
    lines = ["### Nếu nhận thay đổi này", ""]
    for title, items in _sections(change):
        lines += [f"**{title}**", "", *(f"- {_plain(item)}" for item in items), ""]
    return "\n".join(lines).rstrip() if len(lines) > 2 else "Không câu trả lời nào thay đổi."


def preview_answer(change: Change) -> dict[str, Any]:
    """The change as the stable JSON of schema 1."""
    return {
        "schema": 1,
        "as_of": change.after.day.isoformat(),
        "reports": [_count_pair(before, after) for before, after in change.counts],
        "states": [_state_entry(state) for state in change.states],
        "totals": [_total_entry(total) for total in change.totals],
        "thresholds": [{"unit": t.unit.id, "before": t.before, "after": t.after} for t in change.thresholds],
        "opened": [_problem_entry(problem) for problem in change.opened],
        "closed": [_problem_entry(problem) for problem in change.closed],
        "difficulties": [{"unit": r.unit, "text": r.text, "clause": r.clause} for r in change.raised],
    }


def _sections(change: Change) -> Iterator[Section]:
    plan = change.after.plan
    counts = [words for before, after in change.counts if (words := _count_words(before, after, plan))]
    found = (
        ("Tình hình gửi báo cáo", counts),
        ("Đơn vị thay đổi tình trạng", [_state_words(state, change) for state in change.states]),
        ("Tổng số thay đổi", [_total_words(total, change.after.questionnaire) for total in change.totals]),
        ("Mức kinh phí đào tạo", [_threshold_words(entry, plan) for entry in change.thresholds]),
        ("Mới phải sửa, phải giải trình", [_problem_words(problem) for problem in change.opened]),
        ("Đã sửa, đã giải trình", [_problem_words(problem) for problem in change.closed]),
        ("Khó khăn mới nêu", [f"{_unit_name(r.unit, change)}: {r.text}" for r in change.raised]),
    )
    return ((title, items) for title, items in found if items)


def _count_words(before: ReportCount | None, after: ReportCount, plan: Plan) -> str:
    if before == after:
        return ""
    then = (before.received, before.on_time, before.complete) if before else (0, 0, 0)
    return (
        f"{KIND_WORDS[after.kind]}, {period_words(after.period, plan)}: đã nhận {then[0]} → {after.received}"
        f"/{after.expected} ({rate_words(after.reporting_rate)}), đúng hạn {then[1]} → {after.on_time}, "
        f"đầy đủ {then[2]} → {after.complete}"
    )


def _state_words(state: StateChange, change: Change) -> str:
    then, now = _standing_words(state.before), _standing_words(state.after)
    return f"{state.unit.short_name}, {period_words(state.period, change.after.plan)}: {then} → {now}"


def _standing_words(standing: Standing | None) -> str:
    if standing is None:
        return _NOT_ASKED
    timely = timeliness_words(standing)
    return "; ".join(part for part in (content_words(standing), timely) if part)


def _total_words(total: TotalChange, questionnaire: Questionnaire) -> str:
    period = period_words(total.period, questionnaire.plan)
    return f"{total_title(total.moved.key, questionnaire)} ({period}): {moved_words(total.moved)}"


def _threshold_words(entry: ThresholdChange, plan: Plan) -> str:
    minimum = plan.budget.minimum_percent if plan.budget else 0
    then, now = (_meets_words(side, minimum) for side in (entry.before, entry.after))
    return f"{entry.unit.short_name}: {then} → {now}"


def _meets_words(meets: bool | None, minimum: int) -> str:
    return MEETS_WORDS[meets] if meets is None else f"{MEETS_WORDS[meets]} mức {minimum}%"


def _problem_words(problem: Problem) -> str:
    return f"{problem.place} [{SEVERITIES[problem.kind].short}] {problem.message} ({problem.rule})"


def _unit_name(unit_id: str, change: Change) -> str:
    unit = change.after.workspace.units.get(unit_id)
    return unit.short_name if unit else unit_id


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKUP)


def _count_pair(before: ReportCount | None, after: ReportCount) -> dict[str, Any]:
    names = ("expected", "received", "on_time", "complete")
    return {
        "period": after.period,
        "kind": after.kind,
        "before": {name: getattr(before, name) for name in names} if before else None,
        "after": {name: getattr(after, name) for name in names},
    }


def _total_entry(total: TotalChange) -> dict[str, Any]:
    return {"period": total.period, **moved_row(total.moved)}


def _state_entry(state: StateChange) -> dict[str, Any]:
    def side(standing: Standing | None) -> dict[str, Any] | None:
        if standing is None:
            return None
        return {"content": standing.state.content, "timeliness": standing.state.timeliness, "days": standing.state.days}

    return {"unit": state.unit.id, "period": state.period, "before": side(state.before), "after": side(state.after)}


def _problem_entry(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "kind": problem.kind,
        "path": problem.place.path,
        "line": problem.place.line,
        "message": problem.message,
    }
