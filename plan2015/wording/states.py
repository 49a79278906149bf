"""The office's words for kinds, states and counts, as screens print them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plan2015.obligations.obligation import Content, Obligation, Standing, Timeliness
from plan2015.records.due import cited, last_day, worded
from plan2015.records.model.duty import Report
from plan2015.records.model.plan import Plan
from plan2015.records.revision import Revision
from plan2015.vietnamese.case import lower_first
from plan2015.vietnamese.dates import last_working_day, short_date, weekday
from plan2015.vietnamese.letters import cite, is_clause
from plan2015.vietnamese.numbers import format_percent
from plan2015.wording.choices import PROGRESS_WORDS
from plan2015.wording.signs import MISSING

PREPARED = "Đã tạo tệp, chưa nhận"

_CONTENT_WORDS = {
    Content.MISSING: "Chưa gửi",
    Content.INVALID: "Có lỗi phải sửa",
    Content.COMPLETE: "Đầy đủ",
    Content.NOT_APPLICABLE: "Không thuộc đối tượng",
}


def content_words(standing: Standing, open_queries: int = 0) -> str:
    """What was received of an obligation, in the office's words."""
    state, obligation = standing.state, standing.obligation
    if obligation.applies is None and state.content is Content.MISSING:
        return "Chưa rõ có thuộc đối tượng không"
    if obligation.type == "task":
        return _task_words(standing)
    if state.content is Content.INCOMPLETE:
        return f"Thiếu nội dung ({len(state.missing)})"
    if state.content is Content.COMPLETE and open_queries:
        return f"Đầy đủ, chờ giải trình ({open_queries})"
    return _CONTENT_WORDS[state.content]


def screen_words(standing: Standing, open_queries: int = 0) -> str:
    """The same on a screen, which also says that the office has made a file ready; papers do not."""
    return PREPARED if standing.state.prepared else content_words(standing, open_queries)


def receive_line(unit_id: str, period: str) -> str:
    """The command that writes down that a report came, ready but for the day."""
    return f"plan2015 receive {unit_id} {period} --received NGÀY"


def _task_words(standing: Standing) -> str:
    state = standing.state
    if state.content is Content.MISSING:
        return "Chưa báo cáo"
    if state.content in (Content.INVALID, Content.NOT_APPLICABLE):
        return _CONTENT_WORDS[state.content]
    return PROGRESS_WORDS[state.progress] if state.progress else "Chưa ghi tiến độ"


def timeliness_words(standing: Standing) -> str:
    """How an obligation stands to its date, in the office's words."""
    state = standing.state
    if standing.obligation.applies is False:
        return ""
    words = TIMELINESS_WORDS[state.timeliness].words
    if state.timeliness is Timeliness.DUE_SOON and not state.days:
        words = "Sắp đến hạn (hôm nay là ngày cuối)"
    if state.timeliness is Timeliness.ON_TIME and standing.obligation.extension:
        words = "Đúng hạn (được gia hạn)"
    if standing.date_in_doubt:
        words = "Chưa rõ hạn (mục gia hạn ghi sai)"
    return words.format(days=state.days)


class TimelinessForms(NamedTuple):
    """How an obligation stands to its date: in words with the days to fill in, and above a list of whom it is said."""

    words: str
    head: str = ""


TIMELINESS_WORDS = {
    Timeliness.NO_DATE: TimelinessForms("Chưa quy định hạn"),
    Timeliness.NOT_DUE: TimelinessForms("Chưa đến hạn (còn {days} ngày)"),
    Timeliness.DUE_SOON: TimelinessForms("Sắp đến hạn (còn {days} ngày)", "Sắp đến hạn, chưa gửi"),
    Timeliness.OVERDUE: TimelinessForms("Quá hạn {days} ngày", "Quá hạn, chưa gửi"),
    Timeliness.ON_TIME: TimelinessForms("Đúng hạn"),
    Timeliness.LATE: TimelinessForms("Chậm {days} ngày", "Đã gửi, chậm"),
    Timeliness.UNKNOWN: TimelinessForms("Chưa rõ ngày nhận", "Đã gửi, chưa rõ ngày nhận"),
}


def due_words(obligation: Obligation, plan: Plan) -> str:
    """The due date as worded, with the reading we give it: the last day on time and the last working day before."""
    due = obligation.due
    words = worded(due)
    if obligation.extension:
        words = f"được gia hạn {words} (theo {cited(obligation.extension.paper)})"
    if obligation.doubt:
        words = f"{words}; có mục gia hạn ghi sai, chưa rõ đến ngày nào"
    last = last_day(due)
    if last is None:
        return f"{words}, không có ngày cuối" if due and due.window and due.text else words
    return f"{words} ({_reading(last, plan)})"


def short_due_words(obligation: Obligation) -> str:
    """The due date as worded, with the last day on time where the words name another."""
    last = last_day(obligation.due)
    words = worded(obligation.due)
    return (
        f"{words}, tức hết {weekday(last)} {short_date(last)}"
        if last and obligation.due and obligation.due.before
        else words
    )


def _reading(last: date, plan: Plan) -> str:
    working = last_working_day(last, plan.settings.days_off)
    reading = f"chậm nhất hết {weekday(last)}, {short_date(last)}"
    return (
        reading if working == last else f"{reading}; ngày làm việc cuối cùng: {weekday(working)}, {short_date(working)}"
    )


def duty_words(obligation: Obligation, plan: Plan) -> str:
    """What is owed: “Báo cáo Năm 2015” or a task's title."""
    duty = obligation.duty
    if isinstance(duty, Report):
        return f"Báo cáo {period_words(duty.period, plan)}"
    return duty.title


def period_words(period: str | None, plan: Plan) -> str:
    """A period by its title, starting small inside a sentence."""
    known = plan.period_by_id.get(period or "")
    title = known.title if known else period or ""
    return lower_first(title)


def clause_words(clause: str) -> str:
    """A place in the plan, smallest first: “điểm g khoản 3 mục II”; what is no such place, as it was typed."""
    return cite(clause) if is_clause(clause) else clause


def rate_words(rate: float | None) -> str:
    """A rate as a percentage with one decimal, a dash where there is none."""
    return MISSING if rate is None else format_percent(Decimal(str(rate)) * 100, 1)


def day_words(day: date) -> str:
    """A day with its weekday: “20/11/2015 (thứ Sáu)”."""
    return f"{short_date(day)} ({weekday(day)})"


def moment_words(revision: Revision) -> str:
    """When a version was committed: “20/11/2015 10:12”."""
    return f"{short_date(revision.when.date())} {revision.when:%H:%M}"


def revision_words(revision: Revision) -> str:
    """Which version of the data an answer is from; of the two clocks, the day when it was known."""
    version = f"phiên bản {revision.short}, ghi ngày {moment_words(revision)}"
    if revision.asked:
        return f"Chỉ theo những gì đã biết khi đó: dữ liệu {version}"
    if revision.dirty:
        return f"Dữ liệu: {version}; có {revision.changed} tệp thay đổi chưa ghi vào git"
    return f"Dữ liệu: {version}"
