"""No id of the plan stands in Python: next year's plan changes data/tasks.yaml and templates/, and no program."""

import ast
from collections.abc import Iterator

import pytest

from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "plan2015"

# Words of the program's own that the plan happens to use as well.
NAMESAKES = {
    ("papers/words.py", "next_year"): "a field of the Word templates: the year after the plan's",
    ("screens/check_sarif.py", "results"): "a key of SARIF",
    ("demo/rehearsal.py", "results"): "a key of rehearsal.yaml: the sentences of what was done",
    ("rules/edits/soundness.py", "other"): "a field of the sentences of an edit: what a figure is held against",
    ("rules/edits/within.py", "other"): "the same",
    ("demo/prose.py", "next_year"): "a field of the rehearsal's sentences: the year after the plan's",
}


def ids_of(plan: Plan) -> dict[str, str]:
    """Every id, code and clause that the plan declares, and what it is."""
    found = {indicator.id: "indicator" for indicator in plan.indicators}
    found |= {text.id: "text" for text in plan.texts}
    found |= {q.code: "code" for questions in (plan.indicators, plan.fields, plan.texts) for q in questions}
    found |= {clause: "clause" for task in plan.tasks for clause in (task.clause, *(part.id for part in task.parts))}
    found |= {report.clause: "clause" for report in plan.reports}
    found |= {kind.id: "base kind" for kind in (plan.budget.base_kinds if plan.budget else ())}
    found |= {period.id: "period" for period in plan.periods}
    return found | {section.code: "section" for section in plan.sections if len(section.code) > 1}


def literals(text: str) -> Iterator[str]:
    """The string literals of a module, its docstrings left out."""
    tree = ast.parse(text)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def ids_in(text: str, declared: dict[str, str]) -> dict[str, str]:
    """What a module names of the plan, alone or at the end of a dotted key; ids put together from parts escape it."""
    named = {part for literal in literals(text) for part in (literal, literal.rpartition("indicators.")[2])}
    return {name: declared[name] for name in named if name in declared}


@pytest.fixture(scope="module")
def declared() -> dict[str, str]:
    """The ids of the plan that is shipped."""
    plan = load(Folder(str(REPOSITORY / "data"))).plan
    assert plan
    return ids_of(plan)


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", modules())
def test_no_id_of_the_plan_stands_in_python(name: str, declared: dict[str, str]) -> None:
    found = ids_in((PACKAGE / name).read_text("utf-8"), declared)

    assert {key: kind for key, kind in found.items() if (name, key) not in NAMESAKES} == {}


def test_a_namesake_that_is_gone_leaves_the_list(declared: dict[str, str]) -> None:
    for name, key in NAMESAKES:
        assert key in ids_in((PACKAGE / name).read_text("utf-8"), declared)


def test_each_kind_of_id_would_be_seen(declared: dict[str, str]) -> None:
    kinds = {kind: name for name, kind in declared.items()}
    said = {kind: ids_in(f"x = [{name!r}]", declared) for kind, name in kinds.items()}

    assert set(kinds) >= {"indicator", "text", "code", "clause", "base kind", "period"}
    assert said == {kind: {name: kind} for kind, name in kinds.items()}
    assert ids_in('"""officials"""\nx = "indicators.officials"', declared) == {"officials": "indicator"}


def indicator_pieces(text: str, declared: dict[str, str]) -> list[str]:
    """Formatted strings whose fixed piece begins or ends ids of several indicators, such as `f"{x}_classes"`."""
    indicators = [name for name, kind in declared.items() if kind == "indicator"]
    pieces = [
        piece.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
    ]
    names = [piece for piece in pieces if piece.strip("_").isidentifier() and ("_" in piece) and len(piece) > 3]
    return [p for p in names if sum(i.startswith(p) or i.endswith(p) for i in indicators) > 1]


@pytest.mark.parametrize("name", modules())
def test_no_id_is_put_together_from_pieces(name: str, declared: dict[str, str]) -> None:
    assert indicator_pieces((PACKAGE / name).read_text("utf-8"), declared) == []


def test_an_id_put_together_would_be_seen(declared: dict[str, str]) -> None:
    assert indicator_pieces('total(f"{prefix}_classes")', declared) == ["_classes"]
    assert indicator_pieces('total(f"inspected_{level}")', declared) == ["inspected_"]
