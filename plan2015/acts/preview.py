"""What changes in the answers if a change is accepted."""

from datetime import date
from typing import NamedTuple

from plan2015.acts.known import Variables, git_guarded, load_known
from plan2015.acts.opened import load_workspace, sound
from plan2015.acts.proposal import propose
from plan2015.consolidation.change import Change, compare
from plan2015.screens.answers_json import write_json
from plan2015.screens.preview import preview_answer, preview_markdown, preview_text


class Preview(NamedTuple):
    """A change of the data, and how many versions it has that the branch on disk has not."""

    change: Change
    ahead: int

    def said(self, shape: str) -> str:
        """The change as text, Markdown or JSON."""
        if shape == "json":
            return write_json(preview_answer(self.change))
        return preview_markdown(self.change) if shape == "markdown" else preview_text(self.change)


def preview(data: str, since: str, day: date, variables: Variables) -> Preview:
    """The answers of a day with the change, held against those without it."""
    proposal = propose(since, *load_workspace(data), data, variables)
    with git_guarded():
        earlier = sound(*load_known(proposal.repository, proposal.commit, data))
    later = sound(proposal.workspace, proposal.problems)
    return Preview(compare(earlier.standings(day), later.standings(day)), proposal.ahead)
