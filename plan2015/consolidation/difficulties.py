"""Difficulties of all units together, by the clause that they concern, with how many were answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.figure import Figure, FigureSource
from plan2015.obligations.difficulties import Raised

Holds = Callable[[Raised], bool]


@dataclass(frozen=True)
class DifficultyGroup:
    """What was raised about one clause; None collects what names no clause of the plan."""

    clause: str | None
    raised: tuple[Raised, ...]
    opinions: Figure
    units: Figure
    answered: Figure
    waiting: Figure


def group_difficulties(consolidation: Consolidation) -> tuple[DifficultyGroup, ...]:
    """The difficulties by clause, in the order of the plan, those without a clause last."""
    groups: dict[str | None, list[Raised]] = {}
    known = {key for task in consolidation.plan.tasks for key in (task.clause, *(part.id for part in task.parts))}
    for raised in consolidation.difficulties:
        groups.setdefault(raised.clause if raised.clause in known else None, []).append(raised)
    order = {task.clause: number for number, task in enumerate(consolidation.plan.tasks)}
    keys = sorted(groups, key=lambda clause: (clause is None, order.get(_task_of(clause), len(order)), clause or ""))
    return tuple(_group(consolidation, clause, groups[clause]) for clause in keys)


def whole_group(consolidation: Consolidation) -> DifficultyGroup:
    """All difficulties as one."""
    return _group(consolidation, "*", list(consolidation.difficulties))


def _task_of(clause: str | None) -> str:
    """II.3.d for II.3.d.1."""
    head, _, tail = (clause or "").rpartition(".")
    return head if tail.isdecimal() and head.count(".") > 1 else clause or ""


def _group(consolidation: Consolidation, clause: str | None, found: list[Raised]) -> DifficultyGroup:
    def count(name: str, title: str, members: Iterable[Raised]) -> Figure:
        sources = [FigureSource(raised.unit, raised.path, raised.key, 1) for raised in members]
        return consolidation.count(f"difficulties.{clause or 'none'}.{name}", title, sources, len(found))

    first_of_unit = {raised.unit: raised for raised in reversed(found)}
    return DifficultyGroup(
        clause=clause,
        raised=tuple(found),
        opinions=count("opinions", "Số ý kiến", found),
        units=count("units", "Số đơn vị", reversed(first_of_unit.values())),
        answered=count("answered", "Đã trả lời", [r for r in found if r.answer]),
        waiting=count("waiting", "Chưa trả lời", [r for r in found if not r.answer]),
    )
