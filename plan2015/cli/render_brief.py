"""`plan2015 render brief`: half a page for the Trưởng Ban Chỉ đạo."""

from datetime import date, timedelta
from pathlib import Path

import click

from plan2015.acts.known import at_option, open_known
from plan2015.acts.writing import tell
from plan2015.cli.options import DayType, as_of_option, period_option
from plan2015.cli.papers import (
    check_output,
    choose_report_period,
    force_option,
    open_store,
    out_option,
    provenance,
    save,
    templates_guarded,
)

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
    from plan2015.office.paper import finish
    from plan2015.office.word.package import Details
    from plan2015.papers.sheets.brief import build_brief

    check_output(out)
    opened = open_known(ctx.obj, at)
    chosen = opened.plan.period_by_id[choose_report_period(period, opened)]
    with templates_guarded():
        context = build_brief(opened.standings(as_of), chosen, since or as_of - _WEEK)
        rendered = open_store(opened).template("brief").render(context)
        details = Details(f"Báo cáo nhanh {chosen.title}", provenance(opened).described(as_of), as_of)
        data = finish(rendered, details)
    changed = save(out, data, force=force)
    tell(f"{out}: {'đã ghi' if changed else 'không đổi'}")
    opened.report_problems()
