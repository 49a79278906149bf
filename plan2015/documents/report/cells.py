"""What stands in the cells of annexes: one unit's own values, with the signs of papers where there is none."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.documents.ledger import MISSING, format_millions
from plan2015.documents.tables import NOT_CONCERNED, UNDER_QUERY
from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.problem import Kind
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import parse_date, short_date
from plan2015.vietnamese.numbers import format_number, format_percent


@dataclass(frozen=True)
class Cells:
    """The cells of one period's submissions."""

    consolidation: Consolidation

    def number(self, respondent: Respondent | None, indicator_id: str, places: int | None = None) -> str:
        """An indicator as a number; – for a blank or faulty one, x where the unit is not asked."""
        indicator = self.consolidation.plan.indicator_by_id.get(indicator_id)
        if respondent is None or indicator is None:
            return MISSING
        binding = self.consolidation.plan.binding_of(indicator)
        if not is_bound(binding, respondent.unit) or meets_condition(binding, respondent.unit).value is False:
            return NOT_CONCERNED
        key = f"indicators.{indicator_id}"
        value = respondent.submission.figure(key)
        if value is None or respondent.is_faulty(key):
            return MISSING
        return self._signed(respondent, key, format_number(value, places))

    def percent(self, respondent: Respondent, part_id: str, whole_id: str) -> str:
        """One indicator in percent of another, with one decimal and no sign."""
        keys = (f"indicators.{part_id}", f"indicators.{whole_id}")
        part, whole = (None if respondent.is_faulty(k) else respondent.submission.figure(k) for k in keys)
        return (
            MISSING
            if part is None or not whole
            else format_percent(Decimal(100 * part) / Decimal(whole), 1).rstrip("%")
        )

    def money(self, respondent: Respondent, place: str) -> str:
        """An amount of the budget in triệu đồng."""
        value = respondent.submission.money.get(place)
        key = f"budget.{place}"
        if value is None or respondent.is_faulty(key):
            return MISSING
        return self._signed(respondent, key, format_millions(value))

    def text(self, respondent: Respondent, *keys: str) -> str:
        """A short text as the unit wrote it."""
        return (self._source(respondent).text_at(keys) or "").strip() or MISSING

    def paper(self, respondent: Respondent, indicator_id: str) -> str:
        """A paper by number and day: 12/KH-LĐLĐ, 05/02/2015."""
        source, keys = self._source(respondent), ("indicators", indicator_id)
        number, day = source.text_at((*keys, "number")), _day(source.text_at((*keys, "date")))
        return ", ".join(part for part in (number, day) if part) or self.text(respondent, *keys)

    def choice(self, respondent: Respondent, indicator_id: str) -> str:
        """A choice by its title."""
        indicator = self.consolidation.plan.indicator_by_id.get(indicator_id)
        answer = respondent.submission.indicators.get(indicator_id)
        titles = {choice.value: choice.title for choice in indicator.choices} if indicator else {}
        return titles.get(str(answer), MISSING)

    def is_explained(self, respondent: Respondent, rule: str) -> bool | None:
        """Whether the query of a rule about a submission is explained; None where nothing is asked."""
        return self._queries.get((self._shown(respondent), rule))

    def _signed(self, respondent: Respondent, key: str, text: str) -> str:
        return f"{text} {UNDER_QUERY}" if (self._shown(respondent), key) in self.asked_about else text

    def _shown(self, respondent: Respondent) -> str:
        return self.consolidation.standings.workspace.folder.show(respondent.submission.path)

    def _source(self, respondent: Respondent) -> Source:
        return self.consolidation.standings.workspace.source(respondent.submission.path)

    @cached_property
    def _queries(self) -> dict[tuple[str, str], bool]:
        asked = (problem for problem in self.consolidation.standings.problems if problem.kind is Kind.QUERY)
        return {(problem.place.path, problem.rule): problem.explained for problem in asked}

    @cached_property
    def asked_about(self) -> frozenset[tuple[str, str]]:
        """Shown path and dotted key of every figure that an open query speaks of."""
        return frozenset(
            (problem.place.path, key)
            for problem in self.consolidation.standings.problems
            if problem.kind is Kind.QUERY and not problem.explained
            for key in (problem.key, *(key for key, _ in problem.figures))
        )


def _day(typed: str | None) -> str:
    try:
        return short_date(parse_date(typed)) if typed else ""
    except ValueError:
        return typed or ""
