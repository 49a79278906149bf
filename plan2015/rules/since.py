"""What a change brought: the problems of one run that an earlier run did not have."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from plan2015.records.problem import Problem


class Sorted(NamedTuple):
    """The problems of a run, those that are new and those that were already there."""

    new: tuple[Problem, ...]
    known: tuple[Problem, ...]


def sort_by_age(problems: Iterable[Problem], before: Iterable[Problem]) -> Sorted:
    """Parts problems into new and known by rule, path, key and occurrence, since lines move with every edit.

    Of several with the same rule, path and key the first ones count as known. A query whose explanation no longer
    holds is new, for the earlier run had it closed; one that is closed now was there already, open or not.
    """
    left = Counter(map(_identity, before))
    new: list[Problem] = []
    known: list[Problem] = []
    # The open ones first: they are known only by an open one, the closed ones by whatever is left.
    for problem in sorted(problems, key=lambda p: (p.explained, p.order)):
        taken = next((twin for twin in _twins(problem) if left[twin]), None)
        if taken:
            left[taken] -= 1
        (known if taken else new).append(problem)
    return Sorted(*(tuple(sorted(part, key=lambda p: p.order)) for part in (new, known)))


def gone(problems: Iterable[Problem], before: Iterable[Problem]) -> tuple[Problem, ...]:
    """The open errors and queries of an earlier run that this run has no more, or has explained."""
    open_now, open_before = (tuple(p for p in run if p.is_open) for run in (problems, before))
    return sort_by_age(open_before, open_now).new


_Identity = tuple[str, str, str, bool]


def _identity(problem: Problem) -> _Identity:
    return (problem.rule, problem.place.path, problem.key, problem.explained)


def _twins(problem: Problem) -> tuple[_Identity, ...]:
    rule, path, key, explained = _identity(problem)
    return ((rule, path, key, True), (rule, path, key, False)) if explained else ((rule, path, key, False),)
