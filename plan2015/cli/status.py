"""`plan2015 status`: the morning screen."""

from datetime import date

import click

from plan2015.cli.options import as_of_option, at_option, format_option, kind_option, period_option
from plan2015.cli.terminal import show
from plan2015.cli.workspace import open_known, report_problems


@click.command(
    "status",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 status\n\n  plan2015 status --as-of 20/11/2015 --kind provincial",
)
@as_of_option
@at_option
@period_option
@kind_option
@format_option("table", "json", "csv")
@click.pass_context
def command(ctx: click.Context, as_of: date, at: str | None, period: str | None, kind: str | None, shape: str) -> None:
    """Màn hình buổi sáng: ai nợ gì, hạn nào, việc gì cần làm trước; việc gì còn để ngỏ."""
    from plan2015.obligations.summary import count_reports

    opened = open_known(ctx.obj, at)
    period = opened.choose_period(period)
    standings = opened.standings(as_of)
    shown = tuple(
        standing
        for standing in standings.all
        if kind in (None, standing.obligation.unit.kind) and period in (None, standing.obligation.period)
    )
    counts = count_reports(shown, opened.plan.period_by_id)
    if shape == "table":
        from plan2015.screens.status_screen import status_screen

        show(status_screen(standings, shown, counts))
    else:
        from plan2015.screens import answers_csv, answers_json

        if shape == "json":
            click.echo(answers_json.write_json(answers_json.status_answer(standings, shown, counts)))
        else:
            click.echo(answers_csv.write_obligations(shown, opened.workspace), nl=False)
    report_problems(opened)
