"""`plan2015 preview`: if this change is accepted, what changes in the answers?"""

from datetime import date

import click

from plan2015.cli.known import git_guarded, load_known, open_repository, since_option
from plan2015.cli.options import as_of_option, format_option, open_workspace, sound


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

    opened = open_workspace(ctx.obj)
    with git_guarded():
        repository = open_repository(opened.workspace.folder)
        earlier = sound(*load_known(repository, repository.commit_of(since), ctx.obj))
    change = compare(earlier.standings(as_of), opened.standings(as_of))
    if shape == "json":
        click.echo(write_json(preview_answer(change)))
    else:
        click.echo(preview_markdown(change) if shape == "markdown" else preview_text(change))
