"""Figures within one report: parts that fit their whole, and sums that add up."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Number
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.numbers import format_number

MONEY = tuple(
    (("budget", figures, "training"), ("budget", figures, "base")) for figures in ("planned", "to_date", "estimate")
)
"""The places of money spent on training, each with that of the whole it is part of."""


def part_exceeds_whole(workspace: Workspace) -> Iterator[Finding]:
    """Số của một phần lớn hơn số của cả.

    Vì sao: trong 10 người không thể có 12 nữ; một trong hai số sai.

    Căn cứ: các dòng “trong đó” và dấu ≤ của biểu mẫu đề xuất; chi đào tạo là một phần của mẫu số.

    Cách sửa: đối chiếu hai số với bản giấy, sửa số sai.
    """
    if workspace.plan is None:
        return
    wholes = wholes_of(workspace.plan)
    for submission in workspace.submissions:
        given = submission.indicators
        for name in given.keys() & wholes.keys():
            for part, whole in wholes[name]:
                if whole.id in given and given[name] > given[whole.id]:  # type: ignore[operator]
                    yield _exceeds(submission, part, whole)
        for part_keys, whole_keys in MONEY:
            training, base = (
                submission.money.get(".".join(part_keys[1:])),
                submission.money.get(".".join(whole_keys[1:])),
            )
            if training is not None and base and training > base:
                message = f"chi đào tạo {format_number(training)} đồng lớn hơn mẫu số {format_number(base)} đồng"
                yield Finding(Origin(submission.path), part_keys, message)


def wholes_of(plan: Plan) -> dict[str, list[tuple[Indicator, Indicator]]]:
    """For each figure that is part of others: itself and each whole."""
    asked = plan.indicator_by_id
    pairs = [(part, asked[whole]) for part in plan.indicators for whole in part.part_of if whole in asked]
    wholes: dict[str, list[tuple[Indicator, Indicator]]] = {}
    for part, whole in pairs:
        wholes.setdefault(part.id, []).append((part, whole))
    return wholes


def _exceeds(submission: Submission, part: Indicator, whole: Indicator) -> Finding:
    given = submission.indicators
    message = (
        f"{part.code} {part.title} ({format_number(given[part.id])}) "  # type: ignore[arg-type]
        f"lớn hơn {whole.code} {whole.title} ({format_number(given[whole.id])})"  # type: ignore[arg-type]
    )
    return Finding(Origin(submission.path), ("indicators", part.id), message)


def parts_do_not_add_up(workspace: Workspace) -> Iterator[Finding]:
    """Các phần cộng lại không bằng số cộng.

    Vì sao: cùng một số mà hai chỗ trong biểu nói khác nhau; không biết tin chỗ nào để tổng hợp.

    Căn cứ: các phép cộng ghi trong biểu mẫu đề xuất (D01 = D03 + D05 + D06; E01 = E02 + … + E06; cột cộng = các cột).

    Cách sửa: tính lại, sửa số sai. Phần nào chưa có số thì để trống, khi đó chỉ so các phần đã ghi không vượt số cộng.
    """
    for submission, total, by, added in differing_sums(workspace):
        given: Number = submission.indicators[total.id]  # type: ignore[assignment]
        if abs(Decimal(added - given)) > _rounding(workspace.plan, total):
            message = (
                f"{total.code} {total.title} ghi {format_number(given)}, "
                f"các phần chia theo {by} cộng lại là {format_number(added)}"
            )
            yield Finding(Origin(submission.path), ("indicators", total.id), message)


def _rounding(plan: Plan | None, total: Indicator) -> Decimal:
    """How far parts may miss their sum before the figure cannot be used: less is asked about by an edit."""
    rounding = [e for e in (plan.edits if plan else ()) if e.kind == "rounding" and total.measure in e.words]
    return max((edit.most for edit in rounding if edit.most is not None), default=Decimal(0))


def differing_sums(workspace: Workspace) -> Iterator[tuple[Submission, Indicator, str, Number]]:
    """Each total whose parts do not make it up: by what it is broken down, and what they add up to."""
    if workspace.plan is None:
        return
    sums, asked = sums_of(workspace.plan), workspace.plan.indicator_by_id
    for submission in workspace.submissions:
        given: dict[str, Number] = submission.indicators  # type: ignore[assignment]
        for total in given.keys() & sums.keys():
            for by, parts in sums[total].items():
                values = [given[part] for part in parts if part in given]
                added = sum(values)
                if values and not (added == given[total] or (len(values) < len(parts) and added < given[total])):
                    yield submission, asked[total], _BREAKDOWNS.get(by, by), added


def sums_of(plan: Plan) -> dict[str, dict[str, list[str]]]:
    """For each total, its breakdowns and the parts of each."""
    sums: dict[str, dict[str, list[str]]] = {}
    for indicator in plan.indicators:
        for sums_to in indicator.sums_to:
            sums.setdefault(sums_to.total, {}).setdefault(sums_to.by, []).append(indicator.id)
    return sums


_BREAKDOWNS = {"level": "cấp", "type": "loại cán bộ", "content": "nội dung", "duration": "thời gian"}
