"""Bảng 6 and Phụ lục VIII: what units find hard, what they propose, and what was answered."""

from collections.abc import Iterator

from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.difficulties import group_difficulties, whole_group
from plan2015.obligations.difficulties import Raised
from plan2015.papers.ledger import Ledger
from plan2015.papers.tables import PaperTable, TableColumn, TableRow
from plan2015.records.due import cited
from plan2015.records.model.plan import Plan
from plan2015.records.unit_titles import unit_order
from plan2015.vietnamese.dates import short_date
from plan2015.wording.signs import MISSING
from plan2015.wording.states import clause_words


def groups_sheet(consolidation: Consolidation, ledger: Ledger) -> PaperTable:
    """Bảng 6: how many opinions and units, by the clause they concern."""
    columns = (
        TableColumn("Nhóm", 34, "text"),
        TableColumn("Số ý kiến", 11),
        TableColumn("Số đơn vị", 11),
        TableColumn("Liên quan đến", 22, "text"),
        TableColumn("Đã trả lời", 11),
        TableColumn("Chưa trả lời", 11),
    )
    groups = group_difficulties(consolidation)
    rows = [
        TableRow((
            _group_title(group.clause, consolidation.plan),
            ledger.number(group.opinions),
            ledger.number(group.units),
            clause_words(group.clause) if group.clause else MISSING,
            ledger.number(group.answered),
            ledger.number(group.waiting),
        ))
        for group in groups
    ]  # fmt: skip
    whole = whole_group(consolidation)
    figures = (whole.opinions, whole.units, whole.answered, whole.waiting)
    opinions, units, answered, waiting = map(ledger.number, figures)
    rows.append(TableRow(("Cộng", opinions, units, "", answered, waiting), "total"))
    return PaperTable("Khó khăn, kiến nghị", "Số ý kiến theo điểm, khoản và việc trả lời", columns, tuple(rows),
                 measure="ý kiến, đơn vị")  # fmt: skip


def _group_title(clause: str | None, plan: Plan) -> str:
    if clause is None:
        return "Chưa rõ điểm, khoản"
    parts = {part.id: part.title for task in plan.tasks for part in task.parts}
    return next((task.title for task in plan.tasks if task.clause == clause), parts.get(clause, "Nội dung khác"))


def difficulties_annex(consolidation: Consolidation) -> PaperTable:
    """Phụ lục VIII: every difficulty by itself."""
    columns = (
        TableColumn("TT", 4, "center"),
        TableColumn("Đơn vị", 13, "text"),
        TableColumn("Ngày nhận", 8, "center"),
        TableColumn("Nội dung", 26, "text"),
        TableColumn("Kiến nghị", 18, "text"),
        TableColumn("Nơi giải quyết", 10, "text"),
        TableColumn("Tình trạng", 9, "text"),
        TableColumn("Văn bản trả lời (số, ngày)", 12, "text"),
    )
    rows = tuple(_rows(consolidation)) or (TableRow(("Chưa có khó khăn, kiến nghị nào.",), "group"),)
    title, head = "Khó khăn, kiến nghị và việc trả lời", "Từng khó khăn, kiến nghị và văn bản trả lời"
    return PaperTable(title, head, columns, rows, landscape=True)


def _rows(consolidation: Consolidation) -> Iterator[TableRow]:
    units = consolidation.standings.workspace.units
    known = [r for r in consolidation.difficulties if r.unit in units]
    for number, raised in enumerate(sorted(known, key=lambda r: (unit_order(units[r.unit]), r.name)), 1):
        yield TableRow((
            str(number),
            units[raised.unit].short_name,
            short_date(raised.raised) if raised.raised else MISSING,
            raised.text,
            raised.proposal or MISSING,
            raised.to or MISSING,
            state_words(raised),
            _answer_paper(raised),
        ))  # fmt: skip


def state_words(raised: Raised) -> str:
    """How far a difficulty is: taken in, answered, or passed on."""
    if raised.answer is None:
        return "Mới tiếp nhận"
    return f"Đã chuyển {raised.answer.passed_to}" if raised.answer.passed_to else "Đã trả lời"


def _answer_paper(raised: Raised) -> str:
    if raised.answer is None:
        return MISSING
    words = cited(raised.answer.paper) if raised.answer.paper else ""
    return words.removeprefix("văn bản số ") or short_date(raised.answer.date)
