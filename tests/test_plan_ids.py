"""No id of the plan stands in the program: next year's plan changes no line of Python."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "plan2015"
PLAN = load(Folder(str(REPOSITORY / "data"), "data")).plan
assert PLAN
NAMES = frozenset((
    *(indicator.id for indicator in PLAN.indicators),
    *(text.id for text in PLAN.texts),
    *(period.id for period in PLAN.periods),
    *(paper.id for paper in PLAN.plan.papers),
    *(kind.id for kind in (PLAN.budget.base_kinds if PLAN.budget else ())),
    *(clause for task in PLAN.tasks for clause in (task.clause, *(part.id for part in task.parts))),
    *(report.clause for report in PLAN.reports),
    *(place.place for place in PLAN.narrative),
    *(question.code for group in (PLAN.fields, PLAN.indicators, PLAN.texts) for question in group),
    *(code for task in PLAN.tasks for code in (task.code, *(part.code for part in task.parts)) if code),
))  # fmt: skip
OTHERS = {
    "demo/prose.py": {"next_year"},  # what a sentence may hold: the number of the year after
    "demo/rehearsal.py": {"results"},  # a key of rehearsal.yaml
    "papers/words.py": {"next_year"},  # a name that templates use
    "papers/report/context.py": {"officials"},  # the same: a table
    "screens/check_sarif.py": {"results"},  # a key of SARIF
}
"""Words that mean something else than the id that is spelt alike."""
TABLES = ("papers/report/annex_list.py", "papers/report/body_tables.py", "papers/report/pictures.py", "papers/sheets/")
"""Columns of the report's tables, which go to templates/tables.yaml."""


def literals(source: str) -> Iterator[str]:
    """The texts in a module that are no docstring of it."""
    tree = ast.parse(source)
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, owners) and isinstance(n.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_id_of_the_plan_stands_in_the_program(path: Path) -> None:
    below = path.relative_to(PACKAGE).as_posix()
    if not below.startswith(TABLES):
        assert NAMES.intersection(literals(path.read_text("utf-8"))) == OTHERS.get(below, set())


def test_an_id_would_be_seen_and_a_word_in_a_docstring_is_none() -> None:
    seen = NAMES.intersection(literals('x = {"data_until": ("II.3.d", f"{a}:2015-annual")}'))
    assert seen == {"data_until", "II.3.d"}
    assert NAMES.isdisjoint(literals('"""data_until"""\n'))
