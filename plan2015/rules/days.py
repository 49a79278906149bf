"""Days that do not agree with each other."""

from collections.abc import Iterator
from datetime import date, timedelta

from plan2015.records.binding import is_bound
from plan2015.records.due import last_day
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.schema import dotted
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.dates import next_working_day, short_date, weekday


def signed_after_received(workspace: Workspace) -> Iterator[Finding]:
    """Ngày ký sau ngày nhận.

    Vì sao: văn bản không thể đến trước khi ký; một trong hai ngày ghi nhầm, hoặc bản nhận trước là bản thảo.

    Căn cứ: ngày nhận là ngày bản đầu tiên đến Ban Tổ chức bằng bất cứ cách gửi nào.

    Cách sửa: đối chiếu ngày ký trên văn bản với sổ công văn đến; nếu bản gửi trước là dự thảo thì giải trình.
    """
    for submission in workspace.submissions:
        signed, received = submission.signed, submission.received
        if signed and received and signed > received:
            message = f"ngày ký {short_date(signed)} sau ngày nhận {short_date(received)}"
            figures = (("paper.signed", signed.isoformat()), ("received", received.isoformat()))
            yield Finding(Origin(submission.path), ("paper", "signed"), message, figures=figures)


def data_runs_past_signing(workspace: Workspace) -> Iterator[Finding]:
    """Số liệu tính đến một ngày sau ngày ký báo cáo.

    Vì sao: lúc ký chưa thể có số thực hiện của những ngày sau đó; có thể là số ước ghi nhầm thành số thực hiện.

    Căn cứ: ô A08 “Số liệu tính đến ngày” và ngày ký của báo cáo.

    Cách sửa: sửa ngày A08, hoặc chuyển số ước sang cột ước cả năm; nếu đúng thì giải trình.
    """
    # Without it, or with another kind of answer in its role, `points_nowhere` stops the plan itself.
    asked = workspace.plan.indicator_in("data-until") if workspace.plan else None
    if asked is None:
        return
    for submission in workspace.submissions:
        until, signed = submission.indicators.get(asked.id), submission.signed
        if isinstance(until, date) and signed and until > signed:
            message = f"số liệu tính đến {short_date(until)}, sau ngày ký {short_date(signed)}"
            keys = ("indicators", asked.id)
            figures = ((dotted(keys), until.isoformat()), ("paper.signed", signed.isoformat()))
            yield Finding(Origin(submission.path), keys, message, figures=figures)


def day_outside_period(workspace: Workspace) -> Iterator[Finding]:
    """Ngày nằm ngoài khoảng thường gặp quanh kỳ báo cáo.

    Vì sao: có thể ghi nhầm năm, hoặc gửi nhầm báo cáo của kỳ khác; xa hơn nữa thì là lỗi (day-far-from-period).

    Căn cứ: khoảng quanh kỳ trong settings.dates của tasks.yaml, hoặc dates của chỉ tiêu, của kỳ.

    Cách sửa: đối chiếu văn bản, sổ công văn đến; sửa ngày sai, nếu đúng thì giải trình.
    """
    for submission in workspace.submissions:
        for keys, day, said in submission.far_days:
            yield Finding(Origin(submission.path), keys, said, figures=((dotted(keys), day.isoformat()),))


def received_just_after_due(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo nhận ngay sau hạn, trong những ngày nghỉ hoặc ngày làm việc đầu tiên sau đó.

    Vì sao: báo cáo có thể đã gửi đúng hạn mà văn thư nhận vào ngày làm việc sau; nên xem dấu bưu điện, giờ gửi thư
    trước khi coi là chậm.

    Căn cứ: thời hạn của Kế hoạch; ngày nghỉ trong settings.days_off; công cụ không tự cộng thêm ngày nào.

    Cách sửa: không phải sửa; nếu có gia hạn thì ghi vào extensions.yaml.
    """
    plan = workspace.plan
    if plan is None:
        return
    extended = {(extension.unit, extension.clause) for _, extension in workspace.registers.extensions}
    extended |= {(doubt.unit, doubt.clause) for doubt in workspace.registers.doubts}
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        last = _last_day_of(submission, unit, plan, extended) if unit and submission.received else None
        if last and submission.received and _is_by_days_off(last, submission.received, plan):
            day = f"{weekday(submission.received)}, {short_date(submission.received)}"
            message = f"nhận {day}, ngay sau hạn {short_date(last)} rơi vào ngày nghỉ"
            yield Finding(Origin(submission.path), ("received",), message)


def _is_by_days_off(last: date, received: date, plan: Plan) -> bool:
    """Whether days off alone may lie between the last day on time and the day of receipt."""
    off = plan.settings.days_off
    return last < received <= next_working_day(last, off) and (
        _is_off(last, plan) or next_working_day(last, off) > last + timedelta(1)
    )


def _last_day_of(submission: Submission, unit: Unit, plan: Plan, extended: set[tuple[str, str]]) -> date | None:
    for report in plan.reports:
        if report.period == submission.period and is_bound(report.binds, unit):
            return None if (unit.id, report.clause) in extended else last_day(report.due)
    return None


def _is_off(day: date, plan: Plan) -> bool:
    return day.weekday() >= 5 or day in plan.settings.days_off
