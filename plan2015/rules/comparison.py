"""Figures that look odd beside others: the half-year's, those of like units, the line of the budget."""

from collections.abc import Iterator

from plan2015.records.budget_share import share_of
from plan2015.records.model.values import Number
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.numbers import format_number, format_percent, plain_number

_ENOUGH_UNITS = 5
_LEAST_FACTOR, _MOST_FACTOR = 300, 3000


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
    for early, late in _pairs_in_a_year(workspace):
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


def _pairs_in_a_year(workspace: Workspace) -> Iterator[tuple[Submission, Submission]]:
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


def below_minimum_share(workspace: Workspace) -> Iterator[Finding]:
    """Tỷ lệ kinh phí đào tạo, bồi dưỡng chưa đạt mức nêu tại Kế hoạch.

    Vì sao: lãnh đạo cần biết lý do từng nơi chưa bố trí đủ; đây là việc cần giải trình, không phải lỗi.

    Căn cứ: điểm d khoản 3 mục II Kế hoạch (15%). Kế hoạch không quy định mẫu số; tỷ lệ tính theo kê khai của đơn vị,
    so trên số đồng, không so trên tỷ lệ đã làm tròn.

    Cách sửa: kiểm tra tử số, mẫu số và phạm vi; nếu đúng thì ghi lý do (ô F08).
    """
    rule = workspace.plan.budget if workspace.plan else None
    if rule is None:
        return
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        share = share_of(submission) if unit and unit.kind in rule.binds.kinds else None
        if share and share.training >= 0 and share.base > 0 and not share.meets(rule.minimum_percent):
            group = share.figures.replace("-", "_")
            missing = format_number(share.shortfall(rule.minimum_percent))
            message = (
                f"chi đào tạo bằng {format_percent(share.shown_percent(rule.minimum_percent), 2)} mẫu số, "
                f"chưa đạt mức {rule.minimum_percent}% nêu tại Kế hoạch, còn thiếu {missing} đồng"
            )
            figures = tuple(
                (f"budget.{group}.{name}", plain_number(getattr(share, name))) for name in ("training", "base")
            )
            yield Finding(Origin(submission.path), ("budget", group, "training"), message, figures=figures)


def thousand_fold(workspace: Workspace) -> Iterator[Finding]:
    """Số tiền lệch khoảng một nghìn lần so với số 6 tháng của đơn vị, hoặc so với các đơn vị cùng khối.

    Vì sao: thường do ghi theo nghìn đồng thay vì đồng; cộng vào thì tổng toàn quốc sai hẳn.

    Căn cứ: tiền ghi đủ đến đồng (hướng dẫn điền biểu mẫu đề xuất).

    Cách sửa: thêm hoặc bớt ba số không nếu ghi nhầm đơn vị tính; nếu đúng thì giải trình.
    """
    earlier = {(late.path): early for early, late in _pairs_in_a_year(workspace)}
    medians = _medians(workspace)
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        for place, amount in submission.money.items() if unit else ():
            before = earlier[submission.path].money.get(place) if submission.path in earlier else None
            usual = medians.get((unit.kind if unit else "", submission.period, submission.base_kind or "", place))
            against = _odd_beside(amount, before, usual)
            if against:
                keys = ("budget", *place.split("."))
                message = f"{format_number(amount)} đồng lệch khoảng một nghìn lần so với {against}"
                figures = ((f"budget.{place}", plain_number(amount)),)
                yield Finding(Origin(submission.path), keys, message, figures=figures)


def _odd_beside(amount: Number, before: Number | None, usual: Number | None) -> str:
    if before and _is_thousand_fold(amount, before):
        return f"số 6 tháng của đơn vị ({format_number(before)} đồng)"
    if usual and not before and _is_thousand_fold(amount, usual):
        return f"mức giữa của các đơn vị cùng khối ({format_number(usual)} đồng)"
    return ""


def _is_thousand_fold(one: Number, other: Number) -> bool:
    if one <= 0 or other <= 0:
        return False
    return _LEAST_FACTOR * min(one, other) <= max(one, other) <= _MOST_FACTOR * min(one, other)


def _medians(workspace: Workspace) -> dict[tuple[str, str, str, str], Number]:
    amounts: dict[tuple[str, str, str, str], list[Number]] = {}
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        for place, amount in submission.money.items() if unit else ():
            key = (unit.kind if unit else "", submission.period, submission.base_kind or "", place)
            amounts.setdefault(key, []).append(amount)
    return {key: sorted(values)[len(values) // 2] for key, values in amounts.items() if len(values) >= _ENOUGH_UNITS}
