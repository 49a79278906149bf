"""Figures of reports already written: read, scaled, emptied and copied, so that all but the fault still holds."""

from collections.abc import Callable, Iterable

from plan2015.demo.field import Field, Keys, digits, with_line, with_value
from plan2015.demo.locate import line_of
from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Plan

_COLUMNS = ("planned", "to_date", "estimate")


class Form:
    """The plan's figures, by how they hang together."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._parts: dict[str, list[str]] = {}
        self._within: dict[str, list[str]] = {}
        for indicator in plan.indicators:
            for sums_to in indicator.sums_to:
                self._parts.setdefault(sums_to.total, []).append(indicator.id)
            for whole in indicator.part_of:
                self._within.setdefault(whole, []).append(indicator.id)

    def indicator(self, key: str) -> Indicator | None:
        """The indicator that a dotted key names."""
        group, _, name = key.partition(".")
        return self.plan.indicator_by_id.get(name) if group == "indicators" else None

    def is_total(self, key: str) -> bool:
        """Whether other figures add up to it."""
        return key.partition(".")[2] in self._parts

    def parts(self, key: str) -> list[str]:
        """All figures that add up to one, however far down, itself first."""
        return self._closure(key, lambda name: self._parts.get(name, []))

    def below(self, key: str) -> list[str]:
        """All figures that can be no more than one, itself first."""
        return self._closure(key, lambda name: [*self._parts.get(name, []), *self._within.get(name, [])])

    def _closure(self, key: str, step: Callable[[str], Iterable[str]]) -> list[str]:
        group, _, first = key.partition(".")
        if group == "budget":
            return [f"budget.{column}.{row}" for column in _COLUMNS for row in ("training", "base")]
        found = [first]
        for name in found:
            found += [other for other in step(name) if other not in found]
        return [f"indicators.{name}" for name in found]


def keys_at(key: str) -> Keys:
    """A dotted key as the keys of its place."""
    return tuple(key.split("."))


def number_at(text: str, key: str) -> int | None:
    """The number that stands at a key of a report's text."""
    try:
        typed = digits(text, keys_at(key))
    except LookupError:
        return None
    return int(typed) if typed.isdecimal() else None


def with_numbers(text: str, keys: Iterable[str], change: Callable[[str, int], int]) -> str:
    """The text with each number at these keys changed; what is not there stays away."""
    for key in keys:
        number = number_at(text, key)
        if number is not None:
            text = with_value(text, keys_at(key), str(change(key, number)))
    return text


def without_line(text: str, keys: Keys) -> str:
    """The text without the line of a key."""
    lines = text.split("\n")
    del lines[line_of(text, *keys) - 1]
    return "\n".join(lines)


def with_task(text: str, at: int, **answer: str) -> tuple[str, str]:
    """The text with the answer about its n-th task rewritten, and the clause of that task."""
    lines = text.split("\n")
    first = line_of(text, "tasks")
    heads = [n for n in range(first, len(lines)) if lines[n].startswith("  ") and lines[n][2] != " "]
    clauses = [n for n in heads if n < _end_of(lines, first)]
    head = clauses[at % len(clauses)]
    last = next((n for n in range(head + 1, len(lines)) if not lines[n].startswith("    ")), len(lines))
    lines[head + 1 : last] = [f"    {key}: {value}" for key, value in answer.items()]
    return "\n".join(lines), lines[head].strip().rstrip(":")


def with_indicator(text: str, name: str, value: str) -> str:
    """The text with an answer that was not given."""
    return with_line(text, line_of(text, "indicators"), f"  {name}: {value}")


def _end_of(lines: list[str], first: int) -> int:
    return next((n for n in range(first, len(lines)) if lines[n] and not lines[n].startswith(" ")), len(lines))


def line_in(field: Field, path: str, key: str) -> int:
    """The line of a dotted key in one of the year's files; a task's clause keeps its dots."""
    group, _, rest = key.partition(".")
    if group == "tasks":
        clause, _, part = rest.rpartition(".")
        return line_of(field.text(path), group, clause, part)
    return line_of(field.text(path), *(int(k) if k.isdecimal() else k for k in key.split(".")))
