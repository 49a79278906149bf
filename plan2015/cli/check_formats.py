"""The formats of `check`, one table: the name that is typed, and what writes the answer so.

A row here is an option of the command by that alone; the tests want an example of it that its reader accepts, and a
line in the documents. The writers are imported when one is asked for: `check --help` needs none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan2015.consolidation.totals import MovedSinceClosing
    from plan2015.obligations.incomplete import Incomplete
    from plan2015.records.problem import Problem
    from plan2015.records.workspace import Workspace
    from plan2015.screens.listed import Listed


@dataclass(frozen=True)
class Answer:
    """What one run of `check` found."""

    workspace: "Workspace"
    problems: "tuple[Problem, ...]"
    incomplete: "tuple[Incomplete, ...]"
    fail_on: str
    since: dict[str, object] | None = None
    """With `--since`: the version compared with, and how much was there already."""
    closings: "tuple[MovedSinceClosing, ...]" = ()
    """Of closed periods whose reports have changed: which totals are not what they were."""

    @cached_property
    def rows(self) -> "tuple[Listed, ...]":
        """One row a problem, as the formats of pipelines list them."""
        from plan2015.cli.pipeline import repository_prefix
        from plan2015.screens.listed import list_rows

        return list_rows(self.workspace, self.problems, self.incomplete, repository_prefix())

    @cached_property
    def verdict(self) -> str:
        """The last line."""
        from plan2015.screens.problem_lines import verdict

        return verdict(self.problems, len(self.incomplete) if self.fail_on == "incomplete" else 0)

    @cached_property
    def counts(self) -> str:
        """The line before it."""
        from plan2015.screens.problem_lines import summary_line

        return summary_line(self.problems, len(self.incomplete), self.workspace.files)


def _text(answer: Answer) -> str:
    """The answer for people, without its verdict."""
    from plan2015.screens.problem_lines import check_lines

    return "\n".join(check_lines(answer.workspace, answer.problems, answer.incomplete, answer.closings))


def _json(answer: Answer) -> str:
    """The answer for programs, whole."""
    from plan2015.screens.answers_json import check_answer, write_json

    whole = check_answer(answer.workspace, answer.problems, answer.incomplete, answer.closings)
    return write_json({**whole, "since": answer.since} if answer.since else whole)


def _github(answer: Answer) -> str:
    """The annotations of a step of GitHub Actions."""
    from plan2015.screens.check_github import annotations

    return "\n".join(annotations(answer.rows))


def _gitlab(answer: Answer) -> str:
    """The code quality report of a GitLab job."""
    from plan2015.screens.check_gitlab import code_quality

    return code_quality(answer.rows)


def _junit(answer: Answer) -> str:
    """The test report that Jenkins and GitLab take."""
    from plan2015.screens.check_junit import junit
    from plan2015.screens.listed import Level

    must = {Level.ERROR, Level.QUERY} | ({Level.INCOMPLETE} if answer.fail_on == "incomplete" else set())
    return junit(answer.rows, answer.verdict, answer.counts, frozenset(must))


def _sarif(answer: Answer) -> str:
    """The log that code scanning takes."""
    from plan2015 import __version__
    from plan2015.rules import pages
    from plan2015.screens.check_sarif import sarif

    return sarif(answer.rows, pages(), __version__)


FORMATS: Mapping[str, Callable[[Answer], str]] = MappingProxyType(
    {"text": _text, "json": _json, "github": _github, "gitlab": _gitlab, "junit": _junit, "sarif": _sarif}
)
