"""`plan2015 new`: a new unit or a new submission, with a Vietnamese comment at each field."""

import os
from typing import TYPE_CHECKING

import click

from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import perform, tell
from plan2015.records.model.choices import KINDS

if TYPE_CHECKING:
    from plan2015.acts.new import Begun


@click.group(
    "new",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="unit|submission|narrative …",
    epilog='Ví dụ:\n\n  plan2015 new submission "an giang" 2015-annual\n\n'
    '  plan2015 new unit --kind member --name "Nguyễn Văn A" --short-name "Đ/c Nguyễn Văn A"',
)
def command() -> None:
    """Tạo tệp mới cho một đơn vị, một báo cáo, lời người soạn; có chú thích ở từng chỗ cần điền."""


@command.command("unit", options_metavar="[TÙY CHỌN]")
@click.option("--kind", type=click.Choice(KINDS), required=True, metavar="KHỐI", help=f"Khối: {', '.join(KINDS)}.")
@click.option("--name", type=TEXT, required=True, metavar="TÊN", help="Tên đầy đủ.")
@click.option("--short-name", type=TEXT, required=True, metavar="TÊN-NGẮN", help="Tên ngắn; mã đơn vị lấy từ tên này.")
@click.option(
    "--parent", type=TEXT, metavar="MÃ", default="tong-lien-doan", help="Mã đơn vị cấp trên. Mặc định: tong-lien-doan."
)
@click.option("--code", type=TEXT, metavar="MÃ-SỐ", help="Mã địa phương, nếu có.")
@click.pass_context
def new_unit(ctx: click.Context, kind: str, name: str, short_name: str, parent: str, code: str | None) -> None:
    """Tạo tệp của một đơn vị."""
    from plan2015.acts import new

    facts = {"kind": kind, "name": name, "short_name": short_name, "code": code, "parent": parent}
    _tell(perform(ctx.obj, lambda opened: new.begin_unit(opened, facts)).done)


@command.command("submission", options_metavar="[TÙY CHỌN]")
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.pass_context
def new_submission(ctx: click.Context, unit: str, period: str) -> None:
    """Tạo tệp báo cáo trống, có đủ các ô mà biểu hỏi đơn vị."""
    from plan2015.acts import new

    begun = perform(ctx.obj, lambda opened: new.begin_submission(opened, unit, period)).done
    _tell(begun)
    tell(f"Tệp chuẩn bị sẵn chưa tính là đã nhận báo cáo. Khi báo cáo đến: {begun.next_line}")


@command.command("narrative", options_metavar="[TÙY CHỌN]")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.pass_context
def new_narrative(ctx: click.Context, period: str) -> None:
    """Tạo tệp lời người soạn của báo cáo tổng hợp một kỳ."""
    from plan2015.acts import new

    _tell(perform(ctx.obj, lambda opened: new.begin_narrative(opened, period)).done)


def _tell(begun: "Begun") -> None:
    """Says where a file was begun, and how to get the schemas for editors where there are none."""
    tell(f"{begun.shown}: đã tạo")
    if begun.schemas:
        tell(f"Để trình soạn thảo gợi ý và báo lỗi khi gõ: plan2015 schema --out {os.path.relpath(begun.schemas)}")
