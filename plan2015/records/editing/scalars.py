"""How a value is written so that the reader reads it back the same: plain where that is safe, quoted where not."""

import re

from plan2015.records.reading.reader import parse_source

# Letters, digits and the signs of prose that mean nothing to YAML; anything else is tried on the reader.
_SIMPLE = re.compile(r"\w(?:[\w ,.;()/%–“”+-]*[\w.;)%”])?")
_WORDS = ("null",)


_MARKED = re.compile(r"(\\[tn])([\u0300-\u036f])")


def write_scalar(text: str | None, indent: int, *, quote: str = "", inline: bool = False) -> str:
    """A value as YAML text behind its key; `indent` is the column of the key, for prose of several lines.

    `inline` says that something follows on the same line: a comment, or the rest of a group in braces.
    """
    if text is None:
        return ""
    if "\n" in text and not inline and _fits_block(text):
        return _block(text, indent)
    if quote == "'" and "'" not in text and "\n" not in text:
        return f"'{text}'"
    safe = is_plain(text) and not (inline and any(sign in text for sign in ",[]{}"))
    return text if not quote and safe else _quoted(text)


def write_key(text: str) -> str:
    """A key as YAML text before its colon."""
    return text if is_plain(text) else _quoted(text)


def is_plain(text: str) -> bool:
    """Whether a text may stand without quotes: the reader itself is asked."""
    if _SIMPLE.fullmatch(text) and text not in _WORDS:
        return True
    if "\n" in text or "\t" in text:
        return False  # other readers of YAML refuse a tab in plain text
    source, problems = parse_source(f"k: {text}\nz: 1\n".encode(), "")
    return not problems and source.data == {"k": text, "z": "1"}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    # A mark behind a tab would stand behind the t of its escape, as if it were that letter's.
    return f'"{_MARKED.sub(_escape_mark, escaped)}"'


def _escape_mark(match: re.Match[str]) -> str:
    return f"{match[1]}\\u{ord(match[2]):04x}"


def _fits_block(text: str) -> bool:
    """Whether prose keeps its spaces in a block: none at its beginning, none at the end of a line."""
    return not text[0].isspace() and not text.endswith("\n") and all(line == line.rstrip() for line in text.split("\n"))


def _block(text: str, indent: int) -> str:
    pad = " " * (indent + 2)
    return "\n".join(["|-", *(f"{pad}{line}".rstrip() for line in text.split("\n"))])
