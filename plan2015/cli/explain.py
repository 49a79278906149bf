"""`plan2015 explain`: the help page of a rule."""

import click

from plan2015.acts.refusal import Refusal


@click.command(
    "explain",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 explain\n\n  plan2015 explain duplicate-key",
)
@click.argument("rule", required=False, metavar="[QUY-TẮC]")
@click.pass_context
def command(ctx: click.Context, rule: str | None) -> None:
    """Giải thích một quy tắc kiểm tra: vì sao có, căn cứ vào đâu, sửa thế nào. Không nêu tên thì liệt kê tất cả."""
    from plan2015.acts.rule_pages import known_pages
    from plan2015.screens.rule_pages import list_pages, page_text
    from plan2015.vietnamese.matching import closest

    known = known_pages(ctx.obj)
    if rule is None:
        click.echo(list_pages(known.values()))
    elif rule in known:
        click.echo(page_text(known[rule]))
    else:
        near = closest(rule, known)
        raise Refusal(f"không có quy tắc “{rule}”." + (f" Ý bạn là “{near}”?" if near else " Xem: plan2015 explain"))
