"""What the words of a report say: nothing, of somebody else, or another figure than its table."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.records.model.marking import Mark
from plan2015.records.model.values import Number
from plan2015.records.submission import Submission
from plan2015.rules.edits.sight import Sight
from plan2015.rules.rule import Finding
from plan2015.vietnamese.numbers import format_number

_SCALES = (10**3, 10**6, 10**9)
_NEAR = Decimal("0.02")
_ROUNDED = Decimal("0.2")


def wording(sight: Sight) -> Iterator[Finding]:
    """Words that say nothing, or that do not belong in that place."""
    for submission, mark in _marks(sight):
        yield sight.finding(submission, mark.key, {mark.key: str(mark.print_)}, said=mark.said)


def told(sight: Sight) -> Iterator[Finding]:
    """The prose tells of what the table says there was none of."""
    asked: set[str] = set()
    for submission, mark in _marks(sight):
        key = next(iter(sight.edit.per), "")
        if mark.value > 0 and submission.figure(key) == 0 and submission.path not in asked:
            asked.add(submission.path)
            yield sight.finding(submission, key, {key: 0, mark.key: str(mark.print_)}, said=mark.said, value="0")


def told_money(sight: Sight) -> Iterator[Finding]:
    """The prose names an amount that the table has a thousand, a million or a billion times larger or smaller."""
    asked: set[tuple[str, str]] = set()
    for submission, mark in _marks(sight):
        for key, value, meant in _other_scale(sight, submission, mark):
            if (submission.path, key) not in asked:
                asked.add((submission.path, key))
                said = {"value": sight.spelt(key, value), "meant": format_number(meant), "said": mark.said}
                yield sight.finding(submission, key, {key: value, mark.key: str(mark.print_)}, **said)


def _other_scale(sight: Sight, submission: Submission, mark: Mark) -> Iterator[tuple[str, Number, Number]]:
    given = [(key, submission.figure(key)) for key in sight.edit.per]
    amounts = [(key, Decimal(value)) for key, value in given if value]
    # An amount that the table has as well proves that the sentence and the table are counted alike.
    said = Decimal(mark.value)
    if any(abs(value - said) <= _ROUNDED * value for _, value in amounts):
        return
    for key, value in amounts:
        for scale in _SCALES:
            for meant in (value * scale, value / scale):
                if abs(meant - said) <= _NEAR * said:
                    yield key, value, int(meant)


def _marks(sight: Sight) -> Iterator[tuple[Submission, Mark]]:
    for submission in sight.reports():
        for mark in submission.marks.said:
            if mark.edit == sight.edit.id:
                yield submission, mark
