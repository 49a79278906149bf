"""`plan2015 schema`: what text editors need to check and complete the data files while they are typed."""

from pathlib import Path

import click

from plan2015.cli.acts import put_all
from plan2015.cli.options import Refusal, open_workspace


@click.command(
    "schema",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 schema --out schemas\n\n  plan2015 schema --out ../mau-soan-thao",
)
@click.option(
    "--out",
    "folder",
    required=True,
    metavar="THƯ-MỤC",
    type=click.Path(file_okay=False, path_type=Path),
    help="Nơi ghi các tệp .schema.json; thường là schemas, cạnh thư mục dữ liệu.",
)
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Xuất mẫu để trình soạn thảo gợi ý và báo lỗi ngay khi gõ.

    Mẫu lấy mã đơn vị, kỳ, nhiệm vụ, chỉ tiêu từ dữ liệu đang có: thêm đơn vị hoặc đổi kế hoạch thì chạy lại.
    """
    from plan2015.rules import pages
    from plan2015.screens.editors.schemas import MARK, editor_schemas

    opened = open_workspace(ctx.obj)
    if folder.resolve().is_relative_to(Path(ctx.obj).resolve()):
        raise Refusal(f"thư mục “{folder}” nằm trong thư mục dữ liệu “{ctx.obj}”. Chọn chỗ khác.")
    files = editor_schemas(opened.plan, opened.workspace.units.values(), pages(opened.plan))
    written = put_all({folder / name: text for name, text in files.items()}, MARK)
    click.echo(f"{folder}: {len(files)} mẫu, {written} tệp được ghi mới hoặc cập nhật.")
