"""Numbers as a Vietnamese office types and prints them: dots between thousands, a comma before decimals.

The convention is that of Luật Kế toán 03/2003/QH11, Điều 12 khoản 2. What is asked decides what a text can mean: where
only whole numbers may stand, `1.250` is 1250; where fractions may, it could as well be 1,25.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

from plan2015.vietnamese.amounts import amount_of, without_remark

NO_FIGURE = "–"
"""Stands where there is no figure; never a zero."""
NumberFault = Literal["not-a-number", "ambiguous", "fraction", "negative", "too-long"]

MOST_WHOLE_DIGITS = 18
MOST_DECIMALS = 10

_SPACE = "[ \u00a0\u2009\u202f]"
_DOTS = r"0*[1-9][0-9]{0,2}(?:\.[0-9]{3})"
_GROUPED = rf"{_DOTS}+|0*[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+"
_WHOLE = re.compile(rf"-?(?:[0-9]+|{_GROUPED})")
_ONE_DOT = re.compile(rf"-?{_DOTS}")
_ONE_GROUP = re.compile(r"-?0*[1-9][0-9]{0,2}")
_COMMA = re.compile(rf"(?P<whole>-?(?:[0-9]+|{_GROUPED})),(?P<decimals>[0-9]+)")
_DOT = re.compile(r"(?P<whole>-?[0-9]+)\.(?P<decimals>[0-9]+)")

# Spellings we refuse, yet which can mean one number only. A word after the figure is not among them:
# it may be "triệu", and dropping it would be a mistake by a factor of a million.
_ENGLISH = re.compile(r"(?P<whole>-?[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?P<decimals>[0-9]+)")
_ENGLISH_WHOLE = re.compile(r"(?P<whole>-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?P<decimals>)")
_PLUS = re.compile(rf"\+(?P<whole>[0-9]+|{_GROUPED})(?:,(?P<decimals>[0-9]+))?")
_RECOGNISABLE = (_ENGLISH, _ENGLISH_WHOLE, _PLUS)
_LONGEST = 40  # a sign, 18 digits in groups, a comma and 10 decimals need 35
_NOT_DIGITS = re.compile(r"[^0-9]")

_DONG = ("đồng", "đ", "vnđ", "vnd")

_SWAP = str.maketrans(",.", ".,")

_MESSAGES: dict[str, str] = {
    "not-a-number": "không phải là số; viết như 1250000, 1.250.000 hoặc 12,5",
    "ambiguous": "chưa rõ dấu {mark} ngăn hàng nghìn hay ngăn phần thập phân",
    "fraction": "phải là số nguyên",
    "negative": "là số âm",
    "too-long": f"quá dài: nhiều nhất {MOST_WHOLE_DIGITS} chữ số và {MOST_DECIMALS} chữ số thập phân",
}


class NumberError(ValueError):
    """A text that cannot be taken for one number; `readings` are spellings the author may have meant.

    The message is Vietnamese and leaves the text itself out, so that the caller decides how to quote it.
    """

    def __init__(self, kind: NumberFault, readings: tuple[str, ...] = (), mark: str = "chấm") -> None:
        self.kind: NumberFault = kind
        self.readings = readings
        meant = f" (có phải là {' hay '.join(readings)}?)" if readings else ""
        super().__init__(_MESSAGES[kind].format(mark=mark) + meant)


def parse_number(text: str, *, whole: bool, measure: str = "") -> int | Decimal:
    """The number that a text means where `whole` numbers are asked, or fractions too; what is unsure is refused.

    Zeros in front, spaces between groups of three and the `measure` behind the figure (`12 lớp`) mean nothing else.
    """
    # Plain digits are nearly every figure of a year: they take the shortest way.
    if text.isascii() and text.isdigit() and len(text) <= MOST_WHOLE_DIGITS:
        return int(text)
    text = _without_stop(_without_measure(text.strip(), measure))
    meant = _meant(text, whole=whole, measure=measure)
    if meant is not None:
        raise NumberError("not-a-number", (_reading(meant),))
    if len(text) > _LONGEST:
        shaped = any(pattern.fullmatch(text) for pattern in (_WHOLE, _COMMA, _DOT))
        raise NumberError("too-long" if shaped else "not-a-number")
    if _WHOLE.fullmatch(text) and (whole or not _ONE_DOT.fullmatch(text)):
        return _whole(text)
    match = _COMMA.fullmatch(text) or _DOT.fullmatch(text)
    if match is None:
        raise _refusal(text, whole=whole)
    if whole:
        raise _not_whole(match["whole"], match["decimals"], text)
    if "," not in text and len(match["decimals"]) == 3:
        raise _two_readings(match["whole"], match["decimals"])
    return _decimal(match["whole"], match["decimals"])


def _without_stop(text: str) -> str:
    """A figure at the end of a sentence."""
    return text[:-1] if text.endswith(".") and text[-2:-1].isdigit() else text


def _meant(text: str, *, whole: bool, measure: str) -> int | Decimal | None:
    """The figure in a text that says more than it: an amount in tỷ and triệu, a remark in brackets."""
    if measure == _DONG[0] and (amount := amount_of(text)) is not None:
        return amount
    try:
        figure = without_remark(text)
        return parse_number(figure, whole=whole, measure=measure) if figure else None
    except NumberError:
        return None


def spellings(*, whole: bool, measure: str = "") -> tuple[re.Pattern[str], ...]:
    """The spellings that are read for such a question, for those who can only match; they take `1.500` in any.

    A figure below zero is read by nobody.
    """
    signs = (_WHOLE,) if whole else (_WHOLE, _COMMA, _DOT)
    behind = f"(?:{_behind(measure)})?" if measure else ""  # or a full stop, as at the end of a sentence
    return tuple(re.compile(rf"(?:{sign.pattern.replace('-?', '')})(?:{behind}|\.)") for sign in signs)


def _behind(measure: str) -> str:
    spellings = _DONG if measure == _DONG[0] else (measure,)
    return f"{_SPACE}*(?:{'|'.join(''.join(map(_either_case, word)) for word in spellings)})"


def _either_case(letter: str) -> str:
    if letter.isalpha():
        return f"[{letter.lower()}{letter.upper()}]"
    # A blank as it is: the patterns go into JSON Schemas too, whose dialect knows no escaped one.
    return letter if letter == " " else re.escape(letter)


@lru_cache(maxsize=64)
def _measured(measure: str) -> re.Pattern[str]:
    return re.compile(f"(?P<figure>.*[0-9]){_behind(measure)}", re.DOTALL)


def _without_measure(text: str, measure: str) -> str:
    if not measure or not text or text[-1].isdigit():
        return text
    match = _measured(measure).fullmatch(unicodedata.normalize("NFC", text))
    return match["figure"] if match else text


def _whole(text: str) -> int:
    digits = _NOT_DIGITS.sub("", text).lstrip("0") or "0"
    if len(digits) > MOST_WHOLE_DIGITS:
        raise NumberError("too-long")
    return -int(digits) if text.startswith("-") else int(digits)


def _decimal(whole: str, decimals: str) -> Decimal:
    if len(decimals) > MOST_DECIMALS:
        raise NumberError("too-long")
    sign = "-" if whole.startswith("-") else ""
    return Decimal(f"{sign}{abs(_whole(whole))}.{decimals}")


def _not_whole(whole: str, decimals: str, text: str) -> NumberError:
    """Why a text with decimals is refused where a whole number is asked, with the whole number it may stand for."""
    if len(decimals) == 3 and _ONE_GROUP.fullmatch(whole):
        return NumberError("ambiguous", _readings(whole + decimals), "phẩy" if "," in text else "chấm")
    return _fraction(whole, decimals)


def _fraction(whole: str, decimals: str) -> NumberError:
    return NumberError("fraction", () if decimals.strip("0") else _readings(whole))


def _readings(whole: str) -> tuple[str, ...]:
    try:
        return (_reading(_whole(whole)),)
    except NumberError:
        return ()


def _two_readings(whole: str, decimals: str) -> NumberError:
    fraction = _decimal(whole, decimals)
    # 0.500 can be no group of thousands, but it is too near to one to pass.
    thousands = _readings(whole + decimals) if whole.strip("-0") else ()
    return NumberError("ambiguous", (*thousands, _reading(fraction)))


def _refusal(text: str, *, whole: bool) -> NumberError:
    for pattern in _RECOGNISABLE:
        match = pattern.fullmatch(text)
        if match:
            sign = "-" if text.startswith("-") else ""
            digits, decimals = sign + _NOT_DIGITS.sub("", match["whole"]), match["decimals"]
            return _fraction(digits, decimals) if whole and decimals else _one_reading(digits, decimals)
    return NumberError("not-a-number")


def _one_reading(whole: str, decimals: str | None) -> NumberError:
    try:
        value = _decimal(whole, decimals) if decimals else _whole(whole)
    except NumberError as too_long:
        return too_long
    return NumberError("not-a-number", (_reading(value),))


def _reading(value: int | Decimal) -> str:
    # A whole number is offered without dots, for where fractions may stand a single group would be ambiguous again.
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


def printed_number(text: str, *, whole: bool = False, measure: str = "") -> str:
    """A typed number as printed; what is no number, or not surely one, stays as it was typed."""
    try:
        return format_number(parse_number(text, whole=whole, measure=measure))
    except NumberError:
        return text


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
