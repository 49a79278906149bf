"""The run of an import: what is asked at the keyboard, each file read and entered, and what is told of them."""

import sys
from collections.abc import Iterator
from datetime import date

import click

from plan2015.acts.arrivals import Arrival
from plan2015.acts.import_file import Importer, Taken
from plan2015.acts.import_outcome import Outcome
from plan2015.acts.opened import Opened
from plan2015.cli import import_answer, import_words
from plan2015.cli.import_review import review
from plan2015.cli.options import DayType
from plan2015.cli.workspace import tell
from plan2015.forms.reading import Whose
from plan2015.records.problem import Problem
from plan2015.screens.plain import plain


def whose_form(opened: Opened, unit: str | None, period: str | None, *, is_needed: bool) -> Whose | None:
    """Whose the forms are, where somebody says so."""
    if unit is None and period is None and not is_needed:
        return None
    if unit is None or period is None:
        raise click.UsageError("nêu cả --unit và --period.")
    return Whose(opened.find_unit(unit).id, opened.find_period(period))


def ask_day(count: int) -> date | None:
    """When the forms came, as somebody types it."""
    about = "biểu này" if count == 1 else f"{count} biểu này"
    typed = click.prompt(f"Ngày nhận {about} (Enter: chưa rõ)", default="", show_default=False, err=True)
    return DayType().convert(typed, None, None) if typed.strip() else None


def run(importer: Importer, found: list[Arrival], *, reviewed: bool) -> list[Outcome]:
    """Each file read and entered in its turn; where answers are gone through first, all are read before."""
    if not reviewed or not sys.stdin.isatty():
        if reviewed:
            tell("--review cần màn hình và bàn phím: các câu trả lời chưa chắc được nêu là lỗi, kèm cách hiểu đề xuất.")
        return [_enter(importer, importer.read(arrival)) for arrival in _counted(found)]
    return [_enter(importer, came) for came in review([importer.read(arrival) for arrival in _counted(found)])]


def _counted(found: list[Arrival]) -> Iterator[Arrival]:
    """One by one, with a bar where somebody watches."""
    hidden = len(found) < 2 or not sys.stderr.isatty()
    with click.progressbar(found, label="Nhập biểu", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _enter(importer: Importer, came: Taken) -> Outcome:
    """One file; where something has to be agreed to first, and somebody is there, they are asked."""
    outcome = importer.enter(came)
    while outcome.questions and sys.stdin.isatty():
        tell(f"{outcome.name}: {outcome.unit}, khác báo cáo đang có:")
        for note in outcome.notes:
            tell(f"  {plain(note)}")
        if not all(click.confirm(question, err=True) for question in outcome.questions):
            break
        outcome = importer.enter(came, agreed=True)  # asks again where somebody wrote while it was thought about
    return outcome


def summarise(outcomes: list[Outcome], problems: tuple[Problem, ...], shape: str, *, dry_run: bool) -> None:
    """What became of all files."""
    if shape == "json":
        click.echo(import_answer.as_json(outcomes, dry_run=dry_run))
    elif shape == "csv":
        click.echo(import_answer.as_csv(outcomes), nl=False)
    else:
        told = (line for outcome in outcomes for line in import_words.outcome_lines(outcome, problems))
        total = import_words.total_line(outcomes, dry_run)
        for line in (*told, total, *import_words.open_lines(outcomes)):
            click.echo(line)


def exit_code(outcomes: list[Outcome]) -> int:
    """How the program ends after what became of the files; a fault of ours is raised."""
    if bugs := [outcome.bug for outcome in outcomes if outcome.bug]:
        raise ExceptionGroup("import", bugs)
    if any(outcome.failed for outcome in outcomes):
        return 2
    return int(any(outcome.state in ("errors", "refused") for outcome in outcomes))
