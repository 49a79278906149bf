"""`plan2015 fmt`: one spelling for numbers, days and letters; nothing else moves."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import edit, tell
from plan2015.cli.options import Opened, Refusal, open_workspace

if TYPE_CHECKING:
    from plan2015.records.editing.edit import Edit


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
    opened = open_workspace(ctx.obj)
    changed, done = 0, "cần sửa" if only_check else "đã sửa"
    for path in _chosen(opened, paths):
        edits = list(_edits(opened, path))
        if edits and not only_check:
            edit(opened, path, edits)
        if edits:
            changed += 1
            click.echo(f"{opened.workspace.folder.show(path)}: {len(edits)} giá trị {done}")
    tell(f"{changed} tệp {done}.")
    ctx.exit(int(only_check and changed > 0))


def _chosen(opened: Opened, paths: tuple[str, ...]) -> list[str]:
    from plan2015.files.gate import real_place

    for path in paths:
        if not Path(path).exists():
            raise Refusal(f"không thấy “{path}”.")
    tops = [real_place(path) for path in paths]
    files = [path for path in opened.workspace.folder.paths() if path.endswith(".yaml")]
    if not tops:
        return files
    places = {path: real_place(opened.workspace.folder.real_path(path)) for path in files}
    return [path for path, place in places.items() if any(place.is_relative_to(top) for top in tops)]


def _edits(opened: Opened, path: str) -> "list[Edit]":
    from plan2015.records.editing.canonical import canonical_edits
    from plan2015.records.kinds import kind_of
    from plan2015.records.schema import dotted

    kind = kind_of(path)
    source, problems = opened.workspace.folder.read(path)
    if kind is None or any(problem.kind == "error" for problem in problems):
        return []
    open_ones = {problem.key for problem in opened.problems if problem.place.path == source.path and problem.is_open}
    edits = canonical_edits(source, kind.model, opened.plan.indicator_by_id)
    return [change for change in edits if dotted(change.keys) not in open_ones]
