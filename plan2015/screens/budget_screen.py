"""The screen of the training budget; its words never speak of a breach, for the plan names no denominator."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from plan2015.consolidation.budget_figures import Budget, PooledShare, UnitCounts, UnitShare
from plan2015.consolidation.figure import Figure
from plan2015.obligations import Standings
from plan2015.records.budget_share import Share, shown_percent
from plan2015.records.model.choices import KINDS
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Number
from plan2015.records.unit_titles import proper_name
from plan2015.screens.screen import RenderableType, Tone, heading, item, paragraph, table
from plan2015.screens.status_screen import title
from plan2015.vietnamese.letters import cite
from plan2015.vietnamese.numbers import format_millions, format_number, format_percent
from plan2015.wording.choices import FIGURES_WORDS, KIND_WORDS, MEETS_WORDS
from plan2015.wording.money import basis_words
from plan2015.wording.signs import MISSING, UNDER_QUERY
from plan2015.wording.states import period_words

_UNIT_HEADS = (
    "Đơn vị",
    "Mẫu số, phạm vi, loại số",
    "Chi\nđào tạo",
    "Mẫu số",
    "Tỷ lệ",
    "So với\nmức",
    "Còn thiếu\n(đồng)",
)
_POOL_HEADS = ("Loại mẫu số và phạm vi", "Số\nđơn vị", "Chi\nđào tạo", "Mẫu số", "Tỷ lệ", "Đạt", "Chưa\nđạt")


def budget_screen(standings: Standings, budget: Budget) -> Iterator[RenderableType]:
    """Pooled shares first, then each unit, then who gave no figures."""
    plan, rule = standings.plan, budget.rule
    yield from title(f"Kinh phí đào tạo, bồi dưỡng {period_words(budget.period, plan)}", standings)
    yield paragraph(f"Mức {rule.minimum_percent}% nêu tại {cite(rule.clause)} Kế hoạch. {rule.note or ''}")
    yield heading("CỘNG THEO LOẠI MẪU SỐ")
    if not budget.units:
        yield paragraph("Chưa có đơn vị nào có đủ số liệu để tính.", indent=1)
    else:
        yield paragraph("Đơn vị tính: triệu đồng. Không cộng chung các loại mẫu số khác nhau.", indent=1)
        yield table(_POOL_HEADS, (_pool_row(pool, plan) for pool in budget.pooled), numbers=range(1, 7))
        yield from (paragraph(note, indent=1) for note in _queried_notes(budget, plan))
        yield from (item(sentence) for sentence in _sentences(budget))
    yield from _by_kind(budget, plan)
    if budget.no_data:
        yield heading("CHƯA CÓ SỐ LIỆU ĐỂ TÍNH")
        for kind in KINDS:
            if names := [proper_name(unit) for unit in budget.no_data if unit.kind == kind]:
                yield item(f"{KIND_WORDS[kind]} ({len(names)}): {', '.join(names)}.")


def _by_kind(budget: Budget, plan: Plan) -> Iterator[RenderableType]:
    for kind in KINDS:
        rows = [
            _unit_row(entry, plan, budget.rule.minimum_percent) for entry in budget.units if entry.unit.kind == kind
        ]
        if rows:
            yield heading(f"{KIND_WORDS[kind].upper()} (triệu đồng)")
            yield table(_UNIT_HEADS, rows, numbers=(2, 3, 4, 6))


def _unit_row(entry: UnitShare, plan: Plan, minimum: int) -> tuple[str | tuple[str, Tone], ...]:
    share = entry.share
    meets = share.meets(minimum)
    verdict: tuple[str, Tone] = (MEETS_WORDS[meets], "" if meets else "yellow")
    missing = share.shortfall(minimum)
    basis = f"{basis_words(entry.base_kind, entry.scope, plan)}; {FIGURES_WORDS[share.figures]}"
    return (
        proper_name(entry.unit),
        basis,
        _signed(format_millions(int(share.training)), queried=entry.training.queried),
        _signed(format_millions(int(share.base)), queried=entry.base.queried),
        _signed(percent_words(share, minimum), queried=entry.is_queried),
        verdict,
        format_number(missing) if missing else "",
    )


def _pool_row(pool: PooledShare, plan: Plan) -> tuple[str, ...]:
    shown = (_signed(say(figure.value), queried=figure.is_queried) for _, figure, say in _said(pool))
    return (_pool_words(pool, plan), str(pool.units.value), *shown)


def _pool_words(pool: PooledShare, plan: Plan) -> str:
    return f"{basis_words(pool.base_kind, pool.scope, plan)}; {FIGURES_WORDS[pool.share.figures]}"


def _said(pool: PooledShare) -> Iterator[tuple[str, Figure, Callable[[Number | None], str]]]:
    """The figures of a row of pooled shares, each with the name of its column and how it is written."""
    minimum = pool.pool.minimum_percent
    yield "chi đào tạo", pool.training, _millions
    yield "mẫu số", pool.base, _millions
    yield "tỷ lệ", pool.percent, lambda value: _percent(value, minimum)
    yield MEETS_WORDS[True], pool.meeting, _count
    yield MEETS_WORDS[False], pool.below, _count


def _millions(value: Number | None) -> str:
    return MISSING if value is None else format_millions(int(value))


def _percent(value: Number | None, minimum: int) -> str:
    return MISSING if value is None else format_percent(shown_percent(Decimal(value), minimum), 2)


def _count(value: Number | None) -> str:
    return str(value or 0)


def _signed(text: str, *, queried: bool) -> str:
    return f"{text} {UNDER_QUERY}" if queried else text


def _queried_notes(budget: Budget, plan: Plan) -> Iterator[str]:
    """What (*) means, and each row of pooled shares without the figures that wait for an explanation."""
    if any(entry.is_queried for entry in budget.units):
        yield f"{UNDER_QUERY}: có số liệu đang chờ giải trình. Không kể số đó:"
    for pool in budget.pooled:
        if told := [f"{name} {say(figure.without)}" for name, figure, say in _said(pool) if figure.is_queried]:
            yield f"- {_pool_words(pool, plan)}: {'; '.join(told)}."


def percent_words(share: Share, minimum: int) -> str:
    """A share with two decimals; one under the line is never rounded up to it."""
    return format_percent(share.shown_percent(minimum), 2)


def _sentences(budget: Budget) -> Iterator[str]:
    minimum = budget.rule.minimum_percent
    titles = {kind.id: kind.title for kind in budget.rule.base_kinds}
    for base_kind in dict.fromkeys(pool.base_kind for pool in budget.pooled):
        members = tuple(entry for entry in budget.units if (entry.base_kind or None) == base_kind)
        counts = UnitCounts(budget.counts.pool, members)
        meeting, below = (
            _signed(f"{_count(f.value)} đơn vị", queried=f.is_queried) for f in (counts.meeting, counts.below)
        )
        base = titles.get(base_kind or "", "mẫu số chưa ghi loại")
        yield (
            f"Trong {len(members)} đơn vị có đủ số liệu tính trên {base}, "
            f"{meeting} bố trí từ {minimum}% trở lên, {below} chưa đạt mức {minimum}% "
            "nêu tại Kế hoạch."
        )
