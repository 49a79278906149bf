"""The form of a unit for a period, derived from the plan: one specification behind Word, Excel and their reading."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from plan2015.forms.issued import cell_kind, issued_text, layout, read_issued, version_of
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
from plan2015.questionnaire.questionnaire import TASK_PARTS
from plan2015.records.model.duty import Report
from plan2015.records.model.form import FormSection
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.reading.folder import Folder
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
    both = _forms(plan, unit, period, (conditions,))
    return both[0] if both else None


def forms_for(plan: Plan, unit: Unit, period: str) -> tuple[Form, Form] | None:
    """The form with all questions of the unit's kind, and the one with those that this unit is asked."""
    both = _forms(plan, unit, period, (False, True))
    return (both[0], both[1]) if both else None


def _forms(plan: Plan, unit: Unit, period: str, wanted: tuple[bool, ...]) -> list[Form]:
    report = _report(plan, unit, period)
    if report is None:
        return []
    questionnaire = Questionnaire(plan)
    everything = _on_form(questionnaire.of_kind(unit))
    version = version_of(everything, plan)
    asked = [_on_form(questionnaire.offered(unit)) if conditions else everything for conditions in wanted]
    example = _clause_example(plan)
    lists = [tuple(_sections(plan.section_by_code, unit, questions, report, example)) for questions in asked]
    return [Form(unit, period, report, sections, version) for sections in lists]


def issued_list(plan: Plan, unit: Unit) -> str:
    """What keeps the questions of a unit's form as it is issued now: the text of the file of its version."""
    return issued_text(_on_form(Questionnaire(plan).of_kind(unit)), plan)


def issued_form(plan: Plan, folder: Folder, unit: Unit, period: str, version: str) -> Form | None:
    """The form of a unit as an earlier version asked it; None where the questions of that version were not kept."""
    report, kept = _report(plan, unit, period), read_issued(folder, version, plan)
    if report is None or kept is None:
        return None
    questions, sections = kept
    return Form(
        unit, period, report, tuple(_sections(sections, unit, questions, report, _clause_example(plan))), version
    )


def _report(plan: Plan, unit: Unit, period: str) -> Report | None:
    asked = (r for r in plan.reports if r.period == period and unit.kind in r.binds.kinds and not unit.head)
    return next(asked, None)


def _on_form(questions: tuple[Question, ...]) -> list[Question]:
    return [question for question in questions if question.code]


def _sections(
    sections: Mapping[str, FormSection], unit: Unit, questions: list[Question], report: Report, example: str
) -> Iterator[Section]:
    for section in sections.values():
        starred = report.requires is None or section.code in report.requires
        inside = [question for question in questions if question.section == section.code]
        tables = tuple(_tables(section, inside, starred))
        listing = _listing(section, example) if unit.kind in section.binds.kinds else None
        if listing and listing.kind == "difficulties":
            tables = (_no_difficulty_table(no_difficulty(section.code)), *tables)
        if tables or listing:
            yield Section(section.code, section.title, section.note or "", tables, listing, section.widths)


def _listing(section: FormSection, example: str) -> Listing | None:
    if section.listing == "difficulties":
        return difficulties_listing(section.code, example)
    return explanations_listing(section.code) if section.listing else None


def _clause_example(plan: Plan) -> str:
    """A clause of the plan, to show how one is written."""
    return plan.budget.clause if plan.budget else plan.tasks[0].clause if plan.tasks else ""


def _no_difficulty_table(code: str) -> Table:
    cell = Cell(code, ("difficulties",), "Không có khó khăn, vướng mắc", "check")
    return Table(_ONE_COLUMN, (Row(code, "Không có khó khăn, vướng mắc (đánh dấu vào ô)", (cell,)),))


def _tables(section: FormSection, questions: list[Question], starred: bool) -> Iterator[Table]:
    for how, group in groupby(questions, key=lambda question: layout(question, {section.code: section})):
        found = list(group)
        columns = _columns(how, section, found)
        rows = tuple(_rows(how, found, columns, starred))
        yield Table(columns, rows, has_measure=any(row.measure for row in rows))


def _columns(how: str, section: FormSection, questions: list[Question]) -> tuple[Column, ...]:
    if how != "matrix":
        return {"task": _TASK_COLUMNS, "paper": _PAPER_COLUMNS}.get(how, _ONE_COLUMN)
    return tuple(Column(f".{c.number}", _with_measure(c.number, c.title, questions)) for c in section.columns)


def _with_measure(number: str, title: str, questions: list[Question]) -> str:
    """A column's title with what it counts, where the rows do not say it and the title does not either."""
    measures = {question.measure for question in questions if question.code.endswith(f".{number}")}
    told = len({question.measure for question in questions}) == 1 or len(measures) != 1
    measure = "" if told else measures.pop()
    return title if measure in title else f"{title} ({measure})"


def _rows(how: str, questions: list[Question], columns: tuple[Column, ...], starred: bool) -> Iterator[Row]:
    if how != "matrix":
        for question in questions:
            star = "*" if starred and question.required else ""
            yield Row(question.code, question.title, tuple(_cells(how, question)), question.measure, star)
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
    code, path, kind = question.code, question.keys, cell_kind(question)
    return Cell(code, path, title, kind, whole=question.whole, measure=question.measure)


def _cells(how: str, question: Question) -> Iterator[Cell]:
    code, path, title = question.code, question.keys, question.title
    if how == "task":
        for column, key in zip(_TASK_COLUMNS, TASK_PARTS, strict=True):
            kind: CellKind = "choice" if key == "progress" else "text"
            options = tuple(PROGRESS_WORDS.items()) if key == "progress" else ()
            yield Cell(f"{code}{column.mark}", (*path, key), f"{title}: {column.title}", kind, options)
    elif how == "paper":
        yield Cell(f"{code}.1", (*path, "number"), f"{title}: số", hint="15/KH-LĐLĐ")
        yield Cell(f"{code}.2", (*path, "date"), f"{title}: ngày", "date", hint="20/01/2015")
    else:
        hint = question.hint or ("1.250.000.000" if question.measure == "đồng" else _KIND_HINTS[cell_kind(question)])
        options, measure = question.options, question.measure
        yield Cell(code, path, title, cell_kind(question), options, question.whole, question.long, hint, measure)


def common_title(titles: list[str]) -> str:
    """What the titles of one row's cells share: “Tổng số cán bộ công đoàn” of “…, cấp tỉnh, ngành” and “…, cộng”."""
    first, last = min(titles), max(titles)
    length = next((i for i, letter in enumerate(first) if letter != last[i : i + 1]), len(first))
    if len(titles) == 1 or length == len(first):
        return first
    cut = max(first.rfind(", ", 0, length), first.rfind(": ", 0, length))
    return first[:cut] if cut > 0 else first
