"""What an answer means to the question it was given to: surely, perhaps, or not at all."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from plan2015.forms.choices import choose
from plan2015.forms.parts import Cell
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Number, read_figure
from plan2015.records.model.window import DayLimits
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, format_number, parse_number, plain_number

_SERIAL = re.compile(r"[0-9]{5}")
_FIRST_SERIAL = date(1899, 12, 30)
_SERIAL_YEARS = range(2000, 2100)
_SCALED_DOWN = re.compile(r"(?P<whole>[1-9][0-9]{0,2}),(?P<decimals>[0-9]{1,3})")
_NONE = ("không", "không có", "-", "–", "—")
KEPT = "đã giữ như đơn vị ghi"
"""What is said of an answer that is not sure."""


class Understood(NamedTuple):
    """An answer as a submission's file holds it, what is wrong with it, and what it may mean instead."""

    value: str
    error: str = ""
    """Empty where it is sure."""
    proposal: str = ""
    """As it is printed, so that it can be typed in the answer's place."""
    is_respelt: bool = False
    """Whether it is sure although it was typed in another way than we print it."""


class Reader:
    """Understands the answers of one form: `in_workbook` where English settings may have made 1.250 a fraction."""

    def __init__(self, plan: Plan, period: str, *, in_workbook: bool = False) -> None:
        self._plan = plan
        self._period = period
        self._in_workbook = in_workbook

    def understand(self, cell: Cell, text: str) -> Understood:
        """What a text means as the answer of a cell."""
        if cell.kind == "number":
            return self._number(cell, text)
        if cell.kind == "date":
            return self._day(cell, text)
        return _choice(cell, text) if cell.kind == "choice" else Understood(text)

    def _number(self, cell: Cell, text: str) -> Understood:
        try:
            return Understood(plain_number(read_figure(text, whole=cell.whole, measure=cell.measure)))
        except NumberError as error:
            proposal = _printed(error.readings, cell) if len(error.readings) == 1 else ""
            proposal = proposal or self._grouped(cell, text) or ("0" if text.casefold().strip(" .") in _NONE else "")
            asked = f" (có phải là {proposal}?)" if proposal and not error.readings else ""
            return Understood(text, f"“{text[:60]}” {error}{asked}; {KEPT}", proposal)

    def _grouped(self, cell: Cell, text: str) -> str:
        """The thousands that somebody typed with a dot into a workbook that took it for a fraction."""
        match = _SCALED_DOWN.fullmatch(text) if self._in_workbook and cell.whole else None
        return f"{match['whole']}.{match['decimals']:0<3}" if match else ""

    def _day(self, cell: Cell, text: str) -> Understood:
        limits = self._plan.day_limits.get((self._period, cell.path[1] if cell.path[0] == "indicators" else ""))
        try:
            day = parse_date(text)
        except DateError as error:
            return _other_day(text, error, limits)
        swapped, is_figure = _swapped(day), cell.path[0] == "indicators"
        if limits and swapped and not _fits(day, limits, is_figure) and _fits(swapped, limits, is_figure):
            said = f"“{text}” ngoài kỳ báo cáo, đổi chỗ ngày và tháng thì vừa (có phải là {swapped:%d/%m/%Y}?); {KEPT}"
            return Understood(text, said, f"{swapped:%d/%m/%Y}")
        return Understood(day.isoformat())


def _printed(readings: tuple[str, ...], cell: Cell) -> str:
    number: Number = parse_number(readings[0], whole=cell.whole)
    # Where fractions may stand, a single group of thousands would be asked about again.
    return format_number(number) if cell.whole else plain_number(number)


def _other_day(text: str, error: DateError, limits: DayLimits | None) -> Understood:
    """A day in another spelling: sure where it can be no other, proposed where it may."""
    days = [date.fromisoformat(reading) for reading in error.readings]
    if error.kind == "not-a-date" and len(days) == 1:
        return Understood(days[0].isoformat(), is_respelt=True)
    if not days and _SERIAL.fullmatch(text):
        days = [day] if (day := _FIRST_SERIAL + timedelta(int(text))).year in _SERIAL_YEARS else []
    within = [day for day in days if limits is None or limits.refused.holds(day)]
    proposal = f"{within[0]:%d/%m/%Y}" if len(within) == 1 else ""
    asked = f" (có phải là {proposal}?)" if proposal and not error.readings else ""
    return Understood(text, f"“{text[:60]}” {error}{asked}; {KEPT}", proposal)


def _fits(day: date, limits: DayLimits, is_figure: bool) -> bool:
    """Whether a day is near its report; up to which day figures go lies within the period, a signature may follow."""
    return limits.first <= day <= limits.last if is_figure else limits.asked.holds(day)


def _swapped(day: date) -> date | None:
    """The day with day and month the American way round, where that is another day."""
    return date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def _choice(cell: Cell, text: str) -> Understood:
    chosen = choose(cell.options, text)
    if chosen.value is not None:
        titles = {title.casefold() for _, title in cell.options}
        return Understood(chosen.value, is_respelt=text.casefold() not in titles | {chosen.value})
    titles_ = "; ".join(title for _, title in cell.options)
    guess = f" Có phải là “{chosen.proposal}”?" if chosen.proposal else ""
    return Understood(text, f"“{text[:60]}” không có trong các mục chọn: {titles_}.{guess}", chosen.proposal)
