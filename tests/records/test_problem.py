"""Problems are counted in one way, and what is open is said in one place."""

from itertools import product

import pytest

from plan2015.records.problem import Kind, Place, Problem, tally


def problem(kind: Kind, *, explained: bool = False) -> Problem:
    return Problem("a-rule", kind, Place("a.yaml"), "sai", "sửa", explained=explained)


KINDS = [*product(Kind, (False,)), (Kind.QUERY, True)]


@pytest.mark.parametrize(("kind", "explained"), KINDS)
def test_every_problem_is_counted_once(kind: Kind, explained: bool) -> None:
    counts = tally([problem(kind, explained=explained)] * 3)

    assert sum(counts) == 3
    assert counts.of(kind) == (0 if explained else 3)
    assert counts.explained == (3 if explained else 0)


def test_notes_and_explained_queries_are_nobodys_work() -> None:
    listed = [problem(Kind.ERROR), problem(Kind.QUERY), problem(Kind.QUERY, explained=True), problem(Kind.NOTE)]

    assert [p.is_open for p in listed] == [True, True, False, False]
    assert [p.is_open_query for p in listed] == [False, True, False, False]
