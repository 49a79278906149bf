"""`plan2015 import`: filled forms into submissions, with what could not be read and where."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from plan2015.cli.options import DayType, format_option
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import open_workspace, turn, variables, wait
from plan2015.records.model.choices import CHANNELS

if TYPE_CHECKING:
    from plan2015.acts.opened import Opened


@click.command(
    "import",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 import an-giang.docx --received 12/11/2015\n\n"
    "  plan2015 import bieu-nhan-ve --dry-run\n\n  plan2015 import bieu-nhan-ve --review",
)
@click.argument("files", metavar="TỆP…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--received", type=DayType(), metavar="NGÀY", help="Ngày nhận, bằng bất cứ cách gửi nào.")
@click.option("--channel", type=click.Choice(CHANNELS), metavar="|".join(CHANNELS), help="Cách gửi.")
@click.option("--dry-run", is_flag=True, help="Chỉ đọc và tóm tắt, không ghi gì.")
@click.option("--review", is_flag=True, help="Duyệt các câu trả lời chưa chắc của mọi biểu trước khi ghi.")
@click.option("--unit", type=TEXT, metavar="ĐƠN-VỊ", help="Đơn vị của biểu bị hỏng mã phiếu; đi cùng --period.")
@click.option("--period", type=TEXT, metavar="KỲ", help="Kỳ của biểu bị hỏng mã phiếu; đi cùng --unit.")
@click.option(
    "--receive-unread",
    "unread",
    is_flag=True,
    help="Bản scan, văn bản không có ô: ghi nhận là đã đến, giữ tệp; cần --unit và --period.",
)
@click.option("--replace", is_flag=True, help="Nhận bản chỉnh sửa mà không hỏi lại.")
@click.option("--erase", is_flag=True, help="Ô để trống ở bản chỉnh sửa thì xóa số đang có; không có thì giữ nguyên.")
@click.option(
    "--legacy",
    type=click.Choice(["tcvn3", "vni"]),
    metavar="tcvn3|vni",
    help="Đổi chữ gõ bằng bộ mã cũ mà phông chữ không cho biết.",
)
@click.option("--no-copy", is_flag=True, help="Không giữ bản sao của tệp gốc; chỉ ghi tên và mã băm.")
@format_option("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], received: date | None, channel: str | None, dry_run: bool,
    review: bool, unit: str | None, period: str | None, unread: bool, replace: bool, erase: bool,
    legacy: Literal["tcvn3", "vni"] | None, no_copy: bool, shape: str,
) -> None:  # fmt: skip
    """Nhập biểu Word, Excel đã điền thành báo cáo; nêu chỗ chưa đọc được.

    TỆP có thể là thư mục hoặc tệp .zip; .doc, .xls, .rtf, .odt, .ods đọc qua LibreOffice nếu máy có.
    Số, ngày chưa đọc được giữ nguyên như đơn vị ghi, kèm chỗ cần sửa.
    Bản chỉnh sửa không đổi ngày nhận đầu; ô để trống không xóa gì, biểu trống không sửa gì.
    """
    from plan2015.acts import arrivals, import_file, import_outcome
    from plan2015.cli import import_run

    opened = _open(ctx.obj, dry_run=dry_run)
    whose = import_run.whose_form(opened, unit, period, is_needed=unread)
    found = arrivals.arrivals(files)
    if received is None and not dry_run and sys.stdin.isatty():
        received = import_run.ask_day(len(found))
    choices = import_outcome.Choices(received, channel, dry_run, replace, erase, legacy, not no_copy, whose, unread)
    outcomes = import_run.run(import_file.Importer(opened, choices, wait, variables()), found, reviewed=review)
    problems = open_workspace(ctx.obj).problems if any(outcome.wrote for outcome in outcomes) else opened.problems
    import_run.summarise(outcomes, problems, shape, dry_run=dry_run)
    ctx.exit(import_run.exit_code(outcomes))


def _open(data: str, *, dry_run: bool) -> "Opened":
    """The workspace; what a stopped command had begun is ended before anything is decided on it."""
    if not dry_run:
        with turn(data):
            pass
    return open_workspace(data)
