"""The answer of `check` in each format, and where each goes: files first, then the screen, the verdict last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import click

from plan2015 import __version__
from plan2015.acts.check import Found, find_problems
from plan2015.cli.outputs import Output, write_output
from plan2015.cli.pipeline import add_step_summary, is_github, repository_prefix
from plan2015.consolidation.impact import Ranking
from plan2015.rules import pages
from plan2015.screens.answers_json import check_answer, write_json
from plan2015.screens.check_github import annotations, step_summary
from plan2015.screens.check_gitlab import code_quality
from plan2015.screens.check_sarif import sarif
from plan2015.screens.impact_lines import impact_lines, impact_rows
from plan2015.screens.listed import Level, Listed, list_rows
from plan2015.screens.problem_lines import check_lines, summary_line, verdict

__all__ = ["WRITERS", "Answer", "deliver", "find_problems"]


@dataclass(frozen=True)
class Answer:
    """What one run of `check` found, and what it fails on."""

    found: Found
    fail_on: str
    by_impact: bool = False

    @cached_property
    def rows(self) -> tuple[Listed, ...]:
        """One row a problem, as the formats of pipelines list them."""
        found = self.found
        return list_rows(found.workspace, found.problems, found.incomplete, repository_prefix())

    @cached_property
    def verdict(self) -> str:
        """The last line."""
        return verdict(self.found.problems, len(self.found.incomplete) if self.fail_on == "incomplete" else 0)

    @cached_property
    def counts(self) -> str:
        """The line before it."""
        return summary_line(self.found.problems, len(self.found.incomplete), self.found.workspace.files)

    @cached_property
    def ranking(self) -> Ranking | None:
        """With `--by-impact`: the problems by what they move."""
        return self.found.by_impact() if self.by_impact else None


def _text(answer: Answer) -> str:
    """The answer for people, without its verdict."""
    found = answer.found
    if answer.ranking is not None:
        return "\n".join([*impact_lines(answer.ranking, found.workspace.plan), "", answer.counts])
    return "\n".join(check_lines(found.workspace, found.problems, found.incomplete, found.closings))


def _json(answer: Answer) -> str:
    """The answer for programs, whole."""
    found = answer.found
    said = check_answer(found.workspace, found.problems, found.incomplete, found.closings)
    if answer.ranking is not None:
        said = {**said, "impact": impact_rows(answer.ranking)}
    return write_json({**said, "since": found.since} if found.since else said)


def _github(answer: Answer) -> str:
    """The annotations of a step of GitHub Actions."""
    return "\n".join(annotations(answer.rows))


def _gitlab(answer: Answer) -> str:
    """The code quality report of a GitLab job."""
    return code_quality(answer.rows)


def _junit(answer: Answer) -> str:
    """The test report that Jenkins and GitLab take."""
    from plan2015.screens.check_junit import junit  # the library's escapes bring the whole of urllib

    must = {Level.ERROR, Level.QUERY} | ({Level.INCOMPLETE} if answer.fail_on == "incomplete" else set())
    return junit(answer.rows, answer.verdict, answer.counts, frozenset(must))


def _sarif(answer: Answer) -> str:
    """The log that code scanning takes."""
    return sarif(answer.rows, pages(answer.found.workspace.plan), __version__)


WRITERS: Mapping[str, Callable[[Answer], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "sarif": _sarif,
}
"""Every format of `check`, and what says it."""


def deliver(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """Writes the files, prints what goes to the screen, and says the verdict last."""
    for output in outputs:
        if output.file:
            said = WRITERS[output.shape](answer)
            verdict_line = f"{answer.verdict}\n" if output.shape == "text" else ""
            write_output(output.file, f"{said}\n{verdict_line}" if said else verdict_line)
    if is_github():
        _tell_github(answer, outputs)
    shown = [output.shape for output in outputs if not output.file]
    for shape in shown:
        if said := WRITERS[shape](answer):
            click.echo(said)
    click.echo(answer.verdict, err=shown != ["text"])


def _tell_github(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """The full list into the step's summary, and annotations by themselves inside GitHub, unless they are printed."""
    add_step_summary(step_summary(answer.rows, answer.verdict, answer.counts))
    printed = any(output.shape == "github" and not output.file for output in outputs)
    if not printed and (said := _github(answer)):
        click.echo(said, err=True)
