"""`plan2015 render brief`: half a page for the Trưởng Ban Chỉ đạo."""

from datetime import date, timedelta
from pathlib import Path

import click

from plan2015.cli.options import DayType, as_of_option, at_option, period_option
from plan2015.cli.papers import check_output, force_option, out_option, save_told
from plan2015.cli.workspace import open_known, report_problems, variables

_WEEK = timedelta(days=7)


@click.command(
    "brief",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 render brief --as-of 20/11/2015 --out bao-cao-nhanh.docx\n\n"
    "  plan2015 render brief --as-of 20/11/2015 --since 13/11/2015 --out bao-cao-nhanh.docx",
)
@period_option
@as_of_option
@at_option
@click.option("--since", type=DayType(), metavar="NGÀY", help="Ngày của lần báo cáo trước. Mặc định: bảy ngày trước.")
@out_option
@force_option
@click.pass_context
def brief(
    ctx: click.Context, period: str | None, as_of: date, at: str | None, since: date | None, out: Path, force: bool
) -> None:
    """Báo cáo nhanh: đã nhận, mới nhận, quá hạn, khó khăn chưa trả lời."""
    from plan2015.acts.sheets import brief_paper

    check_output(out)
    opened = open_known(ctx.obj, at)
    save_told(out, brief_paper(opened, period, as_of, since or as_of - _WEEK, variables()), force=force)
    report_problems(opened)
