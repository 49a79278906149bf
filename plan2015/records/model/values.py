"""From the text that was typed to typed values; what cannot be read surely is refused with its readings."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from plan2015.vietnamese.dates import SPELLINGS as DATE_SPELLINGS
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.letters import CLAUSE, is_clause
from plan2015.vietnamese.numbers import NumberError, parse_number, spellings

Number = int | Decimal

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FLAGS = {"true": True, "false": False}
DATE_FAULTS = {"ambiguous": "ambiguous-date", "impossible": "impossible-date", "not-a-date": "not-a-date"}
NUMBER_FAULTS = {
    "ambiguous": "ambiguous-number",
    "not-a-number": "not-a-number",
    "too-long": "not-a-number",
    "fraction": "fraction-not-allowed",
    "negative": "negative-figure",
}
MONEY = "đồng"
"""What every amount of a budget is counted in."""


class Record(BaseModel):
    """A part of a data file: unknown keys refused, nothing converted behind the author's back, never changed."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _read_flag(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _FLAGS:
        return _FLAGS[value]
    raise PydanticCustomError("not-yes-or-no", "flag")


def _read_day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except DateError as error:
        raise PydanticCustomError(DATE_FAULTS[error.kind], "date", {"readings": error.readings}) from None


def read_figure(text: str, *, whole: bool, measure: str | None) -> Number:
    """The figure that a text means in answer to such a question; a `NumberError` where it is none, or below zero.

    A zero with a sign is refused too: whoever typed a sign meant something else than nothing.
    """
    number = parse_number(text, whole=whole, measure=measure or "")
    if text.lstrip().startswith("-"):
        raise NumberError("negative")
    return number


def _read_whole(value: Any, measure: str) -> int | None:
    if value is None or isinstance(value, int):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "number")
    try:
        return int(read_figure(value, whole=True, measure=measure))
    except NumberError as error:
        raise PydanticCustomError(NUMBER_FAULTS[error.kind], "number", {"readings": error.readings}) from None


def _read_amount(value: Any) -> int | None:
    return _read_whole(value, MONEY)


def _read_count(value: Any) -> int:
    number = _read_whole(value, "")
    if number is None:
        raise PydanticCustomError("not-a-number", "whole number", {"readings": ()})
    return number


def _read_factor(value: Any) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "number")
    try:
        return Decimal(read_figure(value, whole=False, measure=""))
    except NumberError as error:
        raise PydanticCustomError(NUMBER_FAULTS[error.kind], "number", {"readings": error.readings}) from None


def _read_id(value: Any) -> str:
    if value is None:
        raise PydanticCustomError("missing-key", "blank id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise PydanticCustomError("bad-id", "id")
    return value


def _read_clause(value: Any) -> str:
    if value is None:
        raise PydanticCustomError("missing-key", "blank clause")
    if not isinstance(value, str) or not is_clause(value):
        raise PydanticCustomError("not-a-clause", "clause")
    return value


def as_tuple(value: Any) -> Any:
    """A list as a tuple that nobody can change; a blank where a list belongs is an empty one."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else value


def blank_group(value: Any) -> Any:
    """A blank where a group of keys belongs is a group with nothing in it."""
    return {} if value is None else value


def _spelt(*patterns: re.Pattern[str]) -> str:
    """The patterns as one that editors take: anchored, without Python's names for groups."""
    plain = "|".join(re.sub(r"\?P<\w+>", "?:", pattern.pattern) for pattern in patterns)
    return f"^(?:{plain})$"


def _pattern(types: list[str], said: str, *patterns: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": types, "pattern": _spelt(*patterns), "patternErrorMessage": said})


def figure_pattern(*, whole: bool, measure: str | None) -> WithJsonSchema:
    """What an editor may be told of the figure that a question asks for."""
    said = "Ghi 1250000 hoặc 1.250.000, không có số lẻ." if whole else "Ghi 1250000, 1.250.000 hoặc 12,5."
    pattern = _pattern(["number", "string", "null"], said, *spellings(whole=whole, measure=measure or ""))
    return WithJsonSchema({**(pattern.json_schema or {}), "minimum": 0})


# What an editor may be told of each kind of value. An editor reads YAML's own types: it sees a number in 1250000 and
# in 1.500, and knows no calendar, so that it flags less than `check`, never more.
_DAY = _pattern(["string"], "Ghi ngày/tháng/năm: 12/11/2015, hoặc 2015-11-12.", *DATE_SPELLINGS)
_COUNT = _pattern(["number", "string"], "Ghi một số nguyên.", *spellings(whole=True))
_ID_SPELT = _pattern(["string", "integer"], "Mã chỉ gồm chữ thường không dấu, số và dấu nối.", _ID)
_CLAUSE_SPELT = _pattern(["string"], "Ghi như II.3.d: mục, khoản, điểm của Kế hoạch.", CLAUSE)
_FLAG = WithJsonSchema({"enum": [True, False, "true", "false"]})

Flag = Annotated[bool, BeforeValidator(_read_flag), _FLAG]
Day = Annotated[date, BeforeValidator(_read_day), _DAY]
Amount = Annotated[int | None, PlainValidator(_read_amount), figure_pattern(whole=True, measure=MONEY)]
Factor = Annotated[Decimal | None, PlainValidator(_read_factor), figure_pattern(whole=False, measure=None)]
"""A threshold: a whole number or a fraction with a comma."""
Count = Annotated[int, PlainValidator(_read_count), _COUNT]
Id = Annotated[str, PlainValidator(_read_id), _ID_SPELT]
Clause = Annotated[str, PlainValidator(_read_clause), _CLAUSE_SPELT]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_tuple)]
