"""How each obligation stands on a day. `assess` alone decides it: every screen, paper and exit code asks here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plan2015.obligations.completeness import blank_questions, required_questions, task_state
from plan2015.obligations.listing import list_obligations
from plan2015.obligations.obligation import Content, Obligation, Standing, State, Timeliness
from plan2015.questionnaire import Question, Questionnaire
from plan2015.records.model.choices import Progress
from plan2015.records.model.duty import Report, Task
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Kind, Problem
from plan2015.records.submission import Submission, TaskState
from plan2015.records.workspace import Workspace

_LEAST_ADVANCED_FIRST: tuple[Progress, ...] = ("not-started", "under-way", "done", "not-applicable")


@dataclass(frozen=True)
class Standings:
    """The picture of a day: every obligation with its state, and the records and problems it was decided from."""

    day: date
    plan: Plan
    workspace: Workspace
    problems: tuple[Problem, ...]

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """What the plan's form asks."""
        return Questionnaire(self.plan)

    @cached_property
    def evidence(self) -> "SentReports":
        """What was sent, looked up by unit and period."""
        return SentReports(self.workspace, self.problems, self.questionnaire)

    @cached_property
    def all(self) -> tuple[Standing, ...]:
        """Every obligation with its state, once somebody asks."""
        obligations = list_obligations(self.plan, self.workspace)
        return tuple(Standing(obligation, assess(obligation, self.evidence, self.day)) for obligation in obligations)

    @cached_property
    def _queries(self) -> Counter[str]:
        return Counter(p.place.path for p in self.problems if p.is_open_query)

    def open_queries(self, standing: Standing) -> int:
        """How many unexplained queries an obligation's submission has."""
        submission = standing.state.submission
        return self._queries[self.workspace.folder.show(submission.path)] if submission else 0


class SentReports:
    """What was sent, and what is wrong with it, looked up by unit and period."""

    def __init__(self, workspace: Workspace, problems: tuple[Problem, ...], questionnaire: Questionnaire) -> None:
        self.plan = questionnaire.plan
        self.questionnaire = questionnaire
        self._sent: dict[tuple[str, str], list[Submission]] = {}
        for submission in workspace.submissions:
            self._sent.setdefault((submission.unit, submission.period), []).append(submission)
        self._faults = _faults_by_path(workspace, problems)
        self._questions: dict[tuple[str, str, bool | None, str], tuple[Question, ...]] = {}

    def here(self, unit: Unit, period: str, day: date) -> Submission | None:
        """The submission that was here on a day; of several for one unit and period, the first received."""
        sent = [s for s in self._sent.get((unit.id, period), ()) if is_here(s, day)]
        return min(sent, key=lambda s: (s.received is None, s.received or day, s.path)) if sent else None

    def prepared(self, unit: Unit, period: str) -> Submission | None:
        """The file that was made ready for a report of which nothing has come."""
        return next((s for s in self._sent.get((unit.id, period), ()) if s.prepared), None)

    def is_doubled(self, submission: Submission) -> bool:
        """Whether its unit has another submission for the same period; then neither counts."""
        return len(self._sent[submission.unit, submission.period]) > 1

    def faulty_keys(self, submission: Submission) -> tuple[str, ...]:
        """The dotted keys at which a submission has errors to mend."""
        return self._faults.get(submission.path, ())

    def blank(self, report: Report, unit: Unit, submission: Submission) -> tuple[Question, ...]:
        """The required answers that a submission leaves blank; what has to be mended is not blank."""
        blank = blank_questions(self._required(report, unit), submission)
        faulty = self.faulty_keys(submission)
        return (
            tuple(q for q in blank if not any(".".join(keys) in faulty for keys in (q.keys, *q.also)))
            if faulty
            else blank
        )

    def _required(self, report: Report, unit: Unit) -> tuple[Question, ...]:
        """The required answers of a report; equal for units of a kind."""
        key = (report.period, unit.kind, unit.has_school, report.clause)
        if key not in self._questions:
            self._questions[key] = required_questions(self.questionnaire, report, unit)
        return self._questions[key]


def standings_on(day: date, plan: Plan, workspace: Workspace, problems: tuple[Problem, ...]) -> Standings:
    """Every obligation of the plan with its state on a day; `problems` are those of the whole workspace."""
    return Standings(day, plan, workspace, problems)


def assess(obligation: Obligation, evidence: SentReports, day: date) -> State:
    """The one decision: what is here of an obligation on a day, and whether it is in time."""
    duty = obligation.duty
    state = (
        _assess_report(obligation, duty, evidence, day)
        if isinstance(duty, Report)
        else _assess_task(obligation, duty, evidence, day)
    )
    if obligation.applies is False:
        return State(Content.NOT_APPLICABLE, Timeliness.NO_DATE, submission=state.submission)
    return state


def is_here(submission: Submission, day: date) -> bool:
    """Whether a submission had come by a day; without a day of receipt, from its signing on; prepared is not come."""
    if submission.prepared:
        return False
    known = submission.received or submission.signed
    return known is None or known <= day


def _assess_report(obligation: Obligation, report: Report, evidence: SentReports, day: date) -> State:
    submission = evidence.here(obligation.unit, report.period, day)
    timeliness, days = _timeliness(obligation, submission, day, evidence.plan.settings.due_soon_days)
    if submission is None:
        return State(Content.MISSING, timeliness, days, prepared=evidence.prepared(obligation.unit, report.period))
    blank = evidence.blank(report, obligation.unit, submission)
    content = Content.INCOMPLETE if blank else Content.COMPLETE
    if not submission.readable:
        return State(Content.INVALID, timeliness, days, submission=submission)
    if evidence.faulty_keys(submission):
        content = Content.INVALID
    return State(content, timeliness, days, tuple(question.key for question in blank), submission)


def _assess_task(obligation: Obligation, task: Task, evidence: SentReports, day: date) -> State:
    submission = _latest_answer(obligation, task, evidence, day)
    parts = evidence.questionnaire.parts(task, obligation.unit)
    states = {part.clause: task_state(submission, part.clause) if submission else None for part in parts}
    content = _task_content(task, states, submission, evidence)
    done = content in (Content.COMPLETE, Content.NOT_APPLICABLE)
    timeliness, days = _timeliness(obligation, submission if done else None, day, evidence.plan.settings.due_soon_days)
    missing = tuple(f"tasks.{part}" for part, state in states.items() if not _is_settled(task, state))
    return State(content, timeliness, days, () if done else missing, submission, _least_progress(states))


def _latest_answer(obligation: Obligation, task: Task, evidence: SentReports, day: date) -> Submission | None:
    """The latest period's submission that speaks of the task; else an unreadable one, which might."""
    unreadable = None
    for period in reversed(evidence.plan.periods):
        submission = evidence.here(obligation.unit, period.id, day)
        if submission is None:
            continue
        if any(key == task.clause or key.startswith(f"{task.clause}.") for key in submission.tasks):
            return submission
        unreadable = unreadable or (None if submission.readable else submission)
    return unreadable


def _task_content(
    task: Task, states: Mapping[str, TaskState | None], submission: Submission | None, evidence: SentReports
) -> Content:
    if submission is None:
        return Content.MISSING
    if not submission.readable or any(_speaks_of(key, task) for key in evidence.faulty_keys(submission)):
        return Content.INVALID
    if states and all(state and state.progress == "not-applicable" and state.has_reason for state in states.values()):
        return Content.NOT_APPLICABLE
    return Content.COMPLETE if all(_is_settled(task, state) for state in states.values()) else Content.INCOMPLETE


def _speaks_of(key: str, task: Task) -> bool:
    return key == f"tasks.{task.clause}" or key.startswith(f"tasks.{task.clause}.")


def _is_settled(task: Task, state: TaskState | None) -> bool:
    if state is None:
        return False
    if state.progress == "not-applicable":
        return state.has_reason
    enough = ("done",) if task.nature == "product" else ("done", "under-way")
    return state.progress in enough and state.has_result


def _least_progress(states: Mapping[str, TaskState | None]) -> Progress | None:
    stated = {state.progress for state in states.values() if state and state.progress}
    return next((progress for progress in _LEAST_ADVANCED_FIRST if progress in stated), None)


def _timeliness(
    obligation: Obligation, submission: Submission | None, day: date, due_soon_days: int
) -> tuple[Timeliness, int | None]:
    last = obligation.last_day
    if last is None:
        return Timeliness.NO_DATE, None
    timeliness, days = _against(last, submission, day, due_soon_days)
    if obligation.doubt and timeliness in (Timeliness.OVERDUE, Timeliness.LATE):
        # The date may have been put off; our own list does not say surely until when: nobody is called late on it.
        return Timeliness.UNKNOWN, None
    return timeliness, days


def _against(last: date, submission: Submission | None, day: date, due_soon_days: int) -> tuple[Timeliness, int | None]:
    if submission is None:
        left = (last - day).days
        if left < 0:
            return Timeliness.OVERDUE, -left
        return (Timeliness.DUE_SOON if left <= due_soon_days else Timeliness.NOT_DUE), left
    if submission.received is None:
        return Timeliness.UNKNOWN, None
    late = (submission.received - last).days
    return (Timeliness.LATE, late) if late > 0 else (Timeliness.ON_TIME, None)


def _faults_by_path(workspace: Workspace, problems: tuple[Problem, ...]) -> dict[str, tuple[str, ...]]:
    faults: dict[str, list[str]] = {}
    prefix = workspace.folder.show("")
    for problem in problems:
        if problem.kind is Kind.ERROR:
            path = problem.place.path.removeprefix(prefix)
            faults.setdefault(path, []).append(problem.key)
    return {path: tuple(keys) for path, keys in faults.items()}
