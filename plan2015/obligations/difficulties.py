"""Difficulties that units raise, inside a report or outside, followed until they are answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plan2015.obligations.standing import is_here
from plan2015.records.model.registers import DifficultyAnswer
from plan2015.records.problem import Place
from plan2015.records.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Raised:
    """One difficulty: who raised it, when and where it stands."""

    name: str
    """By which `answer` knows it: an id, or period/unit/number."""
    unit: str
    raised: date | None
    text: str
    clause: str | None
    proposal: str | None
    to: str | None
    """Who is asked to settle it."""
    place: Place
    path: str
    """The file below the data folder, and the dotted key in it, for those who count."""
    key: str
    answer: DifficultyAnswer | None

    def days(self, day: date) -> int | None:
        """How long it has waited; None when nobody wrote down when it came."""
        return (day - self.raised).days if self.raised else None


def list_difficulties(workspace: Workspace, day: date) -> tuple[Raised, ...]:
    """Every difficulty raised by a day, in reports first, then in the office's list."""
    answers = {
        (record.period or "", record.unit, record.item or ""): record.answer
        for _, record in workspace.difficulties
        if record.item and record.answer and record.answer.date <= day
    }
    return (*_in_reports(workspace, day, answers), *_in_list(workspace, day))


def waiting(workspace: Workspace, day: date) -> tuple[Raised, ...]:
    """Those not answered by a day, the longest waiting first; without a day of raising last."""
    open_ones = [raised for raised in list_difficulties(workspace, day) if raised.answer is None]
    return tuple(sorted(open_ones, key=lambda raised: (raised.raised is None, raised.raised or day, raised.name)))


def _in_reports(
    workspace: Workspace, day: date, answers: Mapping[tuple[str, str, str], DifficultyAnswer]
) -> Iterator[Raised]:
    for submission in workspace.submissions:
        if not submission.difficulties or not is_here(submission, day):
            continue
        source = workspace.source(submission.path)
        for index in range(submission.difficulties):
            keys = ("difficulties", index)
            yield Raised(
                name=f"{submission.period}/{submission.unit}/{index + 1}",
                unit=submission.unit,
                raised=submission.received or submission.signed,
                # As the report says it, also where the check would have it mended.
                text=source.text_at((*keys, "text")) or "",
                clause=source.text_at((*keys, "clause")),
                proposal=source.text_at((*keys, "proposal")),
                to=source.text_at((*keys, "to")),
                place=source.place((*keys, "text")),
                path=submission.path,
                key=f"difficulties.{index}.text",
                answer=answers.get((submission.period, submission.unit, str(index + 1))),
            )


def _in_list(workspace: Workspace, day: date) -> Iterator[Raised]:
    for origin, record in workspace.difficulties:
        if record.item or (record.raised and record.raised > day):
            continue
        answered = record.answer if record.answer and record.answer.date <= day else None
        yield Raised(
            name=record.id,
            unit=record.unit,
            raised=record.raised,
            text=record.text or "",
            clause=record.clause,
            proposal=record.proposal,
            to=record.to,
            place=workspace.place(origin, "text"),
            path=origin.path,
            key=".".join(map(str, (*origin.keys, "text"))),
            answer=answered,
        )
