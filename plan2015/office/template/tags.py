"""Jinja tags in a Word paragraph: found across the runs that Word splits them over, and cleaned of its quotes."""

import re
from itertools import pairwise
from typing import Any

from plan2015.office.word.markup import SPACE, w

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENINGS = ("{{", "{%", "{#")
CONTROL = {kind: re.compile(r"\{([{%#])" + kind + r"\s+(.*?)([}%#])\}", re.DOTALL) for kind in ("p", "tr")}
"""Tags that take the whole paragraph (`{%p …%}`, `{{p …}}`) or table row (`{%tr …%}`) away with them."""
_TYPED_FOR_PAPER = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#10;", " "), ("&amp;", "&"))


def texts_of(paragraph: Any) -> list[Any]:
    """The text elements of a paragraph itself, not of paragraphs inside its text boxes."""
    return [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]


def joined_text(paragraph: Any) -> str:
    """All text of a paragraph, after each tag was brought into one run: that in which it opens."""
    texts = texts_of(paragraph)
    full = "".join(text.text or "" for text in texts)
    if any(opening in full for opening in OPENINGS):
        starts = _starts(texts)
        for match in TAG.finditer(full):
            _bring_together(texts, starts, match.start(), match.end())
            starts = _starts(texts)
    return full


def has_tags(text: str) -> bool:
    """Whether there is anything for Jinja in a text."""
    return any(opening in text for opening in OPENINGS)


def is_unclosed(text: str) -> bool:
    """Whether a tag opens in a text and does not end in it."""
    return has_tags(TAG.sub("", text))


def as_jinja(tag: str) -> str:
    """A tag as Jinja reads it: without the escapes of XML and without the quotes that Word makes of plain ones."""
    for entity, character in _ENTITIES:
        tag = tag.replace(entity, character)
    return tag.translate(_TYPED_FOR_PAPER)


def _starts(texts: list[Any]) -> list[int]:
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text.text or ""))
    return starts


def _bring_together(texts: list[Any], starts: list[int], begin: int, end: int) -> None:
    """Moves what later runs hold of a tag into the run where it opens, whose looks it keeps."""
    touched = [
        (text, first, last)
        for text, (first, last) in zip(texts, pairwise(starts), strict=True)
        if first < end and last > begin and first < last
    ]
    opening = touched[0][0]
    for text, first, last in touched[1:]:
        taken = min(last, end) - first
        opening.text += text.text[:taken]
        text.text = text.text[taken:]
    for text, _, _ in touched:
        text.set(SPACE, "preserve")
