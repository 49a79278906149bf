"""Which questions the plan's form asks of a unit, each with its code and its place in a submission."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.model.duty import Binding
from plan2015.records.model.form import FormField, Indicator, TextQuestion
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit

CellKind = Literal["text", "number", "date", "choice", "check"]
Layout = Literal["plain", "paper", "task", "matrix"]
Path = tuple[str, ...]
Options = tuple[tuple[str, str], ...]
"""Value and title of each answer to choose from."""

PROGRESS: Options = (
    ("done", "Đã thực hiện"),
    ("under-way", "Đang thực hiện"),
    ("not-started", "Chưa thực hiện"),
    ("not-applicable", "Không thuộc đối tượng"),
)
SCOPES: Options = (("own-level", "ngân sách cấp mình"), ("whole-system", "toàn tỉnh, ngành"))
_CODE = re.compile(r"(?P<letter>[A-Z])(?P<row>[0-9]+)(?:\.(?P<column>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its code on the form, where its answer stands in a submission, and what answer it takes."""

    code: str
    path: Path
    title: str
    kind: CellKind = "text"
    layout: Layout = "plain"
    measure: str = ""
    required: bool = False
    whole: bool = True
    tall: bool = False
    """Whether the answer is prose of several lines."""
    cumulative: bool = False
    options: Options = ()


def questions_for(plan: Plan, unit: Unit, *, conditions: bool = True) -> list[Question]:
    """The questions asked of a unit in the order of their codes; without `conditions` also those that hold elsewhere.

    A condition that is not known to fail is taken to hold: a unit must be able to answer.
    """
    asked = (
        *((f, plan.binding_of(f), _field(f, plan)) for f in plan.fields),
        *((i, plan.binding_of(i), _indicator(i, plan)) for i in plan.indicators),
        *((t, plan.binding_of(t), _prose(t)) for t in plan.texts),
    )
    found = [question for _, binding, question in asked if _is_asked(binding, unit, conditions)]
    found += _tasks(plan, unit, conditions)
    if any(question.code == "F04" for question in found):
        found.append(Question("F04.1", ("budget", "base_note"), "Loại mẫu số khác: ghi rõ"))
    return sorted(found, key=lambda question: code_order(question.code))


def code_order(code: str) -> tuple[str, int, int]:
    """What sorts codes as the form does: E02.1 before E10, E10 before E10.1."""
    match = _CODE.fullmatch(code)
    return (match["letter"], int(match["row"]), int(match["column"] or 0)) if match else (code, 0, 0)


def _is_asked(binding: Binding | None, unit: Unit, conditions: bool) -> bool:
    return is_bound(binding, unit) and (not conditions or meets_condition(binding, unit).value is not False)


def _field(field: FormField, plan: Plan) -> Question:
    options: Options = ()
    if field.at == "budget.base_kind" and plan.budget:
        options = tuple((kind.id, kind.title) for kind in plan.budget.base_kinds)
    elif field.at == "budget.scope":
        options = SCOPES
    kind: CellKind = "text" if field.type == "paper" else field.type
    layout = _layout(field.code, plan)
    return Question(
        field.code, tuple(field.at.split(".")), field.title, kind, layout, field.measure or "", field.required,
        options=options,
    )  # fmt: skip


def _indicator(indicator: Indicator, plan: Plan) -> Question:
    return Question(
        indicator.code,
        ("indicators", indicator.id),
        indicator.title,
        "text" if indicator.type == "paper" else indicator.type,
        "paper" if indicator.type == "paper" else _layout(indicator.code, plan),
        indicator.measure or "",
        indicator.required,
        indicator.whole,
        indicator.type == "text" and indicator.code.startswith("U"),
        indicator.cumulative,
        tuple((choice.value, choice.title) for choice in indicator.choices),
    )


def _layout(code: str, plan: Plan) -> Layout:
    section = plan.section_by_code.get(code[:1])
    return "matrix" if section and section.columns and "." in code else "plain"


def _prose(text: TextQuestion) -> Question:
    return Question(text.code, ("texts", text.id), text.title, required=text.required, tall=True)


def _tasks(plan: Plan, unit: Unit, conditions: bool) -> Iterator[Question]:
    for task in plan.tasks:
        if not _is_asked(task.binds, unit, conditions):
            continue
        if not task.parts and task.code:
            yield _task(task.code, task.clause, task.title, task.required)
        for part in task.parts:
            if part.code and (part.binds is None or is_bound(part.binds, unit)):
                yield _task(part.code, part.id, part.title, part.required)


def _task(code: str, clause: str, title: str, required: bool) -> Question:
    return Question(code, ("tasks", clause), title, "choice", "task", "", required)
