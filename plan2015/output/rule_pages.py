"""The help pages of rules as text."""

import textwrap
from collections.abc import Iterable

from plan2015.output.words import PROBLEM_WORDS
from plan2015.records.faults import Page
from plan2015.records.problem import Kind

_WIDTH = 78
_HEADS = {
    Kind.ERROR: "LỖI PHẢI SỬA",
    Kind.QUERY: "CẦN GIẢI TRÌNH",
    Kind.NOTE: "LƯU Ý",
}


def page_text(page: Page) -> str:
    """One page: what it means, why it matters, what it rests on, how to mend it."""
    parts = (
        f"{page.name} ({PROBLEM_WORDS[page.kind]})",
        _wrap(page.summary),
        _wrap(f"Vì sao: {page.why}"),
        _wrap(f"Căn cứ: {page.basis}"),
        _wrap(f"Cách sửa: {page.mend}"),
    )
    return "\n\n".join(parts)


def list_pages(pages: Iterable[Page]) -> str:
    """All pages by kind, a line or two each."""
    listed = tuple(pages)
    blocks = []
    for kind, head in _HEADS.items():
        lines = [_entry(page) for page in listed if page.kind is kind]
        blocks.append("\n".join([head, *lines]) if lines else "")
    return "\n\n".join(block for block in blocks if block)


def _entry(page: Page) -> str:
    return textwrap.fill(
        page.summary,
        _WIDTH,
        initial_indent=f"  {page.name:<24}",
        subsequent_indent=" " * 26,
        break_on_hyphens=False,
    )


def _wrap(text: str) -> str:
    return textwrap.fill(text[:1].upper() + text[1:], _WIDTH, break_on_hyphens=False)
