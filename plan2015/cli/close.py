"""`plan2015 close`: writes down what a period holds, so that a later change is seen."""

from datetime import date

import click

from plan2015.cli.options import as_of_option
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import perform, tell, variables


@click.command(
    "close",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 close 2015-annual --as-of 10/12/2015\n\n"
    '  plan2015 close 2015-annual --as-of 20/12/2015 --reason "An Giang gửi số liệu điều chỉnh, 601/BC-LĐLĐ"',
)
@click.argument("period", type=TEXT, metavar="KỲ")
@as_of_option
@click.option(
    "--reason", type=TEXT, metavar="LÝ-DO", help="Lý do chốt lại; bắt buộc khi kỳ đã chốt mà số liệu thay đổi."
)
@click.pass_context
def command(ctx: click.Context, period: str, as_of: date, reason: str | None) -> None:
    """Chốt số liệu một kỳ: ghi mã băm từng báo cáo và các tổng; sau đó check báo mọi thay đổi cho đến khi chốt lại."""
    from plan2015.acts.close import close

    done = perform(ctx.obj, lambda opened: close(opened, period, as_of, reason, variables())).done
    if not done.commit:
        tell(f"{done.shown}: kỳ {done.period} đã chốt, không đổi")
        return
    tell(f"{done.shown}: đã chốt {done.reports} báo cáo kỳ {done.period}, phiên bản {done.commit[:12]}")
    if done.doubt:
        tell(done.doubt)
