"""Validates values against a record type and turns each mismatch into a Vietnamese problem at its place.

A record with faults is read a second time without the faulty values, so that the rest still counts.
"""

import copy
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from plan2015.records.model.values import Record
from plan2015.records.problem import Problem
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Keys, Source
from plan2015.vietnamese.matching import closest

R = TypeVar("R", bound=Record)


class FaultMessage(NamedTuple):
    """What is said of one mismatch: the fault's name, the message, and a hint of its own if there is one."""

    fault: str
    message: str
    hint: str = ""


def validate(model: type[R], source: Source, keys: Keys = ()) -> tuple[R | None, tuple[Problem, ...]]:
    """The record that stands at `keys` of a source, and its problems; None when nothing usable is left."""
    data = _value_at(source.data, keys)
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        problems = tuple(_problem(model, source, keys, detail) for detail in error.errors(include_url=False))
        return _salvage(model, data), problems


def dotted(keys: Keys) -> str:
    """Keys as one text: `indicators.training_classes`, `difficulties.0.text`."""
    return ".".join(map(str, keys))


def _value_at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _salvage(model: type[R], data: Any) -> R | None:
    kept = copy.deepcopy(data) if isinstance(data, dict) else {}
    while kept:
        try:
            return model.model_validate(kept)
        except ValidationError as error:
            if not all(_drop(kept, detail["loc"]) for detail in error.errors(include_url=False)):
                return None
    return None


def _drop(data: Any, loc: Keys) -> bool:
    """Leaves out what stands at `loc`, or else the nearest thing around it; false when there is none.

    Items of a list keep their numbers, by which they are pointed at: one that cannot stay takes its list along.
    """
    for depth in range(len(loc) - 1, -1, -1):
        around, key = _at(data, loc[:depth]), loc[depth]
        if isinstance(around, dict) and key in around:
            del around[key]
            return True
        if isinstance(around, list) and isinstance(key, int) and key < len(around) and around[key] is not None:
            around[key] = None
            return True
    return False


def _at(data: Any, loc: Keys) -> Any:
    for key in loc:
        by_key: Any = data if isinstance(data, dict) else dict(enumerate(data if isinstance(data, list) else ()))
        data = by_key.get(key)
    return data


def _problem(model: type[BaseModel], source: Source, keys: Keys, detail: Any) -> Problem:
    loc: Keys = detail["loc"]
    said = say(detail, known_keys(model, loc[:-1]))
    where = (*keys, *loc)
    place = source.key_place(where) if said.fault == "unknown-key" else source.place(where)
    return problem_of(said.fault, place, said.message, said.hint, dotted(where))


def say(detail: Mapping[str, Any], known: tuple[str, ...] = ()) -> FaultMessage:
    """The Vietnamese words for one of pydantic's error details, chosen by its `type`, never by its English."""
    name = str(detail["loc"][-1]) if detail["loc"] else "bản ghi"
    if detail.get("input") is None and detail["type"] not in ("missing", "extra_forbidden"):
        return FaultMessage("missing-key", f"“{name}” để trống")
    saying: FaultMessage = SAYINGS[detail["type"]](name, detail, known)
    return saying


def _missing(name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
    wanted = detail.get("ctx", {}).get("keys", name)
    return FaultMessage("missing-key", f"thiếu khóa “{wanted}”")


def _unknown_key(name: str, _detail: Mapping[str, Any], known: tuple[str, ...]) -> FaultMessage:
    near = closest(name, known)
    hint = f"Ý bạn là “{near}”?" if near else f"Các khóa được dùng ở đây: {', '.join(known)}." if known else ""
    return FaultMessage("unknown-key", f"không có khóa “{name}” ở đây", hint)


def _unknown_choice(name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
    choices = tuple(re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", ""))))
    return unknown_choice(name, _shown(detail), choices)


def unknown_choice(name: str, value: str, choices: tuple[str, ...]) -> FaultMessage:
    """What is said of a word that is none of those to choose from."""
    near = closest(value, choices)
    guess = f"Ý bạn là “{near}”? " if near else ""
    return FaultMessage(
        "unknown-choice",
        f"“{value}” không phải giá trị của “{name}”",
        f"{guess}Chọn một trong: {', '.join(choices)}.",
    )


def wrong_type(expected: str, name: str, value: Any) -> FaultMessage:
    """What is said of a value of another shape than its key takes."""
    return FaultMessage("wrong-type", f"“{name}” phải là {expected}, ở đây lại là {_nature(value)}")


def _wrong_type(expected: str) -> Any:
    def said(name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
        return wrong_type(expected, name, detail["input"])

    return said


def _unreadable(fault: str, what: str) -> Any:
    def said(name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
        return unreadable_value(fault, what, name, _shown(detail), detail.get("ctx", {}).get("readings", ()))

    return said


def unreadable_value(fault: str, what: str, name: str, shown: str, readings: tuple[str, ...]) -> FaultMessage:
    """What is said of a number or date that cannot be read surely: its text and, if any, what it may mean."""
    message = f"“{name}” ghi “{shown}”: {what}"
    if len(readings) > 1:
        return FaultMessage(
            fault,
            f"{message}: {' hoặc '.join(readings)}",
            f"Ghi rõ một trong hai: {' hoặc '.join(readings)}.",
        )
    return FaultMessage(fault, message, f"Có phải là {readings[0]}? Nếu đúng thì ghi như vậy." if readings else "")


def _plain(fault: str, what: str) -> Any:
    def said(name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
        return FaultMessage(fault, f"“{name}” ghi “{_shown(detail)}”: {what}")

    return said


def _incomplete_due(name: str, _detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
    return FaultMessage("incomplete-due", f"“{name}” cần đúng một trong ba khóa: before, by, window")


def _keys_apart(_name: str, detail: Mapping[str, Any], _known: tuple[str, ...]) -> FaultMessage:
    message = f"các khóa {detail['ctx']['keys']} không đi cùng nhau ở một chỗ"
    return FaultMessage("unknown-key", message, "Giữ một cách ghi, bỏ khóa của cách kia.")


VALUE_WORDS = {
    "not-a-number": "không đọc được thành số",
    "ambiguous-number": "số đọc được hai cách",
    "fraction-not-allowed": "phải là số nguyên",
    "negative-figure": "là số âm",
    "not-a-date": "không đọc được thành ngày",
    "ambiguous-date": "ngày đọc được hai cách",
    "impossible-date": "ngày không có trong lịch",
}

SAYINGS: dict[str, Any] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _unknown_choice,
    "string_type": _wrong_type("chữ"),
    "dict_type": _wrong_type("một nhóm khóa"),
    "model_type": _wrong_type("một nhóm khóa"),
    "tuple_type": _wrong_type("một danh sách (mỗi mục một dòng “- ”)"),
    "date_type": _wrong_type("ngày"),
    "bool_type": _wrong_type("true, false hoặc để trống"),
    "wrong-type": _wrong_type("một số"),
    "missing-key": _missing,
    "not-yes-or-no": _plain("not-yes-or-no", "cần true, false hoặc để trống"),
    "not-a-clause": _plain("not-a-clause", "không phải ký hiệu điểm, khoản, mục (như II.3.d)"),
    "bad-id": _plain("bad-id", "mã chỉ gồm chữ thường không dấu, số và dấu nối"),
    "incomplete-due": _incomplete_due,
    "unknown-key": _keys_apart,
    **{fault: _unreadable(fault, words) for fault, words in VALUE_WORDS.items()},
}
"""Each error type that our models can raise, and what is said of it."""


def _shown(detail: Mapping[str, Any]) -> str:
    value = detail["input"]
    return (
        value
        if isinstance(value, str) and len(value) <= 60
        else f"{value[:57]}…"
        if isinstance(value, str)
        else _nature(value)
    )


def _nature(value: Any) -> str:
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list | tuple):
        return "một danh sách"
    return "chữ" if isinstance(value, str) else "để trống"


def known_keys(model: type[BaseModel], loc: Keys) -> tuple[str, ...]:
    """The keys that may stand in the group at `loc` of a record type; empty where any key may."""
    inner: type[BaseModel] | None = model
    free_key = False
    for key in loc:
        if free_key or isinstance(key, int):
            free_key = False
            continue
        field = next((f for n, f in inner.model_fields.items() if key in (n, f.alias)), None) if inner else None
        if field is None:
            return ()
        free_key = get_origin(field.annotation) is dict
        inner = model_in(field.annotation)
    return tuple(field.alias or name for name, field in inner.model_fields.items()) if inner and not free_key else ()


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first record type within an annotation: `Contact` in `Contact | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)
