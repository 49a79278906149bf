"""`plan2015 verify`: whether a paper is still what was issued, and whether the data has moved on."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import open_workspace
from plan2015.cli.papers import data_hash, open_paper, open_store, open_tables, templates_guarded

if TYPE_CHECKING:
    from plan2015.consolidation.figure import Figure
    from plan2015.papers.evidence.book import Book


@click.command(
    "verify",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 verify bao-cao-nam.docx\n\n  plan2015 verify cong-van/bao-cao.docx",
)
@click.argument("paper", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command(ctx: click.Context, paper: Path) -> None:
    """Văn bản còn đúng như khi lập không, dữ liệu đã đổi chưa; không khớp thì mã thoát là 1."""
    from plan2015.papers.evidence.lines import verdict_lines
    from plan2015.papers.evidence.verify import verify
    from plan2015.papers.report.context import all_figures

    parts, _ = open_paper(paper)
    opened = open_workspace(ctx.obj)

    def figures_now(book: "Book") -> "Mapping[str, Figure]":
        period = opened.plan.period_by_id.get(book.period)
        tables = open_tables(open_store(opened), opened.plan)
        return all_figures(opened.standings(book.day), period, tables) if period else {}

    with templates_guarded():
        verdict = verify(parts, data_hash(opened), figures_now)
    click.echo("\n".join(verdict_lines(verdict)))
    if not verdict.is_genuine:
        ctx.exit(1)
