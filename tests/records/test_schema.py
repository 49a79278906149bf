"""Every mismatch that the models can raise is said in Vietnamese, at its place; the rest of the record still counts."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plan2015.records.faults import FAULTS
from plan2015.records.model import plan, registers, submission, unit, values
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.reading.reader import parse_source
from plan2015.records.schema import SAYINGS, known_keys, say, validate

MODELS = (Plan, Unit, SubmissionRecord, Extension, Difficulty, PaperTables)

# What pydantic's validators of each kind may raise in strict mode on the values a file can hold.
RAISED_BY = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type"},
    "str": {"string_type"},
    "bool": {"bool_type"},
    "date": {"date_type"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
}
SILENT = {"nullable", "default", "model-field", "definitions", "definition-ref", "any", "no-info"}
SILENT |= {"function-before", "function-plain", "function-after"}


def schema_kinds(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema["type"]
        for key, value in schema.items():
            if key not in ("metadata", "serialization", "ref", "config"):
                yield from schema_kinds(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from schema_kinds(value)


def custom_types() -> set[str]:
    found = set()
    for module in (plan, registers, submission, unit, values):
        folder = Path(str(module.__file__)).parent
        for path in folder.glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
                    found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return found | set(values.DATE_FAULTS.values()) | set(values.NUMBER_FAULTS.values())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_error_type_that_a_model_can_raise_has_its_words(model: Any) -> None:
    kinds = set(schema_kinds(model.__pydantic_core_schema__))

    assert kinds <= set(RAISED_BY) | SILENT, "a new kind of validator: say what it may raise"
    assert {error for kind in kinds - SILENT for error in RAISED_BY[kind]} <= set(SAYINGS)


def test_each_error_type_of_our_own_has_its_words_and_its_page() -> None:
    assert custom_types() <= set(SAYINGS)
    assert custom_types() <= set(FAULTS)


ENGLISH = (
    "input",
    "should",
    "valid",
    "field",
    "required",
    "extra",
    "string",
    "expected",
    "must",
    "permitted",
    "invalid",
)

awkward = st.recursive(
    st.none() | st.sampled_from(["", "x", "12", "1.500", "31/02/2015", "true", "done", "II.3.d", "an-giang", "Hà Nội"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["unit", "period", "paper", "number", "tasks", "text", "due", "la"]), inner)
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(MODELS),
    st.dictionaries(st.sampled_from([*SubmissionRecord.model_fields, "plan", "id"]), awkward),
)
def test_no_english_of_a_library_reaches_the_reader(model: Any, data: dict[str, Any]) -> None:
    try:
        model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = say(detail, known_keys(model, detail["loc"][:-1]))
            assert said.fault in FAULTS
            shown = said.message.replace(str(detail["input"]), "")
            assert not [word for word in ENGLISH if f" {word} " in f" {shown} "]


def problems_of(text: str, model: Any = SubmissionRecord) -> list[str]:
    source, _ = parse_source(text.encode(), "x.yaml")
    return [f"{p.place.line}:{p.place.column} {p.rule}" for p in validate(model, source)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit: a\nperiod: 2015-annual\nrecieved: x\n", ["3:1 unknown-key"]),
        ("unit: a\nperiod: 2015-annual\npaper:\n  signd: x\n", ["4:3 unknown-key"]),
        ("period: 2015-annual\n", ["1:1 missing-key"]),
        ("unit:\nperiod: 2015-annual\n", ["1:1 missing-key"]),
        ("unit: An Giang\nperiod: 2015-annual\n", ["1:7 bad-id"]),
        ("unit: a\nperiod: b\nreceived: 12/11/15\n", ["3:11 ambiguous-date"]),
        ("unit: a\nperiod: b\nreceived: 31/02/2015\n", ["3:11 impossible-date"]),
        ("unit: a\nperiod: b\nreceived: hôm qua\n", ["3:11 not-a-date"]),
        ("unit: a\nperiod: b\nbudget:\n  estimate:\n    base: 1,500\n", ["5:11 ambiguous-number"]),
        ("unit: a\nperiod: b\nbudget:\n  estimate:\n    base: 1250,5\n", ["5:11 fraction-not-allowed"]),
        ("unit: a\nperiod: b\nbudget:\n  estimate:\n    base: -1.500\n", ["5:11 negative-figure"]),
        ("unit: a\nperiod: b\nbudget:\n  estimate:\n    base: [1, 2]\n", ["5:11 wrong-type"]),
        ("unit: a\nperiod: b\nbudget:\n  estimate:\n    base: nhiều\n", ["5:11 not-a-number"]),
        ("unit: a\nperiod: b\nchannel: emial\n", ["3:10 unknown-choice"]),
        ("unit: a\nperiod: b\ntasks:\n  - II.3.a\n", ["3:1 wrong-type"]),
        ("unit: a\nperiod: b\npaper: 34/BC\n", ["3:8 wrong-type"]),
        ("unit: a\nperiod: b\ncorrections:\n  received: x\n", ["3:1 wrong-type"]),
        (
            "unit: a\nperiod: b\nexplanations:\n  - rule: x\n    at: y\n    text: z\n    accepted: có\n",
            ["7:15 not-yes-or-no"],
        ),
        ("unit: a\nperiod: b\ndifficulties:\n  - text: x\n    clause: II.3.f\n", ["5:13 not-a-clause"]),
    ],
)
def test_a_mismatch_is_named_where_it_stands(text: str, expected: list[str]) -> None:
    assert problems_of(text) == expected


def test_a_due_date_has_one_wording() -> None:
    text = "unit: a\nclause: II.3.g\ndue:\n  by: 25/11/2015\n  before: 26/11/2015\n"

    assert problems_of(text, Extension) == ["3:1 incomplete-due"]


def test_what_was_meant_is_offered() -> None:
    source, _ = parse_source(b"unit: a\nperiod: b\nchannel: emial\nrecieved: x\n", "x.yaml")
    hints = [problem.hint for problem in validate(SubmissionRecord, source)[1]]

    assert "“email”" in hints[0]
    assert "“received”" in hints[1]


def test_the_rest_of_a_record_with_faults_still_counts() -> None:
    source, _ = parse_source(b"unit: a\nperiod: b\nreceived: x\nregister_number: 12\nla: 1\n", "x.yaml")
    record, problems = validate(SubmissionRecord, source)

    assert len(problems) == 2
    assert record
    assert (record.received, record.register_number) == (None, "12")
