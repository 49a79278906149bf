"""One spelling for numbers and days: which values of a file would be written otherwise, and how."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from plan2015.records.editing.edit import Edit
from plan2015.records.model.form import Indicator
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.values import MONEY, read_figure
from plan2015.records.reading.source import Keys, Source, Spot
from plan2015.records.schema import model_in
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, plain_number

Spell = Callable[[str], str]
"""A value in its one spelling; a `DateError` or `NumberError` where it cannot be read."""


def canonical_edits(source: Source, model: type[BaseModel], indicators: Mapping[str, Indicator]) -> Iterator[Edit]:
    """The edits that bring letters, numbers and days of a file to one spelling; what cannot be read is left alone.

    A file holds one record of the model, or a list of them.
    """
    yield from _composed(source)
    entries = source.value(())
    for keys in [(index,) for index in range(len(entries))] if isinstance(entries, list) else [()]:
        for place, spell in _typed(model, source.value(keys), keys):
            yield from _edit(source, place, spell)
        answers = source.value((*keys, "indicators"))
        for name in answers if isinstance(answers, dict) and model is SubmissionRecord else ():
            if name in indicators and indicators[name].type in ("number", "date"):
                yield from _edit(source, (*keys, "indicators", name), _speller(indicators[name]))


def _composed(source: Source) -> Iterator[Edit]:
    """The edits that write decomposed letters as composed ones, value by value."""
    for keys, spot in _scalars(source.root, ()):
        text = source.text[spot.value.start_mark.index : spot.value.end_mark.index]
        if not unicodedata.is_normalized("NFC", text):
            yield Edit(keys, source.value(keys))


def _edit(source: Source, keys: Keys, spell: Spell) -> Iterator[Edit]:
    typed = source.value(keys)
    if isinstance(typed, str):
        try:
            canonical = spell(typed)
        except (DateError, NumberError):
            return
        if canonical != typed:
            yield Edit(keys, canonical)


def _speller(indicator: Indicator) -> Spell:
    if indicator.type == "date":
        return _day
    return lambda text: plain_number(read_figure(text, whole=indicator.whole, measure=indicator.measure))


def _day(text: str) -> str:
    return parse_date(text).isoformat()


def _whole(text: str) -> str:
    return plain_number(read_figure(text, whole=True, measure=MONEY))


def _typed(annotation: Any, value: Any, keys: Keys) -> Iterator[tuple[Keys, Spell]]:
    record = model_in(annotation) if isinstance(value, dict) and get_origin(annotation) is not dict else None
    if record:
        for name, field in record.model_fields.items():
            key = field.alias or name
            if key in value:
                yield from _typed(field.annotation, value[key], (*keys, key))
    elif isinstance(value, str):
        kinds = _leaves(annotation)
        if date in kinds or int in kinds:
            yield keys, _day if date in kinds else _whole
    elif isinstance(value, list | dict):
        items: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        inner = _inner(annotation)
        for key, item in items if inner is not None else ():
            yield from _typed(inner, item, (*keys, key))


def _inner(annotation: Any) -> Any:
    """What a list or a group of free keys holds; for an optional record, the record."""
    if get_origin(annotation) in (tuple, dict):
        return next((part for part in get_args(annotation)[::-1] if part is not Ellipsis), None)
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)


def _leaves(annotation: Any) -> set[Any]:
    parts = get_args(annotation)
    return {annotation} if not parts else {leaf for part in parts for leaf in _leaves(part)}


def _scalars(spot: Spot | None, keys: Keys) -> Iterator[tuple[Keys, Spot]]:
    inside = spot.inside if spot else None
    for key, below in inside.items() if isinstance(inside, dict) else enumerate(inside or ()):
        if below.inside is None:
            yield (*keys, key), below
        else:
            yield from _scalars(below, (*keys, key))
