"""The terminal that answers are drawn for: its width, and whether it takes colour."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plan2015.screens.screen import RenderableType

_PIPED_WIDTH = 100


def show(parts: "Iterable[RenderableType]") -> None:
    """Draws a screen as wide as the terminal, in colour only where a person looks and NO_COLOR is not set."""
    from plan2015.screens.screen import draw

    width = shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(draw(parts, width=width, color=color), color=color)
