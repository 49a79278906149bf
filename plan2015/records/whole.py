"""One submission file whole, with its prose: what every reader of words takes, never the shapes of the file itself."""

from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.problem import Problem
from plan2015.records.reading.source import Source
from plan2015.records.schema import validate


def owner_of(path: str) -> tuple[str, str]:
    """The unit and period that a submission's path names; the period is empty where no folder does."""
    stated = SUBMISSIONS.names_in(path)
    return stated["unit"], stated["period"]


def read_record(source: Source, path: str) -> tuple[SubmissionRecord | None, tuple[Problem, ...]]:
    """What a file says as far as it can be read, and the problems of it; None when nothing can be made of it."""
    record, faults = validate(SubmissionRecord, source)
    if record is None and isinstance(source.data, dict):
        # Its path still says whose it is, so what else it says can count.
        unit, period = owner_of(path)
        named = Source(source.path, source.text, {**source.data, "unit": unit, "period": period}, source.locate)
        record, _ = validate(SubmissionRecord, named)
    return record, faults
