"""`plan2015 import`: filled forms into submissions, with what could not be read and where."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import DayType, Opened, load_workspace, open_workspace
from plan2015.records.model.choices import CHANNELS

if TYPE_CHECKING:
    from plan2015.cli.import_file import Importer
    from plan2015.cli.import_outcome import Outcome


@click.command(
    "import",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 import an-giang.docx --received 12/11/2015\n\n"
    "  plan2015 import bieu-nhan-ve --dry-run",
)
@click.argument("files", metavar="TỆP…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--received", type=DayType(), metavar="NGÀY", help="Ngày nhận, bằng bất cứ cách gửi nào.")
@click.option("--channel", type=click.Choice(CHANNELS), metavar="|".join(CHANNELS), help="Cách gửi.")
@click.option("--dry-run", is_flag=True, help="Chỉ đọc và tóm tắt, không ghi gì.")
@click.option("--replace", is_flag=True, help="Nhận bản chỉnh sửa mà không hỏi lại.")
@click.option("--erase", is_flag=True, help="Ô để trống ở bản chỉnh sửa thì xóa số đang có; không có thì giữ nguyên.")
@click.option(
    "--legacy",
    type=click.Choice(["tcvn3", "vni"]),
    metavar="tcvn3|vni",
    help="Đổi chữ gõ bằng bộ mã cũ mà phông chữ không cho biết.",
)
@click.option("--no-copy", is_flag=True, help="Không giữ bản sao của tệp gốc; chỉ ghi tên và mã băm.")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], received: date | None, channel: str | None, dry_run: bool,
    replace: bool, erase: bool, legacy: str | None, no_copy: bool,
) -> None:  # fmt: skip
    """Nhập biểu Word, Excel đã điền thành báo cáo; nêu chỗ chưa đọc được.

    TỆP có thể là thư mục. Số, ngày chưa đọc được giữ nguyên như đơn vị ghi, kèm chỗ cần sửa.
    Bản chỉnh sửa không đổi ngày nhận đầu; ô để trống không xóa gì, biểu trống không sửa gì.
    """
    from plan2015.cli.import_file import Importer
    from plan2015.cli.import_outcome import Choices

    opened = open_workspace(ctx.obj)
    found = list(_expand(files))
    if received is None and not dry_run and sys.stdin.isatty():
        received = _ask_day(len(found))
    choices = Choices(received, channel, dry_run, replace, erase, legacy, copy=not no_copy)
    outcomes = _run(Importer(opened, choices), found)
    _summarise(ctx.obj, opened, outcomes, dry_run)


def _expand(files: tuple[Path, ...]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in files:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found |= dict.fromkeys(p for p in inside if path is p or not p.name.startswith((".", "~$")))
    return list(found)


def _ask_day(count: int) -> date | None:
    about = "biểu này" if count == 1 else f"{count} biểu này"
    typed = click.prompt(f"Ngày nhận {about} (Enter: chưa rõ)", default="", show_default=False, err=True)
    return DayType().convert(typed, None, None) if typed.strip() else None


def _run(importer: "Importer", files: list[Path]) -> "list[Outcome]":
    with click.progressbar(files, label="Nhập biểu", file=sys.stderr, hidden=len(files) < 2) as bar:
        return [importer.take(path) for path in bar]


def _summarise(data: str, opened: Opened, outcomes: "list[Outcome]", dry_run: bool) -> None:
    from plan2015.cli.import_words import outcome_lines, total_line

    problems = load_workspace(data)[1] if any(outcome.wrote for outcome in outcomes) else opened.problems
    for outcome in outcomes:
        for line in outcome_lines(outcome, problems):
            click.echo(line)
    click.echo(total_line(outcomes, dry_run))
    if bugs := [outcome.bug for outcome in outcomes if outcome.bug]:
        raise ExceptionGroup("import", bugs)
    if any(outcome.failed for outcome in outcomes):
        sys.exit(2)
    if any(outcome.state in ("errors", "refused") for outcome in outcomes):
        sys.exit(1)
