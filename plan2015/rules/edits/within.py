"""Figures, answers and days of one report that do not go together."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from plan2015.records.model.edits import Condition
from plan2015.records.submission import Submission
from plan2015.rules.edits.periods import chosen
from plan2015.rules.edits.sight import Sight, Value
from plan2015.rules.figures import differing_sums
from plan2015.rules.rule import Finding

_UNIT = "unit."


def bound(sight: Sight) -> Iterator[Finding]:
    """A figure above one that it ought to lie below, though it is no part of it."""
    slack = sight.edit.most or 0
    for submission, (of, per), value, other in sight.beside():
        if value > other + slack:
            said = {"value": sight.spelt(of, value), "per": sight.name(per), "other": sight.spelt(per, other)}
            yield sight.finding(submission, of, {of: value, per: other}, **said)


def contradiction(sight: Sight) -> Iterator[Finding]:
    """Answers that cannot all be true."""
    conditions = sight.edit.when
    for submission in sight.reports():
        if any(not c.at.startswith(_UNIT) for c in conditions) and all(
            _holds(condition, submission, sight) for condition in conditions
        ):
            keys = [condition.at for condition in conditions if not condition.at.startswith(_UNIT)]
            figures = {key: value for key in keys if (value := _value(submission, key)) is not None}
            shown = [sight.spelt(key, value) for key, value in figures.items()]
            named = {f"value{at}": text for at, text in enumerate(shown, 1)}
            yield sight.finding(submission, keys[0], figures, value=shown[0] if shown else "", **named)


def _value(submission: Submission, key: str) -> Value | None:
    figure = submission.figure(key)
    return figure if figure is not None else chosen(submission, key)


def _holds(condition: Condition, submission: Submission, sight: Sight) -> bool:
    if condition.at.startswith(_UNIT):
        unit = sight.workspace.units.get(submission.unit)
        mark = getattr(unit, condition.at.removeprefix(_UNIT), None) is True
        return unit is not None and mark is (condition.holds == "true")
    if condition.chosen is not None:
        return chosen(submission, condition.at) == condition.chosen
    figure = submission.figure(condition.at)
    if condition.holds in ("positive", "zero"):
        return figure is not None and (figure > 0) is (condition.holds == "positive")
    return (_value(submission, condition.at) is not None) is (condition.holds == "given")


def progress(sight: Sight) -> Iterator[Finding]:
    """A task said to be done, or not, without what goes with it, or with words that say the opposite."""
    edit = sight.edit
    for submission in sight.reports():
        for clause, state in submission.tasks.items() if edit.lacks else ():
            lacking = not (state.has_result if edit.lacks == "result" else state.has_reason)
            if state.progress == edit.progress and lacking:
                key = f"tasks.{clause}.progress"
                yield sight.finding(submission, key, {key: state.progress or ""}, clause=clause)
        for mark in submission.marks.said:
            if mark.edit == edit.id:
                yield sight.finding(submission, mark.key, {mark.key: str(mark.print_)}, said=mark.said)


def order(sight: Sight) -> Iterator[Finding]:
    """A day after one that it must come before; `of` comes first."""
    for submission in sight.reports():
        for of, per in sight.edit.pairs:
            for earlier, first in _days(submission, of):
                for later, second in _days(submission, per):
                    if first > second:
                        said = {"value": sight.spelt(earlier, first), "other": sight.spelt(later, second)}
                        yield sight.finding(submission, earlier, {earlier: first, later: second}, **said)


def _days(submission: Submission, key: str) -> Iterator[tuple[str, date]]:
    if key == "corrections.*.received":
        yield from ((f"corrections.{at}.received", day) for at, day in enumerate(submission.corrected))
        return
    own = {"received": submission.received, "paper.signed": submission.signed}.get(key)
    answered = submission.indicators.get(key.partition(".")[2])
    day = own or (answered if isinstance(answered, date) else dict(submission.marks.days).get(key))
    if day:
        yield key, day


def covered(sight: Sight) -> Iterator[Finding]:
    """Figures that end long before their period does."""
    for submission in sight.reports():
        period = sight.plan.period_by_id.get(submission.period)
        for key in sight.edit.of if period else ():
            for _, until in _days(submission, key):
                share = Decimal((until - period.from_ + timedelta(1)).days) / (period.until - period.from_).days  # type: ignore[union-attr]
                if share < (sight.edit.least or 0):
                    said = {"value": sight.spelt(key, until), "period": period.title}  # type: ignore[union-attr]
                    yield sight.finding(submission, key, {key: until}, **said)


def rounding(sight: Sight) -> Iterator[Finding]:
    """Parts that miss their sum by no more than rounding or a slip of one does: the figure stays in the totals."""
    for submission, total, by, added in differing_sums(sight.workspace):
        given = submission.indicators[total.id]
        if total.measure in sight.edit.words and abs(added - given) <= (sight.edit.most or 0):  # type: ignore[operator]
            key = f"indicators.{total.id}"
            said = {"value": sight.spelt(key, given), "other": sight.spelt(key, added), "by": by}
            yield sight.finding(submission, key, {key: given}, **said)
