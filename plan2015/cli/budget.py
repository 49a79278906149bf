"""`plan2015 budget`: the share of the budget for training, unit by unit and pooled."""

from datetime import date

import click

from plan2015.acts.refusal import Refusal
from plan2015.cli.options import as_of_option, at_option, format_option, period_option
from plan2015.cli.terminal import show
from plan2015.cli.workspace import open_known, report_problems


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
    from plan2015.consolidation import budget_figures, consolidate

    opened = open_known(ctx.obj, at)
    chosen = opened.choose_period(period) or opened.plan.periods[-1].id
    if opened.plan.budget is None:
        raise Refusal("kế hoạch không có quy định về kinh phí (mục budget của tasks.yaml).")
    standings = opened.standings(as_of)
    consolidation = consolidate.consolidate(standings, opened.plan.period_by_id[chosen])
    shares = budget_figures.consolidate_budget(consolidation, opened.plan.budget)
    if shape == "table":
        from plan2015.screens.budget_screen import budget_screen

        show(budget_screen(standings, shares))
    else:
        from plan2015.screens import answers_csv, answers_json

        if shape == "json":
            click.echo(answers_json.write_json(answers_json.budget_answer(standings, shares)))
        else:
            click.echo(answers_csv.write_shares(shares), nl=False)
    report_problems(opened)
