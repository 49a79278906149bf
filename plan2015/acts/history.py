"""The commits that changed a unit's records."""

from collections.abc import Iterator

from plan2015.acts.known import Variables, git_guarded, open_repository
from plan2015.acts.opened import Opened
from plan2015.records.model.unit import Unit
from plan2015.revisions import history


def unit_history(opened: Opened, unit: Unit, period: str | None, variables: Variables) -> Iterator[history.Commit]:
    """Who changed what of a unit, newest first; of one period alone where one is asked for."""
    with git_guarded():
        yield from history.unit_history(open_repository(opened.workspace.folder, variables), unit.id, period)
