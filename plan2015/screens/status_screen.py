"""The morning screen: first what needs doing, then the counts, then the names, then what is left open."""

from collections.abc import Iterable, Iterator, Sequence

from plan2015.obligations import Content, Standing, Standings, Timeliness
from plan2015.obligations.summary import ReportCount
from plan2015.records.due import NOT_SET
from plan2015.records.model.choices import KINDS
from plan2015.records.model.plan import Plan
from plan2015.records.submission import Submission
from plan2015.records.unit_titles import is_unverified, proper_name, unit_order
from plan2015.records.workspace import Workspace
from plan2015.screens.screen import RenderableType, Tone, heading, item, paragraph, table
from plan2015.vietnamese.case import lower_first
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import ILLUSTRATIVE, MISSING
from plan2015.wording.states import (
    TIMELINESS_WORDS,
    clause_words,
    day_words,
    due_words,
    duty_words,
    period_words,
    rate_words,
    revision_words,
    short_due_words,
    timeliness_words,
)


def status_screen(
    standings: Standings, shown: tuple[Standing, ...], counts: Sequence[ReportCount]
) -> Iterator[RenderableType]:
    """The parts of the screen, from the most to the least urgent; `shown` is what was asked to be seen."""
    plan = standings.plan
    yield from title(f"Tình hình thực hiện kế hoạch năm {plan.plan.year}", standings)
    yield heading("VIỆC CẦN LÀM")
    yield from list(_urgent(standings, shown)) or [item("Không có việc gấp.")]
    yield from _report_tables(shown, counts, plan)
    yield from _names(shown, plan)
    yield heading("CÒN ĐỂ NGỎ")
    yield from list(_open(standings, shown)) or [item("Không có.")]


def title(text: str, standings: Standings) -> Iterator[RenderableType]:
    """The head of a screen: what it shows, for which day, and whether the data is only an illustration."""
    yield paragraph(text.upper(), tone="bold")
    yield paragraph(f"Tính đến hết ngày {day_words(standings.day)}")
    if standings.workspace.revision:
        yield paragraph(revision_words(standings.workspace.revision))
    if standings.plan.plan.illustrative:
        yield paragraph(f"{ILLUSTRATIVE} – không phải số liệu thật", tone="yellow")


def _urgent(standings: Standings, shown: tuple[Standing, ...]) -> Iterator[RenderableType]:
    for timeliness, tone in _URGENT:
        for group in _by_duty(s for s in shown if s.state.timeliness is timeliness):
            yield item(_dated_words(group, standings.plan), tone=tone)
    reports = [s for s in shown if s.received]
    if invalid := [s for s in reports if s.state.content is Content.INVALID]:
        yield item(f"{len(invalid)} báo cáo có lỗi phải sửa: {_list_names(invalid)}.", tone="red")
    if waiting := [s for s in reports if standings.open_queries(s)]:
        yield item(f"{len(waiting)} báo cáo có số liệu cần giải trình: {_list_names(waiting)}.", tone="yellow")
    if incomplete := [s for s in reports if s.state.content is Content.INCOMPLETE]:
        yield item(f"{len(incomplete)} báo cáo thiếu nội dung: {_list_names(incomplete)}.", tone="yellow")


_URGENT: tuple[tuple[Timeliness, Tone], ...] = ((Timeliness.OVERDUE, "red"), (Timeliness.DUE_SOON, "yellow"))


def _by_duty(standings: Iterable[Standing]) -> Iterable[list[Standing]]:
    groups: dict[tuple[str, str | None], list[Standing]] = {}
    for standing in standings:
        groups.setdefault((standing.obligation.duty.clause, standing.obligation.period), []).append(standing)
    return groups.values()


def _dated_words(group: list[Standing], plan: Plan) -> str:
    first = group[0].obligation
    days = sorted({standing.state.days or 0 for standing in group})
    span = str(days[0]) if len(days) == 1 else f"{days[0]}–{days[-1]}"
    what = lower_first(duty_words(first, plan))
    place = f"{clause_words(first.duty.clause)}; {short_due_words(first)}"
    if group[0].state.timeliness is Timeliness.OVERDUE:
        return f"{len(group)} đơn vị quá hạn {span} ngày, chưa gửi {what} ({place})."
    left = "hôm nay là ngày cuối" if days == [0] else f"còn {span} ngày"
    return f"{len(group)} đơn vị sắp đến hạn ({left}), chưa gửi {what} ({place})."


def _report_tables(shown: tuple[Standing, ...], counts: Sequence[ReportCount], plan: Plan) -> Iterator[RenderableType]:
    for period in sorted(
        dict.fromkeys(count.period for count in counts), key=lambda period: not _is_dated(period, counts)
    ):
        rows = [count for count in counts if count.period == period]
        yield heading(f"BÁO CÁO {period_words(period, plan).upper()}")
        yield from (paragraph(words, indent=1) for words in _due_lines(period, shown, plan))
        yield table(_HEADS, _count_rows(rows), numbers=range(1, len(_HEADS)), total=len(rows) > 1)
        yield from _unverified(period, shown)


def _is_dated(period: str, counts: Sequence[ReportCount]) -> bool:
    return any(count.dated for count in counts if count.period == period)


def _unverified(period: str, shown: tuple[Standing, ...]) -> Iterator[RenderableType]:
    units = [s.obligation.unit for s in shown if s.obligation.period == period]
    if unverified := sum(map(is_unverified, units)):
        words = f"Trong {len(units)} đơn vị phải gửi có {unverified} đơn vị chưa xác minh tên hoặc cấp quản lý."
        yield paragraph(words, indent=1)


_HEADS = (
    "Khối đơn vị",
    "Phải\ngửi",
    "Đã\nnhận",
    "Tỷ lệ\nnhận",
    "Đúng\nhạn",
    "Chậm",
    "Đầy\nđủ",
    "Thiếu\nnội dung",
    "Có\nlỗi",
)


def _due_lines(period: str, shown: tuple[Standing, ...], plan: Plan) -> Iterator[str]:
    kinds_by_due: dict[str, list[str]] = {}
    for report in plan.reports:
        first = next((s.obligation for s in shown if s.obligation.duty is report and not s.obligation.extension), None)
        if report.period == period and first:
            kinds_by_due.setdefault(due_words(first, plan), []).append(clause_words(report.clause))
    for words, clauses in kinds_by_due.items():
        yield f"Thời hạn ({', '.join(clauses)}): {words}."


def _count_rows(counts: Sequence[ReportCount]) -> Iterator[tuple[str, ...]]:
    for count in counts:
        yield (KIND_WORDS[count.kind], *_numbers(count.expected, count.received, count.dated, [count]))
    if len(counts) > 1:
        expected, received = sum(c.expected for c in counts), sum(c.received for c in counts)
        yield ("Cộng", *_numbers(expected, received, sum(c.dated for c in counts), counts))


def _numbers(expected: int, received: int, dated: int, counts: Sequence[ReportCount]) -> tuple[str, ...]:
    rate = rate_words(received / expected if expected else None)
    timely = (str(sum(c.on_time for c in counts)), str(sum(c.late for c in counts))) if dated else (MISSING, MISSING)
    content = (
        sum(c.complete for c in counts),
        sum(c.incomplete for c in counts),
        sum(c.invalid for c in counts),
    )
    return (str(expected), str(received), rate, *timely, *map(str, content))


def _names(shown: tuple[Standing, ...], plan: Plan) -> Iterator[RenderableType]:
    sure = [standing for standing in shown if not standing.date_in_doubt]
    for timeliness in _NAMED:
        for group in _by_duty(s for s in sure if s.state.timeliness is timeliness):
            what = lower_first(duty_words(group[0].obligation, plan))
            yield heading(f"{TIMELINESS_WORDS[timeliness].head.upper()}: {what}")
            yield from _names_by_kind(group, with_days=timeliness is Timeliness.LATE)


_NAMED = (Timeliness.OVERDUE, Timeliness.LATE, Timeliness.UNKNOWN, Timeliness.DUE_SOON)
"""Of whom the screen gives the names, the most urgent first."""


def _names_by_kind(group: list[Standing], *, with_days: bool) -> Iterator[RenderableType]:
    for kind in KINDS:
        members = [standing for standing in group if standing.obligation.unit.kind == kind]
        if members:
            names = (_name(standing, with_days=with_days) for standing in members)
            yield item(f"{KIND_WORDS[kind]} ({len(members)}): {', '.join(names)}.")


def _name(standing: Standing, *, with_days: bool) -> str:
    name = proper_name(standing.obligation.unit)
    return f"{name} ({timeliness_words(standing).lower()})" if with_days else name


def _list_paths(submissions: Sequence[Submission], workspace: Workspace, most: int = 5) -> str:
    paths = [workspace.folder.show(submission.path) for submission in submissions]
    return ", ".join(paths[:most]) + (f" và {len(paths) - most} tệp khác" if len(paths) > most else "")


def _list_names(standings: list[Standing], most: int = 5) -> str:
    names = [standing.obligation.unit.short_name for standing in standings]
    return ", ".join(names[:most]) + (f" và {len(names) - most} đơn vị khác" if len(names) > most else "")


def _open(standings: Standings, shown: tuple[Standing, ...]) -> Iterator[RenderableType]:
    plan, workspace = standings.plan, standings.workspace
    for group in _by_duty(s for s in shown if s.obligation.type == "report" and s.obligation.due is None):
        first, here = group[0].obligation, sum(standing.received for standing in group)
        what = duty_words(first, plan)
        yield item(f"{what} ({clause_words(first.duty.clause)}): {NOT_SET} hạn; đã nhận {here}/{len(group)} đơn vị.")
    for group in _by_duty(s for s in shown if s.obligation.applies is None):
        first = group[0].obligation
        yield item(
            f"{duty_words(first, plan)} ({clause_words(first.duty.clause)}): {len(group)} đơn vị, {first.reason}."
        )
    for standing in (standing for standing in shown if standing.date_in_doubt):
        obligation = standing.obligation
        place = workspace.place(obligation.doubt) if obligation.doubt else ""
        what = f"{obligation.unit.short_name}, {duty_words(obligation, plan)}"
        yield item(f"{what}: chưa rõ hạn, mục gia hạn ở {place} ghi sai.", tone="red")
    if unreadable := [s for s in workspace.submissions if not s.readable]:
        yield item(f"{len(unreadable)} tệp báo cáo không đọc được: {_list_paths(unreadable, workspace)}.", tone="red")
    if prepared := [s.state.prepared for s in shown if s.state.prepared]:
        yield item(f"{len(prepared)} tệp báo cáo đã tạo, chưa nhận: {_list_paths(prepared, workspace)}.")
    if unsure := sorted(filter(is_unverified, workspace.units.values()), key=unit_order):
        names = ", ".join(unit.short_name for unit in unsure)
        yield item(f"{len(unsure)} đơn vị chưa xác minh tên hoặc cấp quản lý: {names}.")
    if not any(unit.kind == "member" and not unit.head for unit in workspace.units.values()):
        yield item("Danh sách ủy viên Ban Chỉ đạo: chưa có.")
