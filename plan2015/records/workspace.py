"""All records of a folder together: what every rule and answer takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Place, Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.source import Keys, Source
from plan2015.records.revision import Revision
from plan2015.records.submission import Submission
from plan2015.records.whole import owner_of, read_record


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its file below the folder and the keys that lead to it."""

    path: str
    keys: Keys = ()


@dataclass(frozen=True)
class Workspace:
    """The records of a data folder, and the problems of reading them."""

    folder: Folder
    plan: Plan | None
    units: Mapping[str, Unit]
    unit_origins: tuple[tuple[str, Origin], ...]
    """Id and origin of every unit record, also of repeated and broken ones."""
    submissions: tuple[Submission, ...]
    extensions: tuple[tuple[Origin, Extension], ...] = ()
    difficulties: tuple[tuple[Origin, Difficulty], ...] = ()
    narratives: tuple[tuple[Origin, Narrative], ...] = ()
    closings: tuple[tuple[Origin, Closing], ...] = ()
    letters: LetterRegister = field(default_factory=LetterRegister)
    strays: tuple[str, ...] = ()
    """Files that look like records but will not be read."""
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
    def registered(self) -> tuple[tuple[Origin, Extension | Difficulty], ...]:
        """The entries of the office's own lists."""
        return (*self.extensions, *self.difficulties)

    def narrative(self, period: str) -> Narrative | None:
        """The author's prose for the report of a period, if there is any."""
        return next((narrative for _, narrative in self.narratives if narrative.period == period), None)

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
