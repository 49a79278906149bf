"""`plan2015 preview`: if this change is accepted, what changes in the answers?"""

from datetime import date

import click

from plan2015.cli.options import as_of_option, format_option, since_option
from plan2015.cli.workspace import tell_ahead, tell_interrupted, variables


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
    from plan2015.acts.preview import preview

    tell_interrupted(ctx.obj)
    found = preview(ctx.obj, since, as_of, variables())
    tell_ahead(since, found.ahead)
    click.echo(found.said(shape))
