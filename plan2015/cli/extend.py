"""`plan2015 extend`: a later date for one unit, with its paper and reason."""

from datetime import date
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import tell
from plan2015.cli.options import DayType, Refusal, choose_period, find_unit, open_workspace
from plan2015.cli.trial import change
from plan2015.cli.typed import TEXT

if TYPE_CHECKING:
    from plan2015.records.editing.typed import Tree


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
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.scaffold import EXTENSIONS_HEAD
    from plan2015.records.kinds import EXTENSIONS
    from plan2015.records.model.registers import Extension

    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened)
    clauses = {report.clause for report in opened.plan.reports} | {task.clause for task in opened.plan.tasks}
    if clause not in clauses:
        raise Refusal(f"kế hoạch không có việc nào ở “{clause}”. Ghi như II.3.g.")
    cited = {"number": paper, "date": signed.isoformat() if signed else None}
    entry: dict[str, Tree] = {
        "unit": found.id,
        "clause": clause,
        "period": chosen,
        "due": {"by": until.isoformat()},
        "paper": {key: value for key, value in cited.items() if value} or None,
        "reason": reason,
    }
    entry = {key: value for key, value in entry.items() if value}
    opened.workspace.need(EXTENSIONS.at)
    if Extension.model_validate(entry) in {record for _, record in opened.workspace.extensions}:
        tell(f"{opened.workspace.folder.show(EXTENSIONS.at)}: không đổi")
        return
    change(opened, EXTENSIONS.at, [Edit((), entry, append=True)], EXTENSIONS_HEAD + "[]\n")
    shown = opened.workspace.folder.show(EXTENSIONS.at)
    tell(f"{shown}: đã gia hạn {clause} cho {found.short_name} đến hết ngày {until.isoformat()}")
