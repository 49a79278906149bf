"""`plan2015 budget`: the share of the budget for training, unit by unit and pooled."""

from datetime import date

import click

from plan2015.cli.known import at_option, open_known
from plan2015.cli.options import Refusal, as_of_option, choose_period, format_option, period_option
from plan2015.cli.terminal import show


@click.command(
    "budget",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 budget\n\n  plan2015 budget --period 2015-h1 --format json",
)
@as_of_option
@at_option
@period_option
@format_option("table", "json", "csv")
@click.pass_context
def command(ctx: click.Context, as_of: date, at: str | None, period: str | None, shape: str) -> None:
    """Kinh phí đào tạo, bồi dưỡng so với mức 15% nêu tại Kế hoạch: từng đơn vị, cộng theo loại mẫu số.

    Không nêu kỳ thì lấy kỳ cuối của kế hoạch. Dùng số ước cả năm; không có thì số thực hiện, rồi đến dự toán.
    """
    from plan2015.consolidation.budget_figures import consolidate_budget
    from plan2015.consolidation.consolidate import consolidate

    opened = open_known(ctx.obj, at)
    chosen = choose_period(period, opened) or opened.plan.periods[-1].id
    if opened.plan.budget is None:
        raise Refusal("kế hoạch không có quy định về kinh phí (mục budget của tasks.yaml).")
    standings = opened.standings(as_of)
    consolidation = consolidate(standings, opened.plan.period_by_id[chosen])
    budget = consolidate_budget(consolidation, opened.plan.budget)
    if shape == "json":
        from plan2015.screens.answers_json import budget_answer, write_json

        click.echo(write_json(budget_answer(standings, budget)))
    elif shape == "csv":
        from plan2015.screens.answers_csv import write_shares

        click.echo(write_shares(budget), nl=False)
    else:
        from plan2015.screens.budget_screen import budget_screen

        show(budget_screen(standings, budget))
    opened.report_problems()
