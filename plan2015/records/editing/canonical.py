"""One spelling for numbers and days: which values of a file would be written otherwise, and how."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from plan2015.records.editing.edit import Edit
from plan2015.records.model.form import Indicator
from plan2015.records.reading.source import Keys, Source, Spot
from plan2015.records.schema import model_in
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, parse_number, plain_number


def canonical_edits(
    source: Source, model: type[BaseModel], keys: Keys, indicators: Mapping[str, Indicator]
) -> Iterator[Edit]:
    """The edits that bring numbers and days of a record to one spelling; what is ambiguous is left alone."""
    for place, kind in _typed(model, source.value(keys), keys):
        yield from _edit(source, place, kind)
    answers = source.value((*keys, "indicators"))
    for name in answers if isinstance(answers, dict) else ():
        if name in indicators and indicators[name].type in ("number", "date"):
            yield from _edit(source, (*keys, "indicators", name), indicators[name].type)


def composed_edits(source: Source) -> Iterator[Edit]:
    """The edits that write decomposed letters as composed ones, value by value."""
    for keys, spot in _scalars(source.root, ()):
        text = source.text[spot.value.start_mark.index : spot.value.end_mark.index]
        if not unicodedata.is_normalized("NFC", text):
            yield Edit(keys, source.value(keys))


def _edit(source: Source, keys: Keys, kind: str) -> Iterator[Edit]:
    typed = source.value(keys)
    if isinstance(typed, str):
        canonical = _canonical(typed, kind)
        if canonical is not None and canonical != typed:
            yield Edit(keys, canonical)


def _canonical(text: str, kind: str) -> str | None:
    try:
        return parse_date(text).isoformat() if kind == "date" else plain_number(parse_number(text))
    except (DateError, NumberError):
        return None


def _typed(annotation: Any, value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    record = model_in(annotation) if isinstance(value, dict) and get_origin(annotation) is not dict else None
    if record:
        for name, field in record.model_fields.items():
            key = field.alias or name
            if key in value:
                yield from _typed(field.annotation, value[key], (*keys, key))
    elif isinstance(value, str):
        kinds = _leaves(annotation)
        if date in kinds or Decimal in kinds:
            yield keys, "date" if date in kinds else "number"
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
