"""How far from its period a day of a report may lie: data of the plan, in months before and after."""

from datetime import date, timedelta
from typing import NamedTuple

from plan2015.records.model.values import Count, Record
from plan2015.vietnamese.dates import add_months


class Reach(Record):
    """So many months before the first day of a period, and after its last."""

    before: Count
    after: Count


class DayWindow(Record):
    """Two reaches: beyond the first a day is asked about, beyond the second it is an error."""

    query: Reach
    error: Reach


class Span(NamedTuple):
    """A reach as days: from `start` on, before `end`."""

    start: date
    end: date
    reach: Reach

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.start <= day < self.end


class DayLimits(NamedTuple):
    """A window laid around one period."""

    first: date
    last: date
    asked: Span
    refused: Span


def limits_of(window: DayWindow, first: date, last: date) -> DayLimits:
    """What a window means for the period from a first to a last day."""

    def span(reach: Reach) -> Span:
        return Span(add_months(first, -reach.before), add_months(last + timedelta(1), reach.after), reach)

    return DayLimits(first, last, span(window.query), span(window.error))
