"""The questions of a form as they were when it was issued, kept in a file by their version."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from plan2015.forms.parts import CellKind
from plan2015.questionnaire.question import AnswerKind, Question
from plan2015.records.model.form import FormColumn, FormSection
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder

_FOLDER = "forms"
_CELL_KINDS: dict[AnswerKind, CellKind] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "choice": "choice",
    "paper": "text",
    "prose": "text",
    "progress": "choice",
}
_LAYOUT_KINDS: dict[str, AnswerKind] = {"task": "progress", "paper": "paper"}


def issued_path(version: str) -> str:
    """Where the questions of a version are kept, below the data folder."""
    return f"{_FOLDER}/{version}.json"


def is_issued_list(path: str) -> bool:
    """Whether a path below the data folder is that of such a list."""
    return path.startswith(f"{_FOLDER}/")


def issued_text(questions: Iterable[Question], plan: Plan) -> str:
    """The questions of a version as its file holds them."""
    asked, columns = _lists(questions, plan)
    notes = {section.code: section.note for section in plan.sections if section.note}
    kept = {"version": _digest(asked, columns), "sections": columns, "notes": notes, "questions": asked}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def version_of(questions: Iterable[Question], plan: Plan) -> str:
    """Six letters that change only when the questions do."""
    return _digest(*_lists(questions, plan))


def read_issued(folder: Folder, version: str, plan: Plan) -> tuple[list[Question], Mapping[str, FormSection]] | None:
    """The questions and sections of an earlier version; None where its file is not here, or is not what it was."""
    path = issued_path(version)
    if path not in folder.paths():
        return None
    try:
        kept = json.loads(folder.bytes_of(path))
        if _digest(kept["questions"], kept["sections"]) != version:
            return None
        sections = {code: _section(code, title, columns, kept, plan) for code, title, columns in kept["sections"]}
        return [_question(asked) for asked in kept["questions"]], sections
    except (OSError, ValueError, KeyError, TypeError):
        return None


def layout(question: Question, sections: Mapping[str, FormSection]) -> str:
    """How a question stands on the form: a row of its own, a task's or a paper's cells, or a cell of a matrix."""
    if question.kind in ("progress", "paper"):
        return {"progress": "task", "paper": "paper"}[question.kind]
    section = sections.get(question.section)
    in_column = bool(section and section.columns) and "." in question.code and question.kind == "number"
    return "matrix" if in_column else "plain"


def cell_kind(question: Question) -> CellKind:
    """What the cell takes: a paper and a task have several cells, of which this is the first."""
    return _CELL_KINDS[question.kind]


def _lists(questions: Iterable[Question], plan: Plan) -> tuple[list[Any], list[Any]]:
    # Forms in the field carry the digest of this: what goes into it may not change but with a question.
    layouts = plan.section_by_code
    asked = [
        [q.code, q.keys, q.title, cell_kind(q), layout(q, layouts), q.measure, q.required, q.whole, q.options]
        for q in questions
    ]
    return asked, [[s.code, s.title, [(c.number, c.title) for c in s.columns]] for s in plan.sections]


def _digest(asked: list[Any], columns: list[Any]) -> str:
    return hashlib.sha256(json.dumps([asked, columns]).encode()).hexdigest()[:6]


def _section(code: str, title: str, columns: list[Any], kept: dict[str, Any], plan: Plan) -> FormSection:
    """A section as it was; whom it binds matters to its listing alone, and is taken from the plan of today."""
    today = plan.section_by_code.get(code)
    binds = today.binds if today else plan.sections[0].binds
    made = tuple(FormColumn(number=number, title=text) for number, text in columns)
    listing, widths = (today.listing, today.widths) if today else (None, ())
    return FormSection(
        code=code,
        title=title,
        note=kept["notes"].get(code),
        binds=binds,
        columns=made,
        listing=listing,
        widths=widths,
    )


def _question(asked: list[Any]) -> Question:
    code, keys, title, kind, how, measure, required, whole, options = asked
    made = tuple((value, text) for value, text in options)
    kind = _LAYOUT_KINDS.get(how, kind)
    return Question(code, tuple(keys), title, kind, (), required, (), measure, whole, options=made)
