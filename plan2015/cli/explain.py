"""`plan2015 explain`: the help page of a rule."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import Refusal

if TYPE_CHECKING:
    from plan2015.records.model.plan import Plan


@click.command(
    "explain",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 explain\n\n  plan2015 explain duplicate-key",
)
@click.argument("rule", required=False, metavar="[QUY-TẮC]")
@click.pass_context
def command(ctx: click.Context, rule: str | None) -> None:
    """Giải thích một quy tắc kiểm tra: vì sao có, căn cứ vào đâu, sửa thế nào. Không nêu tên thì liệt kê tất cả."""
    from plan2015.rules import pages
    from plan2015.screens.rule_pages import list_pages, page_text
    from plan2015.vietnamese.matching import closest

    known = pages(_plan(ctx.obj))
    if rule is None:
        click.echo(list_pages(known.values()))
    elif rule in known:
        click.echo(page_text(known[rule]))
    else:
        near = closest(rule, known)
        raise Refusal(f"không có quy tắc “{rule}”." + (f" Ý bạn là “{near}”?" if near else " Xem: plan2015 explain"))


def _plan(data: str) -> "Plan | None":
    """The plan whose edits are explained: the workspace's, else that of a new workspace."""
    from plan2015.records.load import PLAN_PATH, read_plan
    from plan2015.records.reading.folder import Folder
    from plan2015.records.starter import starter_data

    folder = data if (Path(data) / PLAN_PATH).is_file() else str(starter_data())
    return read_plan(Folder(folder), (PLAN_PATH,), [])
