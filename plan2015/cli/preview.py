"""`plan2015 preview`: if this change is accepted, what changes in the answers?"""

from datetime import date

import click

from plan2015.acts.known import git_guarded, load_known, since_option
from plan2015.acts.proposal import propose
from plan2015.cli.options import as_of_option, format_option, load_workspace, sound


@click.command(
    "preview",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 preview --since main --as-of 20/11/2015\n\n"
    "  plan2015 preview --since HEAD~1 --format markdown",
)
@since_option("So dữ liệu hiện có với phiên bản nào trong git.", required=True)
@as_of_option
@format_option("text", "markdown", "json")
@click.pass_context
def command(ctx: click.Context, since: str, as_of: date, shape: str) -> None:
    """Nếu nhận thay đổi này thì đơn vị nào đổi tình trạng, tổng nào đổi, còn gì phải sửa, phải giải trình."""
    from plan2015.consolidation.change import compare
    from plan2015.screens.answers_json import write_json
    from plan2015.screens.preview import preview_answer, preview_markdown, preview_text

    proposal = propose(since, *load_workspace(ctx.obj), ctx.obj)
    with git_guarded():
        earlier = sound(*load_known(proposal.repository, proposal.commit, ctx.obj))
    later = sound(proposal.workspace, proposal.problems)
    change = compare(earlier.standings(as_of), later.standings(as_of))
    if shape == "json":
        click.echo(write_json(preview_answer(change)))
    else:
        click.echo(preview_markdown(change) if shape == "markdown" else preview_text(change))
