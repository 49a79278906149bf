"""`plan2015 answer`: how a difficulty was answered."""

from datetime import date

import click

from plan2015.cli.options import DayType
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import perform, tell


@click.command(
    "answer",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 answer 2015-annual/ldld-tinh-an-giang/1 --date 20/11/2015 --paper 530/TLĐ-ToC\n\n"
    '  plan2015 answer kk-01 --date 20/11/2015 --text "đã bố trí kinh phí"',
)
@click.argument("difficulty", type=TEXT, metavar="KHÓ-KHĂN")
@click.option("--date", "day", type=DayType(), required=True, metavar="NGÀY", help="Ngày trả lời.")
@click.option("--paper", type=TEXT, metavar="SỐ", help="Số văn bản trả lời.")
@click.option("--text", type=TEXT, metavar="NỘI-DUNG", help="Nội dung trả lời.")
@click.option("--passed-to", type=TEXT, metavar="NƠI", help="Đã chuyển nơi khác giải quyết.")
@click.pass_context
def command(
    ctx: click.Context, difficulty: str, day: date, paper: str | None, text: str | None, passed_to: str | None
) -> None:
    """Ghi việc trả lời một khó khăn, vướng mắc.

    KHÓ-KHĂN là mã trong difficulties.yaml, hoặc KỲ/ĐƠN-VỊ/SỐ-THỨ-TỰ của khó khăn nêu trong báo cáo.
    """
    from plan2015.acts.answer import Reply, answer

    reply = Reply(day, paper, text, passed_to)
    performed = perform(ctx.obj, lambda opened: answer(opened, difficulty, reply))
    tell(f"{performed.done}: {'đã ghi trả lời' if performed.changed else 'không đổi'} {difficulty}")
