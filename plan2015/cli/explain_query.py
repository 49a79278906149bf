"""`plan2015 explain-query`: the unit's word on a figure that was asked about, and the officer's yes or no to it."""

import click

from plan2015.cli.typed import TEXT, ValueCommand
from plan2015.cli.workspace import perform, tell


@click.command(
    "explain-query",
    cls=ValueCommand,
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 explain-query "an giang" 2015-annual below-minimum-share "thu ngân sách giảm"\n\n'
    '  plan2015 explain-query "an giang" 2015-annual below-minimum-share --accept',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.argument("rule", type=TEXT, metavar="QUY-TẮC")
@click.argument("text", type=TEXT, required=False, metavar="[LỜI-GIẢI-TRÌNH]")
@click.option("--at", type=TEXT, metavar="KHÓA", help="Chỗ cần giải trình, khi quy tắc nêu nhiều chỗ.")
@click.option("--accept", "accepted", flag_value="true", help="Cán bộ theo dõi chấp nhận lời giải trình.")
@click.option("--refuse", "accepted", flag_value="false", help="Cán bộ theo dõi đề nghị nói rõ thêm.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, period: str, rule: str, text: str | None, at: str | None, accepted: str | None
) -> None:
    """Ghi lời giải trình vào tệp báo cáo, kèm những số liệu mà lời đó nói đến; hoặc chấp nhận, chưa chấp nhận.

    Số liệu đổi thì lời giải trình hết hiệu lực và chỗ đó lại cần giải trình.
    """
    from plan2015.acts.explain import Query, explain, judge

    if (not text) == (accepted is None):
        raise click.UsageError("nêu lời giải trình, hoặc --accept, hoặc --refuse.")
    query = Query(unit, period, rule, at)
    if text:
        told = perform(ctx.obj, lambda opened: explain(opened, query, text))
        tell(f"{told.done.shown}: {'đã ghi giải trình' if told.changed else 'không đổi'} {rule} ({told.done.at})")
        return
    is_accepted = accepted == "true"
    judged = perform(ctx.obj, lambda opened: judge(opened, query, accepted=is_accepted))
    words = "đã chấp nhận" if is_accepted else "cần nói rõ thêm"
    tell(f"{judged.done.shown}: {words if judged.changed else 'không đổi'}: {rule}")
