"""Two figures of one report beside each other: within bounds, and as among the units of one kind."""

import math
from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from plan2015.records.model.values import Number
from plan2015.records.submission import Submission
from plan2015.rules.edits.sight import Sight, times
from plan2015.rules.rule import Finding

_NORMAL = 1.4826
"""What makes the median deviation of normal figures their standard deviation."""
Pair = tuple[str, str]


def ratio(sight: Sight) -> Iterator[Finding]:
    """A figure for each of another, outside the bounds that the plan sets."""
    floor, most, least = sight.edit.floor or 0, sight.edit.most, sight.edit.least
    for submission, pair, value, other in sight.beside():
        if not other or other < floor:
            continue
        if (most is not None and value > most * other) or (least is not None and value < least * other):
            yield _found(sight, submission, pair, value, other)


class _Ratio(NamedTuple):
    submission: Submission
    pair: Pair
    value: Number
    other: Number
    log: float


def peers(sight: Sight) -> Iterator[Finding]:
    """A ratio far from that of the other units of its kind, by median and median deviation of the logarithms."""
    groups: dict[tuple[str, str, Pair], list[_Ratio]] = {}
    floor = sight.edit.floor or 0
    for submission, pair, value, other in sight.beside():
        if value and other and other >= floor:
            like = (sight.kind_of(submission), submission.period, pair)
            groups.setdefault(like, []).append(_Ratio(submission, pair, value, other, math.log(value / other)))
    for group in groups.values():
        if len(group) >= sight.edit.peers:
            yield from _far(sight, group)


def _far(sight: Sight, group: list[_Ratio]) -> Iterator[Finding]:
    usual = median(each.log for each in group)
    spread = _NORMAL * median(abs(each.log - usual) for each in group)
    factor, score = math.log(sight.edit.least or 1), float(sight.edit.most or 0)
    for each in group:
        away = abs(each.log - usual)
        if away > factor and away > score * spread:
            middle = times(Decimal(math.exp(usual)))
            yield _found(sight, each.submission, each.pair, each.value, each.other, usual=middle, units=len(group))


def _found(  # noqa: PLR0913  a ratio is that much
    sight: Sight, submission: Submission, pair: Pair, value: Number, other: Number, *, usual: str = "", units: int = 0
) -> Finding:
    shown = times(Decimal(value) / Decimal(other))
    return sight.finding(
        submission,
        pair[0],
        {pair[0]: value, pair[1]: other},
        value=sight.spelt(pair[0], value),
        per=sight.name(pair[1]),
        other=sight.spelt(pair[1], other),
        ratio=shown,
        percent=times(Decimal(value) * 100 / Decimal(other)),
        usual=usual,
        units=str(units),
    )
