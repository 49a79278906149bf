"""`check --since`: which problems and blanks a change brought, and how many were there before it."""

from typing import NamedTuple

from plan2015.acts.known import git_guarded
from plan2015.acts.proposal import Proposal
from plan2015.obligations.incomplete import Incomplete, list_incomplete, new_blanks
from plan2015.records.load import load
from plan2015.records.problem import Problem
from plan2015.rules import check
from plan2015.rules.since import sort_by_age


class Brought(NamedTuple):
    """What is new since a version of the data."""

    problems: tuple[Problem, ...]
    incomplete: tuple[Incomplete, ...]
    commit: str
    known: tuple[Problem, ...]

    def counted(self) -> str:
        """One line that counts what was there already."""
        counts = {kind: sum(p.kind == kind and not p.explained for p in self.known) for kind in _WORDS}
        words = ", ".join(f"{count} {_WORDS[kind]}" for kind, count in counts.items() if count)
        return f"Chỉ nêu nội dung mới so với phiên bản {self.commit[:12]}; đã có từ trước: {words or 'không'}."

    def answer(self) -> dict[str, object]:
        """The same for JSON."""
        kinds = [str(problem.kind) for problem in self.known]
        return {
            "commit": self.commit,
            "already": {"errors": kinds.count(_ERROR), "queries": kinds.count(_QUERY), "notes": kinds.count(_NOTE)},
        }


_ERROR, _QUERY, _NOTE = "error", "query", "note"
_WORDS = {_ERROR: "lỗi phải sửa", _QUERY: "chỗ cần giải trình", _NOTE: "lưu ý"}


def brought_since(proposal: Proposal, incomplete: tuple[Incomplete, ...]) -> Brought:
    """What a proposal has that the version it goes into has not; every rule sees the whole tree of both."""
    with git_guarded():
        base = load(proposal.repository.at(proposal.commit))
        before = check(base)
    parted = sort_by_age(proposal.problems, before)
    return Brought(parted.new, tuple(new_blanks(incomplete, list_incomplete(base))), proposal.commit, parted.known)
