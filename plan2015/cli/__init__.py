"""The front door: reads the words of the command line, and is alone in printing, exiting and knowing today's date."""

from plan2015.cli.program import main

__all__ = ["main"]
