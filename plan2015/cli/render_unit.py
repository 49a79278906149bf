"""`plan2015 render unit`: one unit on one page."""

from datetime import date
from pathlib import Path

import click

from plan2015.cli.acts import tell
from plan2015.cli.known import at_option, open_known
from plan2015.cli.options import as_of_option, find_unit
from plan2015.cli.papers import (
    check_output,
    force_option,
    open_store,
    open_tables,
    out_option,
    provenance,
    save,
    templates_guarded,
)


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
    from plan2015.office.paper import finish
    from plan2015.office.word.package import Details
    from plan2015.papers.sheets.unit_sheet import unit_sheet

    check_output(out)
    opened = open_known(ctx.obj, at)
    found = find_unit(wanted, opened)
    with templates_guarded():
        store = open_store(opened)
        tables = open_tables(store, opened.plan)
        rendered = store.template("unit").render(unit_sheet(opened.standings(as_of), found, tables))
        described = provenance(opened).described(as_of)
        data = finish(rendered, Details(f"Phiếu theo dõi: {found.name}", described, as_of))
    changed = save(out, data, force=force)
    tell(f"{out}: {'đã ghi' if changed else 'không đổi'}")
    opened.report_problems()
