"""Lines of ours that carry their own sign, so that they are known again wherever a program or a person puts them."""

import hashlib
import re

from plan2015.forms.wording import squash

_SIGNED = re.compile(r"(?P<text>.+) \[kt-(?P<sign>[0-9a-f]{6})\]")


def signed(text: str) -> str:
    """A text on one line with its sign behind it: whoever changes the text has written one of his own.

    >>> signed("Còn trống")
    'Còn trống [kt-bc2da2]'
    """
    line = squash(text)
    return f"{line} [kt-{_sign(line)}]"


def split_sign(line: str) -> tuple[str, str]:
    """A signed line without its sign, and the sign with the blank before it."""
    text, blank, sign = line.rpartition(" ")
    return text, blank + sign


def is_signed(line: str) -> bool:
    """Whether a line is one of ours, unchanged."""
    match = _SIGNED.fullmatch(squash(line))
    return match is not None and _sign(match["text"]) == match["sign"]


def _sign(text: str) -> str:
    return hashlib.sha256(f"plan2015 mark {text}".encode()).hexdigest()[:6]
