"""Problems in the order of what they move, as lines for people and rows for programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from plan2015.consolidation.impact import Impact, Ranking
from plan2015.questionnaire import Questionnaire
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Number
from plan2015.screens.problem_lines import problem_lines
from plan2015.vietnamese.numbers import format_number, format_percent, plain_number


def impact_lines(ranking: Ranking, plan: Plan | None) -> Iterator[str]:
    """What moves a total most first, with how much; then that the rest hardly matters, and the rest."""
    questions = Questionnaire(plan) if plan else None
    first = len(ranking.impacts) - ranking.rest
    for impact in ranking.impacts[:first]:
        yield problem_lines(impact.problem)
        yield f"   {_words(impact, questions)}"
    if ranking.rest:
        yield f"Phần còn lại ảnh hưởng dưới 1 % mỗi tổng ({ranking.rest} nội dung):"
    for impact in ranking.impacts[first:]:
        yield problem_lines(impact.problem)


def _words(impact: Impact, questions: Questionnaire | None) -> str:
    if not impact.key or impact.expected is None or impact.total is None:
        return "Ảnh hưởng: chưa tính được."
    question = questions.by_key(impact.key) if questions else None
    given = "chưa cộng vào" if impact.value is None else f"ghi {format_number(impact.value)}"
    return (
        f"Ảnh hưởng: {format_percent(100 * impact.share, 1)} tổng {question.name if question else impact.key} "
        f"({given}, ước chừng {format_number(impact.expected, 0)}, tổng {format_number(impact.total)})"
    )


def impact_rows(ranking: Ranking) -> list[dict[str, Any]]:
    """The same for programs: `share` is a decimal string of the total, 4 places."""
    return [_row(impact) for impact in ranking.impacts]


def _row(impact: Impact) -> dict[str, Any]:
    place = impact.problem.place
    return {
        "rule": impact.problem.rule,
        "path": place.path,
        "line": place.line,
        "period": impact.period or None,
        "key": impact.key or None,
        "value": _plain(impact.value),
        "expected": _plain(None if impact.expected is None else round(impact.expected)),
        "total": _plain(impact.total),
        "share": f"{impact.share.quantize(Decimal('0.0001'))}",
    }


def _plain(value: Number | None) -> str | None:
    return None if value is None else plain_number(value)
