"""`plan2015 verify`: whether a paper is still what was issued, and whether the data has moved on."""

from pathlib import Path

import click

from plan2015.cli.workspace import open_workspace


@click.command(
    "verify",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 verify bao-cao-nam.docx\n\n  plan2015 verify cong-van/bao-cao.docx",
)
@click.argument("paper", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command(ctx: click.Context, paper: Path) -> None:
    """Văn bản còn đúng như khi lập không, dữ liệu đã đổi chưa; không khớp thì mã thoát là 1."""
    from plan2015.acts.proof import hold_against_data

    is_genuine, lines = hold_against_data(paper, lambda: open_workspace(ctx.obj))
    click.echo("\n".join(lines))
    if not is_genuine:
        ctx.exit(1)
