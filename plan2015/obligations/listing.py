"""Lists every obligation of the plan: the expected set is a list of names, never a count."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plan2015.obligations.obligation import Obligation
from plan2015.records.binding import YES, Applies, is_active, is_bound, meets_condition
from plan2015.records.due import last_day
from plan2015.records.model.duty import Report, Task
from plan2015.records.model.plan import Period, Plan
from plan2015.records.model.registers import Extension
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.registers import Registers
from plan2015.records.unit_titles import unit_order
from plan2015.records.workspace import Workspace


class Extensions(NamedTuple):
    """The extensions by unit and clause, and those of which nobody can tell until when."""

    given: Mapping[tuple[str, str], list[Extension]]
    doubts: Mapping[tuple[str, str], Origin]


def extensions_of(plan: Plan, records: Workspace | Registers) -> Extensions:
    """The later dates that hold, ready to be looked up; a workspace refuses where they cannot be read surely."""
    given: dict[tuple[str, str], list[Extension]] = {}
    doubts = {(unit, clause): origin for origin, unit, clause in records.doubts}
    for origin, extension in records.extensions:
        key = (extension.unit, extension.clause)
        if extension.period in (None, *plan.period_by_id):
            given.setdefault(key, []).append(extension)
        else:
            doubts[key] = origin
    return Extensions(given, doubts)


def list_obligations(plan: Plan, workspace: Workspace) -> Iterator[Obligation]:
    """Each report and task with each unit whose kind it binds, also where a condition says no or is unknown."""
    extensions = extensions_of(plan, workspace)
    units = sorted(workspace.units.values(), key=unit_order)
    duties: tuple[Report | Task, ...] = (*plan.reports, *plan.tasks)
    for duty in duties:
        for unit in units:
            if is_bound(duty.binds, unit):
                yield bind(duty, unit, plan, extensions)


def owes_report(unit: Unit, period: Period, plan: Plan) -> bool:
    """Whether a unit owes a report for a period, as far as anybody can tell; whatever day it is due."""
    asked = (report for report in plan.reports if report.period == period.id and is_bound(report.binds, unit))
    return any(_applies(report, unit, plan).value is not False for report in asked)


def bind(duty: Report | Task, unit: Unit, plan: Plan, extensions: Extensions) -> Obligation:
    """What one unit owes of one report or task, and by when."""
    extension = _extension_for(duty, unit, extensions)
    due = extension.due if extension else duty.due
    applies = _applies(duty, unit, plan)
    return Obligation(
        unit=unit,
        duty=duty,
        applies=applies.value,
        reason=applies.reason,
        due=due,
        last_day=last_day(due) if applies.value else None,
        extension=extension,
        doubt=extensions.doubts.get((unit.id, duty.clause)),
    )


def _extension_for(duty: Report | Task, unit: Unit, extensions: Extensions) -> Extension | None:
    period = duty.period if isinstance(duty, Report) else None
    given = [e for e in extensions.given.get((unit.id, duty.clause), ()) if e.period in (None, period)]
    return given[-1] if given else None


def _applies(duty: Report | Task, unit: Unit, plan: Plan) -> Applies:
    active = is_active(unit, *_days_that_count(duty, plan))
    return active if active != YES else meets_condition(duty.binds, unit)


def _days_that_count(duty: Report | Task, plan: Plan) -> tuple[date, date]:
    """A report is owed by who exists when it falls due, or else at its period's end; a task by all of the year."""
    if not isinstance(duty, Report):
        return date(plan.plan.year, 1, 1), date(plan.plan.year, 12, 31)
    period = plan.period_by_id.get(duty.period)
    day = last_day(duty.due) or (period.until if period else date(plan.plan.year, 12, 31))
    return day, day
