"""`plan2015 render`: documents made from the data."""

import click

from plan2015.cli.render_form import form


@click.group("render", options_metavar="[TÙY CHỌN]", subcommand_metavar="VĂN-BẢN …")
def command() -> None:
    """Lập văn bản từ dữ liệu."""


command.add_command(form)
