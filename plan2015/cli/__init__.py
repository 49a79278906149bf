"""The front door: reads the words of the command line, and is alone in printing, exiting and knowing today's date."""

from plan2015.cli.search_path import leave_own_places


def main() -> None:
    """The `plan2015` command: whatever it still imports comes from this installation."""
    leave_own_places()
    from plan2015.cli.program import main as run

    run()


__all__ = ["main"]
