"""Edits that people type are tried on the whole data first: what would bring an error is refused in its words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from plan2015.acts.writing import make, real_path, refused_in_words, tell, wait
from plan2015.cli.options import Opened, Refusal

if TYPE_CHECKING:
    from plan2015.records.editing.edit import Edit
    from plan2015.records.problem import Problem

# To change a closed period is allowed, and has to be said: closing it again asks for the reason.
_TOLD = ("changed-after-closing",)
_MOST = 3


def change(
    opened: Opened, path: str, edits: "Iterable[Edit]", begin: str = "", *, given: "Iterable[Edit]" = ()
) -> bool:
    """Makes edits in a file below the data folder, or in a new one that begins as `begin`; tells whether it changed.

    `given` are values that were given as well, though they stand there already: they may not be wrong either.
    """
    from plan2015.records.editing.edit import edit_file, edited, make_file
    from plan2015.records.schema import dotted

    edits = tuple(edits)
    named = frozenset(dotted(edit.keys) for edit in (*edits, *given))
    opened.workspace.need(path)
    shown, real = opened.workspace.folder.show(path), real_path(opened, path)

    def judge(data: bytes) -> None:
        _refuse_new_errors(opened, path, data, named)

    with refused_in_words(shown):
        if path in opened.workspace.folder.paths():
            return edit_file(real, shown, edits, wait, judge)
        text = edited(begin.encode(), shown, edits)
        judge(text)
        make_file(real, text.decode(), wait)
    return True


def create(opened: Opened, path: str, text: str) -> None:
    """Makes a new file below the data folder."""
    _refuse_new_errors(opened, path, text.encode())
    make(opened, path, text)


def _refuse_new_errors(opened: Opened, path: str, data: bytes, given: frozenset[str] = frozenset()) -> None:
    """Refuses what would bring an error that was not there before, in this file or in any other.

    A value that is given now may not be wrong, though the one in its place was wrong in the same way.
    """
    from plan2015.records.reload import with_file
    from plan2015.rules import errors
    from plan2015.rules.since import sort_by_age

    shown = opened.workspace.folder.show(path)
    after = with_file(opened.workspace, path, data)
    parted = sort_by_age(errors(after), (problem for problem in opened.problems if problem.kind == "error"))
    stays = [p for p in parted.known if p in after.problems and p.place.path == shown and p.key in given]
    wrong = [_words(problem, shown) for problem in (*stays, *parted.new) if problem.rule not in _TOLD]
    if wrong:
        more = [f"và {len(wrong) - _MOST} lỗi khác."] if len(wrong) > _MOST else []
        raise Refusal("\n".join([*wrong[:_MOST], *more]))
    for problem in parted.new:
        tell(f"Lưu ý: {problem.message}.")


def _words(problem: "Problem", shown: str) -> str:
    """A problem's own words; its file where that is another one than is written."""
    return problem.sentences if problem.place.path == shown else f"{problem.place.path}: {problem.sentences}"
