"""The plan itself: its clauses in order, its ids once, its references met."""

from collections.abc import Iterable, Iterator

from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.model.places import is_place
from plan2015.records.model.plan import Plan
from plan2015.records.origin import Origin
from plan2015.records.workspace import Workspace
from plan2015.rules.days import DATA_UNTIL
from plan2015.rules.rule import Finding
from plan2015.vietnamese.letters import clause_key

_PLAN = Origin("tasks.yaml")


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

    Căn cứ: mỗi kỳ, văn bản, nhiệm vụ, chỉ tiêu, ô của biểu một mã riêng trong data/tasks.yaml.

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
    yield "chỉ tiêu", [(("indicators", i, "id"), indicator.id) for i, indicator in enumerate(plan.indicators)]
    yield "phép kiểm tra", [(("edits", i, "id"), edit.id) for i, edit in enumerate(plan.edits)]
    yield "mục chữ", [(("texts", i, "id"), text.id) for i, text in enumerate(plan.texts)]
    codes: list[tuple[tuple[str | int, ...], str]] = [
        (("fields", i, "code"), f.code) for i, f in enumerate(plan.fields)
    ]
    codes += [(("indicators", i, "code"), indicator.code) for i, indicator in enumerate(plan.indicators)]
    yield "mã ô", [*codes, *((("texts", i, "code"), text.code) for i, text in enumerate(plan.texts))]


def points_nowhere(workspace: Workspace) -> Iterator[Finding]:
    """Kế hoạch nhắc đến, hoặc một quy tắc cần đến, một kỳ, văn bản, chỉ tiêu hoặc điểm mà kế hoạch không có.

    Vì sao: báo cáo, phép cộng hoặc căn cứ ở chỗ đó không bao giờ được tính.

    Căn cứ: các mục periods, papers, indicators, tasks trong data/tasks.yaml.

    Cách sửa: sửa mã cho khớp, hoặc thêm mục còn thiếu.
    """
    plan = workspace.plan
    if plan is None:
        return
    known = plan.indicator_by_id
    for index, report in enumerate(plan.reports):
        if report.period not in plan.period_by_id:
            yield Finding(_PLAN, ("reports", index, "period"), f"không có kỳ “{report.period}”")
    if plan.plan.programme not in {paper.id for paper in plan.plan.papers}:
        yield Finding(_PLAN, ("plan", "programme"), f"không có văn bản “{plan.plan.programme}” trong papers")
    for index, indicator in enumerate(plan.indicators):
        targets = [*indicator.part_of, *(sums_to.total for sums_to in indicator.sums_to)]
        for target in targets:
            if target not in known:
                yield Finding(
                    _PLAN, ("indicators", index, "id"), f"{indicator.id} nhắc đến chỉ tiêu “{target}” không có"
                )
    for index, field in enumerate(plan.fields):
        if not _is_asked_somewhere(field.at, plan):
            message = f"báo cáo không có chỗ “{field.at}”, nên ô {field.code} không bao giờ được coi là đã trả lời"
            yield Finding(_PLAN, ("fields", index, "at"), message)
        elif field.type == "choice" and field.at not in plan.choices_at:
            message = f"ô {field.code} là câu chọn nhưng không có mục nào (choices) để chọn"
            yield Finding(_PLAN, ("fields", index, "at"), message)
    if DATA_UNTIL not in known:
        message = f"không có chỉ tiêu “{DATA_UNTIL}” mà quy tắc data-runs-past-signing cần đến"
        yield Finding(_PLAN, ("indicators",), message, at_key=True)
    if plan.budget and plan.budget.clause not in {task.clause for task in plan.tasks}:
        yield Finding(_PLAN, ("budget", "clause"), f"không có nhiệm vụ {plan.budget.clause}")


def _is_asked_somewhere(at: str, plan: Plan) -> bool:
    group, *rest = keys_of(at)
    named = {"indicators": plan.indicator_by_id, "texts": {text.id for text in plan.texts}, "tasks": _clauses(plan)}
    return bool(rest) and rest[0] in named[group] if group in named else is_place(at)


def _clauses(plan: Plan) -> set[str]:
    return {clause for task in plan.tasks for clause in (task.clause, *(part.id for part in task.parts))}


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
