"""All records of a folder together: what every rule and answer takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from plan2015.records.kinds import CLOSINGS, DIFFICULTIES, EXTENSIONS, LETTERS, NARRATIVES, FileKind
from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.problem import Place, Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.source import Source
from plan2015.records.registers import Doubt, Registers, UnreadableError, broken_registers
from plan2015.records.revision import Revision
from plan2015.records.submission import Submission
from plan2015.records.whole import owner_of, read_record

R = TypeVar("R", Narrative, Closing)


@dataclass(frozen=True)
class Workspace:
    """The records of a data folder, and the problems of reading them."""

    folder: Folder
    plan: Plan | None
    units: Mapping[str, Unit]
    unit_origins: tuple[tuple[str, Origin], ...]
    """Id and origin of every unit record, also of repeated and broken ones."""
    submissions: tuple[Submission, ...]
    registers: Registers = field(default_factory=Registers)
    """The office's own files as far as they can be read; an answer takes them from the properties below instead."""
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """The errors of those files, by path: what needs one of them is refused."""
    misplaced: Mapping[str, FileKind] = field(default_factory=dict)
    """Files that hold a record of this kind and stand where none is looked for, so that they are not read."""
    strays: tuple[str, ...] = ()
    """Other files that look like records but will not be read."""
    leftovers: tuple[str, ...] = ()
    """What commands that were stopped in the middle left beside the data."""
    before: tuple[Registers, ...] = ()
    """The office's own files as versions in git hold them; only who asks what was lost reads them."""
    problems: tuple[Problem, ...] = ()
    files: int = 0
    revision: Revision | None = None
    """The version of the data in git; None where nobody asked, or git knows nothing of it."""
    _recent: dict[str, Source] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def submission_at(self) -> dict[str, Submission]:
        """The submissions by their path below the folder."""
        return {submission.path: submission for submission in self.submissions}

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """Where the record of each unit stands, the first of those that share an id."""
        return dict(reversed(self.unit_origins))

    @property
    def extensions(self) -> tuple[tuple[Origin, Extension], ...]:
        """The extensions given; refused where the list cannot be read surely."""
        self.need(EXTENSIONS.at)
        return self.registers.extensions

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The extensions of which only the unit and the clause can be read."""
        self.need(EXTENSIONS.at)
        return self.registers.doubts

    @property
    def difficulties(self) -> tuple[tuple[Origin, Difficulty], ...]:
        """The office's own list of difficulties and answers; refused where it has errors."""
        self.need(DIFFICULTIES.at)
        return self.registers.difficulties

    @property
    def letters(self) -> LetterRegister:
        """The register of letters; refused where it has errors."""
        self.need(LETTERS.at)
        return self.registers.letters

    def narrative(self, period: str) -> Narrative | None:
        """The author's prose for the report of a period, if there is any; refused where its file has errors."""
        return self._of_period(NARRATIVES, self.registers.narratives, period)

    def closing(self, period: str) -> Closing | None:
        """How a period was closed, if it was; refused where its file has errors."""
        return self._of_period(CLOSINGS, self.registers.closings, period)

    def _of_period(self, kind: FileKind, records: Iterable[tuple[Origin, R]], period: str) -> R | None:
        path = kind.path(period)
        self.need(path)
        return next((record for origin, record in records if origin.path == path), None)

    def need(self, path: str) -> None:
        """Refuses an answer that would rest on a file with errors, as if it were not there."""
        if faults := self.broken.get(path):
            raise UnreadableError(faults[0], len(faults) - 1)

    def knowing(self, problems: Iterable[Problem]) -> "Workspace":
        """The same records, refused also for what is wrong between them."""
        return replace(self, broken=broken_registers(problems, self.folder.show("")))

    def source(self, path: str) -> Source:
        """A file read again, for its places and prose; the last few are kept."""
        if path not in self._recent:
            while len(self._recent) >= 8:
                self._recent.pop(next(iter(self._recent)))
            self._recent[path] = self.folder.read(path)[0]
        return self._recent[path]

    def record(self, path: str) -> SubmissionRecord:
        """A submission whole, with its prose, as far as it can be read; all blank where nothing can."""
        record, _ = read_record(self.source(path), path)
        unit, period = owner_of(path)
        return record or SubmissionRecord.model_construct(unit=unit, period=period)

    def place(self, origin: Origin, *below: str | int, at_key: bool = False) -> Place:
        """Where a value of a record stands, or its nearest parent."""
        source, keys = self.source(origin.path), (*origin.keys, *below)
        return source.key_place(keys) if at_key else source.place(keys)
