"""What was typed, as the reader would give it back: composed letters, our line ends, no value for blanks alone."""

import unicodedata
from collections.abc import Mapping, Sequence

Tree = str | None | Mapping[str, "Tree"] | Sequence["Tree"]
"""A value to write: text, nothing, a group or a list."""


def as_read(text: str) -> str | None:
    """A text as it would be read back from a file; None where it says nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines) if lines.strip() else None


def tree_as_read(value: Tree) -> Tree:
    """The same for every text of a group or list."""
    if isinstance(value, str):
        return as_read(value)
    if isinstance(value, Mapping):
        return {key: tree_as_read(inner) for key, inner in value.items()}
    return None if value is None else [tree_as_read(inner) for inner in value]
