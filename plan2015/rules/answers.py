"""Answers to tasks: who may give them, and what must go with them."""

from collections.abc import Iterator

from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.model.duty import Binding, Task
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding


def task_not_assigned(workspace: Workspace) -> Iterator[Finding]:
    """Đơn vị trả lời một nhiệm vụ không giao cho mình.

    Vì sao: câu trả lời không thuộc đối tượng không được tính ở đâu, còn việc thật của đơn vị có thể bị bỏ sót.

    Căn cứ: đối tượng của từng điểm, khoản, mục trong data/tasks.yaml; riêng điểm đ khoản 3 mục II chỉ nơi có trường,
    trung tâm bồi dưỡng.

    Cách sửa: xóa câu trả lời, hoặc sửa ký hiệu điểm; nếu đơn vị có trường thì ghi has_school: true trong tệp đơn vị.
    """
    if workspace.plan is None:
        return
    bindings = dict(_bindings(workspace.plan.tasks))
    closed: dict[tuple[str, bool | None, bool], set[str]] = {}
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        if unit is None:
            continue
        sort = (unit.kind, unit.has_school, unit.head)
        if sort not in closed:
            closed[sort] = {clause for clause, asked in bindings.items() if not _may_answer(asked, unit)}
        for clause in submission.tasks.keys() & closed[sort]:
            message = f"nhiệm vụ {clause} không giao cho {unit.short_name}"
            yield Finding(Origin(submission.path), ("tasks", clause), message, at_key=True)


def _bindings(tasks: tuple[Task, ...]) -> Iterator[tuple[str, tuple[Binding, ...]]]:
    for task in tasks:
        yield task.clause, (task.binds,)
        for part in task.parts:
            yield part.id, (task.binds, part.binds) if part.binds else (task.binds,)


def _may_answer(bindings: tuple[Binding, ...], unit: Unit) -> bool:
    return all(is_bound(binding, unit) and meets_condition(binding, unit).value is not False for binding in bindings)


def missing_reason(workspace: Workspace) -> Iterator[Finding]:
    """Ghi “không thuộc đối tượng” mà không nêu lý do.

    Vì sao: không có lý do thì không phân biệt được việc thật sự không phải làm với việc bỏ sót.

    Căn cứ: cột “Lý do nếu chưa làm, không thuộc đối tượng” của biểu mẫu đề xuất.

    Cách sửa: thêm khóa reason với lý do, hoặc đổi progress thành not-started.
    """
    for submission in workspace.submissions:
        for clause, state in submission.tasks.items():
            if state.progress == "not-applicable" and not state.has_reason:
                message = f"nhiệm vụ {clause} ghi không thuộc đối tượng mà chưa nêu lý do"
                yield Finding(Origin(submission.path), ("tasks", clause, "progress"), message)
