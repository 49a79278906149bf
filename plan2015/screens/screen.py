"""Tables and paragraphs as terminal text: the one room that knows rich. Record text is data, never markup."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from plan2015.screens.plain import plain

_BLANK_LINES = re.compile(r"\n{3,}")
Tone = Literal["", "bold", "red", "yellow", "green", "dim"]


def draw(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts of a screen as text of a width in columns, with or without colour."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 60),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).rstrip("\n")


def heading(text: str) -> RenderableType:
    """A heading with a free line above it."""
    return Padding(Text(plain(text), style="bold"), (1, 0, 0, 0))


def paragraph(text: str, *, tone: Tone = "", indent: int = 0) -> RenderableType:
    """Running text that wraps between words."""
    return Padding(Text(plain(text), style=tone), (0, 0, 0, indent))


def line(text: str) -> RenderableType:
    """One line that never wraps, such as a place that an editor opens at a click."""
    return Text(plain(text), no_wrap=True, overflow="ignore")


def item(text: str, *, tone: Tone = "") -> RenderableType:
    """A line of a list, wrapped under its own beginning."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=1)
    row.add_column(ratio=1)
    row.add_row(Text("-"), Text(plain(text), style=tone))
    return Padding(row, (0, 0, 0, 1))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str | tuple[str, Tone]]],
    *,
    numbers: Iterable[int] = (),
    total: bool = False,
) -> RenderableType:
    """A table whose cells wrap inside themselves; `numbers` are right-aligned, `total` sets off the last row."""
    listed = [tuple(map(_cell, row)) for row in rows]
    right = set(numbers)
    drawn = Table(box=box.SIMPLE_HEAD, show_footer=False, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for index, head in enumerate(heads):
        drawn.add_column(
            Text(head),
            justify="right" if index in right else "left",
            overflow="fold",
            vertical="top",
            header_style="bold",
        )
    for index, row in enumerate(listed):
        last = total and index == len(listed) - 1
        drawn.add_row(*row, style="bold" if last else "")
        if total and index == len(listed) - 2:
            drawn.add_section()
    return drawn


def _cell(value: str | tuple[str, Tone]) -> Text:
    text, tone = value if isinstance(value, tuple) else (value, "")
    return Text(plain(text), style=tone)


__all__ = ["RenderableType", "Tone", "draw", "heading", "item", "line", "paragraph", "table"]
