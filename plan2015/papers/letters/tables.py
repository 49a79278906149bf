"""The tables that go with letters: what is asked cell by cell, who gets a circular, what the leaders' own units owe."""

from collections.abc import Iterator

from plan2015.obligations import Standing, Standings, Timeliness
from plan2015.papers.tables import PaperTable, TableColumn, TableRow
from plan2015.records.due import worded
from plan2015.records.model.choices import OWN
from plan2015.reminders.points import Point
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import MISSING
from plan2015.wording.states import clause_words, content_words, duty_words


def points_sheet(points: tuple[Point, ...]) -> PaperTable:
    """Bảng kèm theo B, G; the last column is left for the unit."""
    columns = (
        TableColumn("TT", 5, "center"),
        TableColumn("Mã ô", 8, "center"),
        TableColumn("Nội dung, chỉ tiêu", 25, "text"),
        TableColumn("Số (chữ) đơn vị đã báo cáo", 18, "text"),
        TableColumn("Đề nghị, vì sao", 26, "text"),
        TableColumn("Trả lời của đơn vị", 18, "text"),
    )
    rows = tuple(
        TableRow((str(number), point.code, point.title, point.value, point.why, ""))
        for number, point in enumerate(points, 1)
    )
    return PaperTable("Bảng kèm theo", "Từng ô đề nghị bổ sung, sửa hoặc giải trình", columns, rows)


def recipients_sheet(standings: tuple[Standing, ...], whole: Standings) -> PaperTable:
    """Danh sách kèm công văn chung."""
    columns = (
        TableColumn("TT", 5, "center"),
        TableColumn("Đơn vị", 30, "text"),
        TableColumn("Nội dung báo cáo", 22, "text"),
        TableColumn("Thời hạn", 18, "text"),
        TableColumn("Số ngày đã quá hạn", 11, "center"),
        TableColumn("Ghi chú", 14, "text"),
    )
    rows = tuple(TableRow(tuple(_recipient(s, whole, number))) for number, s in enumerate(standings, 1))
    return PaperTable("Danh sách kèm theo", "Các đơn vị chưa gửi báo cáo", columns, rows)


def _recipient(standing: Standing, whole: Standings, number: int) -> Iterator[str]:
    obligation = standing.obligation
    yield str(number)
    yield obligation.unit.short_name
    yield duty_words(obligation, whole.plan)
    yield worded(obligation.due)
    yield str(standing.state.days) if standing.state.timeliness is Timeliness.OVERDUE else MISSING
    yield "được gia hạn" if obligation.extension else ""


def own_list_sheet(standings: Standings) -> PaperTable:
    """Danh mục việc cần báo cáo: what TLĐ, the committee and its members still owe, for the Trưởng Ban."""
    columns = (
        TableColumn("TT", 5, "center"),
        TableColumn("Đơn vị, đồng chí", 24, "text"),
        TableColumn("Việc", 30, "text"),
        TableColumn("Căn cứ", 17, "text"),
        TableColumn("Thời hạn", 14, "text"),
        TableColumn("Tình trạng", 14, "text"),
    )
    rows = [
        TableRow((
            str(number),
            s.obligation.unit.short_name,
            duty_words(s.obligation, standings.plan),
            clause_words(s.obligation.duty.clause),
            worded(s.obligation.due),
            content_words(s),
        ))
        for number, s in enumerate(own_duties(standings), 1)
    ]  # fmt: skip
    described = f"Việc còn phải báo cáo của: {', '.join(KIND_WORDS[kind] for kind in OWN)}"
    return PaperTable("Danh mục việc cần báo cáo", described, columns, tuple(rows))


def own_duties(standings: Standings) -> list[Standing]:
    """What the units that get no letter have not done or reported; the list of it is for the Trưởng Ban."""
    return [
        s
        for s in standings.all
        if s.obligation.unit.kind in OWN
        and s.obligation.applies is not False
        and s.state.content not in ("complete", "not-applicable")
    ]
