"""Figures that look odd beside those of another period."""

from collections.abc import Iterator

from plan2015.records.origin import Origin
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.numbers import format_number, plain_number


def below_half_year(workspace: Workspace) -> Iterator[Finding]:
    """Số cộng dồn cả năm nhỏ hơn số 6 tháng của chính đơn vị.

    Vì sao: số cộng dồn trong kỳ chỉ tăng; giảm thì một trong hai báo cáo sai, hoặc cách tính đã đổi.

    Căn cứ: các chỉ tiêu ghi “cộng dồn trong kỳ” của biểu mẫu đề xuất.

    Cách sửa: đối chiếu hai báo cáo, sửa số sai; nếu đã tính lại thì giải trình.
    """
    plan = workspace.plan
    if plan is None:
        return
    cumulative = [indicator for indicator in plan.indicators if indicator.cumulative]
    for early, late in pairs_in_a_year(workspace):
        for indicator in cumulative:
            before, after = early.indicators.get(indicator.id), late.indicators.get(indicator.id)
            if isinstance(before, str) or isinstance(after, str) or before is None or after is None:
                continue
            if after < before:  # type: ignore[operator]
                key = f"indicators.{indicator.id}"
                shown = f"{format_number(after)} nhỏ hơn số 6 tháng {format_number(before)}"  # type: ignore[arg-type]
                figures = ((key, plain_number(after)), (f"{early.period}:{key}", plain_number(before)))  # type: ignore[arg-type]
                yield Finding(
                    Origin(late.path),
                    ("indicators", indicator.id),
                    f"{indicator.code} {indicator.title}: cả năm {shown}",
                    figures=figures,
                )


def pairs_in_a_year(workspace: Workspace) -> Iterator[tuple[Submission, Submission]]:
    """Each unit's submission for a period beside the one for a longer period that holds it."""
    plan = workspace.plan
    sent = {(submission.unit, submission.period): submission for submission in workspace.submissions}
    periods = plan.periods if plan else ()
    within = [
        (a.id, b.id) for a in periods for b in periods if a is not b and b.from_ <= a.from_ and a.until <= b.until
    ]
    for early, late in within:
        for submission in workspace.submissions:
            if submission.period == late and (submission.unit, early) in sent:
                yield sent[submission.unit, early], submission
