"""The tables in the body of the report that count reports and money; those of indicators stand in tables.yaml."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.consolidation.budget_figures import Budget, PooledShare
from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.report_counts import Reporting, count_reporting
from plan2015.papers.ledger import Ledger
from plan2015.papers.tables import CellText, PaperTable, TableColumn, TableRow
from plan2015.records.budget_share import shown_percent
from plan2015.records.model.choices import COUNTRY, REPORTING, UnitKind
from plan2015.records.model.plan import Plan
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.numbers import format_number
from plan2015.wording.choices import FIGURES_WORDS, KIND_WORDS
from plan2015.wording.money import base_words, short_scope_words
from plan2015.wording.signs import ESTIMATED, MISSING, NOT_CONCERNED


def reporting_sheet(consolidation: Consolidation, ledger: Ledger) -> PaperTable:
    """Bảng 1: how the reports came in, by kind of unit."""
    groups: list[tuple[str, tuple[UnitKind, ...]]] = [
        (KIND_WORDS[kind], (kind,)) for kind in REPORTING if consolidation.units((kind,))
    ]
    rows = [
        TableRow((title, *_reporting_cells(count_reporting(consolidation, kinds), ledger))) for title, kinds in groups
    ]
    if len(rows) > 1:
        rows.insert(
            sum(kind in COUNTRY for _, (kind,) in groups),
            TableRow(
                ("Cộng hai khối trên", *_reporting_cells(count_reporting(consolidation, COUNTRY), ledger)), "total"
            ),
        )
    heads = ("Phải gửi", "Đã nhận", "Tỷ lệ (%)", "Đúng hạn", "Chậm", "Chưa rõ ngày nhận", "Chưa có bản chính",
             "Đầy đủ", "Thiếu nội dung", "Có lỗi phải sửa", "Chưa gửi")  # fmt: skip
    columns = (TableColumn("Khối đơn vị", 17, "text"), *(TableColumn(head, 7) for head in heads))
    title = "Tình hình gửi báo cáo"
    return PaperTable(title, "Số báo cáo phải gửi, đã nhận, đúng hạn theo khối đơn vị", columns, tuple(rows),
                 measure="đơn vị", meanings={NOT_CONCERNED: "Kế hoạch không ghi thời hạn"})  # fmt: skip


def _reporting_cells(counts: Reporting, ledger: Ledger) -> Iterator[CellText]:
    yield ledger.number(counts.expected)
    yield ledger.number(counts.received)
    yield ledger.rate(counts.rate)
    for dated in (counts.on_time, counts.late):
        yield ledger.number(dated) if dated else NOT_CONCERNED
    for figure in (
        counts.unknown_day, counts.no_original, counts.complete, counts.incomplete, counts.invalid, counts.missing,
    ):  # fmt: skip
        yield ledger.number(figure)


def budget_sheet(budget: Budget, plan: Plan, ledger: Ledger) -> PaperTable:
    """Bảng 4: training money against each kind of base; no line sums up across kinds."""
    columns = (
        TableColumn("Loại mẫu số và phạm vi", 32, "text"),
        TableColumn("Số đơn vị", 9),
        TableColumn("Chi đào tạo", 14),
        TableColumn("Mẫu số", 15),
        TableColumn("Tỷ lệ (%)", 10),
        TableColumn(f"Đạt mức {budget.rule.minimum_percent}%", 9),
        TableColumn("Chưa đạt", 9),
    )
    rows = [TableRow((_pool_words(pooled, plan), *_budget_cells(pooled, ledger))) for pooled in budget.pooled]
    if not rows:
        rows = [TableRow(("Chưa đơn vị nào có đủ số liệu", *([MISSING] * 6)))]
    note = (
        f"{len(budget.no_data)} đơn vị chưa có số liệu để tính; không cộng các dòng vì mẫu số khác loại, khác phạm vi"
    )
    return PaperTable("Kinh phí đào tạo, bồi dưỡng", "Chi đào tạo so với mẫu số theo từng loại mẫu số và phạm vi",
                 columns, tuple(rows), measure="triệu đồng", notes=(note,))  # fmt: skip


def _budget_cells(pooled: PooledShare, ledger: Ledger) -> Iterator[CellText]:
    minimum = pooled.pool.minimum_percent
    yield ledger.number(pooled.units)
    yield ledger.millions(pooled.training)
    yield ledger.millions(pooled.base)
    yield ledger.said(pooled.percent, lambda value: format_number(shown_percent(Decimal(value), minimum), 2))
    yield ledger.number(pooled.meeting)
    yield ledger.number(pooled.below)


def _pool_words(pooled: PooledShare, plan: Plan) -> str:
    base, scope = base_words(pooled.base_kind, plan), short_scope_words(pooled.scope, plan)
    words = f"{upper_first(base)}, {scope}, {FIGURES_WORDS[pooled.share.figures]}"
    return f"{words} {ESTIMATED}" if pooled.share.figures == "estimate" else words
