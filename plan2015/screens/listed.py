"""What a check lists for other programs: one row a problem, each with a name that outlives edits elsewhere.

The formats of pipelines (GitHub, GitLab, JUnit, SARIF) are written from these rows alone.
"""

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from plan2015.obligations.incomplete import Incomplete
from plan2015.records.problem import Place, Problem
from plan2015.records.workspace import Workspace
from plan2015.screens.plain import plain
from plan2015.screens.problem_lines import blank_line
from plan2015.wording.problems import EXPLAINED as EXPLAINED_WORDS
from plan2015.wording.problems import INCOMPLETE as INCOMPLETE_WORDS
from plan2015.wording.problems import SEVERITIES

INCOMPLETE = "incomplete"
"""The name under which a report with blanks is listed; no rule has it."""


class Level(StrEnum):
    """What a row asks of its reader."""

    ERROR = "error"
    QUERY = "query"
    EXPLAINED = "explained"
    NOTE = "note"
    INCOMPLETE = "incomplete"


LEVEL_WORDS = {
    **{Level(kind): severity.name for kind, severity in SEVERITIES.items()},
    Level.EXPLAINED: EXPLAINED_WORDS,
    Level.INCOMPLETE: INCOMPLETE_WORDS,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: what is said of which place; its texts hold no control characters and no line ends."""

    rule: str
    level: Level
    path: str
    """From the root of the repository, with `/`."""
    line: int
    column: int
    length: int
    message: str
    hint: str
    key: str
    occurrence: int
    """Counts the rows of this path, rule and key from 1."""

    @property
    def fingerprint(self) -> str:
        """A name by path, rule, key and occurrence: it stays when lines move."""
        parts = json.dumps([self.path, self.rule, self.key, self.occurrence])
        return hashlib.sha256(parts.encode()).hexdigest()

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, on one line."""
        return f"{self.message.rstrip('.')}. Cách sửa: {self.hint}"

    @property
    def name(self) -> str:
        """A name for people, one of its kind within a file."""
        number = f" ({self.occurrence})" if self.occurrence > 1 else ""
        return f"{self.rule}: {plain(self.key)}{number}" if self.key else f"{self.rule}{number}"


def list_rows(
    workspace: Workspace, problems: Iterable[Problem], incomplete: Iterable[Incomplete], prefix: str = ""
) -> tuple[Listed, ...]:
    """The problems in their order, then the reports with blanks; `prefix` leads from the root to the current folder."""
    seen: Counter[tuple[str, str, str]] = Counter()
    rows = []
    for row in (*_problem_rows(problems), *_incomplete_rows(workspace, incomplete)):
        path = posixpath.normpath(posixpath.join(prefix, row.path))
        seen[path, row.rule, row.key] += 1
        rows.append(replace(row, path=path, occurrence=seen[path, row.rule, row.key]))
    return tuple(rows)


def _problem_rows(problems: Iterable[Problem]) -> Iterator[Listed]:
    for problem in problems:
        yield _row(problem.rule, _level(problem), problem.place, (problem.message, problem.hint), problem.key)


def _level(problem: Problem) -> Level:
    if problem.explained:
        return Level.EXPLAINED
    return Level(problem.kind)


def _incomplete_rows(workspace: Workspace, incomplete: Iterable[Incomplete]) -> Iterator[Listed]:
    for entry in incomplete:
        first = entry.blank[0]
        place = Place(workspace.folder.show(entry.submission.path), blank_line(first.key, entry, workspace))
        texts = (
            f"còn thiếu {len(entry.blank)} nội dung: {', '.join(question.code for question in entry.blank)}",
            "Bổ sung các nội dung bắt buộc còn để trống.",
        )
        yield _row(INCOMPLETE, Level.INCOMPLETE, place, texts, "")


def _row(rule: str, level: Level, place: Place, texts: tuple[str, str], key: str) -> Listed:
    message, hint = texts
    return Listed(rule, level, place.path, place.line, place.column, place.length, plain(message), plain(hint), key, 0)
