"""Phụ lục I: how the report of each unit came in."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from plan2015.consolidation.consolidate import Consolidation
from plan2015.obligations import Standing
from plan2015.papers.tables import PaperTable, TableColumn, TableRow
from plan2015.papers.words import blank_codes, letters_to
from plan2015.records.due import cited, worded
from plan2015.records.model.choices import REPORTING
from plan2015.records.submission import Submission
from plan2015.vietnamese.dates import short_date
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import MISSING
from plan2015.wording.states import content_words, timeliness_words

_MOST_CODES = 8
_COLUMNS = (
    TableColumn("TT", 5, "center"),
    TableColumn("Đơn vị", 16, "text"),
    TableColumn("Số, ký hiệu", 12, "text"),
    TableColumn("Ngày ký", 10, "center"),
    TableColumn("Ngày nhận bản đầu", 10, "center"),
    TableColumn("Ngày nhận bản chính", 10, "center"),
    TableColumn("Thời hạn", 12, "text"),
    TableColumn("Đúng hạn / chậm (ngày)", 11, "text"),
    TableColumn("Mức đầy đủ", 11, "text"),
    TableColumn("Nội dung còn thiếu", 14, "text"),
    TableColumn("Ghi chú", 13, "text"),
)


def receipts_annex(consolidation: Consolidation) -> PaperTable:
    """Every unit that owes the report, by khối, reported or not."""
    rows: list[TableRow] = []
    for kind in REPORTING:
        standings = [s for s in consolidation.reports if s.obligation.unit.kind == kind]
        if standings:
            rows.append(TableRow((KIND_WORDS[kind],), "group"))
            rows += [TableRow(tuple(_cells(s, consolidation, number))) for number, s in enumerate(standings, 1)]
    described = "Số, ngày báo cáo, ngày nhận, thời hạn và mức đầy đủ của từng đơn vị"
    return PaperTable("Tình hình gửi báo cáo của từng đơn vị", described, _COLUMNS, tuple(rows), landscape=True)


def _cells(standing: Standing, consolidation: Consolidation, number: int) -> Iterator[str]:
    submission, obligation = standing.state.submission, standing.obligation
    yield str(number)
    yield obligation.unit.short_name
    yield (submission.paper_number if submission else None) or MISSING
    yield short_date(submission.signed) if submission and submission.signed else MISSING
    yield short_date(submission.received) if submission and submission.received else MISSING
    yield _original_day(submission, consolidation.standings.day) if submission else MISSING
    yield worded(obligation.due)
    yield timeliness_words(standing)
    yield content_words(standing, consolidation.standings.open_queries(standing))
    yield _blanks(blank_codes(standing, consolidation.standings.questionnaire)) or MISSING
    yield "; ".join(_remarks(standing, consolidation)) or ""


def _blanks(codes: list[str]) -> str:
    """The codes left blank; of many, how many in each section of the form."""
    if len(codes) <= _MOST_CODES:
        return ", ".join(codes)
    counts = Counter(code[:1] for code in codes)
    return ", ".join(f"phần {section}: {count} ô" for section, count in counts.items())


def _original_day(submission: Submission, day: date) -> str:
    """When the signed original came: its own day, or the first day where no copy came before it."""
    original = submission.original_received
    if original is None and submission.came_as_copy is False:
        original = submission.received
    return short_date(original) if original and original <= day else MISSING


def _remarks(standing: Standing, consolidation: Consolidation) -> Iterator[str]:
    extension = standing.obligation.extension
    if extension:
        yield f"gia hạn theo {cited(extension.paper)}"
    sent = letters_to(standing.obligation.unit.id, consolidation.period.id, consolidation.standings.workspace)
    if sent:
        yield f"đã đôn đốc {sent} lần"
