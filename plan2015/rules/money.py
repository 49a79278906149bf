"""Money that looks odd: under the line of the budget, or in thousands or millions instead of đồng."""

from collections.abc import Iterator

from plan2015.records.budget_share import share_of
from plan2015.records.origin import Origin
from plan2015.records.workspace import Workspace
from plan2015.rules.money_witnesses import Scales
from plan2015.rules.rule import Finding
from plan2015.vietnamese.numbers import format_number, format_percent, plain_number


def below_minimum_share(workspace: Workspace) -> Iterator[Finding]:
    """Tỷ lệ kinh phí đào tạo, bồi dưỡng chưa đạt mức nêu tại Kế hoạch.

    Vì sao: lãnh đạo cần biết lý do từng nơi chưa bố trí đủ; đây là việc cần giải trình, không phải lỗi.

    Căn cứ: điểm d khoản 3 mục II Kế hoạch (15%). Kế hoạch không quy định mẫu số; tỷ lệ tính theo kê khai của đơn vị,
    so trên số đồng, không so trên tỷ lệ đã làm tròn. Số tiền còn đang hỏi về đơn vị tính (thousand-fold) thì chưa so.

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
    """Số tiền lệch khoảng một nghìn, một triệu hay một tỷ lần: có thể ghi theo nghìn đồng, triệu đồng, tỷ đồng.

    Vì sao: bảng tài chính hay tính theo triệu đồng, biểu này tính theo đồng; cộng lẫn thì tổng toàn quốc sai hẳn, mà tỷ
    lệ của đơn vị vẫn trông như đúng. So với số 6 tháng của đơn vị, mức giữa của các đơn vị cùng khối (từ năm đơn vị),
    các cột khác của cùng dòng, và so chi đào tạo với mẫu số.

    Căn cứ: tiền ghi đủ đến đồng (hướng dẫn điền biểu mẫu đề xuất).

    Cách sửa: ghi đủ đến đồng nếu đã ghi theo đơn vị tính khác, bớt số không nếu ghi thừa; nếu số đã đúng thì giải
    trình.
    """
    scales = Scales(workspace)
    for submission in workspace.submissions:
        for doubt in scales.doubts(submission):
            figures = ((doubt.amount.key, plain_number(doubt.amount.value)),)
            keys = tuple(doubt.amount.key.split("."))
            yield Finding(Origin(submission.path), keys, doubt.message, doubt.remedy, figures=figures)
