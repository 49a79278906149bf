"""extensions.yaml and difficulties.yaml: the office's own lists beside the submissions."""

from plan2015.records.model.duty import CitedPaper, Due
from plan2015.records.model.values import Clause, Day, Id, Record


class Extended(Record):
    """Whose date is put off, and of what."""

    unit: Id
    clause: Clause


class Extension(Extended):
    """A later date for one unit and one obligation, with its paper and reason."""

    period: Id | None = None
    due: Due
    paper: CitedPaper | None = None
    reason: str | None = None


class DifficultyAnswer(Record):
    """How a difficulty was answered."""

    date: Day
    paper: CitedPaper | None = None
    text: str | None = None
    passed_to: str | None = None


class Difficulty(Record):
    """A difficulty raised outside a report, or the answer given to one raised inside."""

    id: Id
    unit: Id
    raised: Day | None = None
    text: str | None = None
    clause: Clause | None = None
    proposal: str | None = None
    to: str | None = None
    period: Id | None = None
    """With `item`: the difficulty is the nth of the unit's report for this period."""
    item: str | None = None
    answer: DifficultyAnswer | None = None
