"""`plan2015 render`: documents made from the data."""

import click

from plan2015.cli.render_form import form


@click.group(
    "render",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VĂN-BẢN …",
    epilog='Ví dụ:\n\n  plan2015 render form "an giang" --period 2015-annual --out an-giang.docx\n\n'
    "  plan2015 render form --all --period 2015-annual --out bieu",
)
def command() -> None:
    """Lập văn bản: biểu mẫu gửi đơn vị."""


command.add_command(form)
