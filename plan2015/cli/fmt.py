"""`plan2015 fmt`: one spelling for numbers, days and letters; nothing else moves."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from plan2015.cli.workspace import data_turn, open_workspace, tell

if TYPE_CHECKING:
    from plan2015.acts.fmt import Formatted


@click.command(
    "fmt",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 fmt\n\n  plan2015 fmt --check data/submissions/2015-annual",
)
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG-DẪN]…")
@click.option("--check", "only_check", is_flag=True, help="Chỉ nêu tệp nào sẽ đổi; có thì thoát với mã 1.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], only_check: bool) -> None:
    """Viết số, ngày, chữ có dấu theo một cách (1250000, 2015-11-12, 12,5); giữ nguyên mọi thứ khác.

    Giá trị đang có lỗi, hoặc đang cần giải trình, thì để nguyên như đã ghi cho người soạn quyết định.
    """
    changed, done = 0, "cần sửa" if only_check else "đã sửa"
    for said in _wanted(ctx.obj, paths) if only_check else _written(ctx.obj, paths):
        changed += 1
        click.echo(f"{said.shown}: {said.count} giá trị {done}")
    tell(f"{changed} tệp {done}.")
    ctx.exit(int(only_check and changed > 0))


def _wanted(data: str, paths: tuple[str, ...]) -> "Iterator[Formatted]":
    """The files that would be changed."""
    from plan2015.acts.fmt import format_files

    yield from (act.done for act in format_files(open_workspace(data), paths))


def _written(data: str, paths: tuple[str, ...]) -> "Iterator[Formatted]":
    """The files that are changed, one by one."""
    from plan2015.acts.fmt import format_files

    with data_turn(data) as ours:
        yield from (ours.perform(act).done for act in format_files(open_workspace(data), paths))
