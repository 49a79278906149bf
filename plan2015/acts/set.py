"""Values in a submission, each at its own line."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.questionnaire import Questionnaire
from plan2015.records.editing.edit import Edit
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.reading.source import Source
from plan2015.records.schema import dotted
from plan2015.vietnamese.matching import closest


@dataclass(frozen=True)
class SetValue:
    """A value that was set, or stood there already."""

    shown: str
    key: str
    value: str
    is_new: bool


def set_values(opened: Opened, unit: str, period: str, pairs: Sequence[tuple[str, str]]) -> Act[tuple[SetValue, ...]]:
    """Sets values by cells of the form or keys of the file; all are judged, also those that stand there already."""
    found, chosen = opened.find_unit(unit), opened.find_period(period)
    path = opened.submission_path(found, chosen)
    if path is None:
        raise Refusal(
            f"{found.short_name} chưa có báo cáo kỳ {chosen}. Tạo bằng: plan2015 new submission hoặc receive."
        )
    source, shown = opened.workspace.source(path), opened.workspace.folder.show(path)
    asked = [(_key(field, opened), value) for field, value in pairs]
    edits = [Edit(_split(source.keys_of(key), key), value or None) for key, value in asked]
    _refuse_groups(source, edits)
    new = [edit for edit in edits if not _stands(source, edit)]
    done = (SetValue(shown, *pair, edit in new) for pair, edit in zip(asked, edits, strict=True))
    return Act(tuple(done), (tried(opened, path, new, given=edits),))


def _refuse_groups(source: Source, edits: Sequence[Edit]) -> None:
    """Refuses to blank a whole group or list: what stands inside it would go with its comments, unseen."""
    for edit in edits:
        if edit.value is None and source.holds(edit.keys) and source.text_at(edit.keys) is None:
            raise Refusal(
                f"“{dotted(edit.keys)}” là một nhóm hoặc danh sách, không phải một ô: ghi rõ từng khóa bên trong."
            )


def _stands(source: Source, edit: Edit) -> bool:
    """Whether the value stands there already; a list or group in its place is no blank."""
    return source.text_at(edit.keys) == edit.value and source.holds(edit.keys) is (edit.value is not None)


def _key(field: str, opened: Opened) -> str:
    """The dotted key of a cell; refused, with the nearest one, where the form and the file know none of that name."""
    questionnaire = Questionnaire(opened.plan)
    question = questionnaire.by_code(field)
    key = question.answer_key if question else field
    tops = tuple(SubmissionRecord.model_fields)
    if key.partition(".")[0] in tops and all(key.split(".")):
        return key
    raise Refusal(f"biểu không có ô “{field}”. {_guess(field, questionnaire.codes, tops)}")


def _guess(field: str, cells: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """The nearest cell or key; else those of the same part of the form."""
    if near := closest(field, (*cells, *keys)):
        return f"Ý bạn là “{near}”?"
    head = field.partition(".")[0]
    beside = [cell for cell in cells if cell.partition(".")[0] == head]
    return f"Các ô {head}: {', '.join(beside)}." if beside else "Ghi mã ô của biểu, như E01.1."


def _split(keys: tuple[str | int, ...], dotted: str) -> tuple[str | int, ...]:
    """Keys that are not in the file yet: `tasks.II.3.e.progress` is the clause II.3.e of tasks, its progress."""
    if not keys or "." not in str(keys[-1]):
        return keys
    group, _, rest = dotted.partition(".")
    if group == "tasks":
        clause, _, last = rest.rpartition(".")
        return ("tasks", clause, last)
    return (*keys[:-1], *str(keys[-1]).split("."))
