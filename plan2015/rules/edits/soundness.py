"""Whether an edit of the plan can ask anything: its places exist, its limits are given, its message can be filled."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from plan2015.questionnaire import Questionnaire
from plan2015.records.model.edits import Edit, EditKind
from plan2015.records.model.plan import Plan

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
_PAIRED = ("ratio", "peers", "bound", "order")
_PLACEHOLDER = re.compile(r"\{(.*?)\}")


class Unsound(NamedTuple):
    """What is wrong with an edit, and at which of its keys."""

    key: str
    message: str


def unsound(edit: Edit, plan: Plan, questions: Questionnaire, taken: Collection[str]) -> Iterator[Unsound]:
    """All that keeps one edit from asking; `taken` are the names of other rules."""
    if edit.id in taken:
        yield Unsound("id", f"“{edit.id}” đã là tên một quy tắc khác")
    for name in _NEEDS[edit.kind]:
        if getattr(edit, name) in (None, ()):
            yield Unsound("kind", f"phép “{edit.id}” kiểu {edit.kind} chưa ghi {name}")
    if edit.kind in ("ratio", "change") and edit.least is None and edit.most is None:
        yield Unsound("kind", f"phép “{edit.id}” kiểu {edit.kind} chưa ghi least hoặc most")
    if edit.kind in _PAIRED and len(edit.per) not in (0, 1, len(edit.of)):
        yield Unsound("per", f"phép “{edit.id}” có {len(edit.of)} ô ở of mà {len(edit.per)} ô ở per")
    for name, key in _places(edit):
        if not _is_known(key, plan, questions):
            yield Unsound(name, f"phép “{edit.id}” nhắc đến ô “{key}” không có")
    for name, wanted, known in _ids(edit, plan):
        for missing in sorted(wanted - known):
            yield Unsound(name, f"phép “{edit.id}” nhắc đến “{missing}” không có")
    for placeholder in _PLACEHOLDER.findall(edit.message):
        if placeholder not in _SAID:
            yield Unsound("message", f"phép “{edit.id}”: không điền được chỗ “{placeholder}” của message")


def _places(edit: Edit) -> Iterator[tuple[str, str]]:
    yield from (("of", key) for key in edit.of)
    yield from (("per", key) for key in edit.per)
    yield from (("when", condition.at) for condition in edit.when)


def _ids(edit: Edit, plan: Plan) -> Iterator[tuple[str, set[str], set[str]]]:
    periods = set(plan.period_by_id)
    yield "sections", set(edit.sections), set(plan.section_by_code)
    yield "periods", set(edit.periods), periods
    yield "against", set(edit.against), periods


def _is_known(key: str, plan: Plan, questions: Questionnaire) -> bool:
    if key in _FIXED or key in _FACTS or questions.by_key(key):
        return True
    group, _, rest = key.partition(".")
    name, _, part = rest.partition(".")
    indicator = plan.indicator_by_id.get(name) if group == "indicators" else None
    return indicator is not None and indicator.type == "paper" and part in ("date", "number")
