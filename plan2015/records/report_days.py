"""The days that a report gives: which of them can be taken for what they say, and which lie far from its period."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from plan2015.records.model.plan import Plan
from plan2015.records.model.window import DayLimits, Reach
from plan2015.records.problem import Problem
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Keys, Source, Value
from plan2015.records.schema import dotted
from plan2015.records.submission import FarDay
from plan2015.vietnamese.dates import DateError, parse_date, short_date

_OWN: dict[Keys, str] = {
    ("received",): "ngày nhận",
    ("paper", "signed"): "ngày ký",
    ("original", "received"): "ngày nhận bản chính",
}
_CORRECTED: dict[Keys, str] = {
    ("received",): "ngày nhận bản bổ sung, chỉnh sửa",
    ("paper", "signed"): "ngày ký bản bổ sung, chỉnh sửa",
}


class DaysRead(NamedTuple):
    """A report's source without the days that nothing can rest on, why they are left out, and the days to ask about."""

    sure: Source
    problems: tuple[Problem, ...] = ()
    far: tuple[FarDay, ...] = ()


def read_days(source: Source, plan: Plan | None, period: str) -> DaysRead:
    """Leaves out each day that is typed twice and differs, or lies where no day of the period's reports can."""
    left_out: list[Keys] = []
    problems: list[Problem] = []
    far: list[FarDay] = []
    for keys in _places(source, plan):
        day = _day(source.value(keys))
        limits = plan.day_limits.get((period, _indicator_of(keys))) if plan else None
        if day is None:
            continue
        if any(_day(other) != day for other in source.other_values(keys) if other is not None):
            left_out.append(keys)
        elif limits and not limits.refused.holds(day):
            left_out.append(keys)
            said = _far_words(_name(keys, plan), day, limits, limits.refused.reach)
            hint = _guess(day, limits)
            problems.append(problem_of("day-far-from-period", source.place(keys), said, hint, dotted(keys)))
        elif limits and not limits.asked.holds(day):
            far.append(FarDay(keys, day, _far_words(_name(keys, plan), day, limits, limits.asked.reach)))
    return DaysRead(without(source, left_out), tuple(problems), tuple(far))


def _far_words(name: str, day: date, limits: DayLimits, reach: Reach) -> str:
    if day < limits.first:
        side, months = f"trước ngày đầu của kỳ ({short_date(limits.first)})", reach.before
    else:
        side, months = f"sau ngày cuối của kỳ ({short_date(limits.last)})", reach.after
    return f"{name} {short_date(day)} {side}{f' quá {months} tháng' if months else ''}"


def _places(source: Source, plan: Plan | None) -> Iterator[Keys]:
    yield from _OWN.keys()
    corrections = source.value(("corrections",))
    if isinstance(corrections, list):
        for index in range(len(corrections)):
            yield from (("corrections", index, *below) for below in _CORRECTED)
    for indicator in plan.dated_indicators if plan else ():
        yield ("indicators", indicator.id) if indicator.type == "date" else ("indicators", indicator.id, "date")


def _day(value: Value) -> date | None:
    """The day that a value spells; what spells none is found by whoever reads the record."""
    try:
        return parse_date(value) if isinstance(value, str) else None
    except DateError:
        return None


def without(source: Source, left_out: list[Keys]) -> Source:
    if not left_out:
        return source
    data = copy.deepcopy(source.data)
    for *groups, last in left_out:
        inside = data
        for key in groups:
            inside = inside[key]
        del inside[last]
    return replace(source, data=data)


def _guess(day: date, limits: DayLimits) -> str:
    """A day wrong by its year alone is nearly always a slip: the one that fits is proposed."""
    for year in range(limits.first.year, limits.last.year + 2):
        try:
            meant = day.replace(year=year)
        except ValueError:
            continue
        if limits.asked.holds(meant):
            return f"Có phải là {short_date(meant)}? Nếu đúng thì ghi như vậy."
    return ""


def _indicator_of(keys: Keys) -> str:
    return str(keys[1]) if keys[0] == "indicators" else ""


def _name(keys: Keys, plan: Plan | None) -> str:
    if keys[0] == "corrections":
        return _CORRECTED[keys[2:]]
    indicator = plan.indicator_by_id.get(_indicator_of(keys)) if plan else None
    return f"{indicator.code} {indicator.title}:" if indicator else _OWN[keys]
