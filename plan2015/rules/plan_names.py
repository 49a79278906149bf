"""Names in the plan that mean something declared elsewhere in it: each is met, or named where it stands."""

from collections import Counter
from collections.abc import Iterator

from plan2015.questionnaire.question import code_parts
from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.kinds import PLAN
from plan2015.records.model.choices import IndicatorRole
from plan2015.records.model.form import ROLES
from plan2015.records.model.places import is_place
from plan2015.records.model.plan import Plan
from plan2015.records.origin import Origin
from plan2015.records.reading.source import Keys
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding

_PLAN = Origin(PLAN.at)
_ASKERS: dict[IndicatorRole, str] = {"data-until": "quy tắc data-runs-past-signing và đoạn “Về số liệu” của báo cáo"}
Said = Iterator[tuple[Keys, str]]
"""Where a name stands, and what is wrong with it."""


def points_nowhere(workspace: Workspace) -> Iterator[Finding]:
    """Kế hoạch nhắc đến, hoặc chương trình cần đến, một kỳ, văn bản, chỉ tiêu, phần của biểu, điểm không có.

    Vì sao: báo cáo, phép cộng, ô của biểu hoặc căn cứ ở chỗ đó không bao giờ được tính, được hỏi.

    Căn cứ: các mục periods, papers, indicators, tasks, sections và role của chỉ tiêu trong data/tasks.yaml.

    Cách sửa: sửa mã cho khớp, hoặc thêm mục còn thiếu.
    """
    plan = workspace.plan
    if plan is None:
        return
    for walk in (_of_duties, _of_figures, _of_groups, _of_fields, _of_codes, _of_roles):
        for keys, message in walk(plan):
            yield Finding(_PLAN, keys, message)
    for role in ROLES:
        if plan.indicator_in(role) is None:
            message = f"không có chỉ tiêu nào mang role “{role}”, mà {_ASKERS[role]} cần đến"
            yield Finding(_PLAN, ("indicators",), message, at_key=True)


def _of_duties(plan: Plan) -> Said:
    for index, report in enumerate(plan.reports):
        if report.period not in plan.period_by_id:
            yield ("reports", index, "period"), f"không có kỳ “{report.period}”"
        for number, section in enumerate(report.requires or ()):
            if section not in plan.section_by_code:
                yield ("reports", index, "requires", number), f"biểu không có phần “{section}”"
    if plan.plan.programme not in {paper.id for paper in plan.plan.papers}:
        yield ("plan", "programme"), f"không có văn bản “{plan.plan.programme}” trong papers"
    if plan.budget and plan.budget.clause not in {task.clause for task in plan.tasks}:
        yield ("budget", "clause"), f"không có nhiệm vụ {plan.budget.clause}"


def _of_figures(plan: Plan) -> Said:
    known = plan.indicator_by_id
    for index, indicator in enumerate(plan.indicators):
        wholes = [(("part_of", number), whole) for number, whole in enumerate(indicator.part_of)]
        totals = [(("sums_to", number, "total"), sums_to.total) for number, sums_to in enumerate(indicator.sums_to)]
        for below, target in (*wholes, *totals):
            if target not in known:
                yield ("indicators", index, *below), f"{indicator.id} nhắc đến chỉ tiêu “{target}” không có"
        if indicator.type == "choice" and not indicator.choices:
            yield ("indicators", index, "id"), f"{indicator.id} là câu chọn nhưng không có mục nào (choices) để chọn"


def _of_groups(plan: Plan) -> Said:
    """A group of one is a name misspelt: its parts would be added, or one of them be enough, without it."""
    sums = Counter((sums_to.total, sums_to.by) for indicator in plan.indicators for sums_to in indicator.sums_to)
    for index, indicator in enumerate(plan.indicators):
        for number, sums_to in enumerate(indicator.sums_to):
            if sums[sums_to.total, sums_to.by] == 1:
                message = f"chia “{sums_to.total}” theo “{sums_to.by}” chỉ có một phần là {indicator.id}"
                yield ("indicators", index, "sums_to", number, "by"), message
    groups = Counter(field.any_of for field in plan.fields if field.any_of)
    for index, field in enumerate(plan.fields):
        if field.any_of and groups[field.any_of] == 1:
            yield ("fields", index, "any_of"), f"nhóm “{field.any_of}” chỉ có một ô {field.code}"


def _of_fields(plan: Plan) -> Said:
    for index, field in enumerate(plan.fields):
        if not _is_asked_somewhere(field.at, plan):
            message = f"báo cáo không có chỗ “{field.at}”, nên ô {field.code} không bao giờ được coi là đã trả lời"
            yield ("fields", index, "at"), message
        elif field.type == "choice" and field.at not in plan.choices_at:
            yield ("fields", index, "at"), f"ô {field.code} là câu chọn nhưng không có mục nào (choices) để chọn"


def _is_asked_somewhere(at: str, plan: Plan) -> bool:
    group, *rest = keys_of(at)
    named = {"indicators": plan.indicator_by_id, "texts": {text.id for text in plan.texts}, "tasks": _clauses(plan)}
    return bool(rest) and rest[0] in named[group] if group in named else is_place(at)


def _clauses(plan: Plan) -> set[str]:
    return {clause for task in plan.tasks for clause in (task.clause, *(part.id for part in task.parts))}


def _of_codes(plan: Plan) -> Said:
    """A code names the section, and in a table the column, in which the form asks its question."""
    for keys, code, in_table in coded(plan):
        letter, column = code_parts(code)
        section = plan.section_by_code.get(letter)
        if section is None:
            yield keys, f"mã ô {code}: biểu không có phần “{letter}”, nên không hỏi câu này"
        elif in_table and section.columns and column and column not in {c.number for c in section.columns}:
            yield keys, f"mã ô {code}: phần {letter} không có cột “{column}”, nên không hỏi câu này"


def coded(plan: Plan) -> Iterator[tuple[Keys, str, bool]]:
    """Every code of the form, where it stands, and whether its answer is a number, as in the cells of tables."""
    yield from ((("fields", i, "code"), field.code, field.type == "number") for i, field in enumerate(plan.fields))
    yield from ((("indicators", i, "code"), one.code, one.type == "number") for i, one in enumerate(plan.indicators))
    yield from ((("texts", i, "code"), text.code, False) for i, text in enumerate(plan.texts))
    for i, task in enumerate(plan.tasks):
        parts = [(("tasks", i, "parts", j, "code"), part.code) for j, part in enumerate(task.parts)]
        for keys, code in ((("tasks", i, "code"), task.code), *parts):
            if code:
                yield keys, code, False


def _of_roles(plan: Plan) -> Said:
    for index, indicator in enumerate(plan.indicators):
        if indicator.role and indicator.type != ROLES[indicator.role]:
            message = f"chỉ tiêu mang role “{indicator.role}” phải có type: {ROLES[indicator.role]}"
            yield ("indicators", index, "role"), message
