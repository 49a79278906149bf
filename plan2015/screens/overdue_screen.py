"""The list of overdue and late obligations."""

from collections.abc import Iterator

from plan2015.obligations import Standing, Standings, Timeliness
from plan2015.records.model.plan import Plan
from plan2015.screens.screen import RenderableType, Tone, paragraph, table
from plan2015.screens.status_screen import title
from plan2015.wording.states import clause_words, duty_words, screen_words, short_due_words, timeliness_words

_HEADS = ("TT", "Đơn vị", "Việc phải làm", "Thời hạn", "Tình trạng", "Nội dung")


def overdue_screen(standings: Standings, shown: tuple[Standing, ...]) -> Iterator[RenderableType]:
    """The longest overdue first, then what came late."""
    yield from title("Việc quá hạn và gửi chậm", standings)
    if not shown:
        yield paragraph("Không có việc nào quá hạn, không có báo cáo nào gửi chậm.")
        return
    overdue = [s for s in shown if s.state.timeliness is Timeliness.OVERDUE]
    late = [s for s in shown if s.state.timeliness is Timeliness.LATE]
    yield paragraph(f"{len(overdue)} việc quá hạn, {len(late)} báo cáo gửi chậm.")
    ordered = [*_longest_first(overdue), *_longest_first(late)]
    yield table(_HEADS, (_row(number, s, standings.plan) for number, s in enumerate(ordered, 1)), numbers=(0,))


def _longest_first(standings: list[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda standing: -(standing.state.days or 0))


def _row(number: int, standing: Standing, plan: Plan) -> tuple[str | tuple[str, Tone], ...]:
    obligation = standing.obligation
    tone: Tone = "red" if standing.state.timeliness is Timeliness.OVERDUE else ""
    return (
        str(number),
        obligation.unit.short_name,
        f"{duty_words(obligation, plan)} ({clause_words(obligation.duty.clause)})",
        short_due_words(obligation),
        (timeliness_words(standing), tone),
        screen_words(standing),
    )
