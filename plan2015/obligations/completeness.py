"""What a report must answer to be complete, from the plan's own form, and which of it is blank."""

from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.model.duty import Binding, Report, Task, TaskPart
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.submission import Submission, TaskState

Place = tuple[str, str]
"""A place of a submission: its group and what follows it (`indicators`, `training_classes`)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One required answer of the form; any of its places will do."""

    code: str
    title: str
    places: tuple[Place, ...]

    @property
    def key(self) -> str:
        """The dotted key by which a blank answer is named."""
        return ".".join(self.places[0])


def required_questions(plan: Plan, report: Report, unit: Unit) -> tuple[Question, ...]:
    """The answers that a unit's report must give, in the order of the form."""
    asked = [*_fields(plan, unit), *_tasks(plan, unit), *_indicators(plan, unit), *_texts(plan, unit)]
    wanted = [q for q in asked if report.requires is None or q.code[:1] in report.requires]
    return tuple(sorted(wanted, key=lambda question: question.code))


def blank_questions(questions: tuple[Question, ...], submission: Submission) -> tuple[Question, ...]:
    """The required answers that a submission leaves blank."""
    blank = []
    for question in questions:
        for place in question.places:
            if is_answered(place, submission):
                break
        else:
            blank.append(question)
    return tuple(blank)


def is_answered(place: Place, submission: Submission) -> bool:
    """Whether a place of a submission holds an answer."""
    group, name = place
    if group == "indicators":
        return name in submission.indicators
    if group == "tasks":
        state = task_state(submission, name)
        return state is not None and state.progress is not None
    if group == "texts":
        return name in submission.texts
    return f"{group}.{name}" in submission.given or (group == "budget" and name in submission.money)


def task_state(submission: Submission, part_id: str) -> TaskState | None:
    """What a submission says of a task or part; an answer to the whole clause stands for each of its parts."""
    return submission.tasks.get(part_id) or submission.tasks.get(part_id.rpartition(".")[0])


def parts_for(task: Task, unit: Unit) -> tuple[TaskPart, ...]:
    """The parts of a task that bind a unit; a task without parts is one part by itself."""
    if not task.parts:
        return (TaskPart(id=task.clause, code=task.code, title=task.title, required=task.required),)
    return tuple(part for part in task.parts if part.binds is None or is_bound(part.binds, unit))


def _is_asked(binding: Binding | None, unit: Unit) -> bool:
    return is_bound(binding, unit) and meets_condition(binding, unit).value is True


def _fields(plan: Plan, unit: Unit) -> Iterator[Question]:
    groups: dict[str, list[Place]] = {}
    for field in plan.fields:
        if field.any_of:
            groups.setdefault(field.any_of, []).append(_place(field.at))
    for field in plan.fields:
        if field.required and _is_asked(plan.binding_of(field), unit):
            places = dict.fromkeys((_place(field.at), *groups.get(field.any_of or "", ())))
            yield Question(field.code, field.title, tuple(places))


def _tasks(plan: Plan, unit: Unit) -> Iterator[Question]:
    for task in plan.tasks:
        if _is_asked(task.binds, unit):
            yield from (
                Question(part.code, part.title, (("tasks", part.id),))
                for part in parts_for(task, unit)
                if part.code and part.required
            )


def _indicators(plan: Plan, unit: Unit) -> Iterator[Question]:
    for indicator in plan.indicators:
        if indicator.required and _is_asked(plan.binding_of(indicator), unit):
            yield Question(indicator.code, indicator.title, (("indicators", indicator.id),))


def _texts(plan: Plan, unit: Unit) -> Iterator[Question]:
    for text in plan.texts:
        if text.required and _is_asked(plan.binding_of(text), unit):
            yield Question(text.code, text.title, (("texts", text.id),))


def _place(dotted: str) -> Place:
    group, _, name = dotted.partition(".")
    return group, name
