"""The office's own files beside the submissions, and which of them no answer may rest on.

What cannot be read is never the same as what is not there: a list with an error would pass for one without that entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from plan2015.records.kinds import EXTENSIONS, kind_of
from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.values import Record
from plan2015.records.origin import Origin
from plan2015.records.problem import Kind, Problem

R = TypeVar("R", bound=Record)
_ABOUT_OTHER_FILES = "changed-after-closing"
"""It stands in a closing that is read well, and speaks of a submission that is gone."""
_SAYS_WHOSE = ("", "unit", "clause")


class UnreadableError(Exception):
    """An answer would rest on a file that has errors; nothing is answered, nothing written."""

    def __init__(self, first: Problem, others: int) -> None:
        super().__init__(str(first.place))
        self.first = first
        self.others = others
        """How many more errors the file has."""


class Doubt(NamedTuple):
    """An extension that says for whom it is, but not until when."""

    origin: Origin
    unit: str
    clause: str


@dataclass(frozen=True)
class Registers:
    """The records of these files as far as they can be read: for whoever checks them. Answers ask the workspace."""

    records: tuple[tuple[Origin, Record], ...] = ()
    """Every record of every one of these files: a kind that is new in the table of kinds is among them."""
    doubts: tuple[Doubt, ...] = ()

    def of(self, model: type[R]) -> tuple[tuple[Origin, R], ...]:
        """The records of one kind, in the order of their files."""
        return tuple((origin, record) for origin, record in self.records if isinstance(record, model))

    @cached_property
    def extensions(self) -> tuple[tuple[Origin, Extension], ...]:
        """The extensions that say until when."""
        return self.of(Extension)

    @cached_property
    def difficulties(self) -> tuple[tuple[Origin, Difficulty], ...]:
        """The office's own list of difficulties and answers."""
        return self.of(Difficulty)

    @cached_property
    def narratives(self) -> tuple[tuple[Origin, Narrative], ...]:
        """The author's prose, a file a period."""
        return self.of(Narrative)

    @cached_property
    def closings(self) -> tuple[tuple[Origin, Closing], ...]:
        """How periods were closed, a file a period."""
        return self.of(Closing)

    @cached_property
    def letters(self) -> LetterRegister:
        """The register of letters; an empty one where there is no file."""
        return next((record for _, record in self.of(LetterRegister)), LetterRegister())

    @property
    def listed(self) -> tuple[tuple[Origin, Extension | Difficulty], ...]:
        """The entries of the two lists."""
        return (*self.extensions, *self.difficulties)


def is_register(path: str) -> bool:
    """Whether a path below the data folder is one of these files."""
    kind = kind_of(path)
    return kind is not None and kind.is_register


def broken_registers(problems: Iterable[Problem], prefix: str) -> Mapping[str, tuple[Problem, ...]]:
    """The errors of each of these files by its path; `prefix` is how messages show the data folder."""
    broken: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        path = problem.place.path.removeprefix(prefix)
        if problem.kind is Kind.ERROR and is_register(path) and not _leaves_the_rest_sure(problem, path):
            broken[path] = (*broken.get(path, ()), problem)
    return broken


def _leaves_the_rest_sure(problem: Problem, path: str) -> bool:
    """An extension that says for whom it is puts no other unit in doubt, whatever else is wrong with it."""
    if problem.rule == _ABOUT_OTHER_FILES:
        return True
    entry, _, key = problem.key.partition(".")
    return path == EXTENSIONS.at and entry.isdecimal() and key.partition(".")[0] not in _SAYS_WHOSE
