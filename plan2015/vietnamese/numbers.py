"""Numbers as a Vietnamese office types and prints them: dots between thousands, a comma before decimals.

The convention is that of Luật Kế toán 03/2003/QH11, Điều 12 khoản 2.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

NumberFault = Literal["not-a-number", "ambiguous", "too-long"]

MOST_WHOLE_DIGITS = 18
MOST_DECIMALS = 10

_PLAIN = r"(?:0|[1-9][0-9]*)"
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})"
_WHOLE = re.compile(rf"-?(?:{_PLAIN}|{_GROUPED}{{2,}})")
_COMMA = re.compile(rf"(?P<whole>-?(?:{_PLAIN}|{_GROUPED}+)),(?P<decimals>[0-9]+)")
_DOT = re.compile(rf"(?P<whole>-?{_PLAIN})\.(?P<decimals>[0-9]+)")
SPELLINGS = (_WHOLE, _COMMA, _DOT)
"""The spellings of a number that are read; a dot before three digits alone is ambiguous all the same."""

# Spellings we refuse, yet which can mean one number only. A word after the figure is not among them:
# it may be "triệu", and dropping it would be a mistake by a factor of a million.
_ENGLISH = re.compile(r"(?P<whole>-?[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?P<decimals>[0-9]+)")
_ENGLISH_WHOLE = re.compile(r"(?P<whole>-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?P<decimals>)")
_SPACED = re.compile(r"(?P<whole>-?[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+)(?:,(?P<decimals>[0-9]+))?")
_ZEROS = re.compile(r"-?0+(?P<whole>[0-9]+)(?:,(?P<decimals>[0-9]+))?")
_PLUS = re.compile(rf"\+(?P<whole>{_PLAIN})(?:,(?P<decimals>[0-9]+))?")
_RECOGNISABLE = (_ENGLISH, _ENGLISH_WHOLE, _SPACED, _ZEROS, _PLUS)
_LONGEST = 40  # a sign, 18 digits in groups, a comma and 10 decimals need 35
_NOT_DIGITS = re.compile(r"[^0-9]")

_SWAP = str.maketrans(",.", ".,")

_MESSAGES: dict[str, str] = {
    "not-a-number": "không phải là số; viết như 1250000, 1.250.000 hoặc 12,5",
    "ambiguous": "chưa rõ dấu chấm ngăn hàng nghìn hay ngăn phần thập phân",
    "too-long": f"quá dài: nhiều nhất {MOST_WHOLE_DIGITS} chữ số và {MOST_DECIMALS} chữ số thập phân",
}


class NumberError(ValueError):
    """A text that cannot be taken for one number; `readings` are spellings the author may have meant.

    The message is Vietnamese and leaves the text itself out, so that the caller decides how to quote it.
    """

    def __init__(self, kind: NumberFault, readings: tuple[str, ...] = ()) -> None:
        self.kind: NumberFault = kind
        self.readings = readings
        meant = f" (có phải là {' hay '.join(readings)}?)" if readings else ""
        super().__init__(_MESSAGES[kind] + meant)


def parse_number(text: str) -> int | Decimal:
    """The number written as `1250000`, `1.250.000`, `12,5` or `12.5`; `1.500` is refused, never guessed."""
    # Plain digits are nearly every figure of a year: they take the shortest way.
    if text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= MOST_WHOLE_DIGITS:
        return int(text)
    text = text.strip()
    if len(text) > _LONGEST:
        shaped = any(pattern.fullmatch(text) for pattern in (_WHOLE, _COMMA, _DOT))
        raise NumberError("too-long" if shaped else "not-a-number")
    if _WHOLE.fullmatch(text):
        return _whole(text)
    match = _COMMA.fullmatch(text) or _DOT.fullmatch(text)
    if match is None:
        raise _refusal(text)
    if "," not in text and len(match["decimals"]) == 3:
        raise _two_readings(match["whole"], match["decimals"])
    return _decimal(match["whole"], match["decimals"])


def _whole(text: str) -> int:
    digits = text.replace(".", "")
    if len(digits.lstrip("-")) > MOST_WHOLE_DIGITS:
        raise NumberError("too-long")
    return int(digits)


def _decimal(whole: str, decimals: str) -> Decimal:
    if len(decimals) > MOST_DECIMALS:
        raise NumberError("too-long")
    sign = "-" if whole.startswith("-") else ""
    return Decimal(f"{sign}{abs(_whole(whole))}.{decimals}")


def _two_readings(whole: str, decimals: str) -> NumberError:
    fraction = _decimal(whole, decimals)
    if whole in ("0", "-0"):  # 0.500 can be no group of thousands, but it is too near to one to pass
        return NumberError("ambiguous", (_reading(fraction),))
    try:
        return NumberError("ambiguous", (_reading(_whole(whole + decimals)), _reading(fraction)))
    except NumberError:
        return NumberError("ambiguous", (_reading(fraction),))


def _refusal(text: str) -> NumberError:
    for pattern in _RECOGNISABLE:
        match = pattern.fullmatch(text)
        if match:
            sign = "-" if text.startswith("-") else ""
            whole = sign + _NOT_DIGITS.sub("", match["whole"])
            return _one_reading(whole, match["decimals"])
    return NumberError("not-a-number")


def _one_reading(whole: str, decimals: str | None) -> NumberError:
    try:
        value = _decimal(whole, decimals) if decimals else _whole(whole)
    except NumberError as too_long:
        return too_long
    return NumberError("not-a-number", (_reading(value),))


def _reading(value: int | Decimal) -> str:
    # A whole number is offered without dots, for a single group (1.500) would be ambiguous again.
    if value == int(value):
        return plain_number(int(value))
    return format_number(Decimal(_without_zeros(f"{value:f}")))


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The value to so many decimals, halves going away from zero as on paper."""
    # Python's default context refuses more than 28 digits, which sums may have.
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=200))


def format_number(value: int | Decimal, places: int | None = None) -> str:
    """The number as printed, 1.234.567,89; with no `places`, the decimals it has, none added or dropped."""
    if places is not None:
        value = round_half_up(Decimal(value), places)
    if isinstance(value, Decimal) and value.is_zero():
        value = value.copy_abs()  # a rounded -0,04 is printed 0,0
    text = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
    return text.translate(_SWAP)


def format_percent(value: Decimal, places: int) -> str:
    """A value in percent as printed, 14,96%, with no space before the sign."""
    return format_number(value, places) + "%"


def format_millions(dong: int, places: int = 1) -> str:
    """An amount in đồng printed in triệu đồng, 1.250,0; the unit belongs in the head of the table."""
    return format_number(Decimal(dong).scaleb(-6, Context(prec=200)), places)


def plain_number(value: int | Decimal) -> str:
    """The one spelling of a number in data files, 1250000000 or 12,5: no dots, no zeros at the end."""
    if isinstance(value, int):
        return str(value)
    text = _without_zeros(f"{value:f}").replace(".", ",")
    return "0" if text == "-0" else text
