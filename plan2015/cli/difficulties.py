"""`plan2015 difficulties`: what units raised and nobody has answered yet."""

from datetime import date

import click

from plan2015.cli.options import as_of_option, at_option, format_option
from plan2015.cli.terminal import show
from plan2015.cli.workspace import open_known, report_problems


@click.command(
    "difficulties",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 difficulties\n\n  plan2015 difficulties --as-of 25/11/2015 --format json",
)
@as_of_option
@at_option
@format_option("table", "json")
@click.pass_context
def command(ctx: click.Context, as_of: date, at: str | None, shape: str) -> None:
    """Khó khăn, vướng mắc chưa trả lời, chờ lâu nhất nêu trước."""
    from plan2015.obligations.difficulties import waiting

    opened = open_known(ctx.obj, at)
    standings = opened.standings(as_of)
    listed = waiting(opened.workspace, as_of)
    if shape == "json":
        from plan2015.screens.answers_json import difficulties_answer, write_json

        click.echo(write_json(difficulties_answer(standings, listed)))
    else:
        from plan2015.screens.difficulties_screen import difficulties_screen

        show(difficulties_screen(standings, listed))
    report_problems(opened)
