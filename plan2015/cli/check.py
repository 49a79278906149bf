"""`plan2015 check`: what is wrong, what needs explaining, what is left blank."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.known import since_option
from plan2015.cli.options import Refusal, load_workspace
from plan2015.cli.outputs import Output, OutputType, refuse_clashes
from plan2015.cli.proposal import propose
from plan2015.cli.since import brought_since

if TYPE_CHECKING:
    from plan2015.consolidation.impact import Ranking
    from plan2015.records.problem import Problem
    from plan2015.records.workspace import Workspace

_FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
_FAIL_ON = ("error", "query", "incomplete", "never")


@click.command(
    "check",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 check\n\n  plan2015 check data/submissions/2015-annual --fail-on query\n\n"
    "  plan2015 check --format text --format junit=check.xml",
)
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG-DẪN]…")
@click.option(
    "--format",
    "outputs",
    type=OutputType(*_FORMATS),
    multiple=True,
    default=("text",),
    metavar="DẠNG[=TỆP]",
    help=f"Dạng kết quả: {', '.join(_FORMATS)}. Ghi nhiều lần được, mỗi dạng một tệp. Mặc định: text, ra màn hình.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_FAIL_ON),
    default="error",
    metavar="|".join(_FAIL_ON),
    help="Thoát với mã 1 khi có: lỗi (error), cả chỗ chưa giải trình (query), cả nội dung còn thiếu (incomplete); "
    "never: không bao giờ. Mặc định: error.",
)
@click.option(
    "--by-impact",
    is_flag=True,
    help="Xếp lỗi và chỗ cần giải trình theo mức ảnh hưởng tới số tổng hợp: số nào làm tổng lệch nhiều nhất thì trước. "
    "Chỉ cho dạng text và json.",
)
@since_option("Chỉ nêu những gì phiên bản này chưa có; những gì đã có từ trước thì đếm.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    outputs: tuple[Output, ...],
    fail_on: str,
    by_impact: bool,
    since: str | None,
) -> None:
    """Kiểm tra dữ liệu: lỗi phải sửa, chỗ cần giải trình, nội dung còn thiếu.

    Đọc cả thư mục dữ liệu; ĐƯỜNG-DẪN chỉ chọn những gì được in ra. Không sửa dữ liệu, không phụ thuộc ngày.
    Dòng cuối là kết luận: đạt, phải sửa n, phải giải trình n.
    """
    from plan2015.cli.check_answer import Answer, deliver
    from plan2015.consolidation.totals import since_closings
    from plan2015.obligations.incomplete import list_incomplete

    refuse_clashes(outputs, ctx.obj)
    workspace, problems = load_workspace(ctx.obj)
    proposal = propose(since, workspace, problems, ctx.obj) if since is not None else None
    if proposal:
        workspace, problems = proposal.workspace, proposal.problems
    everything = problems
    incomplete = tuple(list_incomplete(workspace))
    brought = brought_since(proposal, incomplete) if proposal else None
    if brought:
        problems, incomplete = brought.problems, brought.incomplete
        brought.tell()
    if paths:
        chosen = tuple(_shown(path) for path in paths)
        problems = tuple(problem for problem in problems if _is_below(problem.place.path, chosen))
        incomplete = tuple(e for e in incomplete if _is_below(workspace.folder.show(e.submission.path), chosen))
    closings = tuple(since_closings(workspace, everything, problems))
    since_answer = brought.answer() if brought else None
    ranking = _rank(workspace, everything, problems) if by_impact else None
    deliver(Answer(workspace, problems, incomplete, fail_on, since_answer, closings, ranking), outputs)
    ctx.exit(_exit_code(problems, incomplete=bool(incomplete), fail_on=fail_on))


def _rank(workspace: "Workspace", everything: "tuple[Problem, ...]", shown: "tuple[Problem, ...]") -> "Ranking":
    """The shown problems by what they move; what a total leaves out is decided by all of them."""
    from plan2015.consolidation.impact import Ranking, rank_by_impact

    wanted = set(shown)
    ranked = rank_by_impact(workspace, everything).impacts
    return Ranking(tuple(impact for impact in ranked if impact.problem in wanted))


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
