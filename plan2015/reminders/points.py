"""What a unit is asked to complete, mend or explain: one line each of the table that goes with a letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.obligations import Standing, Standings
from plan2015.obligations.completeness import required_questions
from plan2015.questionnaire import Questionnaire
from plan2015.records.model.duty import Report
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.source import Source
from plan2015.wording.figures import figure_words
from plan2015.wording.letters import ASK_WORDS, Ask
from plan2015.wording.signs import MISSING

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
    key: str = ""
    """Where its answer stands in the report, as dotted keys."""


def points_of(standing: Standing, standings: Standings) -> tuple[Point, ...]:
    """Everything to ask about a received report: blanks first, then errors, then open queries.

    Only what stands in the form is the unit's to answer; a file that the office typed wrongly is not.
    """
    submission, duty = standing.state.submission, standing.obligation.duty
    if submission is None or not submission.readable or not isinstance(duty, Report):
        return ()
    questionnaire, path = standings.questionnaire, standings.workspace.folder.show(submission.path)
    problems = [p for p in standings.problems if p.place.path == path and _is_in_form(p)]
    if not problems and not standing.state.missing:
        return ()
    source = standings.workspace.source(submission.path)
    errors = [p for p in problems if p.kind is Kind.ERROR]
    return (
        *_blanks(standing, duty, questionnaire, {problem.key for problem in errors}),
        *(_error(problem, questionnaire, source) for problem in errors),
        *_queries(problems, questionnaire),
    )


def count_asks(points: tuple[Point, ...], ask: Ask) -> int:
    """How many points ask for one thing."""
    return sum(point.ask == ask for point in points)


def _is_in_form(problem: Problem) -> bool:
    return problem.key.partition(".")[0] in _FORM_GROUPS


def _blanks(standing: Standing, duty: Report, questionnaire: Questionnaire, faulty: set[str]) -> Iterator[Point]:
    blank = set(standing.state.missing) - faulty
    for question in required_questions(questionnaire, duty, standing.obligation.unit):
        if question.key in blank:
            yield Point(question.code, question.title, "(để trống)", "add", _please("add"), question.key)


def _error(problem: Problem, questionnaire: Questionnaire, source: Source) -> Point:
    code, title = cell_of(problem.key, questionnaire)
    typed = source.text_at(source.keys_of(problem.key))
    value = typed[:_LONGEST] if typed is not None else _value(problem, questionnaire)
    # A unit knows its cells by code and title, not by the keys of our files.
    key = problem.key.rpartition(".")[2]
    why = problem.message.removeprefix(f"“{key}” ")
    return Point(code, title, value, "mend", _please("mend", why), problem.key)


def _queries(problems: list[Problem], questionnaire: Questionnaire) -> Iterator[Point]:
    for problem in problems:
        if problem.is_open_query:
            code, title = cell_of(problem.key, questionnaire)
            # Whose text it is like is nobody else's business.
            why = "nội dung gần giống báo cáo khác" if problem.rule == _COPIED else problem.message
            yield Point(code, title, _value(problem, questionnaire), "explain", _please("explain", why), problem.key)


def _please(ask: Ask, why: str = "") -> str:
    return f"đề nghị {ASK_WORDS[ask]}: {why}" if why else f"đề nghị {ASK_WORDS[ask]}"


def _value(problem: Problem, questionnaire: Questionnaire) -> str:
    if problem.rule == _COPIED:
        return "(lời văn)"
    words = (figure_words(key, value, questionnaire).rpartition(": ")[2] for key, value in problem.figures)
    return "; ".join(words) or "(xem báo cáo)"


def cell_of(key: str, questionnaire: Questionnaire) -> tuple[str, str]:
    """The code and title on the form of a dotted key; a dash where the form has no cell for it."""
    question = questionnaire.by_key(key)
    if question:
        return question.code or MISSING, question.title
    return MISSING, _BESIDE.get(key.partition(".")[0], "Giải trình")


_BESIDE = {"texts": "Lời văn", "tasks": "Nhiệm vụ", "difficulties": "Khó khăn, kiến nghị"}
