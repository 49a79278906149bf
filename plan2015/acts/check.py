"""What `check` finds: problems and blanks, all of them or those that a change brought, below the paths asked for."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plan2015.acts.known import Variables, registers_before
from plan2015.acts.opened import data_folder, load_folder
from plan2015.acts.refusal import Refusal
from plan2015.consolidation.totals import MovedSinceClosing, since_closings
from plan2015.obligations.incomplete import Incomplete, list_incomplete
from plan2015.records.problem import Kind, Problem
from plan2015.records.workspace import Workspace
from plan2015.rules import HIDES_REPORTS


@dataclass(frozen=True)
class Found:
    """What one run of `check` found."""

    workspace: Workspace
    problems: tuple[Problem, ...]
    incomplete: tuple[Incomplete, ...]
    closings: tuple[MovedSinceClosing, ...] = ()
    """Of closed periods whose reports have changed: which totals are not what they were."""
    since: Mapping[str, object] | None = None
    """With `--since`: the version compared with, and how much was there already."""

    def exit_code(self, fail_on: str) -> int:
        """1 when there is something of the kind asked for, else 0."""
        is_open = any(problem.is_open for problem in self.problems)
        errors = any(problem.kind is Kind.ERROR for problem in self.problems)
        failing = {"error": errors, "query": is_open, "incomplete": is_open or bool(self.incomplete), "never": False}
        return int(failing[fail_on])

    def taken_strictly(self) -> "Found":
        """The same, but what may hide a report is an error."""
        hiding = (replace(p, kind=Kind.ERROR) if p.rule in HIDES_REPORTS else p for p in self.problems)
        return replace(self, problems=tuple(hiding))


def find_problems(data: str, paths: Iterable[str], variables: Variables) -> Found:
    """What is wrong and what is blank; the whole tree is read, `paths` only choose what is said of it."""
    folder = data_folder(data)
    workspace, problems = load_folder(folder, data, registers_before(folder, None, variables))
    return below(Found(workspace, problems, tuple(list_incomplete(workspace))), problems, paths)


def below(found: Found, everything: tuple[Problem, ...], paths: Iterable[str]) -> Found:
    """What was found below some paths, or all of it without paths; closings are held against everything."""
    problems, incomplete, workspace = found.problems, found.incomplete, found.workspace
    if chosen := tuple(_shown(path) for path in paths):
        problems = tuple(problem for problem in problems if _is_below(problem.place.path, chosen))
        incomplete = tuple(e for e in incomplete if _is_below(workspace.folder.show(e.submission.path), chosen))
    closings = tuple(since_closings(workspace, everything, problems))
    return replace(found, problems=problems, incomplete=incomplete, closings=closings)


def _shown(path: str) -> str:
    if not Path(path).exists():
        raise Refusal(f"không thấy “{path}”.")
    return os.path.relpath(path).replace(os.sep, "/")


def _is_below(path: str, chosen: tuple[str, ...]) -> bool:
    return any(top in (path, ".") or path.startswith(f"{top}/") for top in chosen)
