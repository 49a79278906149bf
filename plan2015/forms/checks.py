"""What a filled form can be held against by itself: required answers, sums that add up, parts within their whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from plan2015.forms.parts import Cell, Form
from plan2015.obligations.completeness import required_questions
from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.question import Keys
from plan2015.records.model.plan import Plan
from plan2015.rules.figures import MONEY, sums_of, wholes_of


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at before a form is sent."""

    kind: Literal["required", "sum", "part"]
    at: Cell
    """Where it is shown: the required answer, the total, the part."""
    cells: tuple[Cell, ...]
    """Of which one must be answered; which add up to the total; the whole that the part may not exceed."""
    breakdown: str = ""
    """By what a total is split, where it is."""


def checks_of(form: Form, plan: Plan) -> tuple[Check, ...]:
    """All checks of a form, in the order of the form; the same that `check` makes of a report."""
    by_keys = {cell.path: cell for cell in form.cells()}
    found = (_required(form, plan), _sums(plan, by_keys), _parts(plan, by_keys))
    order = {cell.code: number for number, cell in enumerate(form.cells())}
    return tuple(sorted(chain(*found), key=lambda check: (check.kind == "required", order[check.at.code])))


def _required(form: Form, plan: Plan) -> Iterator[Check]:
    below = _cells_below(form)
    for question in required_questions(Questionnaire(plan), form.report, form.unit):
        cells = tuple(cell for keys in (question.keys, *question.also) for cell in below.get(keys, ()))
        if cells:
            yield Check("required", cells[0], cells if question.kind != "progress" else cells[:1])


def _cells_below(form: Form) -> dict[Keys, list[Cell]]:
    """By every key that leads to cells, those cells in the order of the form."""
    below: dict[Keys, list[Cell]] = {}
    for cell in form.cells():
        for length in range(1, len(cell.path) + 1):
            below.setdefault(cell.path[:length], []).append(cell)
    return below


def _sums(plan: Plan, by_keys: dict[Keys, Cell]) -> Iterator[Check]:
    for total, breakdowns in sums_of(plan).items():
        for by, parts in breakdowns.items():
            cells = tuple(by_keys[key] for part in parts if (key := ("indicators", part)) in by_keys)
            if ("indicators", total) in by_keys and len(cells) == len(parts):
                yield Check("sum", by_keys["indicators", total], cells, by)


def _parts(plan: Plan, by_keys: dict[Keys, Cell]) -> Iterator[Check]:
    pairs = [
        (("indicators", part.id), ("indicators", whole.id))
        for pairs in wholes_of(plan).values()
        for part, whole in pairs
    ]
    for part, whole in (*pairs, *MONEY):
        if part in by_keys and whole in by_keys:
            yield Check("part", by_keys[part], (by_keys[whole],))
