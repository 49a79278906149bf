"""The list of difficulties that wait for an answer."""

from collections.abc import Iterator

from plan2015.obligations import Standings
from plan2015.obligations.difficulties import Raised
from plan2015.screens.screen import RenderableType, line, paragraph, table
from plan2015.screens.status_screen import title
from plan2015.vietnamese.dates import short_date
from plan2015.wording.signs import MISSING
from plan2015.wording.states import clause_words

_HEADS = ("TT", "Đơn vị", "Ngày nêu", "Đã chờ\n(ngày)", "Khó khăn, vướng mắc; kiến nghị", "Liên quan")


def difficulties_screen(standings: Standings, listed: tuple[Raised, ...]) -> Iterator[RenderableType]:
    """The longest waiting first, then where each stands, for whoever answers it."""
    yield from title("Khó khăn, vướng mắc chưa trả lời", standings)
    if not listed:
        yield paragraph("Không có khó khăn, vướng mắc nào đang chờ trả lời.")
        return
    yield paragraph(f"{len(listed)} ý kiến của {len({raised.unit for raised in listed})} đơn vị.")
    yield table(_HEADS, (_row(n, raised, standings) for n, raised in enumerate(listed, 1)), numbers=(0, 3))
    yield paragraph("Ghi việc trả lời: plan2015 answer KHÓ-KHĂN --date NGÀY, với KHÓ-KHĂN là:")
    yield from (line(f"  {number}. {raised.name}  ({raised.place})") for number, raised in enumerate(listed, 1))


def _row(number: int, raised: Raised, standings: Standings) -> tuple[str, ...]:
    unit = standings.workspace.units.get(raised.unit)
    days = raised.days(standings.day)
    words = f"{raised.text} Kiến nghị: {raised.proposal}" if raised.proposal else raised.text
    return (
        str(number),
        unit.short_name if unit else raised.unit,
        short_date(raised.raised) if raised.raised else "chưa rõ",
        MISSING if days is None else str(days),
        words,
        clause_words(raised.clause) if raised.clause else "",
    )
