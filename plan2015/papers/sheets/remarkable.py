"""What is worth a sentence in the author's assessment: figures that moved most, lowest shares, repeated causes."""

from collections.abc import Iterator

from plan2015.consolidation.budget_figures import consolidate_budget
from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.consolidation.prose import Topic
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.paper_tables import NamedFigure
from plan2015.records.model.values import Number
from plan2015.vietnamese.numbers import format_number, format_percent

_MOST = 5


def remarkable(
    consolidation: Consolidation,
    earlier: Consolidation | None,
    topics: tuple[Topic, ...],
    growth: tuple[NamedFigure, ...],
) -> Iterator[str]:
    """Sentences for the author to think about; none of them goes on the report by itself."""
    for figure in growth:
        moved = sorted(_growth(consolidation, earlier, figure.show), reverse=True) if earlier else []
        if moved:
            named = (f"{name} {format_number(before)} → {format_number(now)}" for _, name, before, now in moved[:_MOST])
            yield f"{figure.head} tăng nhiều nhất so với 6 tháng: {'; '.join(named)}."
    yield from _lowest(consolidation)
    for topic in topics:
        alike = [said for said in topic.said if len(said.units) > 1]
        for said in sorted(alike, key=lambda said: -len(said.units))[:1]:
            yield f"{topic.title}: {len(said.units)} đơn vị viết giống nhau: “{said.text[:120]}”."


def _growth(
    consolidation: Consolidation, earlier: Consolidation, indicator: str
) -> Iterator[tuple[Number, str, Number, Number]]:
    for respondent in consolidation.heard(COUNTRY):
        before = earlier.respondent_of.get(respondent.unit.id)
        old, new = _figure(before, indicator), _figure(respondent, indicator)
        if old is not None and new is not None and new > old:
            yield new - old, respondent.unit.short_name, old, new


def _figure(respondent: Respondent | None, indicator: str) -> Number | None:
    source = respondent.source(f"indicators.{indicator}") if respondent else None
    return source.value if source else None


def _lowest(consolidation: Consolidation) -> Iterator[str]:
    rule = consolidation.plan.budget
    if rule is None:
        return
    units = consolidate_budget(consolidation, rule).units
    lowest = sorted(units, key=lambda entry: entry.share.percent(4))[:_MOST]
    if lowest:
        shown = (
            f"{e.unit.short_name} {format_percent(e.share.shown_percent(rule.minimum_percent), 2)}" for e in lowest
        )
        yield f"Tỷ lệ kinh phí đào tạo thấp nhất: {'; '.join(shown)} (mẫu số mỗi nơi một loại)."
