"""The schemas for editors: complete words, known ids, and one verdict with `check` on what a schema can see."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plan2015.questionnaire import Questionnaire
from plan2015.records.faults.schema import SCHEMA
from plan2015.records.kinds import FILE_KINDS, kind_of
from plan2015.records.schema import model_in
from plan2015.rules import pages
from plan2015.screens.editors.paper_words import PAPER_WORDS
from plan2015.screens.editors.plan_words import PLAN_WORDS
from plan2015.screens.editors.schemas import editor_schemas
from plan2015.screens.editors.words import RECORD_WORDS
from tests.conftest import BASE, REPOSITORY, Run, Small
from tests.test_examples import EXAMPLES

# An editor sees the number 1.5 where 1.500 was typed, and knows no calendar and no period.
BEYOND_SCHEMA = {"ambiguous-number", "impossible-date", "day-far-from-period"}
STRUCTURAL = {page.name for page in SCHEMA} - BEYOND_SCHEMA | {
    "unknown-unit", "unknown-period", "unknown-task", "unknown-indicator", "unknown-rule", "empty-file"
}  # fmt: skip


def keys_of_models() -> set[str]:
    seen: dict[str, set[str]] = {}

    def visit(model: Any) -> None:
        if model.__name__ not in seen:
            seen[model.__name__] = {f.alias or name for name, f in model.model_fields.items()}
            for field in model.model_fields.values():
                if inner := model_in(field.annotation):
                    visit(inner)

    for kind in FILE_KINDS:
        visit(kind.model)
    return {f"{model}.{key}" for model, keys in seen.items() for key in keys}


def test_each_key_has_its_words_and_no_words_are_left_over() -> None:
    assert set(PLAN_WORDS) | set(RECORD_WORDS) | set(PAPER_WORDS) == keys_of_models()
    assert not set(PLAN_WORDS) & set(RECORD_WORDS)


def schema_name(path: str) -> str:
    """The schema by which a file is judged; a file of no kind is read by nobody and judged by none."""
    kind = kind_of(path)
    return kind.schema if kind else ""


def read_schemas(small: Small) -> dict[str, str]:
    workspace, _ = small.load()
    assert workspace.plan
    return editor_schemas(workspace.plan, workspace.units.values(), pages())


@pytest.mark.parametrize("name", [kind.schema for kind in FILE_KINDS])
def test_a_schema_is_one_whole_without_english(small: Small, name: str) -> None:
    text = read_schemas(small)[f"{name}.schema.json"]

    assert "$ref" not in text
    assert '"default"' not in text
    titles = [node["title"] for node in walk(json.loads(text)) if isinstance(node.get("title"), str)]
    assert len(titles) > 5
    assert [title for title in titles if title.isascii() and title != "Chia theo"] == []


def walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from walk(inner)


def test_the_schema_knows_the_ids_of_this_workspace(small: Small) -> None:
    schema = json.loads(read_schemas(small)["submission.schema.json"])
    keys = schema["properties"]

    assert "ldld-tinh-an-giang" in keys["unit"]["enum"]
    assert "LĐLĐ tỉnh An Giang" in keys["unit"]["enumDescriptions"]
    assert keys["period"]["enum"] == ["2015-h1", "2015-annual"]
    assert keys["tasks"]["properties"]["II.3.d.1"]["properties"]["progress"]["enum"][0] == "done"
    assert keys["indicators"]["properties"]["training_classes"]["title"].startswith("E01.1 ")
    assert "below-minimum-share" in keys["explanations"]["items"]["properties"]["rule"]["enum"]


@pytest.fixture(scope="module")
def flagged(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the structural examples that check-jsonschema flags, as `name/good|bad/path`."""
    pytest.importorskip("check_jsonschema", reason="chưa có check-jsonschema: chạy .ci/run")
    small = Small(tmp_path_factory.mktemp("schemas"))
    import shutil

    shutil.copytree(BASE / "data", small.root / "data")
    by_schema: dict[str, list[Path]] = {}
    for path in sorted(EXAMPLES.rglob("*.yaml")):
        name, _, *below = path.relative_to(EXAMPLES).parts
        if name in STRUCTURAL and schema_name("/".join(below)):
            by_schema.setdefault(schema_name("/".join(below)), []).append(path)
    found: set[str] = set()
    for schema, paths in by_schema.items():
        file = small.root / f"{schema}.schema.json"
        file.write_text(read_schemas(small)[file.name], "utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", str(file), *map(str, paths)]
        said = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        assert said.get("parse_errors", []) == []
        found |= {Path(error["filename"]).relative_to(EXAMPLES).as_posix() for error in said.get("errors", [])}
    return found


def test_check_jsonschema_saw_something(flagged: set[str]) -> None:
    assert len(flagged) >= len(STRUCTURAL) - 1


@pytest.mark.parametrize("name", sorted(STRUCTURAL))
def test_schema_and_check_give_one_verdict_on_a_structural_fault(name: str, flagged: set[str]) -> None:
    expected = (EXAMPLES / name / "bad" / "expected.txt").read_text("utf-8").splitlines()
    wrong = {line.partition(":")[0].removeprefix("data/") for line in expected}

    assert {path for path in flagged if path.startswith(f"{name}/")} == {f"{name}/bad/{path}" for path in wrong}


def test_what_only_check_can_see_is_not_flagged_wrongly(run: Run, small: Small) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(read_schemas(small)["submission.schema.json"])
    valid = {"unit": "ldld-tinh-an-giang", "period": "2015-annual"}
    taken = [
        {"paper": None}, {"paper": {"number": 34}}, {"received": "31/02/2015"}, {"tasks": {"II.3.d.1": None}},
        {"indicators": {"training_classes": "1.250.000"}}, {"indicators": {"training_classes": 1.5}},
        {"budget": {"estimate": {"base": "8.000.000.000"}}}, {"difficulties": None}, {"channel": None},
    ]  # fmt: skip
    refused = [
        {"paper": []}, {"received": "tháng 11"}, {"tasks": {"II.9.z": None}}, {"indicators": {"training_classes": []}},
        {"budget": {"estimate": {"base": "nhiều"}}}, {"difficulties": {"text": "a"}}, {"la": 1},
    ]  # fmt: skip
    judge = jsonschema.Draft7Validator(schema)

    assert [more for more in taken if not judge.is_valid({**valid, **more})] == []
    assert [more for more in refused if judge.is_valid({**valid, **more})] == []


def test_the_shipped_data_is_valid_by_its_own_schemas(run_in: Run, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    import yaml

    run_in(tmp_path, "init", ".")
    run_in(tmp_path, "new", "submission", "an giang", "2015-annual")
    run_in(tmp_path, "receive", "ca mau", "2015-annual", "--received", "12/11/2015")
    seen = 0
    for path in sorted((tmp_path / "data").rglob("*.yaml")):
        name = schema_name(path.relative_to(tmp_path / "data").as_posix())
        schema = json.loads((tmp_path / f"schemas/{name}.schema.json").read_text("utf-8"))
        # Values as text, as our reader has them: PyYAML would guess by YAML 1.1.
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        errors = [
            error for error in jsonschema.Draft7Validator(schema).iter_errors(data) if not is_blank(error.instance)
        ]
        assert errors == [], path
        seen += 1
    assert seen > 90


def is_blank(value: Any) -> bool:
    """A blank, which this loader gives as an empty text."""
    return value in ("", "null")


def test_what_an_editor_completes_is_what_the_form_offers_and_check_accepts(small: Small) -> None:
    text = (REPOSITORY / "data" / "tasks.yaml").read_text("utf-8")
    text = text.replace("  base_kinds:\n", "  base_kinds:\n    - id: wage-fund\n      title: quỹ tiền lương\n", 1)
    text = text.replace("narrative:\n", "narrative:\n  - place: I.0\n    title: mở đầu\n", 1)
    channel = "  - {code: A20, at: channel, title: Cách gửi, type: choice, choices: [{value: fax, title: máy fax}]}\n"
    small.write("tasks.yaml", text.replace("fields:\n", f"fields:\n{channel}", 1))
    plan = small.load()[0].plan
    assert plan
    schemas = {name.partition(".")[0]: json.loads(schema) for name, schema in read_schemas(small).items()}
    report = schemas["submission"]["properties"]

    def offered(schema: dict[str, Any]) -> list[str]:
        return next(node["enum"] for node in walk(schema) if "enum" in node)

    for at, choices in plan.choices_at.items():
        *groups, key = at.split(".")
        inside = report
        for group in groups:
            inside = inside[group]["properties"]
        assert [value for value in offered(inside[key]) if value] == [choice.value for choice in choices], at
    assert set(plan.choices_at) == {"budget.base_kind", "budget.scope", "channel"}
    assert list(schemas["narrative"]["properties"]["sections"]["properties"]) == [p.place for p in plan.narrative]
    assert list(report["tasks"]["properties"]) == [q.clause for q in Questionnaire(plan).tasks]
