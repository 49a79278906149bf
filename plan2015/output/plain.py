"""Text from files made safe for a terminal: control and direction characters are shown, never obeyed."""

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def plain(text: str) -> str:
    """The text on one line, with unprintable characters as their codes."""
    flat = text.replace("\n", " ").replace("\t", " ")
    return _UNSAFE.sub(lambda found: f"<U+{ord(found.group()):04X}>", flat)
