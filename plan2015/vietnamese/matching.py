"""Comparing names that people spell in several ways: keys for matching only, never for printing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from plan2015.vietnamese.syllables import split_tone

_SEPARATORS = re.compile(r"[\s.\-_\u2010-\u2015\u2212]+")
_FINAL_Y = re.compile(r"(?:[bcdđghklmnprstvx]{1,3}|qu)y")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Old keyboards gave the Icelandic or African letter that looks like Đ; invisible characters say nothing.
_LOOKALIKES = str.maketrans({"ð": "đ", "ɖ": "đ", "\u00ad": None, "\u200b": None, "\ufeff": None})

_ABBREVIATIONS = {
    "tp": "thành phố",
    "tphcm": "thành phố hồ chí minh",
    "hcm": "hồ chí minh",
    "lđlđ": "liên đoàn lao động",
    "cđ": "công đoàn",
    "đh": "đại học",
}


def spelling_key(text: str) -> str:
    """One key for all spellings of a name: hoà or hòa, kỹ or kĩ, LĐLĐ or Liên đoàn Lao động, any dash."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LOOKALIKES)
    words = _SEPARATORS.sub(" ", folded).split()
    full = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return " ".join(_fold_word(word) for word in full.split())


def _fold_word(word: str) -> str:
    letters, tone = split_tone(word)
    if _FINAL_Y.fullmatch(letters):
        letters = letters[:-1] + "i"
    return letters + tone


def plain_key(text: str) -> str:
    """`spelling_key` without tones and marks, for what is typed without them: "ldld an giang", "Dak Lak"."""
    words = _strip_marks(spelling_key(text)).split()
    return " ".join(_PLAIN_ABBREVIATIONS.get(word, word) for word in words)


def slug(text: str) -> str:
    """The name as an id of a-z, 0-9 and hyphens, nothing spelt out: "ldld-tinh-ba-ria-vung-tau"."""
    plain = _strip_marks(unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES))
    return _NOT_SLUG.sub("-", plain).strip("-")


def _strip_marks(text: str) -> str:
    chars = unicodedata.normalize("NFKD", text)
    return "".join(char for char in chars if not unicodedata.combining(char)).replace("đ", "d")


_PLAIN_ABBREVIATIONS = {_strip_marks(short): _strip_marks(full) for short, full in _ABBREVIATIONS.items()}

_MOST_SLIPS = 3


class Names:
    """Names to guess from when a word is none of them: read once, however many words are asked about."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._guesses: dict[str, str | None] = {}

    def closest(self, word: str) -> str | None:
        """The name the author most likely meant, or None when none is near or two are equally near."""
        if word not in self._guesses:
            self._guesses[word] = self._guess(plain_key(word))
        return self._guesses[word]

    @cached_property
    def _by_key(self) -> dict[str, str]:
        named: dict[str, str] = {}
        for name in self._names:
            key = plain_key(name)
            named[key] = min(name, named.get(key, name))
        return named

    @cached_property
    def _tree(self) -> "_Letters":
        """The keys letter by letter, so that what many begin with is compared once."""
        tree = _Letters()
        for key in self._by_key:
            branch = tree
            for letter in key:
                branch = branch.after.setdefault(letter, _Letters())
            branch.key = key
        return tree

    def _guess(self, key: str) -> str | None:
        for slips in range(_MOST_SLIPS + 1):
            near = [other for other, count in _within(self._tree, key, slips) if count == slips <= _allowed(key, other)]
            if near:
                least = min(abs(len(key) - len(other)) for other in near)
                best = [other for other in near if abs(len(key) - len(other)) == least]
                return self._by_key[best[0]] if len(best) == 1 else None
        return None


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...]) -> Names:
    return Names(names)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The same for a few choices that code knows by heart: keys of a record, values of a field."""
    return _names(tuple(choices)).closest(word)


@dataclass(slots=True)
class _Letters:
    """What may follow a beginning, and the key that ends with it."""

    after: dict[str, "_Letters"] = field(default_factory=dict)
    key: str | None = None


_Row = dict[int, int]
"""How many slips lie between a beginning and the first letters of a word, by how many these are, as far as asked."""


def _within(tree: _Letters, key: str, limit: int) -> Iterator[tuple[str, int]]:
    """The keys of a tree that lie no more slips than the limit from a key, and how many."""
    start: _Row = {length: length for length in range(min(limit, len(key)) + 1)}
    waiting: list[tuple[_Letters, str, _Row, _Row]] = [(tree, "", {}, start)]
    while waiting:
        branch, path, older, row = waiting.pop()
        if branch.key is not None and len(key) in row:
            yield branch.key, row[len(key)]
        for letter, after in branch.after.items():
            longer = path + letter
            if further := _next_row(key, longer, older, row, limit):
                waiting.append((after, longer, row, further))


def _next_row(key: str, path: str, older: _Row, before: _Row, limit: int) -> _Row:
    """Letters added, dropped, changed, or swapped with a neighbour (optimal string alignment)."""
    row: _Row = {}
    far = limit + 1
    for length in range(max(0, len(path) - limit), min(len(key), len(path) + limit) + 1):
        slips = min(before.get(length, far), row.get(length - 1, far)) + 1
        if length:
            slips = min(slips, before.get(length - 1, far) + (key[length - 1] != path[-1]))
        if length > 1 and key[length - 2 : length] == path[:-3:-1]:
            slips = min(slips, older.get(length - 2, far) + 1)
        if slips <= limit:
            row[length] = slips
    return row


def _allowed(key: str, other: str) -> int:
    """How many slips a hand makes in words so short; what both begin with proves nothing, ids of a kind begin alike."""
    start = _shared_words(key, other)
    return min(_MOST_SLIPS, (max(len(key[start:]), len(other[start:])) + 2) // 4)


def _shared_words(key: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(key.split(" "), other.split(" "), strict=False):
        if mine != theirs:
            break
        length += len(mine) + 1
    return length
