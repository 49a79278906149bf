"""The answer of `check` and where it goes in each format: files first, then the screen, the verdict last."""

import click

from plan2015.cli.check_formats import FORMATS, Answer
from plan2015.cli.outputs import Output, write_output
from plan2015.cli.pipeline import add_step_summary, is_github


def deliver(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """Writes the files, prints what goes to the screen, and says the verdict last."""
    for output in outputs:
        if output.file:
            said = FORMATS[output.shape](answer)
            verdict_line = f"{answer.verdict}\n" if output.shape == "text" else ""
            write_output(output.file, f"{said}\n{verdict_line}" if said else verdict_line)
    if is_github():
        _tell_github(answer, outputs)
    shown = [output.shape for output in outputs if not output.file]
    for shape in shown:
        if said := FORMATS[shape](answer):
            click.echo(said)
    click.echo(answer.verdict, err=shown != ["text"])


def _tell_github(answer: Answer, outputs: tuple[Output, ...]) -> None:
    """The full list into the step's summary, and annotations by themselves inside GitHub, unless they are printed."""
    from plan2015.screens.check_github import step_summary

    add_step_summary(step_summary(answer.rows, answer.verdict, answer.counts))
    printed = any(output.shape == "github" and not output.file for output in outputs)
    if not printed and (said := FORMATS["github"](answer)):
        click.echo(said, err=True)
