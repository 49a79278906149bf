"""`plan2015 close`: writes down what a period holds, so that a later change is seen."""

from datetime import date
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import edit, make, tell
from plan2015.cli.known import git_guarded, open_repository, own_index
from plan2015.cli.options import Opened, Refusal, as_of_option, choose_period, open_workspace
from plan2015.cli.typed import TEXT

if TYPE_CHECKING:
    from plan2015.consolidation.totals import Totals
    from plan2015.records.editing.typed import Tree


@click.command(
    "close",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 close 2015-annual --as-of 10/12/2015\n\n"
    '  plan2015 close 2015-annual --as-of 20/12/2015 --reason "An Giang gửi số liệu điều chỉnh, 601/BC-LĐLĐ"',
)
@click.argument("period", type=TEXT, metavar="KỲ")
@as_of_option
@click.option(
    "--reason", type=TEXT, metavar="LÝ-DO", help="Lý do chốt lại; bắt buộc khi kỳ đã chốt mà số liệu thay đổi."
)
@click.pass_context
def command(ctx: click.Context, period: str, as_of: date, reason: str | None) -> None:
    """Chốt số liệu một kỳ: ghi mã băm từng báo cáo và các tổng; sau đó check báo mọi thay đổi cho đến khi chốt lại."""
    from plan2015.consolidation.consolidate import consolidate
    from plan2015.consolidation.totals import period_totals, written_totals
    from plan2015.records.closed import submission_hashes
    from plan2015.screens.totals import doubt_words

    opened = open_workspace(ctx.obj)
    chosen = choose_period(period, opened) or period
    shown = opened.workspace.folder.show(_path(chosen))
    submissions = submission_hashes(opened.workspace, chosen)
    totals = period_totals(consolidate(opened.standings(as_of), opened.plan.period_by_id[chosen]))
    if _stands(opened, chosen, submissions, totals, reason):
        tell(f"{shown}: kỳ {chosen} đã chốt, không đổi")
        return
    with git_guarded():
        commit = _settled_commit(opened)
    head = {"closed": as_of.isoformat(), "commit": commit, "reason": reason}
    version: dict[str, Tree] = {key: value for key, value in head.items() if value}
    _write(opened, chosen, {**version, **written_totals(totals), "submissions": submissions})
    tell(f"{shown}: đã chốt {len(submissions)} báo cáo kỳ {chosen}, phiên bản {commit[:12]}")
    if doubt := doubt_words(totals.values()):
        tell(doubt)


def _stands(opened: Opened, period: str, submissions: dict[str, str], totals: "Totals", reason: str | None) -> bool:
    """Whether the last closing still says what the period holds; a new one needs a reason, and says what moved."""
    from plan2015.consolidation.totals import since_closing
    from plan2015.questionnaire import Questionnaire
    from plan2015.screens.totals import closing_words

    closing = opened.workspace.closing(period)
    if closing is None or not closing.versions:
        return False
    last = closing.versions[-1]
    since = since_closing(period, last, totals)
    is_older = since.totals is None
    if last.submissions == submissions and not since.totals and not (is_older and reason):
        return True
    said = closing_words(since, Questionnaire(opened.plan))
    if not reason:
        raise Refusal(f"kỳ {period} đã chốt và dữ liệu đã đổi; chốt lại thì ghi lý do: --reason LÝ-DO. {said}")
    tell(said)
    return False


def _path(period: str) -> str:
    from plan2015.records.kinds import CLOSINGS

    return CLOSINGS.path(period)


def _write(opened: Opened, period: str, version: "dict[str, Tree]") -> None:
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.scaffold import CLOSING_HEAD

    if _path(period) not in opened.workspace.folder.paths():
        make(opened, _path(period), f"{CLOSING_HEAD}period: {period}\nversions: []\n")
    edit(opened, _path(period), [Edit(("versions",), version, append=True)])


def _settled_commit(opened: Opened) -> str:
    """The commit that holds everything that is closed, whatever git was told to ignore."""
    from plan2015.revisions import unsaved

    repository = open_repository(opened.workspace.folder)
    commit = repository.require_settled(own_index()).commit or ""
    left = unsaved(repository.folder, repository.at(commit))
    if left:
        shown = opened.workspace.folder.show(left[0])
        raise Refusal(
            f"còn {len(left)} tệp chưa ghi vào git, như {shown}; ghi xong rồi chốt. Tệp mà git bỏ qua: git add --force"
        )
    return commit
