"""What units wrote, collected by question with its unit; equal texts stand once, and say whose they are."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Place
from plan2015.vietnamese.matching import spelling_key


@dataclass(frozen=True, slots=True)
class Said:
    """One text, and everybody who sent it word for word but for spaces, capitals and spelling of tones."""

    text: str
    units: tuple[Unit, ...]
    place: Place
    """Where the first of them says it."""
    detail: str = ""
    """Of a task: its progress; of a difficulty: what the unit proposes."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question or task, and what was said of it."""

    key: str
    title: str
    said: tuple[Said, ...]

    @property
    def units(self) -> int:
        """How many units said something."""
        return len({unit.id for said in self.said for unit in said.units})


def collect_prose(consolidation: Consolidation) -> tuple[Topic, ...]:
    """Every text of the period by the order of the plan: tasks part by part, then the questions in prose."""
    topics: dict[str, tuple[str, list[tuple[Respondent, str, str]]]] = {}
    questionnaire = consolidation.standings.questionnaire
    for question in (*questionnaire.tasks, *questionnaire.group("texts")):
        if question.kind != "progress" or any(question.binds(r.unit) for r in consolidation.respondents):
            topics[question.keys[-1]] = (question.title, [])
    for respondent in consolidation.respondents:
        for key, text, detail in _texts_of(consolidation, respondent):
            if key in topics:
                topics[key][1].append((respondent, text, detail))
    return tuple(Topic(key, title, _group(consolidation, key, sent)) for key, (title, sent) in topics.items() if sent)


def _texts_of(consolidation: Consolidation, respondent: Respondent) -> Iterator[tuple[str, str, str]]:
    record = consolidation.standings.workspace.record(respondent.submission.path)
    for clause, answer in record.tasks.items():
        if answer.result is not None:
            yield clause, answer.result, answer.progress or ""
    for key, text in record.texts.items():
        if text is not None:
            yield key, text, ""


def _group(consolidation: Consolidation, key: str, sent: list[tuple[Respondent, str, str]]) -> tuple[Said, ...]:
    alike: dict[str, list[tuple[Respondent, str, str]]] = {}
    for entry in sent:
        alike.setdefault(normalised(entry[1]), []).append(entry)
    return tuple(
        Said(
            text=first[1].strip(),
            units=tuple(entry[0].unit for entry in group),
            place=_place(consolidation, first[0], key),
            detail=first[2],
        )
        for group in alike.values()
        for first in group[:1]
    )


def _place(consolidation: Consolidation, respondent: Respondent, key: str) -> Place:
    source = consolidation.standings.workspace.source(respondent.submission.path)
    return source.place(("tasks", key, "result") if source.holds(("tasks", key)) else ("texts", key))


def normalised(text: str) -> str:
    """A text by which equal ones are found: NFC, one space, small letters, one spelling of tones."""
    return " ".join(spelling_key(unicodedata.normalize("NFC", text)).split())
