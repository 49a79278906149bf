"""`plan2015 new`: a new unit or a new submission, with a Vietnamese comment at each field."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import submission_path, tell
from plan2015.cli.options import Opened, Refusal, choose_period, find_unit, open_workspace
from plan2015.cli.trial import create
from plan2015.cli.typed import TEXT
from plan2015.records.model.choices import KINDS

if TYPE_CHECKING:
    from plan2015.records.kinds import FileKind


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
    from plan2015.records.editing.scaffold import unit_text
    from plan2015.records.kinds import UNITS
    from plan2015.vietnamese.matching import slug

    opened = open_workspace(ctx.obj)
    unit_id = slug(short_name)
    if not unit_id:
        raise Refusal(f"tên ngắn “{short_name}” không có chữ hay số nào để làm mã đơn vị.")
    if unit_id in opened.workspace.units:
        raise Refusal(f"đã có đơn vị “{unit_id}”.")
    if parent not in opened.workspace.units:
        raise Refusal(f"không có đơn vị cấp trên “{parent}”.")
    path = UNITS.path(unit_id)
    facts = {"id": unit_id, "kind": kind, "name": name, "short_name": short_name, "code": code, "parent": parent}
    make_scaffold(opened, UNITS, path, unit_text(facts))


@command.command("submission", options_metavar="[TÙY CHỌN]")
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.pass_context
def new_submission(ctx: click.Context, unit: str, period: str) -> None:
    """Tạo tệp báo cáo trống, có đủ các ô mà biểu hỏi đơn vị."""
    from plan2015.questionnaire import Questionnaire
    from plan2015.questionnaire.scaffold import submission_text
    from plan2015.records.kinds import SUBMISSIONS
    from plan2015.wording.states import receive_line

    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened) or period
    if path := submission_path(opened, found, chosen):
        raise Refusal(f"đã có {opened.workspace.folder.show(path)}, không ghi đè.")
    path = SUBMISSIONS.path(chosen, found.id)
    make_scaffold(opened, SUBMISSIONS, path, submission_text(found, chosen, Questionnaire(opened.plan)))
    tell(f"Tệp chuẩn bị sẵn chưa tính là đã nhận báo cáo. Khi báo cáo đến: {receive_line(found.id, chosen)}")


def make_scaffold(opened: Opened, kind: "FileKind", path: str, text: str) -> None:
    """Makes a file that tells editors its schema; says how to get the schemas where there are none."""
    from plan2015.records.editing.scaffold import modeline

    create(opened, path, modeline(kind, path) + text)
    tell(f"{opened.workspace.folder.show(path)}: đã tạo")
    schemas = Path(opened.workspace.folder.root).parent / "schemas"
    if not schemas.is_dir():
        tell(f"Để trình soạn thảo gợi ý và báo lỗi khi gõ: plan2015 schema --out {os.path.relpath(schemas)}")


@command.command("narrative", options_metavar="[TÙY CHỌN]")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.pass_context
def new_narrative(ctx: click.Context, period: str) -> None:
    """Tạo tệp lời người soạn của báo cáo tổng hợp một kỳ."""
    from plan2015.records.editing.scaffold import narrative_text
    from plan2015.records.kinds import NARRATIVES

    opened = open_workspace(ctx.obj)
    chosen = choose_period(period, opened) or period
    path = NARRATIVES.path(chosen)
    if path in opened.workspace.folder.paths():
        raise Refusal(f"đã có {opened.workspace.folder.show(path)}, không ghi đè.")
    create(opened, path, narrative_text(chosen, opened.plan.narrative))
    tell(f"{opened.workspace.folder.show(path)}: đã tạo")
