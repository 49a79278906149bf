"""The order of Vietnamese dictionaries: letters over the whole text first, then tones, then capitals.

Written out because the order known to the operating system differs from machine to machine.
It follows the Unicode locale data for Vietnamese (CLDR, vi): ă, â, đ, ê, ô, ơ, ư are letters of their own,
and the tones come as ngang, huyền, hỏi, ngã, sắc, nặng.
"""

import unicodedata
from collections.abc import Iterator

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = "\u0302\u0306\u031b"  # the marks that make another letter: â ă ơ
_SIGNS = "_-‐‑‒–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%`^+<=>|~$"

_FIRST_DIGIT = 1000
_FIRST_LETTER = 2000
_FIRST_OTHER = 3000
_FOREIGN_MARK = 10

_PLACES = {
    **{sign: place for place, sign in enumerate(_SIGNS, start=2)},
    **{digit: _FIRST_DIGIT + place for place, digit in enumerate("0123456789")},
    **{letter: _FIRST_LETTER + place for place, letter in enumerate(_LETTERS)},
}
_TONE_PLACES = {tone: place for place, tone in enumerate(_TONES, start=1)}


def sort_key(text: str) -> SortKey:
    """What sorts texts as a Vietnamese dictionary does; NFC and NFD spellings of one text get one key."""
    letters: list[int] = []
    tones: list[int] = []
    capitals: list[int] = []
    for letter, marks in _clusters(text):
        small = letter.lower()
        letters.append(_place(small))
        tones.append(_weigh(marks))
        capitals.append(letter != small)
    return tuple(letters), tuple(tones), tuple(capitals), unicodedata.normalize("NFC", text)


def _clusters(text: str) -> Iterator[tuple[str, str]]:
    """Each letter of the Vietnamese alphabet (ấ gives â), with the marks that make no letter of it."""
    letter, marks = "", ""
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            if letter or marks:
                yield letter, marks
            letter, marks = char, ""
            continue
        shaped = unicodedata.normalize("NFC", letter + char) if char in _SHAPES else ""
        if len(shaped) == 1 and shaped.lower() in _PLACES:
            letter = shaped
        else:
            marks += char
    if letter or marks:
        yield letter, marks


def _place(letter: str) -> int:
    if letter.isspace():
        return 1
    return _PLACES.get(letter) or _FIRST_OTHER + sum(map(ord, letter))


def _weigh(marks: str) -> int:
    weight = 0
    for mark in marks:
        weight = weight * 0x110000 + _TONE_PLACES.get(mark, _FOREIGN_MARK + ord(mark))
    return weight
