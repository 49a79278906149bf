"""What `check` finds: problems and blanks, all of them or those that a change brought, below the paths asked for."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plan2015.acts.opened import load_workspace
from plan2015.acts.refusal import Refusal
from plan2015.consolidation.totals import MovedSinceClosing, since_closings
from plan2015.obligations.incomplete import Incomplete, list_incomplete
from plan2015.records.problem import Problem
from plan2015.records.workspace import Workspace


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
        errors = any(problem.kind == "error" for problem in self.problems)
        queries = errors or any(problem.kind == "query" and not problem.explained for problem in self.problems)
        failing = {"error": errors, "query": queries, "incomplete": queries or bool(self.incomplete), "never": False}
        return int(failing[fail_on])


def find_problems(data: str, paths: Iterable[str]) -> Found:
    """What is wrong and what is blank; the whole tree is read, `paths` only choose what is said of it."""
    workspace, problems = load_workspace(data)
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
