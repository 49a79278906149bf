"""The figures of the report's sentences: progress by clause, who has which paper, schools, difficulties."""

from dataclasses import fields
from typing import Any

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.consolidation.difficulties import whole_group
from plan2015.consolidation.report_counts import count_reporting
from plan2015.consolidation.task_progress import STATES, count_progress, part_as_task
from plan2015.papers.lazy import LazyMapping
from plan2015.papers.ledger import Ledger, Shown
from plan2015.records.model.choices import COUNTRY, SCHOOLS, UnitKind
from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Plan

_NAMES = {"done": "done", "under-way": "under_way", "not-started": "not_started", "not-applicable": "not_applicable"}
Kinds = tuple[UnitKind, ...]


def report_counts(consolidation: Consolidation, ledger: Ledger) -> dict[str, Shown | None]:
    """How the reports came in, for the sentences of section I.3."""
    counts = count_reporting(consolidation, COUNTRY)
    names = [field.name for field in fields(counts) if field.name != "rate"]
    shown = {name: ledger.number(figure) if (figure := getattr(counts, name)) else None for name in names}
    return {**shown, "rate": ledger.percent(counts.rate)}


def progress_counts(consolidation: Consolidation, ledger: Ledger) -> dict[str, dict[str, Shown]]:
    """For each clause and part: how many units are done, under way, not started, not concerned, silent."""
    counts = {}
    for task in consolidation.plan.tasks:
        kinds: Kinds = COUNTRY if set(COUNTRY) & set(task.binds.kinds) else SCHOOLS
        if not set(kinds) & set(task.binds.kinds):
            continue
        for entry in (task, *(part_as_task(task, part) for part in task.parts)):
            shown = {_NAMES[s]: ledger.number(count_progress(consolidation, entry, s, kinds)) for s in STATES}
            shown["blank"] = ledger.number(count_progress(consolidation, entry, None, kinds))
            counts[entry.clause] = shown
    return counts


def indicator_totals(consolidation: Consolidation, ledger: Ledger, plan: Plan) -> LazyMapping[Shown]:
    """The sum of every numeric indicator over those it is asked of: the country, or else the schools."""
    kinds = {i.id: asked for i in plan.indicators if i.type == "number" and (asked := _kinds_asked(plan, i))}
    return LazyMapping(kinds, lambda indicator: ledger.number(consolidation.total(indicator, kinds[indicator])))


def _kinds_asked(plan: Plan, indicator: Indicator) -> Kinds | None:
    binding = plan.binding_of(indicator)
    asked = set(binding.kinds) if binding else set()
    return COUNTRY if asked & set(COUNTRY) else SCHOOLS if asked & set(SCHOOLS) else None


def answers_given(consolidation: Consolidation, ledger: Ledger, kinds: Kinds) -> dict[str, Shown]:
    """For each question of another kind than a number: how many units answered it; for a choice, answer by answer."""
    counts = {}
    for indicator in consolidation.plan.indicators:
        if indicator.type in ("paper", "text", "date"):
            counts[indicator.id] = ledger.number(_count(consolidation, indicator.id, None, indicator.title, kinds))
        for choice in indicator.choices:
            name, title = f"{indicator.id}_{choice.value.replace('-', '_')}", f"{indicator.title}: {choice.title}"
            counts[name] = ledger.number(_count(consolidation, indicator.id, choice.value, title, kinds))
    return counts


def _count(consolidation: Consolidation, indicator: str, wanted: str | None, title: str, kinds: Kinds) -> Any:
    def holds(respondent: Respondent) -> str | None:
        answer = respondent.submission.indicators.get(indicator)
        is_it = answer is not None if wanted is None else answer == wanted
        return f"indicators.{indicator}" if is_it else None

    return consolidation.count_heard(f"answers.{indicator}.{wanted or 'given'}", title, holds, kinds)


def difficulty_counts(consolidation: Consolidation, ledger: Ledger) -> dict[str, Shown]:
    """How many difficulties were raised, by how many units, how many are answered and how many wait."""
    whole = whole_group(consolidation)
    return {name: ledger.number(getattr(whole, name)) for name in ("opinions", "units", "answered", "waiting")}
