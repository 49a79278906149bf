"""A new submission's file, ready to be filled in: every cell that the form asks of the unit, a comment at each."""

from collections.abc import Iterator

from plan2015.questionnaire.question import Keys, Question
from plan2015.questionnaire.questionnaire import Questionnaire
from plan2015.records.model.unit import Unit

_OFFICE: dict[Keys, str] = {
    ("paper", "number"): "số, ký hiệu báo cáo",
    ("paper", "signed"): "ngày ký",
    ("paper", "signer"): "người ký",
    ("paper", "position"): "chức vụ",
    ("received",): "ngày bản đầu tiên đến Ban Tổ chức, bằng bất cứ cách gửi nào",
    ("register_number",): "số đến",
    ("original",): "bản chính, khi bản sao đến trước",
    ("original", "received"): "",
    ("original", "number"): "",
    ("channel",): "email, post, hand, fax, system",
}
"""What the office writes of any report, also where the form does not ask for it."""
_BELOW: dict[str, tuple[tuple[str, str], ...]] = {
    "progress": (("progress", "done, under-way, not-started, not-applicable (kèm reason)"), ("result", "")),
    "paper": (("number", ""), ("date", "")),
}
"""What is written below the key of a question that takes several values."""
_GROUPS = ("paper", "received", "register_number", "original", "channel", "tasks", "indicators", "budget", "texts")
_COMMENT_AT = 30


def submission_text(unit: Unit, period: str, questionnaire: Questionnaire) -> str:
    """A new submission's file: all that the plan's form asks of the unit, in the order of the form; `*` = required."""
    plan = questionnaire.plan
    places = dict(_OFFICE)
    for name in (*_GROUPS, *(q.keys[0] for q in questionnaire.questions if q.keys[0] not in _GROUPS)):
        for question in questionnaire.group(name):
            if question.code and question.is_asked_of(unit) is not False:
                places |= _places_of(question)
    order = sorted(places, key=lambda keys: _GROUPS.index(keys[0]) if keys[0] in _GROUPS else len(_GROUPS))
    lines = [
        f"# {unit.name}: {plan.period_by_id[period].title}. {plan.form.title}.",
        "# Chưa có số thì để trống; bằng không thì ghi 0. Tiền ghi đủ đến đồng. Ngày ghi ngày/tháng/năm.",
        f"unit: {unit.id}",
        f"period: {period}",
        *_lines({keys: places[keys] for keys in order if keys not in (("unit",), ("period",), ("difficulties",))}),
        "difficulties: []               # khó khăn, vướng mắc: text, clause, proposal, to",
    ]
    return "\n".join(lines) + "\n"


def _places_of(question: Question) -> dict[Keys, str]:
    below = {(*question.keys, key): comment for key, comment in _BELOW.get(question.kind, ())}
    return {question.keys: _about(question), **below}


def _about(question: Question) -> str:
    measure = f" ({question.measure})" if question.measure else ""
    options = ": " + ", ".join(f"{value} = {title}" for value, title in question.options) if question.options else ""
    return f"{question.code}{' *' if question.required else ''} {question.title}{measure}{options}"


def _lines(places: dict[Keys, str], depth: int = 0) -> Iterator[str]:
    """Keys as YAML, those of one group together, in the order in which the first of each stands."""
    groups: dict[str, dict[Keys, str]] = {}
    for keys, comment in places.items():
        groups.setdefault(keys[depth], {})[keys] = comment
    for key, inside in groups.items():
        comment = next((said for keys, said in inside.items() if len(keys) == depth + 1), "")
        name = f"{'  ' * depth}{key}:"
        yield f"{name.ljust(_COMMENT_AT)} # {comment}" if comment else name
        yield from _lines({keys: said for keys, said in inside.items() if len(keys) > depth + 1}, depth + 1)
