"""`check --since`: which problems and blanks a change brought, and how many were there before it."""

from typing import TYPE_CHECKING, NamedTuple

import click

from plan2015.cli.known import git_guarded
from plan2015.cli.proposal import Proposal

if TYPE_CHECKING:
    from plan2015.obligations.incomplete import Incomplete
    from plan2015.records.problem import Problem


class Brought(NamedTuple):
    """What is new since a version of the data."""

    problems: "tuple[Problem, ...]"
    incomplete: "tuple[Incomplete, ...]"
    commit: str
    known: "tuple[Problem, ...]"

    def tell(self) -> None:
        """One line on stderr that counts what was there already."""
        from plan2015.records.problem import tally
        from plan2015.wording.problems import counted_words

        words = ", ".join(counted_words(tally(self.known)))
        click.echo(
            f"Chỉ nêu nội dung mới so với phiên bản {self.commit[:12]}; đã có từ trước: {words or 'không'}.", err=True
        )

    def answer(self) -> dict[str, object]:
        """The same for JSON."""
        from plan2015.records.problem import tally

        known = tally(self.known)
        already = {"errors": known.errors, "queries": known.queries + known.explained, "notes": known.notes}
        return {"commit": self.commit, "already": already}


def brought_since(proposal: Proposal, incomplete: "tuple[Incomplete, ...]") -> Brought:
    """What a proposal has that the version it goes into has not; every rule sees the whole tree of both."""
    from plan2015.obligations.incomplete import list_incomplete, new_blanks
    from plan2015.records.load import load
    from plan2015.rules import check
    from plan2015.rules.since import sort_by_age

    with git_guarded():
        base = load(proposal.repository.at(proposal.commit))
        before = check(base)
    parted = sort_by_age(proposal.problems, before)
    return Brought(parted.new, tuple(new_blanks(incomplete, list_incomplete(base))), proposal.commit, parted.known)
