"""Dates as a Vietnamese office types and prints them: always day, month, year."""

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

DateFault = Literal["not-a-date", "ambiguous", "impossible"]

FIRST_YEAR = 1900
LAST_YEAR = 2100

_ISO = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_OFFICE = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})")
SPELLINGS = (_ISO, _OFFICE)
"""The two spellings of a day that are read."""

_SHORT_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})")

# Spellings we refuse, yet which can mean one day only.
_RECOGNISABLE = (
    re.compile(r"(?P<y>[0-9]{4}) ?[-/.] ?(?P<m>[0-9]{1,2}) ?[-/.] ?(?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})[T ][0-9:.]+(?:Z|[+-][0-9:]+)?"),
    re.compile(r"(?P<d>[0-9]{1,2}) ?[-/.] ?(?P<m>[0-9]{1,2}) ?[-/.] ?(?P<y>[0-9]{4})"),
    re.compile(r"(?:ngày )?(?P<d>[0-9]{1,2}) tháng (?P<m>[0-9]{1,2}) năm (?P<y>[0-9]{4})", re.IGNORECASE),
)
_LONGEST = 40

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)

_MESSAGES: dict[str, str] = {
    "not-a-date": "không phải là ngày; viết như 12/11/2015 hoặc 2015-11-12",
    "ambiguous": "năm viết hai chữ số, chưa rõ là năm nào; viết đủ bốn chữ số",
    "impossible": f"không có trong lịch, hoặc ngoài các năm {FIRST_YEAR}–{LAST_YEAR}",
}


class DateError(ValueError):
    """A text that cannot be taken for one day; `readings` are spellings the author may have meant.

    The message is Vietnamese and leaves the text itself out, so that the caller decides how to quote it.
    """

    def __init__(self, kind: DateFault, readings: tuple[str, ...] = ()) -> None:
        self.kind: DateFault = kind
        self.readings = readings
        meant = f" (có phải là {' hay '.join(readings)}?)" if readings else ""
        super().__init__(_MESSAGES[kind] + meant)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date:
    """The day written as `2015-11-12` or `12/11/2015`; anything else is a `DateError`, never a guess."""
    text = text.strip()
    match = _ISO.fullmatch(text) or _OFFICE.fullmatch(text)
    if match is None:
        raise _refusal(text)
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    found = _day_of(year, month, day)
    if found is None:
        # Month and day the American way round: still refused, but it is plain what was meant.
        raise DateError("impossible", _spellings(_day_of(year, day, month)))
    return found


def _refusal(text: str) -> DateError:
    if len(text) > _LONGEST:
        return DateError("not-a-date")
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        day, month, year = map(int, short.groups())
        readings = _spellings(_day_of(2000 + year, month, day), _day_of(1900 + year, month, day))
        return DateError("ambiguous" if readings else "impossible", readings)
    for pattern in _RECOGNISABLE:
        match = pattern.fullmatch(text)
        if match:
            return DateError("not-a-date", _spellings(_day_of(*(int(match[part]) for part in "ymd"))))
    return DateError("not-a-date")


def _day_of(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spellings(*days: date | None) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days if day is not None)


def short_date(day: date) -> str:
    """The short form of running text, 05/02/2015 or 24/6/2014: only days 1-9 and months 1-2 take a zero."""
    return f"{day.day:02}/{month_digits(day)}/{day.year}"


def long_date(day: date) -> str:
    """The form of letterheads, "ngày 24 tháng 6 năm 2014", padded like `short_date`."""
    return f"ngày {day.day:02} tháng {month_digits(day)} năm {day.year}"


def month_digits(day: date) -> str:
    """The month as papers write it: only 1 and 2 take a zero."""
    # Papers guard the figures that a pen could turn into 11, 12, 21…: 1 and 2, hence no zero from March on.
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def weekday(day: date) -> str:
    """The name of the weekday, "thứ Hai" to "thứ Bảy" and "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def last_working_day(day: date, days_off: Collection[date]) -> date:
    """The day itself, or the nearest earlier one that is neither at a weekend nor among `days_off`."""
    while not _is_worked(day, days_off):
        day -= _ONE_DAY
    return day


def next_working_day(day: date, days_off: Collection[date]) -> date:
    """The first working day strictly after `day`."""
    day += _ONE_DAY
    while not _is_worked(day, days_off):
        day += _ONE_DAY
    return day


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier, if negative); the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(count, 12), 12 * date.max.year + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _is_worked(day: date, days_off: Collection[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in days_off
