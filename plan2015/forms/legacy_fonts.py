"""Text typed in the fonts used before Unicode: converted where the font says so, else only proposed."""

import re
from collections.abc import Callable
from typing import Literal

from plan2015.vietnamese.fonts import convert_tcvn3, convert_vni
from plan2015.vietnamese.legacy import find_damage

Encoding = Literal["tcvn3", "vni"]

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_TCVN3_FONT = re.compile(r"\.vn\w", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)
# One letter beyond the Western page, and the text was typed in Unicode whatever its font says.
_UNICODE = re.compile(r"[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_CONVERT: dict[str, Callable[[str], str]] = {"tcvn3": convert_tcvn3, "vni": convert_vni}


def encoding_of(font: str | None) -> tuple[Encoding | None, bool]:
    """The encoding that a font's name stands for, and whether the font draws capitals only (`.VnTimeH`)."""
    name = (font or "").strip()
    if _TCVN3_FONT.match(name):
        return "tcvn3", name.endswith("H") or (name.islower() and name.endswith("h"))
    return ("vni", False) if _VNI_FONT.match(name) else (None, False)


def is_unicode(text: str) -> bool:
    """Whether a text holds letters that no old font has."""
    return _UNICODE.search(text) is not None


def convert(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode; symbols of the private area (F0xx) are the bytes they stand for."""
    converted = _CONVERT[encoding](_PRIVATE.sub(lambda match: chr(ord(match[0]) & 0xFF), text))
    return converted.upper() if capitals else converted


def proposal(text: str) -> tuple[Encoding, str] | None:
    """The encoding that a text without a telling font seems to be in, and how it would read; None when in doubt."""
    damage = find_damage(text)
    if damage in ("tcvn3", "vni"):
        return damage, convert(text, damage)
    return None


def may_convert(text: str) -> bool:
    """Whether `--legacy` may touch a text: it has letters beyond ASCII, and none that only Unicode has."""
    return not text.isascii() and not is_unicode(text)
