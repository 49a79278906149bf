"""The schemas of a workspace's data files: the models, the office's words, and the ids that this workspace knows."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, get_args

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
from plan2015.records.model.duty import CitedPaper, TaskPart
from plan2015.records.model.form import Indicator, TextQuestion
from plan2015.records.model.narrative import SectionId
from plan2015.records.model.plan import Plan
from plan2015.records.model.submission import TaskAnswer
from plan2015.records.model.unit import Unit
from plan2015.records.model.values import Day, Number, figure_pattern
from plan2015.screens.editors.paper_words import PAPER_WORDS
from plan2015.screens.editors.plan_words import PLAN_WORDS
from plan2015.screens.editors.words import RECORD_WORDS
from plan2015.wording.letters import CHANNEL_WORDS, LETTER_KIND_WORDS, LETTER_STATE_WORDS
from plan2015.wording.states import KIND_WORDS, PROGRESS_WORDS

MARK = "Do plan2015 schema ghi ra từ dữ liệu; không sửa tay."
"""Stands in each schema, so that a file of somebody else's is never overwritten."""

_CHANNELS = {"email": "thư điện tử", "post": "bưu điện", "hand": "nộp trực tiếp", "fax": "fax", "system": "phần mềm"}
_SCOPES = {"own-level": "chỉ cấp mình", "whole-system": "toàn tỉnh, ngành (gồm cấp dưới)"}
_NATURES = {"ongoing": "thường xuyên, không có lúc kết thúc", "product": "có sản phẩm cụ thể"}
_ANSWERS = {"number": "số", "choice": "chọn một", "paper": "văn bản (số, ngày)", "text": "lời", "date": "ngày"}
_STATUSES = {"proposed": "đề xuất", "issued": "đã ban hành"}


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
    bases = plan.budget.base_kinds if plan.budget else ()
    choices = {
        **{f"{record}.unit": known_units for record in ("SubmissionRecord", "Extension", "Difficulty")},
        **{f"{record}.period": periods for record in ("SubmissionRecord", "Extension", "Difficulty")},
        **{f"{record}.period": periods for record in ("Narrative", "Letter", "Closing")},
        "Contacted.unit": known_units,
        "Letter.units": known_units,
        "Contacted.channel": _named(CHANNEL_WORDS),
        "Letter.kind": _named(LETTER_KIND_WORDS),
        "Letter.state": _named(LETTER_STATE_WORDS),
        "Unit.parent": known_units,
        "Unit.kind": _named(KIND_WORDS),
        "Binding.kinds": _named(KIND_WORDS),
        "SubmissionRecord.channel": _named(_CHANNELS),
        "TaskAnswer.progress": _named(PROGRESS_WORDS),
        "Budget.base_kind": Choices(tuple(base.id for base in bases), tuple(base.title for base in bases)),
        "Budget.scope": _named(_SCOPES),
        "Explanation.rule": Choices(rules),
        "Task.nature": _named(_NATURES),
        "FormField.type": _named(_ANSWERS),
        "Indicator.type": _named(_ANSWERS),
        "FormStatus.status": _named(_STATUSES),
    }
    kept = {place: choice for place, choice in choices.items() if choice.values}
    return Overlay(words, kept, _places(plan, Overlay(words, kept, {})))


def _named(words: dict[str, str]) -> Choices:
    return Choices(tuple(words), tuple(words.values()))


def _places(plan: Plan, overlay: Overlay) -> dict[str, Schema]:
    """The groups of a submission whose keys the plan decides."""
    task = nullable(editor_schema(TaskAnswer, overlay))
    titles = {key: title for task in plan.tasks for key, title in ((task.clause, task.title), *_parts(task.parts))}
    paper = nullable(editor_schema(CitedPaper, overlay))
    text = value_schema(str | None)
    answers = {
        "paper": paper,
        "text": text,
        "date": value_schema(Day | None),
        "choice": text,
    }
    return {
        "Narrative.sections": _group(dict.fromkeys(get_args(SectionId), text)),
        "SubmissionRecord.tasks": _group({key: {"title": title, **task} for key, title in titles.items()}),
        "SubmissionRecord.indicators": _group({one.id: _asked(one, answers) for one in plan.indicators}),
        "SubmissionRecord.texts": _group({one.id: {**_title(one), **text} for one in plan.texts}),
    }


def _figure(indicator: Indicator) -> Schema:
    return value_schema(Annotated[Number | None, figure_pattern(whole=indicator.whole, measure=indicator.measure)])


def _asked(indicator: Indicator, answers: dict[str, Schema]) -> Schema:
    answer = answers.get(indicator.type) or _figure(indicator)
    if indicator.type == "choice":
        meanings = tuple(choice.title for choice in indicator.choices)
        answer = limited(answer, Choices(tuple(choice.value for choice in indicator.choices), meanings))
    about = [indicator.measure and f"Đơn vị tính: {indicator.measure}.", indicator.note]
    description = " ".join(part for part in about if part)
    return {**_title(indicator), **({"description": description} if description else {}), **answer}


def _parts(parts: Iterable[TaskPart]) -> Iterator[tuple[str, str]]:
    return ((part.id, part.title) for part in parts)


def _title(question: Indicator | TextQuestion) -> Schema:
    return {"title": f"{question.code} {question.title}"}


def _group(keys: dict[str, Schema]) -> Schema:
    return {"type": ["object", "null"], "properties": keys, "additionalProperties": False}
