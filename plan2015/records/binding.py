"""Whether a report, task or question binds a unit: yes, no with the reason, or not known."""

from datetime import date
from typing import NamedTuple

from plan2015.records.model.duty import Binding
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.dates import short_date


class Applies(NamedTuple):
    """Yes, no or unknown, and why it is not a yes."""

    value: bool | None
    reason: str = ""


YES = Applies(value=True)
_SCHOOL = {
    True: YES,
    False: Applies(value=False, reason="đơn vị không có trường, trung tâm bồi dưỡng cán bộ công đoàn"),
    None: Applies(value=None, reason="chưa rõ đơn vị có trường, trung tâm bồi dưỡng cán bộ công đoàn hay không"),
}


def is_bound(binding: Binding | None, unit: Unit) -> bool:
    """Whether a unit's kind is among those bound; the head of the Ban Chỉ đạo receives reports and owes none."""
    return binding is not None and unit.kind in binding.kinds and not unit.head


def meets_condition(binding: Binding | None, unit: Unit) -> Applies:
    """Whether the condition of a binding holds for a unit; a blank in the data is unknown, never no."""
    return _SCHOOL[unit.has_school] if binding and binding.when == "has_school" else YES


def is_active(unit: Unit, first: date, last: date) -> Applies:
    """Whether a unit existed at some time between two days, both included."""
    if unit.active.from_ and unit.active.from_ > last:
        return Applies(value=False, reason=f"đơn vị hoạt động từ ngày {short_date(unit.active.from_)}")
    if unit.active.until and unit.active.until < first:
        return Applies(value=False, reason=f"đơn vị ngừng hoạt động sau ngày {short_date(unit.active.until)}")
    return YES
