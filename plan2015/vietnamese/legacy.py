"""Text damaged by an old font or a wrong encoding: recognised with care, mended only as a proposal.

A false alarm on good text costs more than a missed one, so every verdict needs words that are no
Vietnamese syllables as they stand and become so once converted.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from plan2015.vietnamese.fonts import TCVN3_CHARS, VNI_PAIR, convert_tcvn3, convert_vni
from plan2015.vietnamese.syllables import has_onset, is_syllable

__all__ = ["convert_tcvn3", "convert_vni", "find_bytes_damage", "find_damage", "repair_mojibake"]

TextDamage = Literal["tcvn3", "vni", "mojibake-utf8"]
BytesDamage = Literal["utf-16", "nul-filled", "windows-1258", "tcvn3"]

_WORD = re.compile(r"[^\W\d_]+")
_TCVN3_WORD = re.compile(f"[A-Za-z{TCVN3_CHARS}]+")
# The old fonts live in the Western page: one letter beyond it and the text was typed in Unicode.
_BEYOND_WESTERN = re.compile(r"[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")

# What no Western language writes: a sign inside a word, or a capital in the middle of one.
# In order: Kh¸nh, Hµ, ®oµn, NghÖ, VÜnh.
_SIGNS = "µ¶·¸¹¨»¼½¾©ª«¬×"
_TCVN3_PROOF = re.compile(
    f"[A-Za-zÀ-ÿ§®][{_SIGNS}][a-z]|[A-Za-z§®][µ¶¸×]$|^[®§][a-zà-ÿ]{{2}}|[a-z][À-Þ]|[A-Z§][À-Þ][a-z]"
)
_FRENCH_ENDING = re.compile("ï$", re.IGNORECASE)  # haï, Thaï

_PLENTY = 3
_MOST = 0.8


def find_damage(text: str) -> TextDamage | None:
    """How the text was damaged, or None; when in doubt, None."""
    if text.isascii():
        return None
    if repair_mojibake(text) is not None:
        return "mojibake-utf8"
    if _BEYOND_WESTERN.search(text):
        return None
    if _reads_better(_TCVN3_WORD.findall(text), convert_tcvn3, _proves_tcvn3):
        return "tcvn3"
    if _reads_better(_WORD.findall(text), convert_vni, _proves_vni):
        return "vni"
    return None


def _proves_tcvn3(word: str) -> bool:
    return _TCVN3_PROOF.search(word) is not None


def _proves_vni(word: str) -> bool:
    return VNI_PAIR.search(word) is not None and _FRENCH_ENDING.search(word) is None


def _reads_better(words: Sequence[str], convert: Callable[[str], str], proves: Callable[[str], bool]) -> bool:
    converted = [(word, convert(word)) for word in words]
    strange = [(word, new) for word, new in converted if not word.isascii()]
    if _share_of_syllables([new for _, new in strange]) < _MOST:
        return False
    mended = [(word, new) for word, new in strange if not is_syllable(word) and is_syllable(new)]
    proofs = {new.lower() for word, new in mended if proves(word) and has_onset(new)}
    if len(proofs) >= _PLENTY:
        return True
    # One or two words may be chance; among words that are all Vietnamese they are not.
    return bool(proofs) and _share_of_syllables([new for _, new in converted]) >= _MOST


def _share_of_syllables(words: Sequence[str]) -> float:
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _bytes_by_char(codec: str) -> dict[str, int]:
    # Bytes that the code page leaves out come through as control characters.
    table = {chr(code): code for code in range(0xA0)}
    for code in range(0x80, 0x100):
        char = bytes([code]).decode(codec, errors="ignore")
        if char:
            table[char] = code
    return table


_PAGES = (_bytes_by_char("cp1252"), _bytes_by_char("cp1258"))
_MOJIBAKE_START = re.compile(r"[ÂÃĂÄÅÆáâ][^\x00-\x1f!-\x7f]")
_LOST_NO_BREAK_SPACE = re.compile("(?<=[ÃĂ]) ")
_IMPLAUSIBLE = re.compile(r"[^\x00-\x7f\xa0-\u024f\u0300-\u036f\u1ea0-\u1ef9\u2010-\u2027\u20ab\u20ac]")
# Three bytes, or a letter grown into a word of small letters. à is left out at the start of a word, for
# "NGÃ ba" would give it.
_MOJIBAKE_PROOF = re.compile(r"[\u0800-\uffff]|[a-z][\x80-\u07ff]|(?!à)[\x80-\u07ff][a-z]")


def repair_mojibake(text: str) -> str | None:
    """The text before its UTF-8 was read as a Western or Vietnamese code page; None when it was not."""
    if not _MOJIBAKE_START.search(text):
        return None
    # à ends in a no-break space, which e-mail and web pages like to turn into an ordinary one.
    whole = _LOST_NO_BREAK_SPACE.sub("\u00a0", text)
    for page in _PAGES:
        repaired = _read_again(whole, page)
        if repaired and _MOJIBAKE_PROOF.search(repaired) and not _IMPLAUSIBLE.search(repaired):
            return unicodedata.normalize("NFC", repaired)
    return None


def _read_again(text: str, page: dict[str, int]) -> str | None:
    try:
        return bytes(page[char] for char in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def find_bytes_damage(data: bytes) -> BytesDamage | None:
    """What bytes that are no good UTF-8 seem to be; "utf-16" stands for its 32-bit sister too."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "utf-16"
    if b"\x00" in data:
        return "utf-16" if _has_nul_every_other(data) else "nul-filled"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess_code_page(data)
    return None


def _has_nul_every_other(data: bytes) -> bool:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    # In Vietnamese text about two letters in three are below U+0100: two in five is well within reach.
    return min(even, odd) * 10 <= max(even, odd) and max(even, odd) * 5 >= len(data)


def _guess_code_page(data: bytes) -> BytesDamage | None:
    shares = {
        "windows-1258": _share_of_strange(_read_1258(data)),
        "tcvn3": _share_of_strange(convert_tcvn3(data.decode("latin-1"))),
    }
    if shares["windows-1258"] == shares["tcvn3"] or max(shares.values()) < _MOST:
        return None
    return "windows-1258" if shares["windows-1258"] > shares["tcvn3"] else "tcvn3"


def _read_1258(data: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return ""


def _share_of_strange(text: str) -> float:
    """The share of syllables among the words with marks; 0 when too few of them could be Vietnamese."""
    words = _WORD.findall(text)
    strange = [word for word in words if not word.isascii()]
    proofs = {word.lower() for word in strange if has_onset(word)}
    enough = len(proofs) >= _PLENTY or (len(proofs) > 1 and _share_of_syllables(words) >= _MOST)
    return _share_of_syllables(strange) if enough else 0.0
