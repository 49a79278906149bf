"""How far the units are with each task, by what their reports of a period say."""

from typing import get_args

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.consolidation.figure import Figure
from plan2015.obligations.completeness import task_state
from plan2015.questionnaire import Questionnaire
from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.model.choices import COUNTRY, Progress, UnitKind
from plan2015.records.model.duty import Task, TaskPart

_LEAST_FIRST: tuple[Progress, ...] = ("not-started", "under-way", "done")
STATES: tuple[Progress, ...] = get_args(Progress)


def progress_of(task: Task, respondent: Respondent, questionnaire: Questionnaire) -> Progress | None:
    """The least advanced progress among a task's parts; None when the report says nothing of it.

    A task of which some parts are done and others blank is under way.
    """
    if meets_condition(task.binds, respondent.unit).value is False:
        return "not-applicable"
    parts = questionnaire.parts(task, respondent.unit)
    states = [task_state(respondent.submission, part.clause) for part in parts]
    stated = {state.progress for state in states if state and state.progress}
    if not stated:
        return None
    least: Progress = next((progress for progress in _LEAST_FIRST if progress in stated), "not-applicable")
    blank = any(state is None or not state.progress for state in states)
    return "under-way" if blank and least == "done" else least


def count_progress(
    consolidation: Consolidation, task: Task, state: Progress | None, kinds: tuple[UnitKind, ...] = COUNTRY
) -> Figure:
    """How many reporting units of some kinds are in a state with a task; None counts the silent ones."""

    questionnaire = consolidation.standings.questionnaire

    def holds(respondent: Respondent) -> str | None:
        if not is_bound(task.binds, respondent.unit) or progress_of(task, respondent, questionnaire) != state:
            return None
        return _where(task, respondent)

    return consolidation.count_heard(f"tasks.{task.clause}.{state or 'blank'}", task.title, holds, kinds)


def part_as_task(task: Task, part: TaskPart) -> Task:
    """One part of a task as a task by itself, so that it can be counted alone."""
    return task.model_copy(update={"clause": part.id, "title": part.title, "parts": ()})


def _where(task: Task, respondent: Respondent) -> str:
    """The entry that tells: that of the task, else of one of its parts, else of the clause it belongs to."""
    stated = respondent.submission.tasks
    for key in (task.clause, *(part.id for part in task.parts), task.clause.rpartition(".")[0]):
        if key in stated:
            return f"tasks.{key}"
    return "tasks"
