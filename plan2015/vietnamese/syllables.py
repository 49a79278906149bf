"""What a Vietnamese syllable looks like: it tells good words from damaged ones, and tones from letters."""

import re
import unicodedata

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""The marks of huyền, hỏi, ngã, sắc and nặng, in dictionary order."""

# A syllable closed by c, ch, k (as in Đắk Lắk), p or t takes sắc or nặng only.
_CLOSING_TONES = ("", "\u0301", "\u0323")
_IS_TONE = frozenset(TONE_MARKS)

_ONSET = "(?P<onset>ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_OPEN = (
    "i[aêu]?|y|uy[au]?|oe[o]?|eo?|êu?|a[iouy]?|o[ai]?|oa[ioy]|ô[i]?|ơ[i]?|u[aiêơ]?|uô[i]|uâ[y]|u[aâ]u"
    "|ư[aiu]?|ươ[iu]?|â[uy]|i?êu|yê[u]|ua[iy]"
)
_CLOSED = "a|ă|â|e|ê|i|y|o|ô|ơ|u|ư|oo|i?ê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uyê|uơ|uă"
_SYLLABLE = re.compile(f"{_ONSET}(?:(?:{_OPEN})|(?:{_CLOSED})(?P<coda>ng|nh|ch|[ckmnpt]))")


def split_tone(word: str) -> tuple[str, str]:
    """The word without its tone, and the tone mark (or marks), so that hoà and hòa give the same pair."""
    if word.isascii():
        return word, ""
    chars = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in chars if char not in _IS_TONE)
    tones = "".join(char for char in chars if char in _IS_TONE)
    return unicodedata.normalize("NFC", letters), tones


def is_syllable(word: str) -> bool:
    """Whether the word could be a Vietnamese syllable; Thủy, Thuỷ and GIÊNG could, für and été could not."""
    letters, tone = split_tone(word.lower())
    match = _SYLLABLE.fullmatch(letters)
    if match is None or len(tone) > 1:
        return False
    stopped = (match["coda"] or "") in ("c", "ch", "k", "p", "t")
    return not stopped or tone in _CLOSING_TONES


def has_onset(word: str) -> bool:
    """Whether the syllable opens with a consonant; syllables that do are the least likely to be a chance."""
    match = _SYLLABLE.fullmatch(split_tone(word.lower())[0])
    return match is not None and match["onset"] is not None
