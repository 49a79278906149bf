"""What one record says of another must be there: units, periods, tasks, indicators, clauses."""

from collections.abc import Iterator

from plan2015.records.kinds import LETTERS
from plan2015.records.model.closing import Closing
from plan2015.records.model.narrative import Narrative
from plan2015.records.origin import Origin
from plan2015.records.reading.source import Keys
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.matching import Names


def unknown_unit(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo hoặc bản ghi nêu một đơn vị không có trong danh sách.

    Vì sao: số liệu không gắn được với đơn vị nào nên không được tổng hợp, còn đơn vị thật vẫn hiện là chưa gửi.

    Căn cứ: danh sách đơn vị trong data/units.

    Cách sửa: sửa mã theo gợi ý, đổi tên tệp cho khớp, hoặc thêm đơn vị bằng plan2015 new unit.
    """
    known = workspace.origin_of
    names = Names(known)
    for submission in workspace.submissions:
        if submission.unit not in known:
            origin = Origin(submission.path)
            yield Finding(origin, ("unit",), f"không có đơn vị “{submission.unit}”", _guess(submission.unit, names))
    for origin, record in workspace.registers.listed:
        if record.unit not in known:
            yield Finding(origin, ("unit",), f"không có đơn vị “{record.unit}”", _guess(record.unit, names))
    for keys, unit_id in _named_in_letters(workspace):
        if unit_id not in known:
            yield Finding(Origin(LETTERS.at), keys, f"không có đơn vị “{unit_id}”", _guess(unit_id, names))
    for unit in workspace.units.values():
        if unit.parent and unit.parent not in known:
            origin, message = workspace.origin_of[unit.id], f"không có đơn vị cấp trên “{unit.parent}”"
            yield Finding(origin, ("parent",), message, _guess(unit.parent, names))


def unknown_period(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo nêu một kỳ không có trong kế hoạch.

    Vì sao: báo cáo của kỳ lạ không được tính cho kỳ nào.

    Căn cứ: mục periods trong data/tasks.yaml.

    Cách sửa: đổi tên thư mục và khóa period theo gợi ý, hoặc thêm kỳ vào data/tasks.yaml.
    """
    if workspace.plan is None:
        return
    known = workspace.plan.period_by_id
    names = Names(known)
    for submission in workspace.submissions:
        if submission.period not in known:
            message = (
                f"không có kỳ “{submission.period}”" if submission.period else "tệp không nằm trong thư mục của kỳ nào"
            )
            yield Finding(Origin(submission.path), ("period",), message, _guess(submission.period, names))
    for origin, record in workspace.registers.listed:
        if record.period and record.period not in known:
            yield Finding(origin, ("period",), f"không có kỳ “{record.period}”", _guess(record.period, names))
    for number, letter in enumerate(workspace.registers.letters.letters):
        if letter.period not in known:
            keys, message = ("letters", number, "period"), f"không có kỳ “{letter.period}”"
            yield Finding(Origin(LETTERS.at), keys, message, _guess(letter.period, names))
    by_period: tuple[tuple[Origin, Narrative | Closing], ...]
    by_period = (*workspace.registers.narratives, *workspace.registers.closings)
    for origin, of_period in by_period:
        period = of_period.period or origin.stem
        if period not in known:
            yield Finding(origin, ("period",), f"không có kỳ “{period}”", _guess(period, names))


def unknown_task(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo trả lời một nhiệm vụ mà kế hoạch không có.

    Vì sao: câu trả lời không được tính cho nhiệm vụ nào.

    Căn cứ: mục tasks trong data/tasks.yaml, theo điểm, khoản, mục của Kế hoạch.

    Cách sửa: sửa ký hiệu theo gợi ý. Điểm xếp theo a, b, c, d, đ, e, g: không có điểm f.
    """
    if workspace.plan is None:
        return
    known = {key for task in workspace.plan.tasks for key in (task.clause, *(part.id for part in task.parts))}
    names = Names(known)
    for submission in workspace.submissions:
        for clause in submission.tasks.keys() - known:
            message = f"kế hoạch không có nhiệm vụ “{clause}”"
            yield Finding(Origin(submission.path), ("tasks", clause), message, _guess(clause, names), at_key=True)


def unknown_indicator(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo nêu một chỉ tiêu hoặc mục chữ mà biểu mẫu không hỏi.

    Vì sao: số ghi vào chỉ tiêu lạ không được cộng vào đâu.

    Căn cứ: mục indicators, texts trong data/tasks.yaml (Biểu mẫu đề xuất).

    Cách sửa: sửa tên theo gợi ý; plan2015 new submission tạo tệp có đủ các chỉ tiêu.
    """
    if workspace.plan is None:
        return
    indicators, texts = workspace.plan.indicator_by_id, {text.id for text in workspace.plan.texts}
    names, text_names = Names(indicators), Names(texts)
    for submission in workspace.submissions:
        for key in submission.unknown_indicators:
            message = f"biểu mẫu không có chỉ tiêu “{key}”"
            yield Finding(Origin(submission.path), ("indicators", key), message, _guess(key, names), at_key=True)
        for key in sorted(submission.texts - texts):
            message = f"biểu mẫu không có mục chữ “{key}”"
            yield Finding(Origin(submission.path), ("texts", key), message, _guess(key, text_names), at_key=True)


def _named_in_letters(workspace: Workspace) -> Iterator[tuple[Keys, str]]:
    """Where the register of letters names units, and which."""
    for number, letter in enumerate(workspace.registers.letters.letters):
        yield from ((("letters", number, "units", at), unit) for at, unit in enumerate(letter.units))
    for number, contact in enumerate(workspace.registers.letters.contacts):
        yield ("contacts", number, "unit"), contact.unit


def _guess(word: str, names: Names) -> str:
    near = names.closest(word)
    return f"Ý bạn là “{near}”?" if near else ""
