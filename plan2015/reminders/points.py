"""What a unit is asked to complete, mend or explain: one line each of the table that goes with a letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan2015.obligations import Standing, Standings
from plan2015.obligations.completeness import required_questions
from plan2015.records.model.duty import Report
from plan2015.records.model.plan import Plan
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.source import Source
from plan2015.wording.figures import figure_words

Ask = Literal["bổ sung", "sửa", "giải trình"]
_FORM_GROUPS = ("indicators", "tasks", "budget", "texts", "paper", "difficulties", "explanations")
_COPIED = "copied-text"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Point:
    """One cell of the form with what is asked about it."""

    code: str
    title: str
    value: str
    ask: Ask
    why: str


def points_of(standing: Standing, standings: Standings) -> tuple[Point, ...]:
    """Everything to ask about a received report: blanks first, then errors, then open queries.

    Only what stands in the form is the unit's to answer; a file that the office typed wrongly is not.
    """
    submission, duty = standing.state.submission, standing.obligation.duty
    if submission is None or not submission.readable or not isinstance(duty, Report):
        return ()
    plan, path = standings.plan, standings.workspace.folder.show(submission.path)
    problems = [p for p in standings.problems if p.place.path == path and _is_in_form(p)]
    if not problems and not standing.state.missing:
        return ()
    source = standings.workspace.source(submission.path)
    errors = [p for p in problems if p.kind is Kind.ERROR]
    return (
        *_blanks(standing, duty, plan, {problem.key for problem in errors}),
        *(_error(problem, plan, source) for problem in errors),
        *_queries(problems, plan),
    )


def count_asks(points: tuple[Point, ...], ask: Ask) -> int:
    """How many points ask for one thing."""
    return sum(point.ask == ask for point in points)


def _is_in_form(problem: Problem) -> bool:
    return problem.key.partition(".")[0] in _FORM_GROUPS


def _blanks(standing: Standing, duty: Report, plan: Plan, faulty: set[str]) -> Iterator[Point]:
    blank = set(standing.state.missing) - faulty
    for question in required_questions(plan, duty, standing.obligation.unit):
        if question.key in blank:
            yield Point(question.code, question.title, "(để trống)", "bổ sung", "đề nghị bổ sung")


def _error(problem: Problem, plan: Plan, source: Source) -> Point:
    code, title = cell_of(problem.key, plan)
    typed = source.text_at(source.keys_of(problem.key))
    value = typed[:_LONGEST] if typed is not None else _value(problem, plan)
    # A unit knows its cells by code and title, not by the keys of our files.
    key = problem.key.rpartition(".")[2]
    why = problem.message.removeprefix(f"“{key}” ")
    return Point(code, title, value, "sửa", f"đề nghị sửa: {why}")


def _queries(problems: list[Problem], plan: Plan) -> Iterator[Point]:
    for problem in problems:
        if problem.kind is Kind.QUERY and not problem.explained:
            code, title = cell_of(problem.key, plan)
            # Whose text it is like is nobody else's business.
            why = "nội dung gần giống báo cáo khác" if problem.rule == _COPIED else problem.message
            yield Point(code, title, _value(problem, plan), "giải trình", f"đề nghị giải trình: {why}")


def _value(problem: Problem, plan: Plan) -> str:
    if problem.rule == _COPIED:
        return "(lời văn)"
    words = (figure_words(key, value, plan).rpartition(": ")[2] for key, value in problem.figures)
    return "; ".join(words) or "(xem báo cáo)"


def cell_of(key: str, plan: Plan) -> tuple[str, str]:
    """The code and title on the form of a dotted key; a dash where the form has no cell for it."""
    group, _, name = key.partition(".")
    for field in plan.fields:
        if key == field.at or field.at.startswith(f"{key}."):
            return field.code, field.title
    if group == "indicators" and (indicator := plan.indicator_by_id.get(name.partition(".")[0])):
        return indicator.code, indicator.title
    if group == "texts":
        return next(((text.code, text.title) for text in plan.texts if text.id == name), ("–", "Lời văn"))
    if group == "tasks":
        return _task_cell(name, plan)
    return "–", "Khó khăn, kiến nghị" if group == "difficulties" else "Giải trình"


def _task_cell(name: str, plan: Plan) -> tuple[str, str]:
    for task in plan.tasks:
        for clause, code, title in ((p.id, p.code, p.title) for p in task.parts):
            if name == clause or name.startswith(f"{clause}."):
                return code or "–", title
        if name == task.clause or name.startswith(f"{task.clause}."):
            return task.code or "–", task.title
    return "–", "Nhiệm vụ"
