"""Types the answers to indicators by what the plan's form asks: the form is data, so its types are too."""

from typing import Any, NamedTuple

from plan2015.records.model.choices import AnswerType
from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.form import Indicator
from plan2015.records.model.values import DATE_FAULTS, NUMBER_FAULTS, read_figure
from plan2015.records.problem import Problem
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Source
from plan2015.records.schema import VALUE_WORDS, FaultMessage, unknown_choice, unreadable_value, validate, wrong_type
from plan2015.records.submission import GIVEN, Answer, Answers
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import MOST_WHOLE_DIGITS, NumberError


def read_answers(raw: dict[str, Any], asked: dict[str, Indicator], source: Source) -> tuple[Answers, list[Problem]]:
    """The typed answers, the indicators nobody asked for, and the problems of what cannot be read."""
    answers: dict[str, Answer] = {}
    unknown: list[str] = []
    problems: list[Problem] = []
    for key, value in raw.items():
        indicator = asked.get(key)
        # Plain digits are nearly every answer of a year: they take the shortest way.
        if (
            type(value) is str
            and value.isdigit()
            and value.isascii()
            and len(value) <= MOST_WHOLE_DIGITS
            and indicator is not None
            and indicator.type == "number"
        ):
            answers[indicator.id] = int(value)
        elif indicator is None:
            unknown.append(key)
        elif value is not None:
            try:
                answer = _read(value, indicator, source, problems)
            except (NumberError, DateError, _MisfitError) as error:
                problems.append(_misfit(error, value, indicator, source))
            else:
                if answer is not None:
                    # The plan's own string, so that ten thousand reports share one copy of each id.
                    answers[indicator.id] = answer
    return Answers(answers, tuple(unknown)), problems


class _MisfitError(Exception):
    """An answer that is not of the asked kind."""


def _read(value: Any, indicator: Indicator, source: Source, problems: list[Problem]) -> Answer | None:
    if indicator.type == "text" and isinstance(value, str):
        return GIVEN
    if indicator.type == "paper" and isinstance(value, dict):
        if _is_plain_paper(value):
            return GIVEN if value.get("number") or value.get("date") else None
        cited, found = validate(CitedPaper, source, ("indicators", indicator.id))
        problems += found
        return GIVEN if cited and (cited.number or cited.date) else None
    if indicator.type == "paper" or not isinstance(value, str):
        raise _MisfitError
    if indicator.type == "number":
        return read_figure(value, whole=indicator.whole, measure=indicator.measure)
    if indicator.type == "date":
        return parse_date(value)
    return _choose(value, indicator) if indicator.type == "choice" else GIVEN


def _is_plain_paper(value: dict[str, Any]) -> bool:
    """Whether a cited paper is a number and a day without anything to complain of: nearly all are."""
    if not value.keys() <= _PAPER_KEYS or not all(v is None or type(v) is str for v in value.values()):
        return False
    try:
        day = value.get("date")
        return day is None or parse_date(day) is not None
    except DateError:
        return False


_PAPER_KEYS = frozenset(("number", "date"))


def _choose(value: str, indicator: Indicator) -> str:
    for choice in indicator.choices:
        if choice.value == value:
            return choice.value
    raise _MisfitError


def _misfit(error: Exception, value: Any, indicator: Indicator, source: Source) -> Problem:
    said = _say(error, value, indicator)
    place = source.place(("indicators", indicator.id))
    return problem_of(said.fault, place, said.message, said.hint, f"indicators.{indicator.id}")


def _say(error: Exception, value: Any, indicator: Indicator) -> FaultMessage:
    if isinstance(error, NumberError):
        fault = NUMBER_FAULTS[error.kind]
        return unreadable_value(fault, VALUE_WORDS[fault], indicator.id, value, error.readings)
    if isinstance(error, DateError):
        fault = DATE_FAULTS[error.kind]
        return unreadable_value(fault, VALUE_WORDS[fault], indicator.id, value, error.readings)
    if indicator.type == "choice" and isinstance(value, str):
        return unknown_choice(indicator.id, value[:60], tuple(choice.value for choice in indicator.choices))
    return wrong_type(ANSWER_FORMS[indicator.type].expected, indicator.id, value)


class AnswerForms(NamedTuple):
    """A type of answer: what it is called, and what is said to be expected where something else stands."""

    name: str
    expected: str = "một giá trị"


ANSWER_FORMS: dict[AnswerType, AnswerForms] = {
    "number": AnswerForms("số", "một số"),
    "choice": AnswerForms("chọn một"),
    "paper": AnswerForms("văn bản (số, ngày)", "hai khóa number, date (số, ngày văn bản)"),
    "text": AnswerForms("lời"),
    "date": AnswerForms("ngày", "một ngày"),
}
"""Stands here because faults need it; `wording` takes it from here."""
