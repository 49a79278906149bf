"""Whether an edit of the plan can ask anything: its places exist, its limits are given, its message can be filled."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.question import AnswerKind
from plan2015.questionnaire.questionnaire import TASK_PARTS, keys_of
from plan2015.records.model.edits import Edit, EditKind
from plan2015.records.model.plan import Plan
from plan2015.records.reading.source import Keys

_NEEDS: Mapping[EditKind, tuple[str, ...]] = MappingProxyType(
    {
        "ratio": ("of", "per"),
        "peers": ("of", "per", "least", "most"),
        "change": ("of",),
        "bound": ("of", "per"),
        "contradiction": ("when",),
        "progress": ("progress",),
        "order": ("of", "per"),
        "covered": ("of", "least"),
        "equal": ("sections",),
        "unchanged": (),
        "changed-answer": ("of",),
        "near-copy": ("of", "least", "floor"),
        "wording": ("of", "words"),
        "told": ("of", "per", "words"),
        "told-money": ("of", "per"),
        "rounding": ("words", "most"),
        "same-file": (),
    }
)
_FIXED = frozenset(
    ("texts.*", "tasks.*.result", "received", "paper.signed", "paper.position", "corrections.*.received")
)
_FACTS = frozenset(("unit.has_school",))
_SAID = frozenset(
    (
        *("of", "value", "value1", "value2", "value3", "per", "other", "ratio", "percent", "usual", "units"),
        *("early", "count", "clause", "said", "meant", "by", "period"),
    )
)
_PARTS: Mapping[AnswerKind, tuple[Keys, ...]] = MappingProxyType(
    {"paper": (("date",), ("number",)), "progress": tuple((part,) for part in TASK_PARTS)}
)
"""What stands below the place of one question: the day and number of a paper, what is said of a task."""
_PAIRED = ("ratio", "peers", "bound", "order")
_PLACEHOLDER = re.compile(r"\{(.*?)\}")


class Unsound(NamedTuple):
    """What is wrong with an edit, and where in it."""

    keys: Keys
    message: str


def unsound(edit: Edit, plan: Plan, questions: Questionnaire, taken: Collection[str]) -> Iterator[Unsound]:
    """All that keeps one edit from asking; `taken` are the names of other rules."""
    if edit.id in taken:
        yield Unsound(("id",), f"“{edit.id}” đã là tên một quy tắc khác")
    for name in _NEEDS[edit.kind]:
        if getattr(edit, name) in (None, ()):
            yield Unsound(("kind",), f"phép “{edit.id}” kiểu {edit.kind} chưa ghi {name}")
    if edit.kind in ("ratio", "change") and edit.least is None and edit.most is None:
        yield Unsound(("kind",), f"phép “{edit.id}” kiểu {edit.kind} chưa ghi least hoặc most")
    if edit.kind in _PAIRED and len(edit.per) not in (0, 1, len(edit.of)):
        yield Unsound(("per",), f"phép “{edit.id}” có {len(edit.of)} ô ở of mà {len(edit.per)} ô ở per")
    for keys, name, known in _names(edit, plan, questions):
        if not known:
            yield Unsound(keys, f"phép “{edit.id}” nhắc đến “{name}” không có")
    for placeholder in _PLACEHOLDER.findall(edit.message):
        if placeholder not in _SAID:
            yield Unsound(("message",), f"phép “{edit.id}”: không điền được chỗ “{placeholder}” của message")


def _names(edit: Edit, plan: Plan, questions: Questionnaire) -> Iterator[tuple[Keys, str, bool]]:
    """Every name in an edit that means something declared elsewhere in the plan, and whether it is."""
    yield from ((("of", n), key, _is_known(key, questions)) for n, key in enumerate(edit.of))
    yield from ((("per", n), key, _is_known(key, questions)) for n, key in enumerate(edit.per))
    for number, condition in enumerate(edit.when):
        yield ("when", number, "at"), condition.at, _is_known(condition.at, questions)
        if condition.chosen is not None:
            question = questions.by_key(condition.at)
            offered = {value for value, _ in question.options} if question else set()
            yield ("when", number, "chosen"), condition.chosen, condition.chosen in offered
    yield from ((("sections", n), letter, letter in plan.section_by_code) for n, letter in enumerate(edit.sections))
    yield from ((("periods", n), period, period in plan.period_by_id) for n, period in enumerate(edit.periods))
    yield from ((("against", n), period, period in plan.period_by_id) for n, period in enumerate(edit.against))


def _is_known(key: str, questions: Questionnaire) -> bool:
    if key in _FIXED or key in _FACTS:
        return True
    keys = keys_of(key)
    question = questions.at(keys)
    if question is None:
        return False
    part = keys[len(question.keys) :]
    return not part or part in _PARTS.get(question.kind, ())
