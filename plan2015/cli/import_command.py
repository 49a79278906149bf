"""`plan2015 import`: filled forms into submissions, with what could not be read and where."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from plan2015.cli.options import DayType
from plan2015.cli.workspace import open_workspace, turn, variables, wait
from plan2015.records.model.choices import CHANNELS
from plan2015.screens.plain import plain

if TYPE_CHECKING:
    from plan2015.acts.import_file import Importer
    from plan2015.acts.import_outcome import Outcome
    from plan2015.acts.opened import Opened
    from plan2015.records.problem import Problem


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
    replace: bool, erase: bool, legacy: Literal["tcvn3", "vni"] | None,
    no_copy: bool,
) -> None:  # fmt: skip
    """Nhập biểu Word, Excel đã điền thành báo cáo; nêu chỗ chưa đọc được.

    TỆP có thể là thư mục. Số, ngày chưa đọc được giữ nguyên như đơn vị ghi, kèm chỗ cần sửa.
    Bản chỉnh sửa không đổi ngày nhận đầu; ô để trống không xóa gì, biểu trống không sửa gì.
    """
    from plan2015.acts import import_file, import_outcome

    opened = _open(ctx.obj, dry_run=dry_run)
    found = list(_expand(files))
    if received is None and not dry_run and sys.stdin.isatty():
        received = _ask_day(len(found))
    choices = import_outcome.Choices(received, channel, dry_run, replace, erase, legacy, copy=not no_copy)
    outcomes = _run(import_file.Importer(opened, choices, wait, variables()), found)
    problems = open_workspace(ctx.obj).problems if any(outcome.wrote for outcome in outcomes) else opened.problems
    _summarise(outcomes, problems, dry_run)


def _open(data: str, *, dry_run: bool) -> "Opened":
    """The workspace; what a stopped command had begun is ended before anything is decided on it."""
    if not dry_run:
        with turn(data):
            pass
    return open_workspace(data)


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
        return [_take(importer, path) for path in bar]


def _take(importer: "Importer", file: Path) -> "Outcome":
    """One file; where something has to be agreed to first, and somebody is there, they are asked."""
    outcome = importer.take(file)
    while outcome.questions and sys.stdin.isatty():
        click.echo(f"{outcome.name}: {outcome.unit}, khác báo cáo đang có:", err=True)
        for note in outcome.notes:
            click.echo(f"  {plain(note)}", err=True)
        if not all(click.confirm(question, err=True) for question in outcome.questions):
            break
        outcome = importer.take(file, agreed=True)  # asks again where somebody wrote while it was thought about
    return outcome


def _summarise(outcomes: "list[Outcome]", problems: "tuple[Problem, ...]", dry_run: bool) -> None:
    from plan2015.cli import import_words

    for outcome in outcomes:
        for line in import_words.outcome_lines(outcome, problems):
            click.echo(line)
    click.echo(import_words.total_line(outcomes, dry_run))
    if bugs := [outcome.bug for outcome in outcomes if outcome.bug]:
        raise ExceptionGroup("import", bugs)
    if any(outcome.failed for outcome in outcomes):
        sys.exit(2)
    if any(outcome.state in ("errors", "refused") for outcome in outcomes):
        sys.exit(1)
