"""Which figures wait for an explanation: all that an open query speaks of, in whichever period they stand."""

from collections.abc import Iterable, Iterator, Mapping

from plan2015.records.problem import Problem
from plan2015.records.workspace import Workspace

Doubts = Mapping[tuple[str, str], frozenset[str]]
"""By unit and period: the dotted keys of figures that wait for an explanation."""


def figures_in_doubt(workspace: Workspace, problems: Iterable[Problem]) -> Doubts:
    """The figures of each unit and period that an unexplained query speaks of."""
    prefix = workspace.folder.show("")
    found: dict[tuple[str, str], set[str]] = {}
    for problem in problems:
        submission = workspace.submission_at.get(problem.place.path.removeprefix(prefix))
        if problem.is_open_query and submission:
            for period, key in _keys(problem, submission.period):
                found.setdefault((submission.unit, period), set()).add(key)
    return {of: frozenset(keys) for of, keys in found.items()}


def _keys(problem: Problem, own: str) -> Iterator[tuple[str, str]]:
    """Period and key of each figure; `2015-h1:indicators.x` is the same unit's figure of that period."""
    for named in (problem.key, *(key for key, _ in problem.figures)):
        period, mark, key = named.rpartition(":")
        yield (period, key) if mark else (own, named)
