"""A YAML file as values that still know their places: text only, no types guessed, nothing clever allowed.

Scalars stay the text that was typed (`01`, `1.500`, `NO`, `12:30`); a blank, `~` or `null` is no value.
libyaml's event stream gives each value its line, column and span; anchors, aliases, tags, merge keys,
duplicate keys and second documents are refused where they stand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from plan2015.records.problem import Place
from plan2015.records.reading.limits import EXCERPT_CHARACTERS

Keys = tuple[str | int, ...]
Value = Any
"""A value of a file: text, None, or a dict or list of values."""


@dataclass(slots=True)
class Spot:
    """Where one value stands: the event of its key (None in a list), its own event, its end, and the spots inside it."""

    key: Any
    value: Any
    inside: "dict[str, Spot] | list[Spot] | None" = None
    end: Any = None
    """The event that closes a group or list."""


class Doubled(NamedTuple):
    """What a key says the second time it stands in a group; the group itself holds what it said first."""

    group: dict[str, Value]
    key: str
    value: Value


@dataclass(frozen=True)
class Source:
    """One file that was read: its text, its values and, once somebody asks, where each stands."""

    path: str
    text: str
    data: Value
    """None when the file cannot be read to the end, or holds nothing."""
    locate: Callable[[], Spot | None] = lambda: None
    doubled: tuple[Doubled, ...] = ()
    digest: str = field(default="", compare=False)
    """The SHA-256 of the bytes that were read."""

    @cached_property
    def root(self) -> Spot | None:
        """The spots of the file; found by a second pass, since most files are never pointed at."""
        return self.locate()

    @property
    def is_readable(self) -> bool:
        """Whether the file could be read to its end, and holds anything."""
        return self.data is not None

    def place(self, keys: Keys = ()) -> Place:
        """The place of a value, or of its nearest parent that is in the file."""
        return self._locate(keys, at_key=False)

    def value(self, keys: Keys) -> Value:
        """The value at keys as it was typed, None where there is none; only the records know what shapes to expect."""
        found = self.data
        for key in keys:
            if isinstance(found, dict):
                found = found.get(str(key))
            elif isinstance(found, list) and isinstance(key, int) and key < len(found):
                found = found[key]
            else:
                return None
        return found

    def text_at(self, keys: Keys) -> str | None:
        """The text typed at keys; None for a blank, and for a group or list that stands in its place."""
        found = self.value(keys)
        return found if isinstance(found, str) else None

    def holds(self, keys: Keys) -> bool:
        """Whether anything but a blank stands at keys."""
        return self.value(keys) is not None

    def count(self, keys: Keys = ()) -> int | None:
        """How many items the list at keys has; None where no list stands."""
        found = self.value(keys)
        return len(found) if isinstance(found, list) else None

    def leaves(self, keys: Keys = ()) -> Iterator[tuple[str, str]]:
        """Every text below keys, by its dotted keys from there."""
        return _leaves(self.value(keys), "")

    def other_values(self, keys: Keys) -> list[Value]:
        """What else is typed at keys, where a key stands twice in its group and says two things."""
        if not self.doubled:
            return []
        group = self.value(keys[:-1])
        return [other.value for other in self.doubled if other.group is group and other.key == keys[-1]]

    def key_place(self, keys: Keys) -> Place:
        """The place of a key itself; of the value where there is no key."""
        return self._locate(keys, at_key=True)

    def line_of(self, keys: Keys) -> int:
        """The line of a key, or of its nearest parent: cheaper than a place where only the line is wanted."""
        spot, _ = self._walk(keys)
        if spot is None:
            return 1
        return int((spot.key or spot.value).start_mark.line) + 1

    def span(self, keys: Keys) -> tuple[int, int] | None:
        """Start and end of the value in the text, as typed with its quotes or brackets; None if not in the file."""
        spot, found = self._walk(keys)
        if spot is None or not found:
            return None
        return spot.value.start_mark.index, (spot.end or spot.value).end_mark.index

    def spot(self, keys: Keys) -> Spot | None:
        """Everything known of where a value stands; None if it is not in the file."""
        spot, found = self._walk(keys)
        return spot if found else None

    def keys_of(self, dotted: str) -> Keys:
        """The keys that a dotted text means: keys may hold dots themselves (`tasks.II.3.d.1.result`).

        What is not in the file stays one key at the end, so that its place is that of its parent.
        """
        keys: Keys = ()
        spot, left = self.root, dotted
        while left and spot is not None:
            key = _longest_key(spot.inside, left)
            if key is None:
                return (*keys, left)
            keys, spot, left = (*keys, key), _step(spot.inside, key), left[len(str(key)) + 1 :]
        return keys if not left else (*keys, left)

    def place_at(self, index: int, length: int = 0) -> Place:
        """The place of a character of the text."""
        start = self.text.rfind("\n", 0, index) + 1
        return self._place(self.text.count("\n", 0, start), index - start, start, length)

    def _locate(self, keys: Keys, *, at_key: bool) -> Place:
        spot, found = self._walk(keys)
        if spot is None:
            return self.place_at(0)
        event = spot.value
        if spot.key is not None and (at_key or not found or _is_blank(event)):
            event = spot.key
        first, last = event.start_mark, event.end_mark
        length = last.index - first.index if first.line == last.line else 0
        return self._place(first.line, first.column, first.index - first.column, length)

    def _walk(self, keys: Keys) -> tuple[Spot | None, bool]:
        spot = self.root
        for key in keys:
            below = _step(spot.inside, key) if spot is not None else None
            if below is None:
                return spot, False
            spot = below
        return spot, True

    def _place(self, line: int, column: int, start: int, length: int) -> Place:
        end = self.text.find("\n", start)
        text = self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")
        return Place(self.path, line + 1, column + 1, text[:EXCERPT_CHARACTERS], length)


def _leaves(value: Value, prefix: str) -> Iterator[tuple[str, str]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from _leaves(inner, f"{prefix}.{key}" if prefix else str(key))
    if isinstance(value, str):
        yield prefix, value


def _step(inside: dict[str, Spot] | list[Spot] | None, key: str | int) -> Spot | None:
    if isinstance(inside, dict):
        return inside.get(str(key))
    if isinstance(inside, list) and isinstance(key, int) and key < len(inside):
        return inside[key]
    return None


def _longest_key(inside: dict[str, Spot] | list[Spot] | None, dotted: str) -> str | int | None:
    if isinstance(inside, list):
        first = dotted.partition(".")[0]
        return int(first) if first.isdecimal() and int(first) < len(inside) else None
    parts = dotted.split(".")
    tries = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((key for key in tries if key in (inside or {})), None)


def _is_blank(event: Any) -> bool:
    return bool(event.start_mark.index == event.end_mark.index)
