"""The unit's word on a figure that was asked about, and the officer's yes or no to it."""

from dataclasses import dataclass

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.explanations import explanation_edits

_MOST = 120


@dataclass(frozen=True)
class Query:
    """The query that is meant: of a unit's report, by its rule, and its place where the rule names several."""

    unit: str
    period: str
    rule: str
    at: str | None = None


@dataclass(frozen=True)
class Explained:
    """The explanation that was entered or judged."""

    shown: str
    at: str


def explain(opened: Opened, query: Query, text: str) -> Act[Explained]:
    """Enters an explanation with the figures it speaks of; other words or figures await a new judgement."""
    path, shown = _report(opened, query)
    asked = [p for p in opened.problems if p.kind == "query" and p.rule == query.rule and p.place.path == shown]
    asked = [problem for problem in asked if query.at in (None, problem.key)]
    if not asked:
        raise Refusal(f"{shown} không có chỗ nào cần giải trình theo “{query.rule}”. Xem: plan2015 check {shown}")
    if len(asked) > 1:
        raise Refusal(f"có {len(asked)} chỗ, thêm --at: " + ", ".join(problem.key for problem in asked))
    record, place = opened.workspace.record(path), asked[0]
    figures = dict(place.figures)
    before = next((one for one in record.explanations if (one.rule, one.at) == (query.rule, place.key)), None)
    if before and before.accepted and before.figures == figures and before.text != text:
        raise Refusal(
            f"{shown}: lời giải trình cho “{query.rule}” đã được chấp nhận: “{_short(before.text or '')}”. "
            "Nhận lời khác thì trước hết: plan2015 explain-query … --refuse."
        )
    notes = (
        (f"Thay lời giải trình trước: “{_short(before.text)}”.",) if before and before.text not in (None, text) else ()
    )
    edits = explanation_edits(record, query.rule, place.key, text, figures)
    return Act(Explained(shown, place.key), (tried(opened, path, edits),), notes)


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"


def judge(opened: Opened, query: Query, *, accepted: bool) -> Act[Explained]:
    """Enters the officer's judgement on an explanation that was given."""
    path, shown = _report(opened, query)
    explanations = opened.workspace.submission_at[path].explanations
    given = [n for n, one in enumerate(explanations) if one.rule == query.rule and query.at in (None, one.at)]
    if not given:
        raise Refusal(f"{shown} chưa có lời giải trình cho “{query.rule}”.")
    if len(given) > 1:
        raise Refusal("có nhiều lời giải trình, thêm --at KHÓA.")
    edit = Edit(("explanations", given[0], "accepted"), "true" if accepted else "false")
    return Act(Explained(shown, explanations[given[0]].at), (tried(opened, path, [edit]),))


def _report(opened: Opened, query: Query) -> tuple[str, str]:
    """Where the report is that a query speaks of, and the same as people see it."""
    unit, period = opened.find_unit(query.unit), opened.find_period(query.period)
    path = opened.submission_path(unit, period)
    if path is None:
        raise Refusal(f"{unit.short_name} chưa có báo cáo kỳ {period}.")
    return path, opened.workspace.folder.show(path)
