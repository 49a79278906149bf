"""What stands in the cells of annexes: one unit's own values, with the signs of papers where there is none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.consolidation.figure import FigureSource
from plan2015.papers.ledger import format_millions
from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.problem import Kind
from plan2015.records.reading.source import Source
from plan2015.vietnamese.dates import parse_date, short_date
from plan2015.vietnamese.numbers import format_number, format_percent
from plan2015.wording.signs import MISSING, NOT_CONCERNED, UNDER_QUERY


@dataclass(frozen=True)
class Cells:
    """The cells of one period's submissions."""

    consolidation: Consolidation

    def number(self, respondent: Respondent | None, indicator_id: str, places: int | None = None) -> str:
        """An indicator as a number; – for a blank or faulty one, x where the unit is not asked."""
        indicator = self.consolidation.plan.indicator(indicator_id)
        if respondent is None:
            return MISSING
        binding = self.consolidation.plan.binding_of(indicator)
        if not is_bound(binding, respondent.unit) or meets_condition(binding, respondent.unit).value is False:
            return NOT_CONCERNED
        source = respondent.source(f"indicators.{indicator_id}")
        return MISSING if source is None else signed(format_number(source.value, places), source)

    def percent(self, respondent: Respondent, part_id: str, whole_id: str) -> str:
        """One indicator in percent of another, with one decimal and no sign."""
        ids = (self.consolidation.plan.indicator(name).id for name in (part_id, whole_id))
        part, whole = (respondent.source(f"indicators.{name}") for name in ids)
        if part is None or whole is None or not whole.value:
            return MISSING
        share = format_percent(Decimal(100 * part.value) / Decimal(whole.value), 1).rstrip("%")
        return signed(share, part, whole)

    def money(self, respondent: Respondent, place: str) -> str:
        """An amount of the budget in triệu đồng."""
        source = respondent.source(f"budget.{place}")
        return MISSING if source is None else signed(format_millions(source.value), source)

    def answer(self, respondent: Respondent, indicator_id: str) -> str:
        """What a unit answered that is no number: a choice, a day, a paper, a short text."""
        indicator = self.consolidation.plan.indicator(indicator_id)
        if indicator.type == "paper":
            return self._paper(respondent, indicator_id)
        if indicator.type == "text":
            return self._text(respondent, indicator_id)
        answer = respondent.submission.indicators.get(indicator_id)
        if isinstance(answer, date):
            return short_date(answer)
        return {choice.value: choice.title for choice in indicator.choices}.get(str(answer), MISSING)

    def _text(self, respondent: Respondent, indicator_id: str) -> str:
        return (self._source(respondent).text_at(("indicators", indicator_id)) or "").strip() or MISSING

    def _paper(self, respondent: Respondent, indicator_id: str) -> str:
        """A paper by number and day: 12/KH-LĐLĐ, 05/02/2015."""
        source, keys = self._source(respondent), ("indicators", indicator_id)
        number, day = source.text_at((*keys, "number")), _day(source.text_at((*keys, "date")))
        return ", ".join(part for part in (number, day) if part) or self._text(respondent, indicator_id)

    def is_explained(self, respondent: Respondent, rule: str) -> bool | None:
        """Whether the query of a rule about a submission is explained; None where nothing is asked."""
        return self._queries.get((self._shown(respondent), rule))

    def _shown(self, respondent: Respondent) -> str:
        return self.consolidation.standings.workspace.folder.show(respondent.submission.path)

    def _source(self, respondent: Respondent) -> Source:
        return self.consolidation.standings.workspace.source(respondent.submission.path)

    @cached_property
    def _queries(self) -> dict[tuple[str, str], bool]:
        asked = (problem for problem in self.consolidation.standings.problems if problem.kind is Kind.QUERY)
        return {(problem.place.path, problem.rule): problem.explained for problem in asked}


def signed(text: str, *sources: FigureSource) -> str:
    """A unit's own figure with the mark of what waits for an explanation."""
    return f"{text} {UNDER_QUERY}" if any(source.queried for source in sources) else text


def _day(typed: str | None) -> str:
    try:
        return short_date(parse_date(typed)) if typed else ""
    except ValueError:
        return typed or ""
