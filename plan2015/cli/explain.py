"""`plan2015 explain`: the help page of a rule, what a clause of the plan asks, what a paper that it cites is."""

import click


@click.command(
    "explain",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 explain\n\n  plan2015 explain duplicate-key\n\n  plan2015 explain II.3.d",
)
@click.argument("rule", required=False, metavar="[QUY-TẮC|ĐIỂM|VĂN-BẢN]")
@click.pass_context
def command(ctx: click.Context, rule: str | None) -> None:
    """Giải thích một quy tắc kiểm tra: vì sao có, căn cứ vào đâu, sửa thế nào. Không nêu tên thì liệt kê tất cả.

    ĐIỂM (như II.3.d) thì nêu Kế hoạch giao gì, cho ai, hạn nào; VĂN-BẢN (như 1644/CTr-TLĐ): tên, ngày, nơi ban hành.
    """
    from plan2015.acts.explanation_page import explained

    click.echo(explained(ctx.obj, rule))
