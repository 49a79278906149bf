"""A report beside that of an earlier period of the same unit."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.records.submission import Submission
from plan2015.rules.edits.sight import Sight, Value, times
from plan2015.rules.rule import Finding


def change(sight: Sight) -> Iterator[Finding]:
    """A figure many times, or a small part, of what it was."""
    edit = sight.edit
    for early, late in sight.pairs():
        for key in edit.of:
            before, after = early.figure(key), late.figure(key)
            if not before or after is None or before < (edit.floor or 0):
                continue
            if (edit.most is not None and after > edit.most * before) or (
                edit.least is not None and after < edit.least * before
            ):
                yield sight.finding(
                    late,
                    key,
                    {key: after, f"{early.period}:{key}": before},
                    value=sight.spelt(key, after),
                    other=sight.spelt(key, before),
                    early=sight.period(early.period),
                    ratio=times(Decimal(after) / Decimal(before)),
                )


def unchanged(sight: Sight) -> Iterator[Finding]:
    """Every figure that adds up over the year as it was at the half of it."""
    running = [f"indicators.{i.id}" for i in sight.plan.indicators if i.cumulative and i.type == "number"]
    for early, late in sight.pairs():
        before = {key: value for key in running if (value := early.figure(key))}
        if len(before) < (sight.edit.floor or 1) or any(late.figure(key) != before[key] for key in before):
            continue
        # The plan names those that an explanation is held against: not a hundred of them.
        named = [key for key in sight.edit.of if key in before] or list(before)[:1]
        figures: dict[str, Value] = {}
        for key in named:
            figures |= {key: before[key], f"{early.period}:{key}": before[key]}
        yield sight.finding(late, named[0], figures, count=str(len(before)), early=sight.period(early.period))


def changed_answer(sight: Sight) -> Iterator[Finding]:
    """Another choice than the half-year's, so that the figures of the two cannot be compared."""
    for early, late in sight.pairs():
        for key in sight.edit.of:
            before, after = chosen(early, key), chosen(late, key)
            if before and after and before != after:
                yield sight.finding(
                    late,
                    key,
                    {key: after, f"{early.period}:{key}": before},
                    value=sight.choice(key, after),
                    other=sight.choice(key, before),
                    early=sight.period(early.period),
                )


def chosen(submission: Submission, key: str) -> str | None:
    """The choice that a report makes at a key."""
    group, _, name = key.partition(".")
    value = submission.indicators.get(name) if group == "indicators" else getattr(submission, name, None)
    return value if isinstance(value, str) else None
