"""What a report chooses at the form's fixed cells: the plan says what there is to choose from, not the program."""

from typing import NamedTuple

from plan2015.records.model.plan import Plan
from plan2015.records.problem import Problem
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Keys, Source
from plan2015.records.report_days import without
from plan2015.records.schema import unknown_choice


class ChoicesRead(NamedTuple):
    """A report's source without the choices that the plan does not offer, and why they are left out."""

    sure: Source
    problems: tuple[Problem, ...] = ()


def read_choices(source: Source, plan: Plan | None) -> ChoicesRead:
    """Leaves out each word that stands where the plan offers others."""
    left_out: list[Keys] = []
    problems: list[Problem] = []
    for at, choices in plan.choices_at.items() if plan else ():
        keys: Keys = tuple(at.split("."))
        word, offered = source.text_at(keys), tuple(choice.value for choice in choices)
        if word is not None and word not in offered:
            left_out.append(keys)
            said = unknown_choice(str(keys[-1]), word[:60], offered)
            problems.append(problem_of(said.fault, source.place(keys), said.message, said.hint, at))
    return ChoicesRead(without(source, left_out) if left_out else source, tuple(problems))
