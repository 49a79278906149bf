"""`plan2015 fmt`: one spelling for numbers, days and letters; nothing else moves."""

from collections.abc import Iterator

import click

from plan2015.cli.workspace import open_workspace, tell, turn


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
    for shown, count in _formatted(ctx.obj, paths, only_check=only_check):
        changed += 1
        click.echo(f"{shown}: {count} giá trị {done}")
    tell(f"{changed} tệp {done}.")
    ctx.exit(int(only_check and changed > 0))


def _formatted(data: str, paths: tuple[str, ...], *, only_check: bool) -> Iterator[tuple[str, int]]:
    """The files that are changed, or would be, one by one, with the count of values."""
    from plan2015.acts.fmt import format_files

    if only_check:
        yield from ((act.done.shown, act.done.count) for act in format_files(open_workspace(data), paths))
        return
    with turn(data) as ours:
        for act in format_files(open_workspace(data), paths):
            ours.perform(act)
            yield act.done.shown, act.done.count
