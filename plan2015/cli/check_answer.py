"""The answer of `check` in each format, and where each goes: files first, then the screen, the verdict last."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import click

from plan2015 import __version__
from plan2015.cli.outputs import Output, write_output
from plan2015.cli.pipeline import add_step_summary, is_github, repository_prefix
from plan2015.consolidation.impact import Ranking
from plan2015.consolidation.totals import MovedSinceClosing
from plan2015.obligations.incomplete import Incomplete
from plan2015.records.problem import Problem
from plan2015.records.workspace import Workspace
from plan2015.screens.problem_lines import check_lines, summary_line, verdict

if TYPE_CHECKING:
    from plan2015.screens.listed import Listed


@dataclass(frozen=True)
class Answer:
    """What one run of `check` found."""

    workspace: Workspace
    problems: tuple[Problem, ...]
    incomplete: tuple[Incomplete, ...]
    fail_on: str
    since: dict[str, object] | None = None
    """With `--since`: the version compared with, and how much was there already."""
    closings: tuple[MovedSinceClosing, ...] = ()
    """Of closed periods whose reports have changed: which totals are not what they were."""
    ranking: Ranking | None = None
    """With `--by-impact`: the problems by what they move."""

    @cached_property
    def rows(self) -> "tuple[Listed, ...]":
        """One row a problem, as the formats of pipelines list them."""
        from plan2015.screens.listed import list_rows

        return list_rows(self.workspace, self.problems, self.incomplete, repository_prefix())

    @cached_property
    def verdict(self) -> str:
        """The last line."""
        return verdict(self.problems, len(self.incomplete) if self.fail_on == "incomplete" else 0)

    @cached_property
    def counts(self) -> str:
        """The line before it."""
        return summary_line(self.problems, len(self.incomplete), self.workspace.files)

    def text(self) -> str:
        """The answer for people, without its verdict."""
        if self.ranking is None:
            return "\n".join(check_lines(self.workspace, self.problems, self.incomplete, self.closings))
        from plan2015.screens.impact_lines import impact_lines

        return "\n".join([*impact_lines(self.ranking, self.workspace.plan), "", self.counts])

    def json(self) -> str:
        """The answer for programs, whole."""
        from plan2015.screens.answers_json import check_answer, write_json

        answer = check_answer(self.workspace, self.problems, self.incomplete, self.closings)
        if self.ranking:
            from plan2015.screens.impact_lines import impact_rows

            answer = {**answer, "impact": impact_rows(self.ranking)}
        return write_json({**answer, "since": self.since} if self.since else answer)

    def github(self) -> str:
        """The annotations of a step of GitHub Actions."""
        from plan2015.screens.check_github import annotations

        return "\n".join(annotations(self.rows))

    def gitlab(self) -> str:
        """The code quality report of a GitLab job."""
        from plan2015.screens.check_gitlab import code_quality

        return code_quality(self.rows)

    def junit(self) -> str:
        """The test report that Jenkins and GitLab take."""
        from plan2015.screens.check_junit import junit
        from plan2015.screens.listed import Level

        must = {Level.ERROR, Level.QUERY} | ({Level.INCOMPLETE} if self.fail_on == "incomplete" else set())
        return junit(self.rows, self.verdict, self.counts, frozenset(must))

    def sarif(self) -> str:
        """The log that code scanning takes."""
        from plan2015.rules import pages
        from plan2015.screens.check_sarif import sarif

        return sarif(self.rows, pages(self.workspace.plan), __version__)


def deliver(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """Writes the files, prints what goes to the screen, and says the verdict last."""
    for output in outputs:
        if output.file:
            said = _said(answer, output.shape)
            verdict_line = f"{answer.verdict}\n" if output.shape == "text" else ""
            write_output(output.file, f"{said}\n{verdict_line}" if said else verdict_line)
    if is_github():
        _tell_github(answer, outputs)
    shown = [output.shape for output in outputs if not output.file]
    for shape in shown:
        if said := _said(answer, shape):
            click.echo(said)
    click.echo(answer.verdict, err=shown != ["text"])


def _said(answer: Answer, shape: str) -> str:
    say: Callable[[], str] = getattr(answer, shape)
    return say()


def _tell_github(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """The full list into the step's summary, and annotations by themselves inside GitHub, unless they are printed."""
    from plan2015.screens.check_github import step_summary

    add_step_summary(step_summary(answer.rows, answer.verdict, answer.counts))
    printed = any(output.shape == "github" and not output.file for output in outputs)
    if not printed and (said := answer.github()):
        click.echo(said, err=True)
