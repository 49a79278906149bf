"""`plan2015 receive`: a report that came counts at once, whatever its form; figures may follow later."""

from datetime import date
from pathlib import Path

import click

from plan2015.cli.options import DayType
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import perform, tell
from plan2015.records.model.choices import CHANNELS


@click.command(
    "receive",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 receive "an giang" 2015-annual --received 12/11/2015 --paper 34/BC-LĐLĐ\n\n'
    '  plan2015 receive "an giang" 2015-annual --original 16/11/2015',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.option("--received", type=DayType(), metavar="NGÀY", help="Ngày bản đầu tiên đến, bằng bất cứ cách gửi nào.")
@click.option("--register", "register_number", type=TEXT, metavar="SỐ", help="Số đến.")
@click.option("--paper", type=TEXT, metavar="SỐ", help="Số, ký hiệu báo cáo.")
@click.option("--signed", type=DayType(), metavar="NGÀY", help="Ngày ký.")
@click.option("--channel", type=click.Choice(CHANNELS), metavar="|".join(CHANNELS), help="Cách gửi.")
@click.option(
    "--file",
    "source",
    type=click.Path(exists=True, dir_okay=False),
    metavar="TỆP",
    help="Tệp đã nhận; giữ bản sao, ghi tên và mã băm.",
)
@click.option("--no-copy", is_flag=True, help="Không giữ bản sao của tệp đã nhận; chỉ ghi tên và mã băm.")
@click.option("--original", type=DayType(), metavar="NGÀY", help="Ngày nhận bản chính, khi bản sao đến trước.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, period: str, received: date | None, register_number: str | None, paper: str | None,
    signed: date | None, channel: str | None, source: str | None, no_copy: bool, original: date | None,
) -> None:  # fmt: skip
    """Ghi nhận một báo cáo vừa đến, kể cả khi chưa có số liệu.

    Lần đầu tạo tệp báo cáo. Các lần sau không bao giờ đổi ngày nhận đầu: bản gửi lại được thêm vào corrections.
    """
    from plan2015.acts.receive import Came, receive

    came = Came(
        received, register_number, paper, signed, channel,
        file=Path(source) if source else None, copied=not no_copy, original=original,
    )  # fmt: skip
    if came.says_nothing:
        raise click.UsageError("nêu ít nhất --received NGÀY hoặc --original NGÀY.")
    performed = perform(ctx.obj, lambda opened: receive(opened, unit, period, came))
    done = performed.done
    said = "đã ghi nhận báo cáo" if done.is_first else f"đã ghi {', '.join(done.told)}"
    tell(f"{done.shown}: {said if done.shown in performed.changed else 'không đổi'}")
