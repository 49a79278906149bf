"""All questions of a plan's form in the order of their codes, found by code, by key, and for a unit."""

from collections.abc import Iterator
from functools import cached_property

from plan2015.questionnaire.question import AnswerKind, Keys, Options, Question, code_order
from plan2015.records.model.duty import Task
from plan2015.records.model.form import FormField, Indicator, TextQuestion
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit


class Questionnaire:
    """The questions of one plan; made once by whoever works with the plan, and handed down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        declared = (*_fields(plan), *_indicators(plan), *_texts(plan), *_tasks(plan))
        self.codes = tuple(question.code for question in declared if question.code)
        """The codes of all questions in the order of the plan's file."""
        self._declared = declared
        self.questions = tuple(sorted(declared, key=lambda question: code_order(question.code)))
        self._of_kind: dict[tuple[str, bool], tuple[Question, ...]] = {}
        self._parts: dict[tuple[str, bool, str], tuple[Question, ...]] = {}

    @cached_property
    def _by_code(self) -> dict[str, Question]:
        return {question.code: question for question in reversed(self.questions) if question.code}

    @cached_property
    def _by_keys(self) -> dict[Keys, Question]:
        return {question.keys: question for question in reversed(self.questions)}

    def group(self, name: str) -> tuple[Question, ...]:
        """The questions that are answered in one group of a report, in the order of the plan's file.

        A task that is asked about part by part is here by its parts.
        """
        return self._groups.get(name, ())

    @property
    def tasks(self) -> tuple[Question, ...]:
        """The questions about tasks in the order of the plan; a task that has parts stands before them."""
        return tuple(question for question in self._declared if question.kind == "progress")

    @cached_property
    def _groups(self) -> dict[str, tuple[Question, ...]]:
        groups: dict[str, list[Question]] = {}
        for question in self._declared:
            groups.setdefault(question.keys[0], []).extend([] if question.has_parts else [question])
        return {name: tuple(questions) for name, questions in groups.items()}

    def by_code(self, code: str) -> Question | None:
        """The question that a code on the form stands for."""
        return self._by_code.get(code)

    def at(self, keys: Keys) -> Question | None:
        """The question whose answer stands at a place, or holds it: `tasks.II.3.a.1.result` is the task's."""
        for length in range(len(keys), 0, -1):
            if found := self._by_keys.get(keys[:length]):
                return found
        return None

    def by_key(self, key: str) -> Question | None:
        """The question that a dotted key speaks of; a group names its first question, as `paper` that of its number."""
        keys = keys_of(key)
        return self.at(keys) or next((q for q in self.questions if q.code and q.keys[: len(keys)] == keys), None)

    def of_kind(self, unit: Unit) -> tuple[Question, ...]:
        """Every question that a unit of this kind may be asked, whatever the conditions say of this one."""
        sort = (unit.kind, unit.head)
        if sort not in self._of_kind:
            self._of_kind[sort] = tuple(question for question in self.questions if question.binds(unit))
        return self._of_kind[sort]

    def for_unit(self, unit: Unit) -> Iterator[tuple[Question, bool | None]]:
        """The questions a unit may be asked, each with yes, no or not known."""
        return ((question, question.is_asked_of(unit)) for question in self.of_kind(unit))

    def parts(self, task: Task, unit: Unit) -> tuple[Question, ...]:
        """The parts of a task that bind a unit; a task without parts is one part by itself."""
        sort = (unit.kind, unit.head, task.clause)
        if sort not in self._parts:
            own = {part.id for part in task.parts} or {task.clause}
            self._parts[sort] = tuple(q for q in self.of_kind(unit) if q.kind == "progress" and q.clause in own)
        return self._parts[sort]

    def asked(self, unit: Unit) -> tuple[Question, ...]:
        """What is surely asked of a unit: only that may be held against it when it is blank."""
        return tuple(question for question, is_asked in self.for_unit(unit) if is_asked is True)

    def offered(self, unit: Unit) -> tuple[Question, ...]:
        """What a unit must be able to answer: also where a condition is not known to hold."""
        return tuple(question for question, is_asked in self.for_unit(unit) if is_asked is not False)


def keys_of(key: str) -> Keys:
    """The keys of a dotted key; a clause keeps its dots: `tasks.II.3.a.1.result` is tasks, II.3.a.1, result."""
    group, _, rest = key.partition(".")
    if group != "tasks":
        return tuple(key.split("."))
    clause, _, part = rest.rpartition(".")
    return (group, clause, part) if part in TASK_PARTS else (group, rest) if rest else (group,)


TASK_PARTS = ("progress", "result", "product", "reason")
"""What a unit says of a task, by the keys of its place; the first is what makes it answered."""


def _fields(plan: Plan) -> Iterator[Question]:
    groups: dict[str, list[Keys]] = {}
    for field in plan.fields:
        groups.setdefault(field.any_of or "", []).append(keys_of(field.at))
    for field in plan.fields:
        keys = keys_of(field.at)
        also = tuple(other for other in groups[field.any_of] if other != keys) if field.any_of else ()
        kind: AnswerKind = "text" if field.type == "paper" else field.type
        yield Question(
            field.code, keys, field.title, kind, (plan.binding_of(field),), field.required, also,
            field.measure or "", options=_field_options(field, plan), hint=field.hint or "",
        )  # fmt: skip


def _field_options(field: FormField, plan: Plan) -> Options:
    return tuple((choice.value, choice.title) for choice in plan.choices_at.get(field.at, ()))


def _indicators(plan: Plan) -> Iterator[Question]:
    for indicator in plan.indicators:
        yield Question(
            indicator.code, ("indicators", indicator.id), indicator.title, indicator.type,
            (plan.binding_of(indicator),), indicator.required, (), indicator.measure or "", indicator.whole,
            indicator.cumulative, _choices(indicator), indicator.long, indicator.hint or "", indicator.note or "",
        )  # fmt: skip


def _choices(indicator: Indicator) -> Options:
    return tuple((choice.value, choice.title) for choice in indicator.choices)


def _tasks(plan: Plan) -> Iterator[Question]:
    for task in plan.tasks:
        yield from _parts(task)


def _parts(task: Task) -> Iterator[Question]:
    """A task is asked by its parts, else as a whole; the whole may be answered for its parts all the same."""
    if not task.parts:
        yield Question(task.code or "", ("tasks", task.clause), task.title, "progress", (task.binds,), task.required)
        return
    yield Question("", ("tasks", task.clause), task.title, "progress", (task.binds,), has_parts=True)
    for part in task.parts:
        bindings = (task.binds, part.binds) if part.binds else (task.binds,)
        yield Question(part.code or "", ("tasks", part.id), part.title, "progress", bindings, part.required)


def _texts(plan: Plan) -> Iterator[Question]:
    for text in plan.texts:
        yield _prose(text, plan)


def _prose(text: TextQuestion, plan: Plan) -> Question:
    return Question(
        text.code, ("texts", text.id), text.title, "prose", (plan.binding_of(text),), text.required, long=True
    )
