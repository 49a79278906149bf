"""data/submissions/: what a unit sent for a period, as its file says it."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plan2015.records.model.choices import Channel, FormState, Progress
from plan2015.records.model.values import Amount, Clause, Day, Flag, Id, Record, as_tuple, blank_group


class ReportPaper(Record):
    """The paper of a report: number, day of signing, signer."""

    number: str | None = None
    signed: Day | None = None
    signer: str | None = None
    position: str | None = None


class Original(Record):
    """The signed original, when a copy came first."""

    received: Day | None = None
    number: str | None = None


class ReadFile(Record):
    """A file by its name and its SHA-256."""

    file: str | None = None
    sha256: str | None = None


class FileSource(Record):
    """The file that came first, and the form that figures were read from."""

    file: str | None = None
    sha256: str | None = None
    form: str | None = None
    """The line that names the form: unit, period, version of its questions; blank until its figures are read."""
    figures_from: Annotated[ReadFile, BeforeValidator(blank_group)] = ReadFile()
    """Where the figures were read from, when what came could not be read itself: a scan, an old .doc."""
    state: FormState | None = None
    """Why the form counts as unanswered: nothing was written in it, or its figures are made up."""


class OutsideText(Record):
    """What a filled form held outside its cells, kept with its place."""

    at: str
    text: str


class Correction(Record):
    """A later version of the report; it never moves the first day of receipt."""

    received: Day | None = None
    paper: Annotated[ReportPaper, BeforeValidator(blank_group)] = ReportPaper()
    file: str | None = None
    sha256: str | None = None
    form: str | None = None
    """The line that names the form; blank until its figures are read."""
    figures_from: Annotated[ReadFile, BeforeValidator(blank_group)] = ReadFile()
    """Where the figures were read from, when what came could not be read itself."""


class TaskAnswer(Record):
    """What a unit says of one task or one part of it."""

    progress: Progress | None = None
    result: str | None = None
    product: str | None = None
    reason: str | None = None


class BudgetAmounts(Record):
    """Training money and the base it is set against, in đồng."""

    training: Amount = None
    base: Amount = None


class BudgetRecord(Record):
    """Training money planned, spent and estimated, and what kind of base it is set against."""

    base_kind: str | None = None
    """One of those that the plan names."""
    base_note: str | None = None
    scope: str | None = None
    """One of those that the plan names."""
    planned: Annotated[BudgetAmounts, BeforeValidator(blank_group)] = BudgetAmounts()
    to_date: Annotated[BudgetAmounts, BeforeValidator(blank_group)] = BudgetAmounts()
    estimate: Annotated[BudgetAmounts, BeforeValidator(blank_group)] = BudgetAmounts()


class RaisedDifficulty(Record):
    """A difficulty that a report raises."""

    text: str
    clause: Clause | None = None
    proposal: str | None = None
    to: str | None = None


class Explanation(Record):
    """The unit's answer to a query; it holds only for the figures it was written for."""

    rule: str
    at: str
    text: str
    figures: Annotated[dict[str, str | None], BeforeValidator(blank_group)] = Field(default_factory=dict)
    accepted: Flag | None = None


class SubmissionRecord(Record):
    """One submission file, whole, with its prose; only `unit` and `period` are required."""

    unit: Id
    period: Id
    paper: Annotated[ReportPaper, BeforeValidator(blank_group)] = ReportPaper()
    received: Day | None = None
    register_number: str | None = None
    original: Annotated[Original, BeforeValidator(blank_group)] = Original()
    corrections: Annotated[tuple[Correction, ...], BeforeValidator(as_tuple)] = ()
    channel: Channel | None = None
    source: Annotated[FileSource, BeforeValidator(blank_group)] = FileSource()
    tasks: Annotated[dict[str, Annotated[TaskAnswer, BeforeValidator(blank_group)]], BeforeValidator(blank_group)] = (
        Field(default_factory=dict)
    )
    indicators: Annotated[dict[str, Any], BeforeValidator(blank_group)] = Field(default_factory=dict)
    budget: Annotated[BudgetRecord, BeforeValidator(blank_group)] = BudgetRecord()
    texts: Annotated[dict[str, str | None], BeforeValidator(blank_group)] = Field(default_factory=dict)
    difficulties: Annotated[tuple[RaisedDifficulty, ...], BeforeValidator(as_tuple)] = ()
    explanations: Annotated[tuple[Explanation, ...], BeforeValidator(as_tuple)] = ()
    outside_form: Annotated[tuple[OutsideText, ...], BeforeValidator(as_tuple)] = ()
    note: str | None = None
