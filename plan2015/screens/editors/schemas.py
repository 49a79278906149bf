"""The schemas of a workspace's data files: the models, the office's words, and the ids that this workspace knows."""

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from plan2015.questionnaire import Question, Questionnaire
from plan2015.records.editor_schema import (
    DIALECT,
    Choices,
    Overlay,
    Schema,
    editor_schema,
    limited,
    nullable,
    value_schema,
)
from plan2015.records.kinds import FILE_KINDS, FileKind, Holds
from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.form import Choice
from plan2015.records.model.places import record_key
from plan2015.records.model.plan import Plan
from plan2015.records.model.submission import TaskAnswer
from plan2015.records.model.unit import Unit
from plan2015.records.model.values import Day, Number, figure_pattern
from plan2015.screens.editors.paper_words import PAPER_WORDS
from plan2015.screens.editors.plan_words import PLAN_WORDS
from plan2015.screens.editors.words import RECORD_WORDS
from plan2015.wording.choices import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    CONTACT_WORDS,
    EDIT_KIND_WORDS,
    INDICATOR_ROLE_WORDS,
    ISSUE_WORDS,
    KIND_WORDS,
    LISTING_WORDS,
    NATURE_WORDS,
    PROGRESS_WORDS,
)
from plan2015.wording.letters import LETTER_KIND_WORDS, LETTER_STATE_WORDS

MARK = "Do plan2015 schema ghi ra từ dữ liệu; không sửa tay."
"""Stands in each schema, so that a file of somebody else's is never overwritten."""


def editor_schemas(plan: Plan, units: Iterable[Unit], rules: Iterable[str]) -> dict[str, str]:
    """Each schema as a file's text, by the file's name; `rules` are the names that an explanation may speak of."""
    overlay = _overlay(plan, tuple(units), tuple(rules))
    return {f"{kind.schema}.schema.json": _written(kind.words, _held(kind, overlay)) for kind in FILE_KINDS}


def _held(kind: FileKind, overlay: Overlay) -> Schema:
    """The schema of what one file holds: a record, a list of them, or either."""
    record = editor_schema(kind.model, overlay)
    if kind.holds is Holds.ONE_OR_LIST:
        # What is said of groups and of lists stands side by side.
        return {**record, "type": ["object", "array"], "items": record}
    return {"type": "array", "items": record} if kind.is_list else record


def _written(title: str, schema: Schema) -> str:
    whole = {"$schema": DIALECT, "$comment": MARK, "title": title, **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _overlay(plan: Plan, units: tuple[Unit, ...], rules: tuple[str, ...]) -> Overlay:
    words = {**PLAN_WORDS, **RECORD_WORDS, **PAPER_WORDS}
    known_units = Choices(tuple(unit.id for unit in units), tuple(unit.short_name for unit in units))
    periods = Choices(tuple(plan.period_by_id), tuple(period.title for period in plan.periods))
    choices = {
        **{f"{record}.unit": known_units for record in ("SubmissionRecord", "Extension", "Difficulty")},
        **{f"{record}.period": periods for record in ("SubmissionRecord", "Extension", "Difficulty")},
        **{f"{record}.period": periods for record in ("Narrative", "Letter", "Closing")},
        "Contacted.unit": known_units,
        "Contacted.channel": _named(CONTACT_WORDS),
        "Letter.kind": _named({kind: forms.name for kind, forms in LETTER_KIND_WORDS.items()}),
        "Letter.units": known_units,
        "Letter.state": _named(LETTER_STATE_WORDS),
        "Unit.parent": known_units,
        "Unit.kind": _named(KIND_WORDS),
        "Binding.kinds": _named(KIND_WORDS),
        "SubmissionRecord.channel": _named(CHANNEL_WORDS),
        "TaskAnswer.progress": _named(PROGRESS_WORDS),
        # What the form offers and `check` accepts is what an editor completes: one list, the plan's.
        **{record_key(at) or at: _offered(offered) for at, offered in plan.choices_at.items()},
        "Explanation.rule": Choices(rules),
        "Task.nature": _named(NATURE_WORDS),
        "FormField.type": _named(ANSWER_WORDS),
        "Indicator.type": _named(ANSWER_WORDS),
        "FormSection.listing": _named(LISTING_WORDS),
        "Indicator.role": _named(INDICATOR_ROLE_WORDS),
        "Edit.kind": _named(EDIT_KIND_WORDS),
        "Edit.progress": _named(PROGRESS_WORDS),
        "FormStatus.status": _named(ISSUE_WORDS),
    }
    kept = {place: choice for place, choice in choices.items() if choice.values}
    return Overlay(words, kept, _places(plan, Overlay(words, kept, {})))


def _offered(choices: tuple[Choice, ...]) -> Choices:
    return Choices(tuple(choice.value for choice in choices), tuple(choice.title for choice in choices))


def _named(words: Mapping[Any, str]) -> Choices:
    return Choices(tuple(words), tuple(words.values()))


def _places(plan: Plan, overlay: Overlay) -> dict[str, Schema]:
    """The groups of a submission whose keys the plan decides."""
    task = nullable(editor_schema(TaskAnswer, overlay))
    questionnaire = Questionnaire(plan)
    paper = nullable(editor_schema(CitedPaper, overlay))
    text = value_schema(str | None)
    answers = {
        "paper": paper,
        "text": text,
        "date": value_schema(Day | None),
        "choice": text,
    }
    return {
        "Narrative.sections": _group({one.place: {"title": one.title, **text} for one in plan.narrative}),
        "SubmissionRecord.tasks": _group({q.clause: {"title": q.title, **task} for q in questionnaire.tasks}),
        "SubmissionRecord.indicators": _group(
            {q.keys[-1]: _asked(q, answers) for q in questionnaire.group("indicators")}
        ),
        "SubmissionRecord.texts": _group({q.keys[-1]: {"title": q.name, **text} for q in questionnaire.group("texts")}),
    }


def _figure(question: Question) -> Schema:
    return value_schema(Annotated[Number | None, figure_pattern(whole=question.whole, measure=question.measure)])


def _asked(question: Question, answers: dict[str, Schema]) -> Schema:
    answer = answers.get(question.kind) or _figure(question)
    if question.kind == "choice":
        answer = limited(answer, _named(dict(question.options)))
    about = [question.measure and f"Đơn vị tính: {question.measure}.", question.note]
    description = " ".join(part for part in about if part)
    return {"title": question.name, **({"description": description} if description else {}), **answer}


def _group(keys: dict[str, Schema]) -> Schema:
    return {"type": ["object", "null"], "properties": keys, "additionalProperties": False}
