"""`plan2015 overdue`: each overdue or late obligation."""

from datetime import date

import click

from plan2015.cli.options import as_of_option, at_option, format_option
from plan2015.cli.terminal import show
from plan2015.cli.workspace import open_known, report_problems


@click.command(
    "overdue",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 overdue\n\n  plan2015 overdue --as-of 20/11/2015 --format csv",
)
@as_of_option
@at_option
@format_option("table", "json", "csv")
@click.option("--exit-code", is_flag=True, help="Thoát với mã 1 khi còn việc quá hạn (gửi chậm không tính).")
@click.pass_context
def command(ctx: click.Context, as_of: date, at: str | None, shape: str, exit_code: bool) -> None:
    """Từng việc quá hạn hoặc gửi chậm: đơn vị, điểm khoản, thời hạn, số ngày, còn thiếu gì."""
    from plan2015.obligations import Timeliness

    opened = open_known(ctx.obj, at)
    standings = opened.standings(as_of)
    shown = tuple(s for s in standings.all if s.state.timeliness in (Timeliness.OVERDUE, Timeliness.LATE))
    if shape == "table":
        from plan2015.screens.overdue_screen import overdue_screen

        show(overdue_screen(standings, shown))
    else:
        from plan2015.screens import answers_csv, answers_json

        if shape == "json":
            click.echo(answers_json.write_json(answers_json.overdue_answer(standings, shown)))
        else:
            click.echo(answers_csv.write_obligations(shown, opened.workspace), nl=False)
    report_problems(opened)
    ctx.exit(int(exit_code and any(s.state.timeliness is Timeliness.OVERDUE for s in shown)))
