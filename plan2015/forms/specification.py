"""The form of a unit for a period, derived from the plan: one specification behind Word, Excel and their reading."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby

from plan2015.forms.parts import (
    ANSWER,
    Cell,
    CellKind,
    Column,
    Form,
    Listing,
    Row,
    Section,
    Table,
    difficulties_listing,
    explanations_listing,
    no_difficulty,
)
from plan2015.questionnaire import Question, Questionnaire
from plan2015.questionnaire.question import AnswerKind
from plan2015.questionnaire.questionnaire import TASK_PARTS
from plan2015.records.model.duty import Report
from plan2015.records.model.form import FormSection
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.wording.choices import PROGRESS_WORDS

_TASK_COLUMNS = (
    Column(".1", "Tiến độ", 3),
    Column(".2", "Kết quả chính", 6),
    Column(".3", "Văn bản, sản phẩm", 4),
    Column(".4", "Lý do nếu chưa làm, không thuộc đối tượng", 4),
)
_PAPER_COLUMNS = (Column(".1", "Số, ký hiệu"), Column(".2", "Ngày ký"))
_ONE_COLUMN = (Column(ANSWER, ANSWER),)
_KIND_HINTS = {"date": "10/11/2015", "number": "12", "choice": "", "text": "", "check": ""}


def form_for(plan: Plan, unit: Unit, period: str, *, conditions: bool = True) -> Form | None:
    """The form of a unit for a period; None when the plan asks no report of it then.

    Without `conditions` it holds all questions that any unit of the kind may be asked: what a form that comes back
    is read by, so that an answer is never lost to a fact that changed in between.
    """
    report = next(
        (r for r in plan.reports if r.period == period and unit.kind in r.binds.kinds and not unit.head), None
    )
    if report is None:
        return None
    questionnaire = Questionnaire(plan)
    everything = _on_form(questionnaire.of_kind(unit))
    questions = _on_form(questionnaire.offered(unit)) if conditions else everything
    sections = tuple(_sections(plan, unit, questions, report))
    return Form(unit, period, report, sections, _version(everything, plan))


def _on_form(questions: tuple[Question, ...]) -> list[Question]:
    return [question for question in questions if question.code]


def _version(questions: list[Question], plan: Plan) -> str:
    # Forms in the field carry these six letters: what goes into them may not change but with a question.
    asked = [
        [q.code, q.keys, q.title, _cell_kind(q), _layout(q, plan), q.measure, q.required, q.whole, q.options]
        for q in questions
    ]
    columns = [[s.code, s.title, [(c.number, c.title) for c in s.columns]] for s in plan.sections]
    return hashlib.sha256(json.dumps([asked, columns]).encode()).hexdigest()[:6]


_CELL_KINDS: dict[AnswerKind, CellKind] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "choice": "choice",
    "paper": "text",
    "prose": "text",
    "progress": "choice",
}


def _cell_kind(question: Question) -> CellKind:
    """What the cell takes: a paper and a task have several cells, of which this is the first."""
    return _CELL_KINDS[question.kind]


def _layout(question: Question, plan: Plan) -> str:
    """How a question stands on the form: a row of its own, a task's or a paper's cells, or a cell of a matrix."""
    if question.kind in ("progress", "paper"):
        return {"progress": "task", "paper": "paper"}[question.kind]
    section = plan.section_by_code.get(question.section)
    in_column = bool(section and section.columns) and "." in question.code and question.kind == "number"
    return "matrix" if in_column else "plain"


def _sections(plan: Plan, unit: Unit, questions: list[Question], report: Report) -> Iterator[Section]:
    for section in plan.sections:
        starred = report.requires is None or section.code in report.requires
        inside = [question for question in questions if question.section == section.code]
        tables = tuple(_tables(plan, section, inside, starred))
        listing = _listing(section, plan) if unit.kind in section.binds.kinds else None
        if listing and listing.kind == "difficulties":
            tables = (_no_difficulty_table(no_difficulty(section.code)), *tables)
        if tables or listing:
            yield Section(section.code, section.title, section.note or "", tables, listing, section.widths)


def _listing(section: FormSection, plan: Plan) -> Listing | None:
    if section.listing == "difficulties":
        example = plan.budget.clause if plan.budget else plan.tasks[0].clause if plan.tasks else ""
        return difficulties_listing(section.code, example)
    return explanations_listing(section.code) if section.listing else None


def _no_difficulty_table(code: str) -> Table:
    cell = Cell(code, ("difficulties",), "Không có khó khăn, vướng mắc", "check")
    return Table(_ONE_COLUMN, (Row(code, "Không có khó khăn, vướng mắc (đánh dấu vào ô)", (cell,)),))


def _tables(plan: Plan, section: FormSection, questions: list[Question], starred: bool) -> Iterator[Table]:
    for layout, group in groupby(questions, key=lambda question: _layout(question, plan)):
        found = list(group)
        columns = _columns(layout, section, found)
        rows = tuple(_rows(layout, found, columns, starred))
        yield Table(columns, rows, has_measure=any(row.measure for row in rows))


def _columns(layout: str, section: FormSection, questions: list[Question]) -> tuple[Column, ...]:
    if layout != "matrix":
        return {"task": _TASK_COLUMNS, "paper": _PAPER_COLUMNS}.get(layout, _ONE_COLUMN)
    return tuple(Column(f".{c.number}", _with_measure(c.number, c.title, questions)) for c in section.columns)


def _with_measure(number: str, title: str, questions: list[Question]) -> str:
    """A column's title with what it counts, where the rows do not say it and the title does not either."""
    measures = {question.measure for question in questions if question.code.endswith(f".{number}")}
    told = len({question.measure for question in questions}) == 1 or len(measures) != 1
    measure = "" if told else measures.pop()
    return title if measure in title else f"{title} ({measure})"


def _rows(layout: str, questions: list[Question], columns: tuple[Column, ...], starred: bool) -> Iterator[Row]:
    if layout != "matrix":
        for question in questions:
            star = "*" if starred and question.required else ""
            yield Row(question.code, question.title, tuple(_cells(layout, question)), question.measure, star)
        return
    for code, group in groupby(questions, key=lambda question: question.code.partition(".")[0]):
        found = list(group)
        title = common_title([question.title for question in found])
        measures = {question.measure for question in found}
        by_mark = {f".{question.code.partition('.')[2]}": question for question in found}
        cells = tuple(_matrix_cell(by_mark.get(column.mark), f"{title}, {column.title}") for column in columns)
        yield Row(code, title, cells, measures.pop() if len(measures) == 1 else "", _star(by_mark) if starred else "")


def _star(by_mark: dict[str, Question]) -> str:
    required = [mark for mark, question in by_mark.items() if question.required]
    return "" if not required else "*" if len(required) == len(by_mark) else f"* ({', '.join(required)})"


def _matrix_cell(question: Question | None, title: str) -> Cell | None:
    if question is None:
        return None
    code, path, kind = question.code, question.keys, _cell_kind(question)
    return Cell(code, path, title, kind, whole=question.whole, measure=question.measure)


def _cells(layout: str, question: Question) -> Iterator[Cell]:
    code, path, title = question.code, question.keys, question.title
    if layout == "task":
        for column, key in zip(_TASK_COLUMNS, TASK_PARTS, strict=True):
            kind: CellKind = "choice" if key == "progress" else "text"
            options = tuple(PROGRESS_WORDS.items()) if key == "progress" else ()
            yield Cell(f"{code}{column.mark}", (*path, key), f"{title}: {column.title}", kind, options)
    elif layout == "paper":
        yield Cell(f"{code}.1", (*path, "number"), f"{title}: số", hint="15/KH-LĐLĐ")
        yield Cell(f"{code}.2", (*path, "date"), f"{title}: ngày", "date", hint="20/01/2015")
    else:
        hint = question.hint or ("1.250.000.000" if question.measure == "đồng" else _KIND_HINTS[_cell_kind(question)])
        options, measure = question.options, question.measure
        yield Cell(code, path, title, _cell_kind(question), options, question.whole, question.long, hint, measure)


def common_title(titles: list[str]) -> str:
    """What the titles of one row's cells share: “Tổng số cán bộ công đoàn” of “…, cấp tỉnh, ngành” and “…, cộng”."""
    first, last = min(titles), max(titles)
    length = next((i for i, letter in enumerate(first) if letter != last[i : i + 1]), len(first))
    if len(titles) == 1 or length == len(first):
        return first
    cut = max(first.rfind(", ", 0, length), first.rfind(": ", 0, length))
    return first[:cut] if cut > 0 else first
