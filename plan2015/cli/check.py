"""`plan2015 check`: what is wrong, what needs explaining, what is left blank."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import Refusal, format_option, load_workspace

if TYPE_CHECKING:
    from plan2015.records.problem import Problem

_FAIL_ON = ("error", "query", "incomplete", "never")


@click.command(
    "check",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 check\n\n  plan2015 check data/submissions/2015-annual --fail-on query",
)
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG-DẪN]…")
@format_option("text", "json")
@click.option(
    "--fail-on",
    type=click.Choice(_FAIL_ON),
    default="error",
    metavar="|".join(_FAIL_ON),
    help="Thoát với mã 1 khi có: lỗi (error), cả chỗ chưa giải trình (query), cả nội dung còn thiếu (incomplete); "
    "never: không bao giờ. Mặc định: error.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], shape: str, fail_on: str) -> None:
    """Kiểm tra dữ liệu: lỗi phải sửa, chỗ cần giải trình, nội dung còn thiếu.

    Đọc cả thư mục dữ liệu; ĐƯỜNG-DẪN chỉ chọn những gì được in ra. Không ghi gì, không phụ thuộc ngày.
    """
    from plan2015.obligations.incomplete import list_incomplete

    workspace, problems = load_workspace(ctx.obj)
    incomplete = tuple(list_incomplete(workspace))
    if paths:
        chosen = tuple(_shown(path) for path in paths)
        problems = tuple(problem for problem in problems if _is_below(problem.place.path, chosen))
        incomplete = tuple(e for e in incomplete if _is_below(workspace.folder.show(e.submission.path), chosen))
    if shape == "json":
        from plan2015.output.answers_json import check_answer, write_json

        click.echo(write_json(check_answer(workspace, problems, incomplete)))
    else:
        from plan2015.output.problem_lines import check_lines

        for line in check_lines(workspace, problems, incomplete):
            click.echo(line)
    ctx.exit(_exit_code(problems, incomplete=bool(incomplete), fail_on=fail_on))


def _exit_code(problems: "tuple[Problem, ...]", *, incomplete: bool, fail_on: str) -> int:
    errors = any(problem.kind == "error" for problem in problems)
    queries = any(problem.kind == "query" and not problem.explained for problem in problems)
    failing = {
        "error": errors,
        "query": errors or queries,
        "incomplete": errors or queries or incomplete,
        "never": False,
    }
    return int(failing[fail_on])


def _shown(path: str) -> str:
    if not Path(path).exists():
        raise Refusal(f"không thấy “{path}”.")
    return os.path.relpath(path).replace(os.sep, "/")


def _is_below(path: str, chosen: tuple[str, ...]) -> bool:
    return any(top in (path, ".") or path.startswith(f"{top}/") for top in chosen)
