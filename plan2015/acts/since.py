"""`check --since`: which problems and blanks a change brought, and how many were there before it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from plan2015.acts.check import Found, below
from plan2015.acts.known import Variables, git_guarded, registers_before
from plan2015.acts.opened import data_folder, load_folder
from plan2015.acts.proposal import propose
from plan2015.obligations.incomplete import list_incomplete, new_blanks
from plan2015.records.load import load
from plan2015.records.problem import Problem, tally
from plan2015.rules import check
from plan2015.rules.since import sort_by_age
from plan2015.wording.problems import counted_words


class Brought(NamedTuple):
    """What is new since a version of the data, and what was there before."""

    found: Found
    commit: str
    known: tuple[Problem, ...]
    ahead: int
    """How many versions the data compared with has that the branch on disk has not."""

    def counted(self) -> str:
        """One line that counts what was there already."""
        words = ", ".join(counted_words(tally(self.known)))
        return f"Chỉ nêu nội dung mới so với phiên bản {self.commit[:12]}; đã có từ trước: {words or 'không'}."

    def answer(self) -> dict[str, object]:
        """The same for JSON."""
        known = tally(self.known)
        already = {"errors": known.errors, "queries": known.queries + known.explained, "notes": known.notes}
        return {"commit": self.commit, "already": already}


def find_brought(data: str, since: str, paths: Iterable[str], variables: Variables) -> Brought:
    """What the data on disk, merged into a version, has that the version has not; rules see the whole tree of both."""
    folder = data_folder(data)
    loaded = load_folder(folder, data, registers_before(folder, since, variables))
    proposal = propose(since, *loaded, data, variables)
    incomplete = tuple(list_incomplete(proposal.workspace))
    with git_guarded():
        base = load(proposal.repository.at(proposal.commit))
        before = check(base)
    parted = sort_by_age(proposal.problems, before)
    found = Found(proposal.workspace, parted.new, tuple(new_blanks(incomplete, list_incomplete(base))))
    brought = Brought(found, proposal.commit, parted.known, proposal.ahead)
    return brought._replace(found=below(replace(found, since=brought.answer()), proposal.problems, paths))
