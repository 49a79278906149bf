"""The letters of the fonts used before Unicode: TCVN3 (.VnTime, the North) and VNI (VNI-Times, the South)."""

import re
import unicodedata

# TCVN 5712:1993, third table: one byte a letter, the same places whether read as windows-1252 or latin-1.
# Capitals with a tone have no place of their own: a second font (.VnTimeH) draws them, so case is lost.
_TCVN3_ROWS = (
    ("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF)),
    ("àảãáạ", range(0xB5, 0xBA)),
    ("ằẳẵắặ", (0xBB, 0xBC, 0xBD, 0xBE, 0xC6)),
    ("ầẩẫấậ", range(0xC7, 0xCC)),
    ("èẻẽéẹ", (0xCC, 0xCE, 0xCF, 0xD0, 0xD1)),
    ("ềểễếệ", range(0xD2, 0xD7)),
    ("ìỉĩíị", (0xD7, 0xD8, 0xDC, 0xDD, 0xDE)),
    ("òỏõóọ", (0xDF, 0xE1, 0xE2, 0xE3, 0xE4)),
    ("ồổỗốộ", range(0xE5, 0xEA)),
    ("ờởỡớợ", range(0xEA, 0xEF)),
    ("ùủũúụ", (0xEF, 0xF1, 0xF2, 0xF3, 0xF4)),
    ("ừửữứự", range(0xF5, 0xFA)),
    ("ỳỷỹýỵ", range(0xFA, 0xFF)),
)
_TCVN3 = {code: letter for letters, codes in _TCVN3_ROWS for letter, code in zip(letters, codes, strict=True)}

TCVN3_CHARS = "".join(map(chr, _TCVN3))
"""What the letters of TCVN3 look like when taken for a Western encoding."""

# VNI writes a vowel, then a second character for what stands above or below it.
_SAC, _HUYEN, _HOI, _NGA, _NANG = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_AFTER_ANY = {"ù": _SAC, "ø": _HUYEN, "û": _HOI, "õ": _NGA, "ï": _NANG}
_AFTER_AEO = {
    "â": _HAT, "á": _HAT + _SAC, "à": _HAT + _HUYEN, "å": _HAT + _HOI, "ã": _HAT + _NGA, "ä": _HAT + _NANG,
}  # fmt: skip
_AFTER_A = {
    "ê": _BREVE, "é": _BREVE + _SAC, "è": _BREVE + _HUYEN,
    "ú": _BREVE + _HOI, "ü": _BREVE + _NGA, "ë": _BREVE + _NANG,
}  # fmt: skip
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_letters() -> dict[str, str]:
    followers = (("aeouyôö", _AFTER_ANY), ("aeo", _AFTER_AEO), ("a", _AFTER_A))
    letters = {
        vowel + follower: unicodedata.normalize("NFC", _ALONE.get(vowel, vowel) + marks)
        for vowels, marks_of in followers
        for vowel in vowels
        for follower, marks in marks_of.items()
    }
    letters |= _ALONE
    capitals = {written.upper(): letter.upper() for written, letter in letters.items()}
    mixed = {written.capitalize(): letter.upper() for written, letter in letters.items()}
    return letters | mixed | capitals


_VNI = _vni_letters()
_VNI_PATTERN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
VNI_PAIR = re.compile("|".join(written for written in _VNI if len(written) == 2))
"""A vowel and its second character, as VNI writes them."""


def convert_tcvn3(text: str) -> str:
    """The text typed in a TCVN3 font, in Unicode: "Liªn ®oµn" becomes "Liên đoàn"."""
    return unicodedata.normalize("NFC", text.translate(_TCVN3))


def convert_vni(text: str) -> str:
    """The text typed in a VNI font, in Unicode: "Lieân ñoaøn" becomes "Liên đoàn"."""
    return unicodedata.normalize("NFC", _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text))
