"""The plan itself: its clauses in order, its ids once, its periods and papers sound."""

from collections.abc import Iterable, Iterator

from plan2015.records.kinds import PLAN
from plan2015.records.model.plan import Plan
from plan2015.records.origin import Origin
from plan2015.records.workspace import Workspace
from plan2015.rules.plan_names import coded
from plan2015.rules.rule import Finding
from plan2015.vietnamese.letters import clause_key

_PLAN = Origin(PLAN.at)


def clause_out_of_order(workspace: Workspace) -> Iterator[Finding]:
    """Nhiệm vụ không xếp theo thứ tự điểm, khoản, mục.

    Vì sao: màn hình và báo cáo in theo thứ tự này; xếp sai thì người đọc tưởng thiếu điểm.

    Căn cứ: thứ tự điểm trong văn bản: a, b, c, d, đ, e, g, h…; không có điểm f.

    Cách sửa: chuyển nhiệm vụ về đúng chỗ trong data/tasks.yaml.
    """
    tasks = workspace.plan.tasks if workspace.plan else ()
    for index in range(1, len(tasks)):
        if clause_key(tasks[index].clause) < clause_key(tasks[index - 1].clause):
            message = f"{tasks[index].clause} đứng sau {tasks[index - 1].clause}"
            yield Finding(_PLAN, ("tasks", index, "clause"), message)


def part_outside_clause(workspace: Workspace) -> Iterator[Finding]:
    """Ký hiệu của phần không nằm trong điểm, khoản chứa nó.

    Vì sao: câu trả lời cho phần đó không gắn được với nhiệm vụ.

    Căn cứ: phần của điểm d khoản 3 mục II ghi II.3.d.1, II.3.d.2…

    Cách sửa: sửa id của phần cho bắt đầu bằng ký hiệu của nhiệm vụ.
    """
    for index, task in enumerate(workspace.plan.tasks if workspace.plan else ()):
        for number, part in enumerate(task.parts):
            if not part.id.startswith(f"{task.clause}."):
                message = f"phần {part.id} không nằm trong {task.clause}"
                yield Finding(_PLAN, ("tasks", index, "parts", number, "id"), message)


def repeated_in_plan(workspace: Workspace) -> Iterator[Finding]:
    """Một mã, ký hiệu hoặc mã ô dùng hai lần trong kế hoạch.

    Vì sao: câu trả lời không biết thuộc chỗ nào.

    Căn cứ: mỗi kỳ, văn bản, nhiệm vụ, chỉ tiêu, phần, ô của biểu, vai trò (role) một mã riêng trong data/tasks.yaml.

    Cách sửa: xóa mục thừa hoặc đặt mã khác.
    """
    if workspace.plan is None:
        return
    for group, names in _named(workspace.plan):
        seen: set[str] = set()
        for keys, name in names:
            if name in seen:
                yield Finding(_PLAN, keys, f"{group} “{name}” đã dùng ở trên")
            seen.add(name)


def _named(plan: Plan) -> Iterator[tuple[str, Iterable[tuple[tuple[str | int, ...], str]]]]:
    yield "kỳ", [(("periods", i, "id"), period.id) for i, period in enumerate(plan.periods)]
    yield "văn bản", [(("plan", "papers", i, "id"), paper.id) for i, paper in enumerate(plan.plan.papers)]
    yield "nhiệm vụ", [(("tasks", i, "clause"), task.clause) for i, task in enumerate(plan.tasks)]
    parts = [(i, j, part) for i, task in enumerate(plan.tasks) for j, part in enumerate(task.parts)]
    yield "việc", [(("tasks", i, "parts", j, "id"), part.id) for i, j, part in parts]
    yield "chỉ tiêu", [(("indicators", i, "id"), indicator.id) for i, indicator in enumerate(plan.indicators)]
    yield "phép kiểm tra", [(("edits", i, "id"), edit.id) for i, edit in enumerate(plan.edits)]
    yield "mục chữ", [(("texts", i, "id"), text.id) for i, text in enumerate(plan.texts)]
    yield "phần", [(("sections", i, "code"), section.code) for i, section in enumerate(plan.sections)]
    yield "role", [(("indicators", i, "role"), one.role) for i, one in enumerate(plan.indicators) if one.role]
    yield "chỗ của người soạn", [(("narrative", i, "place"), place.place) for i, place in enumerate(plan.narrative)]
    kinds = plan.budget.base_kinds if plan.budget else ()
    yield "loại mẫu số", [(("budget", "base_kinds", i, "id"), kind.id) for i, kind in enumerate(kinds)]
    yield "mã ô", [(keys, code) for keys, code, _ in coded(plan)]


def period_ends_before_it_begins(workspace: Workspace) -> Iterator[Finding]:
    """Kỳ kết thúc trước khi bắt đầu.

    Vì sao: không báo cáo nào thuộc kỳ đó được.

    Căn cứ: hai khóa from, until của kỳ trong data/tasks.yaml.

    Cách sửa: sửa một trong hai ngày.
    """
    for index, period in enumerate(workspace.plan.periods if workspace.plan else ()):
        if period.until < period.from_:
            yield Finding(_PLAN, ("periods", index, "until"), f"kỳ {period.id} kết thúc trước ngày bắt đầu")


def paper_cited_twice(workspace: Workspace) -> Iterator[Finding]:
    """Một văn bản được viện dẫn bằng hai ký hiệu.

    Vì sao: người đọc tưởng là hai văn bản; nên thống nhất một ký hiệu khi in.

    Căn cứ: Kế hoạch ghi Nghị quyết ngày 24/6/2014 khi là 4a/NQ-TLĐ, khi là 4a/NQ-BCH.

    Cách sửa: không phải sửa; giữ ký hiệu chính ở symbol, ký hiệu kia ở also_cited_as.
    """
    for index, paper in enumerate(workspace.plan.plan.papers if workspace.plan else ()):
        if paper.also_cited_as:
            message = f"văn bản {paper.symbol} còn được viện dẫn là {', '.join(paper.also_cited_as)}"
            yield Finding(_PLAN, ("plan", "papers", index, "also_cited_as"), message)
