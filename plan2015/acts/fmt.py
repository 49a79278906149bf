"""One spelling for numbers, days and letters; nothing else moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan2015.acts.act import Act, rewritten
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import real_place
from plan2015.records.editing.canonical import canonical_edits
from plan2015.records.editing.edit import Edit
from plan2015.records.kinds import kind_of
from plan2015.records.schema import dotted


@dataclass(frozen=True)
class Formatted:
    """A file whose values are written in one spelling."""

    shown: str
    count: int


def format_files(opened: Opened, paths: Sequence[str]) -> Iterator[Act[Formatted]]:
    """Each file below the paths that is written otherwise, as an act of its own."""
    for path in _chosen(opened, paths):
        if edits := _edits(opened, path):
            shown = opened.workspace.folder.show(path)
            yield Act(Formatted(shown, len(edits)), (rewritten(opened, path, edits),))


def _chosen(opened: Opened, paths: Sequence[str]) -> list[str]:
    for path in paths:
        if not Path(path).exists():
            raise Refusal(f"không thấy “{path}”.")
    tops = [real_place(path) for path in paths]
    files = [path for path in opened.workspace.folder.paths() if path.endswith(".yaml")]
    if not tops:
        return files
    places = {path: real_place(opened.workspace.folder.real_path(path)) for path in files}
    return [path for path, place in places.items() if any(place.is_relative_to(top) for top in tops)]


def _edits(opened: Opened, path: str) -> tuple[Edit, ...]:
    """What would be written otherwise; a value with an error or an open query stays as it was typed."""
    kind = kind_of(path)
    source, problems = opened.workspace.folder.read(path)
    if kind is None or any(problem.kind == "error" for problem in problems):
        return ()
    open_ones = {problem.key for problem in opened.problems if problem.place.path == source.path and problem.is_open}
    edits = canonical_edits(source, kind.model, opened.plan.indicator_by_id)
    return tuple(edit for edit in edits if dotted(edit.keys) not in open_ones)
