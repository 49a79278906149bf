"""`plan2015 extend`: a later date for one unit, with its paper and reason."""

from datetime import date

import click

from plan2015.cli.options import DayType
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import perform, tell


@click.command(
    "extend",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 extend "an giang" II.3.g --until 25/11/2015 --paper 512/TLĐ-ToC\n\n'
    '  plan2015 extend cd-y-te-viet-nam II.3.g --until 30/11/2015 --reason "thay đổi lãnh đạo"',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("clause", type=TEXT, metavar="ĐIỂM-KHOẢN")
@click.option("--until", type=DayType(), required=True, metavar="NGÀY", help="Ngày cuối mới (tính cả ngày đó).")
@click.option("--period", type=TEXT, metavar="KỲ", help="Chỉ cho báo cáo kỳ này.")
@click.option("--paper", type=TEXT, metavar="SỐ", help="Số văn bản cho gia hạn.")
@click.option("--signed", type=DayType(), metavar="NGÀY", help="Ngày văn bản cho gia hạn.")
@click.option("--reason", type=TEXT, metavar="LÝ-DO", help="Lý do.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, clause: str, until: date, period: str | None, paper: str | None,
    signed: date | None, reason: str | None,
) -> None:  # fmt: skip
    """Gia hạn một việc cho một đơn vị; các đơn vị khác giữ nguyên hạn."""
    from plan2015.acts.extend import Grant, extend

    grant = Grant(clause, until, period, paper, signed, reason)
    performed = perform(ctx.obj, lambda opened: extend(opened, unit, grant))
    done = performed.done
    said = f"đã gia hạn {clause} cho {done.unit} đến hết ngày {until.isoformat()}"
    tell(f"{done.shown}: {said if performed.changed else 'không đổi'}")
