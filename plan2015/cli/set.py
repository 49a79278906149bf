"""`plan2015 set`: values in a submission, each at its own line."""

import click

from plan2015.cli.typed import BLANK_OR_TEXT, TEXT, ValueCommand
from plan2015.cli.workspace import perform, tell


@click.command(
    "set",
    cls=ValueCommand,
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 set "an giang" 2015-annual E01.1 12\n\n'
    "  plan2015 set ldld-tp-ha-noi 2015-annual budget.estimate.training 1.250.000.000\n\n"
    '  plan2015 set "an giang" 2015-annual E01.1 14 E01.2 8 E01.3 6',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.argument("pairs", type=BLANK_OR_TEXT, metavar="Ô GIÁ-TRỊ [Ô GIÁ-TRỊ]…", nargs=-1, required=True)
@click.pass_context
def command(ctx: click.Context, unit: str, period: str, pairs: tuple[str, ...]) -> None:
    """Ghi giá trị vào tệp báo cáo; chỉ dòng đó thay đổi.

    Ô là mã ô của biểu (E01.1) hoặc khóa trong tệp (indicators.training_classes). GIÁ-TRỊ để trống ("") là chưa có số.
    Những số phải khớp nhau (tổng và các phần) thì ghi trong một lệnh: thay đổi nào gây lỗi mới đều không được ghi.
    """
    from plan2015.acts.set import set_values

    if len(pairs) % 2:
        raise click.UsageError(f"ô “{pairs[-1]}” thiếu giá trị; muốn để trống thì ghi “”.", ctx)
    asked = tuple(zip(pairs[::2], pairs[1::2], strict=True))
    for one in perform(ctx.obj, lambda opened: set_values(opened, unit, period, asked)).done:
        tell(f"{one.shown}: {'đã ghi' if one.is_new else 'không đổi'} {one.key} = {one.value or '(trống)'}")
