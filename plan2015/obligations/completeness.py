"""What a report must answer to be complete, from the plan's own form, and which of it is blank."""

from plan2015.questionnaire import Question, Questionnaire
from plan2015.questionnaire.question import Keys
from plan2015.records.model.duty import Report
from plan2015.records.model.unit import Unit
from plan2015.records.submission import Submission, TaskState


def required_questions(questionnaire: Questionnaire, report: Report, unit: Unit) -> tuple[Question, ...]:
    """The answers that a unit's report must give, in the order of the form."""
    starred = (question for question in questionnaire.asked(unit) if question.required and question.code)
    return tuple(q for q in starred if report.requires is None or q.section in report.requires)


def blank_questions(questions: tuple[Question, ...], submission: Submission) -> tuple[Question, ...]:
    """The required answers that a submission leaves blank."""
    return tuple(q for q in questions if not any(is_answered(keys, submission) for keys in (q.keys, *q.also)))


def is_answered(keys: Keys, submission: Submission) -> bool:
    """Whether a place of a submission holds an answer."""
    group, name = keys[0], keys[1] if len(keys) > 1 else ""
    if group == "indicators":
        return name in submission.indicators
    if group == "tasks":
        state = task_state(submission, name)
        return state is not None and state.progress is not None
    if group == "texts":
        return name in submission.texts
    return ".".join(keys) in submission.given


def task_state(submission: Submission, part_id: str) -> TaskState | None:
    """What a submission says of a task or part; an answer to the whole clause stands for each of its parts."""
    return submission.tasks.get(part_id) or submission.tasks.get(part_id.rpartition(".")[0])
