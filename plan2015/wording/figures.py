"""A figure in words: its code and title on the form, its value as papers print it."""

from datetime import date

from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.questionnaire import keys_of
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import printed_number
from plan2015.wording.signs import MISSING


def figure_words(key: str, value: str, questionnaire: Questionnaire) -> str:
    """A figure by its code and title on the form, with its value as papers print it; of prose only the question."""
    question = questionnaire.at(keys_of(key))
    if question is None:
        return key
    return question.name if question.kind == "prose" else f"{question.name}: {_value_words(value)}"


def _value_words(value: str) -> str:
    try:
        return short_date(date.fromisoformat(value))
    except ValueError:
        return printed_number(value) or MISSING
