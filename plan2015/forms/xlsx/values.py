"""A cell of a workbook as the text that stands in it: days as days, numbers without the noise of binary fractions."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from plan2015.vietnamese.numbers import plain_number

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BUILT_IN_DAYS = {14, 15, 16, 17, 22, 27, 30, 36, 45, 46, 47, 50, 57}
_LAST_SERIAL = 2_958_465
_LEAP_SLIP = 60
"""Excel counts a 29/02/1900 that never was; days before it are one off."""


def unescape(text: str) -> str:
    """A string of a workbook with its `_x000D_` escapes undone."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def is_day_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a day."""
    if code is None:
        return number in _BUILT_IN_DAYS
    bare = _QUOTED.sub("", code).lower()
    return "d" in bare or "y" in bare or ("m" in bare and "0" not in bare and "h" not in bare)


def number_text(stored: str, *, is_day: bool, is_percent: bool, from_1904: bool) -> str:
    """A stored number as the office writes it; a day as 12/11/2015, a share as 15%."""
    try:
        number = Decimal(stored)
        # What Excel stores as 0.10000000000000001 was typed 0,1.
        short = Decimal(repr(float(stored))) if len(stored) > 15 and "." in stored else number
    except (InvalidOperation, ValueError):
        return stored
    if is_day and (day := _day(number, from_1904)):
        return f"{day:%d/%m/%Y}"
    if not short.is_finite():
        return stored
    if is_percent:
        return f"{_plain(short * 100)}%"
    return _plain(short)


def _plain(number: Decimal) -> str:
    return plain_number(int(number)) if number == number.to_integral_value() else plain_number(number)


def _day(serial: Decimal, from_1904: bool) -> date | None:
    whole = int(serial)
    if not 0 < whole <= _LAST_SERIAL:
        return None
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=whole)
    return date(1899, 12, 30 if whole >= _LEAP_SLIP else 31) + timedelta(days=whole)
