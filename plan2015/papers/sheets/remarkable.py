"""What is worth a sentence in the author's assessment: figures that moved most, lowest shares, repeated causes."""

from collections.abc import Iterator

from plan2015.consolidation.budget_figures import consolidate_budget
from plan2015.consolidation.consolidate import COUNTRY, Consolidation, Respondent
from plan2015.consolidation.prose import Topic
from plan2015.records.model.plan import asked_by
from plan2015.vietnamese.numbers import format_number, format_percent

_ATTENDANCES = "training_attendances"
_MOST = 5


def remarkable(consolidation: Consolidation, earlier: Consolidation | None, topics: tuple[Topic, ...]) -> Iterator[str]:
    """Sentences for the author to think about; none of them goes on the report by itself."""
    with asked_by("tài liệu nguyên văn"):
        consolidation.plan.indicator(_ATTENDANCES)
    if earlier:
        moved = sorted(_growth(consolidation, earlier), reverse=True)
        if moved:
            named = (f"{name} {format_number(before)} → {format_number(now)}" for _, name, before, now in moved[:_MOST])
            yield f"Lượt người được bồi dưỡng tăng nhiều nhất so với 6 tháng: {'; '.join(named)}."
    yield from _lowest(consolidation)
    for topic in topics:
        alike = [said for said in topic.said if len(said.units) > 1]
        for said in sorted(alike, key=lambda said: -len(said.units))[:1]:
            yield f"{topic.title}: {len(said.units)} đơn vị viết giống nhau: “{said.text[:120]}”."


def _growth(consolidation: Consolidation, earlier: Consolidation) -> Iterator[tuple[int, str, int, int]]:
    for respondent in consolidation.heard(COUNTRY):
        before = earlier.respondent_of.get(respondent.unit.id)
        old, new = _attendances(before), _attendances(respondent)
        if old is not None and new is not None and new > old:
            yield new - old, respondent.unit.short_name, old, new


def _attendances(respondent: Respondent | None) -> int | None:
    source = respondent.source(f"indicators.{_ATTENDANCES}") if respondent else None
    return int(source.value) if source else None


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
