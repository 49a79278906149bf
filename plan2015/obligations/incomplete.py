"""Which submissions leave required answers blank: a fact of the files, not of the day."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plan2015.obligations.standing import SentReports
from plan2015.questionnaire import Question, Questionnaire
from plan2015.records.binding import is_bound
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace


class Incomplete(NamedTuple):
    """A submission and the required answers it leaves blank."""

    submission: Submission
    blank: tuple[Question, ...]


def list_incomplete(workspace: Workspace) -> Iterator[Incomplete]:
    """Every readable submission with blanks, in the order of the files; what was only prepared is not sent."""
    plan = workspace.plan
    if plan is None:
        return
    evidence = SentReports(workspace, workspace.problems, Questionnaire(plan))
    for submission in workspace.submissions:
        unit = workspace.units.get(submission.unit)
        for report in plan.reports if unit and submission.readable and not submission.prepared else ():
            if unit and report.period == submission.period and is_bound(report.binds, unit):
                blank = evidence.blank(report, unit, submission)
                if blank:
                    yield Incomplete(submission, blank)


def new_blanks(incomplete: Iterable[Incomplete], before: Iterable[Incomplete]) -> Iterator[Incomplete]:
    """The blanks that an earlier state of the same files did not have."""
    known = {(entry.submission.path, question.key) for entry in before for question in entry.blank}
    for submission, blank in incomplete:
        new = tuple(question for question in blank if (submission.path, question.key) not in known)
        if new:
            yield Incomplete(submission, new)
