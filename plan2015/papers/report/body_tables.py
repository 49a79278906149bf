"""The six tables in the body of the report."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.consolidation.budget_figures import Budget, PooledShare
from plan2015.consolidation.consolidate import COUNTRY, REPORTING, Consolidation
from plan2015.consolidation.figure import Figure
from plan2015.consolidation.report_counts import Reporting, count_reporting
from plan2015.papers.ledger import Ledger
from plan2015.papers.tables import Cell, Column, Row, Sheet
from plan2015.records.budget_share import shown_percent
from plan2015.records.model.choices import UnitKind
from plan2015.records.model.plan import Plan, asked_by
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.numbers import format_number
from plan2015.wording.choices import FIGURES_WORDS, KIND_WORDS
from plan2015.wording.money import base_words, short_scope_words
from plan2015.wording.signs import ESTIMATED, MISSING, NOT_CONCERNED

_TRAINING_ROWS = (
    ("Tổng cộng", "training", "trained_persons"),
    ("Theo nội dung", "", ""),
    ("Lý luận và nghiệp vụ công đoàn", "theory", "theory_persons"),
    ("Theo chức danh, chuyên đề", "specialist", "specialist_persons"),
    ("Chính trị", "politics", "politics_persons"),
    ("Chuyên môn", "profession", "profession_persons"),
    ("Nội dung khác", "other_content", "other_content_persons"),
    ("Theo thời gian", "", ""),
    ("Từ một tháng trở lên", "long_course", "long_course_persons"),
    ("Dưới một tháng", "short_course", "short_course_persons"),
    ("Theo cấp mở lớp", "", ""),
    ("Cấp tỉnh, ngành", "by_province", "by_province_persons"),
    ("Cấp trên trực tiếp cơ sở", "by_district", "by_district_persons"),
    ("Cơ sở", "by_grassroots", "by_grassroots_persons"),
    ("Trong đó", "", ""),
    ("Mở cùng hai trường đại học", "with_university", "with_university_persons"),
    ("Dùng phương pháp tích cực", "active_method", "active_method_persons"),
)
_OFFICIALS_ROWS = (
    ("Tổng số cán bộ công đoàn", "officials", "officials_women"),
    ("Chuyên trách", "officials_full_time", "officials_full_time_women"),
    ("Bán chuyên trách", "officials_half_time", ""),
    ("Không chuyên trách", "officials_part_time", ""),
    ("Đã qua đào tạo, bồi dưỡng: chuyên trách", "trained_full_time", ""),
    ("Đã qua đào tạo, bồi dưỡng: không chuyên trách", "trained_part_time", ""),
)
_INSPECTION_ROWS = (
    ("Công đoàn cấp trên trực tiếp cơ sở", "district_unions", "district"),
    ("Công đoàn cơ sở, nghiệp đoàn", "grassroots_unions", "grassroots"),
)


def reporting_sheet(consolidation: Consolidation, ledger: Ledger) -> Sheet:
    """Bảng 1: how the reports came in, by kind of unit."""
    groups: list[tuple[str, tuple[UnitKind, ...]]] = [
        (KIND_WORDS[kind], (kind,)) for kind in REPORTING if consolidation.units((kind,))
    ]
    rows = [Row((title, *_reporting_cells(count_reporting(consolidation, kinds), ledger))) for title, kinds in groups]
    if len(rows) > 1:
        rows.insert(
            sum(kind in COUNTRY for _, (kind,) in groups),
            Row(("Cộng hai khối trên", *_reporting_cells(count_reporting(consolidation, COUNTRY), ledger)), "total"),
        )
    heads = ("Phải gửi", "Đã nhận", "Tỷ lệ (%)", "Đúng hạn", "Chậm", "Chưa rõ ngày nhận", "Chưa có bản chính",
             "Đầy đủ", "Thiếu nội dung", "Có lỗi phải sửa", "Chưa gửi")  # fmt: skip
    columns = (Column("Khối đơn vị", 17, "text"), *(Column(head, 7) for head in heads))
    title = "Tình hình gửi báo cáo"
    return Sheet(title, "Số báo cáo phải gửi, đã nhận, đúng hạn theo khối đơn vị", columns, tuple(rows),
                 measure="đơn vị", meanings={NOT_CONCERNED: "Kế hoạch không ghi thời hạn"})  # fmt: skip


def _reporting_cells(counts: Reporting, ledger: Ledger) -> Iterator[Cell]:
    yield ledger.number(counts.expected)
    yield ledger.number(counts.received)
    yield ledger.rate(counts.rate)
    for dated in (counts.on_time, counts.late):
        yield ledger.number(dated) if dated else NOT_CONCERNED
    for figure in (
        counts.unknown_day, counts.no_original, counts.complete, counts.incomplete, counts.invalid, counts.missing,
    ):  # fmt: skip
        yield ledger.number(figure)


@asked_by("Bảng “Đội ngũ cán bộ công đoàn”")
def officials_sheet(consolidation: Consolidation, ledger: Ledger) -> Sheet:
    """Bảng 2: the officials, by level."""
    columns = (
        Column("Chỉ tiêu", 30, "text"),
        Column("Cấp tỉnh, ngành", 12),
        Column("Cấp trên trực tiếp cơ sở", 13),
        Column("CĐCS, nghiệp đoàn", 13),
        Column("Tổng số", 14),
        Column("Trong đó nữ", 13),
        Column("Tỷ lệ nữ (%)", 10),
        Column("Số đơn vị có số liệu", 11),
    )
    rows = tuple(
        _asked_row(title, _officials_cells(consolidation, ledger, whole, women))
        for title, whole, women in _OFFICIALS_ROWS
    )
    return Sheet("Đội ngũ cán bộ công đoàn", "Số cán bộ công đoàn theo cấp", columns, rows, measure="người",
                 meanings={NOT_CONCERNED: "biểu không hỏi"})  # fmt: skip


def _asked_row(title: str, cells: Iterator[Cell]) -> Row:
    with asked_by(f"hàng “{title}”"):
        return Row((title, *cells))


def _officials_cells(consolidation: Consolidation, ledger: Ledger, whole: str, women: str) -> Iterator[Cell]:
    for level in ("province", "district", "grassroots"):
        yield ledger.number(consolidation.total(f"{whole}_{level}"))
    total = consolidation.total(whole)
    yield ledger.number(total)
    yield ledger.number(consolidation.total(women)) if women else NOT_CONCERNED
    yield ledger.rate(consolidation.share(women, whole)) if women else NOT_CONCERNED
    yield _answered(total)


@asked_by("Bảng “Đào tạo, bồi dưỡng”")
def training_sheet(consolidation: Consolidation, ledger: Ledger) -> Sheet:
    """Bảng 3: classes and people trained."""
    columns = (
        Column("Nội dung", 29, "text"),
        Column("Số lớp", 10),
        Column("Lượt người", 13),
        Column("Người (không tính trùng)", 13),
        Column("nữ", 12, group="Trong đó (lượt người)"),
        Column("chuyên trách", 12, group="Trong đó (lượt người)"),
        Column("không chuyên trách", 13, group="Trong đó (lượt người)"),
        Column("Số đơn vị có số liệu", 10),
    )
    rows = tuple(_training_row(consolidation, ledger, *entry) for entry in _TRAINING_ROWS)
    described = "Số lớp, lượt người, người được đào tạo, bồi dưỡng theo nội dung, thời gian, cấp mở lớp"
    return Sheet("Đào tạo, bồi dưỡng", described, columns, rows)


def _training_row(consolidation: Consolidation, ledger: Ledger, title: str, prefix: str, persons: str) -> Row:
    if not prefix:
        return Row((title,), "group")
    ids = (f"{prefix}_classes", f"{prefix}_attendances", persons,
           f"{prefix}_women", f"{prefix}_full_time", f"{prefix}_part_time")  # fmt: skip
    with asked_by(f"hàng “{title}”"):
        figures = [consolidation.total(indicator) for indicator in ids]
    answered = _answered(*figures)
    return Row((title, *map(ledger.number, figures), answered), "total" if prefix == "training" else "plain")


def budget_sheet(budget: Budget, plan: Plan, ledger: Ledger) -> Sheet:
    """Bảng 4: training money against each kind of base; no line sums up across kinds."""
    columns = (
        Column("Loại mẫu số và phạm vi", 32, "text"),
        Column("Số đơn vị", 9),
        Column("Chi đào tạo", 14),
        Column("Mẫu số", 15),
        Column("Tỷ lệ (%)", 10),
        Column(f"Đạt mức {budget.rule.minimum_percent}%", 9),
        Column("Chưa đạt", 9),
    )
    rows = [Row((_pool_words(pooled, plan), *_budget_cells(pooled, ledger))) for pooled in budget.pooled]
    if not rows:
        rows = [Row(("Chưa đơn vị nào có đủ số liệu", *([MISSING] * 6)))]
    note = (
        f"{len(budget.no_data)} đơn vị chưa có số liệu để tính; không cộng các dòng vì mẫu số khác loại, khác phạm vi"
    )
    return Sheet("Kinh phí đào tạo, bồi dưỡng", "Chi đào tạo so với mẫu số theo từng loại mẫu số và phạm vi",
                 columns, tuple(rows), measure="triệu đồng", notes=(note,))  # fmt: skip


def _budget_cells(pooled: PooledShare, ledger: Ledger) -> Iterator[Cell]:
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


@asked_by("Bảng “Kiểm tra”")
def inspection_sheet(consolidation: Consolidation, ledger: Ledger) -> Sheet:
    """Bảng 5: lower levels inspected."""
    columns = (
        Column("Cấp được kiểm tra", 30, "text"),
        Column("Số hiện có", 13),
        Column("Số được kiểm tra", 13),
        Column("Tỷ lệ (%)", 11),
        Column("Số cuộc", 11),
        Column("Phải khắc phục", 12),
        Column("Đã khắc phục", 12),
    )
    rows = tuple(
        _asked_row(title, _inspection_cells(consolidation, ledger, existing, level))
        for title, existing, level in _INSPECTION_ROWS
    )
    return Sheet("Kiểm tra", "Số đơn vị cấp dưới được kiểm tra và khắc phục", columns, rows, measure="đơn vị, cuộc")


def _inspection_cells(consolidation: Consolidation, ledger: Ledger, existing: str, level: str) -> Iterator[Cell]:
    yield ledger.number(consolidation.total(existing))
    yield ledger.number(consolidation.total(f"inspected_{level}"))
    yield ledger.rate(consolidation.share(f"inspected_{level}", existing))
    for name in ("inspections", "to_mend", "mended"):
        yield ledger.number(consolidation.total(f"{name}_{level}"))


def _answered(*figures: Figure) -> str:
    return str(max(figure.answered for figure in figures))
