"""Comparing names that people spell in several ways: keys for matching only, never for printing."""

import re
import unicodedata
from collections.abc import Iterable

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


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice the author most likely meant, or None when none is near or two are equally near."""
    key = plain_key(word)
    ranked: list[tuple[int, int, str, str]] = []
    for choice in choices:
        other = plain_key(choice)
        distance = _rank(key, other)
        if distance is not None:
            ranked.append((distance, abs(len(key) - len(other)), other, choice))
    if not ranked:
        return None
    best = min(ranked)
    rivals = {rank[2] for rank in ranked if rank[:2] == best[:2]}
    return best[3] if len(rivals) == 1 else None


def _rank(key: str, other: str) -> int | None:
    """How many slips lie between two keys; None when they are more than a hand makes in words so short."""
    start = _shared_words(key, other)
    mine, theirs = key[start:], other[start:]
    # What both begin with proves nothing: ids of one kind of unit all begin alike.
    allowed = min(3, (max(len(mine), len(theirs)) + 2) // 4)
    if abs(len(mine) - len(theirs)) > allowed:
        return None
    slips = _count_slips(mine, theirs)
    return slips if slips <= allowed else None


def _shared_words(key: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(key.split(" "), other.split(" "), strict=False):
        if mine != theirs:
            break
        length += len(mine) + 1
    return length


def _count_slips(mine: str, theirs: str) -> int:
    """Letters added, dropped, changed, or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(theirs) + 1))
    for i, letter in enumerate(mine, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(theirs, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == theirs[j - 2] and mine[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
