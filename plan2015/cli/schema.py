"""`plan2015 schema`: what text editors need to check and complete the data files while they are typed."""

from pathlib import Path

import click

from plan2015.cli.workspace import open_workspace, wait


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
    from plan2015.acts.schema import write_schemas

    opened = open_workspace(ctx.obj)
    count, written = write_schemas(opened, folder, wait)
    click.echo(f"{folder}: {count} mẫu, {written} tệp được ghi mới hoặc cập nhật.")
