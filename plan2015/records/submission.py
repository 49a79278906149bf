"""What rules and duties need of a submission: figures, states and days, without its prose.

Ten thousand reports fit in about 100 MB this way; whoever prints prose reads the file again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plan2015.records.model.choices import Progress
from plan2015.records.model.form import Indicator
from plan2015.records.model.marking import NO_MARKS, Marks, fingerprint
from plan2015.records.model.places import FixedPlaces
from plan2015.records.model.submission import Explanation, SubmissionRecord, TaskAnswer
from plan2015.records.model.values import MONEY, Number, read_figure
from plan2015.records.reading.source import Keys
from plan2015.records.whole import owner_of
from plan2015.vietnamese.numbers import NumberError, plain_number

_LONG_TEXT = 120

Answer = Number | str | date
"""A typed answer to an indicator: a number, a choice, a day, or the mark that a text or paper is given."""
GIVEN = "given"


class Answers(NamedTuple):
    """The typed answers to indicators, and the indicators that nobody asked for."""

    given: dict[str, Answer]
    unknown: tuple[str, ...] = ()


class FarDay(NamedTuple):
    """A day that its unit is to be asked about: where it stands, and what is odd about it."""

    keys: Keys
    day: date
    said: str


class TaskState(NamedTuple):
    """What a unit says of a task or part: its progress, and which explanations of it are given."""

    progress: Progress | None
    has_result: bool
    has_product: bool
    has_reason: bool


class ExplanationState(NamedTuple):
    """An explanation without its prose."""

    rule: str
    at: str
    figures: tuple[tuple[str, str], ...]
    """Dotted key and canonical value of what it was written for."""
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission file; `unit` and `period` are those its path names, the `stated` ones what it says itself."""

    path: str
    unit: str
    period: str
    readable: bool = False
    prepared: bool = False
    """Whether the file was only made ready: nothing in it says that a report came, or what it says."""
    stated_unit: str | None = None
    stated_period: str | None = None
    received: date | None = None
    signed: date | None = None
    paper_number: str | None = None
    original_received: date | None = None
    came_as_copy: bool | None = None
    """Whether it came by e-mail, fax or software, so that the signed original is still to come; None = not known."""
    corrected: tuple[date, ...] = ()
    given: frozenset[str] = frozenset()
    """Fixed places of the form that hold an answer, as dotted keys."""
    tasks: dict[str, TaskState] = field(default_factory=dict)
    indicators: dict[str, Answer] = field(default_factory=dict)
    unknown_indicators: tuple[str, ...] = ()
    money: dict[str, Number] = field(default_factory=dict)
    """Amounts in đồng by their place below `budget`: `estimate.training`."""
    base_kind: str | None = None
    scope: str | None = None
    texts: frozenset[str] = frozenset()
    """Which questions in prose are answered."""
    prints: tuple[tuple[str, int], ...] = ()
    """Dotted key and fingerprint of each long text."""
    difficulties: int = 0
    explanations: tuple[ExplanationState, ...] = ()
    far_days: tuple[FarDay, ...] = ()
    """The days that lie farther from the period than is usual."""
    marks: Marks = NO_MARKS
    """What the plan's edits need of its prose, papers and files."""

    def awaits_original(self, day: date) -> bool:
        """Whether a copy is here and the signed original was not by a day."""
        return self.came_as_copy is True and (self.original_received is None or self.original_received > day)

    def figure(self, key: str) -> Number | None:
        """The number at a dotted key (`indicators.training_classes`, `budget.estimate.base`), None for a blank."""
        return figure_at(key)(self)


@lru_cache(maxsize=4096)
def figure_at(key: str) -> Callable[[Submission], Number | None]:
    """What reads the number at a dotted key, made once for ten thousand reports."""
    group, _, name = key.partition(".")
    if group == "budget":
        return lambda submission: submission.money.get(name)

    def read(submission: Submission) -> Number | None:
        value = submission.indicators.get(name)
        return value if not isinstance(value, str | date) else None

    return read if group == "indicators" else lambda _: None


def compact(  # noqa: PLR0913, PLR0917  what a submission is made of
    path: str,
    record: SubmissionRecord,
    answers: Answers,
    asked: Mapping[str, Indicator],
    places: FixedPlaces,
    marks: Marks = NO_MARKS,
) -> Submission:
    """The submission that a file's record stands for, its prose reduced to marks; the plan says what is asked where."""
    unit, period = owner_of(path)
    paper, original, money = record.paper, record.original, _money(record)
    return Submission(
        path=path,
        unit=unit,
        period=period,
        readable=True,
        stated_unit=unit if record.unit == unit else record.unit,
        stated_period=period if record.period == period else record.period,
        received=record.received,
        signed=paper.signed,
        paper_number=paper.number,
        original_received=original.received,
        came_as_copy=record.channel in ("email", "fax", "system") if record.channel else None,
        corrected=tuple(correction.received for correction in record.corrections if correction.received),
        given=places.given(record),
        tasks={clause: _task_state(answer) for clause, answer in record.tasks.items()},
        indicators=answers.given,
        unknown_indicators=answers.unknown,
        money=money,
        base_kind=record.budget.base_kind,
        scope=record.budget.scope,
        texts=_share(frozenset(key for key, text in record.texts.items() if text)),
        prints=tuple(_prints(record)),
        difficulties=len(record.difficulties),
        explanations=tuple(_explanation_state(explanation, asked) for explanation in record.explanations),
        marks=marks,
    )


@lru_cache(maxsize=4096)
def _share(value: frozenset[str]) -> frozenset[str]:
    """One copy of equal sets: most reports answer the same questions."""
    return value


@lru_cache(maxsize=256)
def _state(progress: Progress | None, result: bool, product: bool, reason: bool) -> TaskState:
    return TaskState(progress, result, product, reason)


def _task_state(answer: TaskAnswer) -> TaskState:
    return _state(answer.progress, bool(answer.result), bool(answer.product), bool(answer.reason))


def _money(record: SubmissionRecord) -> dict[str, Number]:
    budget, money = record.budget, dict[str, Number]()
    for figures, share in (
        ("planned", budget.planned),
        ("to_date", budget.to_date),
        ("estimate", budget.estimate),
    ):
        if share.training is not None:
            money[_TRAINING[figures]] = share.training
        if share.base is not None:
            money[_BASE[figures]] = share.base
    return money


_TRAINING = {figures: f"{figures}.training" for figures in ("planned", "to_date", "estimate")}
_BASE = {figures: f"{figures}.base" for figures in ("planned", "to_date", "estimate")}


def _prints(record: SubmissionRecord) -> Iterator[tuple[str, int]]:
    for key, text in record.texts.items():
        if text and len(text) >= _LONG_TEXT:
            yield f"texts.{key}", fingerprint(text)
    for clause, answer in record.tasks.items():
        if answer.result and len(answer.result) >= _LONG_TEXT:
            yield f"tasks.{clause}.result", fingerprint(answer.result)


def _explanation_state(explanation: Explanation, asked: Mapping[str, Indicator]) -> ExplanationState:
    return ExplanationState(
        explanation.rule,
        explanation.at,
        tuple((key, _canonical(value or "", asked.get(_asked_at(key)))) for key, value in explanation.figures.items()),
        explanation.accepted,
    )


def _asked_at(key: str) -> str:
    """The indicator that a figure's key names: `2015-h1:indicators.training_days` is `training_days`."""
    return key.rpartition("indicators.")[2]


def _canonical(value: str, indicator: Indicator | None) -> str:
    """A figure in one spelling, so that `1.250.000` and `1250000` are the same figure; all else is money."""
    whole, measure = (indicator.whole, indicator.measure) if indicator else (True, MONEY)
    try:
        return plain_number(read_figure(value, whole=whole, measure=measure))
    except NumberError:
        return value
