"""`plan2015 show UNIT`: one unit, each obligation and why it stands as it does."""

from datetime import date

import click

from plan2015.cli.options import as_of_option, at_option
from plan2015.cli.terminal import show
from plan2015.cli.workspace import open_known, report_problems


@click.command(
    "show",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 show "an giang"\n\n  plan2015 show ldld-tp-ha-noi --as-of 20/11/2015',
)
@click.argument("unit", metavar="ĐƠN-VỊ")
@as_of_option
@at_option
@click.pass_context
def command(ctx: click.Context, unit: str, as_of: date, at: str | None) -> None:
    """Một đơn vị: từng việc, tình trạng và vì sao; chỗ chờ sửa, chờ giải trình; đầu mối; điều chưa rõ.

    ĐƠN-VỊ là mã, tên, tên ngắn hoặc tên khác của đơn vị; không cần gõ dấu.
    """
    from plan2015.screens.unit_screen import unit_screen

    opened = open_known(ctx.obj, at)
    found = opened.find_unit(unit)
    show(unit_screen(found, opened.standings(as_of)))
    report_problems(opened)
