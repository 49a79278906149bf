"""`plan2015 render unit`: one unit on one page."""

from datetime import date
from pathlib import Path

import click

from plan2015.cli.options import as_of_option, at_option
from plan2015.cli.papers import check_output, force_option, out_option, save_told
from plan2015.cli.workspace import open_known, report_problems, variables


@click.command(
    "unit",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 render unit "an giang" --out an-giang.docx\n\n'
    "  plan2015 render unit cd-y-te-viet-nam --as-of 20/11/2015 --out y-te.docx",
)
@click.argument("wanted", metavar="ĐƠN-VỊ")
@as_of_option
@at_option
@out_option
@force_option
@click.pass_context
def unit(ctx: click.Context, wanted: str, as_of: date, at: str | None, out: Path, force: bool) -> None:
    """Phiếu theo dõi một đơn vị, một trang."""
    from plan2015.acts.sheets import unit_paper

    check_output(out)
    opened = open_known(ctx.obj, at)
    save_told(out, unit_paper(opened, wanted, as_of, variables()), force=force)
    report_problems(opened)
