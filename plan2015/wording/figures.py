"""A figure in words: its code and title on the form, its value as papers print it."""

from datetime import date

from plan2015.records.model.plan import Plan
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import printed_number
from plan2015.wording.signs import MISSING


def figure_words(key: str, value: str, plan: Plan) -> str:
    """A figure by its code and title on the form, with its value as papers print it."""
    group, _, name = key.partition(".")
    if group == "texts":
        question = next((text for text in plan.texts if text.id == name), None)
        return f"{question.code} {question.title}" if question else key
    indicator = plan.indicator_by_id.get(name) if group == "indicators" else None
    asked = indicator or next((field for field in plan.fields if field.at == key), None)
    return f"{asked.code} {asked.title}: {_value_words(value)}" if asked else key


def _value_words(value: str) -> str:
    try:
        return short_date(date.fromisoformat(value))
    except ValueError:
        return printed_number(value) or MISSING
