"""`plan2015 close`: writes down what a period holds, so that a later change is seen."""

from datetime import date
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import edit, make, tell
from plan2015.cli.known import git_guarded, open_repository, own_index
from plan2015.cli.options import Opened, Refusal, as_of_option, choose_period, open_workspace

if TYPE_CHECKING:
    from plan2015.records.editing.splice import Tree


@click.command(
    "close",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 close 2015-annual --as-of 10/12/2015\n\n"
    '  plan2015 close 2015-annual --as-of 20/12/2015 --reason "An Giang gửi số liệu điều chỉnh, 601/BC-LĐLĐ"',
)
@click.argument("period", metavar="KỲ")
@as_of_option
@click.option("--reason", metavar="LÝ-DO", help="Lý do chốt lại; bắt buộc khi kỳ đã chốt mà số liệu thay đổi.")
@click.pass_context
def command(ctx: click.Context, period: str, as_of: date, reason: str | None) -> None:
    """Chốt số liệu một kỳ: ghi mã băm từng báo cáo và các tổng; sau đó check báo mọi thay đổi cho đến khi chốt lại."""
    from plan2015.records.closed import figure_totals, submission_hashes
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.scaffold import CLOSING_HEAD
    from plan2015.records.load import CLOSINGS

    opened = open_workspace(ctx.obj)
    chosen = choose_period(period, opened) or period
    workspace, path = opened.workspace, f"{CLOSINGS}{chosen}.yaml"
    submissions = submission_hashes(workspace, chosen)
    last = next((c.versions[-1] for _, c in workspace.closings if c.period == chosen and c.versions), None)
    if last and last.submissions == submissions:
        tell(f"{workspace.folder.show(path)}: kỳ {chosen} đã chốt, không đổi")
        return
    if last and not reason:
        raise Refusal(f"kỳ {chosen} đã chốt và dữ liệu đã đổi; chốt lại thì ghi lý do: --reason LÝ-DO")
    with git_guarded():
        commit = _settled_commit(opened)
    version: dict[str, Tree] = {"closed": as_of.isoformat(), "commit": commit, "reason": reason}
    version = {key: value for key, value in version.items() if value}
    version |= {"totals": dict(figure_totals(workspace, chosen)), "submissions": dict(submissions)}
    if path not in workspace.folder.paths():
        make(opened, path, f"{CLOSING_HEAD}period: {chosen}\nversions: []\n")
    edit(opened, path, [Edit(("versions",), version, append=True)])
    tell(f"{workspace.folder.show(path)}: đã chốt {len(submissions)} báo cáo kỳ {chosen}, phiên bản {commit[:12]}")


def _settled_commit(opened: Opened) -> str:
    """The commit that holds everything that is closed."""
    state = open_repository(opened.workspace.folder).require_settled(own_index())
    if state.changed:
        raise Refusal(f"còn {len(state.changed)} tệp chưa ghi vào git (git status); ghi xong rồi chốt.")
    return state.commit or ""
