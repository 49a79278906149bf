"""Edits that people type are tried on the whole data first: what would bring an error is refused in its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan2015.acts.act import real_path, rewritten
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.records.editing.changes import Edited, New
from plan2015.records.editing.edit import Edit
from plan2015.records.problem import Problem
from plan2015.records.reload import with_file
from plan2015.records.schema import dotted
from plan2015.rules import errors
from plan2015.rules.since import sort_by_age

# To change a closed period is allowed, and has to be said: closing it again asks for the reason.
_TOLD = ("changed-after-closing",)
_MOST = 3


def tried(
    opened: Opened, path: str, edits: Iterable[Edit], begin: str | None = None, *, given: Iterable[Edit] = ()
) -> Edited:
    """Edits in a file below the data folder, or in a new one that begins as `begin`, tried before they are written.

    `given` are values that were given as well, though they stand there already: they may not be wrong either.
    """
    edits = tuple(edits)
    named = frozenset(dotted(edit.keys) for edit in (*edits, *given))
    opened.workspace.need(path)
    return rewritten(opened, path, edits, begin, _Trial(opened, path, named))


def tried_new(opened: Opened, path: str, text: str) -> New:
    """A new file below the data folder, tried before it is written."""
    return New(real_path(opened, path), opened.workspace.folder.show(path), text.encode(), _Trial(opened, path))


@dataclass(frozen=True)
class _Trial:
    """Refuses what would bring an error that was not there before, in this file or in any other.

    A value that is given now may not be wrong, though the one in its place was wrong in the same way.
    """

    opened: Opened
    path: str
    given: frozenset[str] = frozenset()

    def __call__(self, data: bytes) -> tuple[str, ...]:
        """What has to be said of the data, if they are not refused."""
        shown = self.opened.workspace.folder.show(self.path)
        after = with_file(self.opened.workspace, self.path, data)
        parted = sort_by_age(errors(after), (p for p in self.opened.problems if p.kind == "error"))
        stays = [p for p in parted.known if p in after.problems and p.place.path == shown and p.key in self.given]
        wrong = [_words(problem, shown) for problem in (*stays, *parted.new) if problem.rule not in _TOLD]
        if wrong:
            more = [f"và {len(wrong) - _MOST} lỗi khác."] if len(wrong) > _MOST else []
            raise Refusal("\n".join([*wrong[:_MOST], *more]))
        return tuple(f"Lưu ý: {problem.message}." for problem in parted.new)


def _words(problem: Problem, shown: str) -> str:
    """A problem's own words; its file where that is another one than is written."""
    return problem.sentences if problem.place.path == shown else f"{problem.place.path}: {problem.sentences}"
