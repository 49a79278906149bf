"""Text from files made safe for a terminal or a log: control and direction characters are shown, never obeyed."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
# GitHub obeys a line that begins with “::” and, anywhere in a line, “##[”; no report needs either.
_COMMAND = re.compile(r"(?<=##)\[|^\s*:(?=:)")


def plain(text: str) -> str:
    """The text on one line, with unprintable characters, and what a pipeline would obey, as their codes."""
    flat = text.replace("\n", " ").replace("\t", " ")
    shown = _UNSAFE.sub(lambda found: _code(found.group()), flat)
    return _COMMAND.sub(lambda found: found.group()[:-1] + _code(found.group()[-1]), shown)


def _code(letter: str) -> str:
    return f"<U+{ord(letter):04X}>"


def quiet_json(text: str) -> str:
    """JSON that says the same, but holds nothing that a pipeline would obey."""
    return text.replace("##[", "##\\u005b")
