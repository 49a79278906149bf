"""`plan2015 template`: the Word templates, checked and explained."""

import tempfile
from pathlib import Path

import click

from plan2015.cli.workspace import open_workspace


@click.group(
    "template",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="check|fields|text …",
    epilog="Ví dụ:\n\n  plan2015 template check\n\n  plan2015 template fields report",
)
def command() -> None:
    """Mẫu Word trong thư mục templates: kiểm tra, và những tên mẫu được dùng."""


@command.command("check", options_metavar="[TÙY CHỌN]")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Dựng thử mọi mẫu trên số liệu minh họa, đối chiếu tables.yaml với kế hoạch; nêu từng chỗ sai: đoạn, ô, hoặc dòng.

    Có chỗ sai thì mã thoát là 1.
    """
    from plan2015.acts.template import find_template_faults

    with tempfile.TemporaryDirectory() as folder:
        faults = find_template_faults(open_workspace(ctx.obj), Path(folder))
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"Có {len(faults)} chỗ phải sửa trong mẫu.", err=True)
        ctx.exit(1)
    click.echo("Mọi mẫu đều dựng được.", err=True)


@command.command("fields", options_metavar="[TÙY CHỌN]")
@click.argument("name", metavar="[MẪU]", required=False)
def fields(name: str | None) -> None:
    """Những tên mẫu được dùng trong {{ }}, và bộ lọc."""
    from plan2015.acts.template import FIELDS, FILTERS

    if name is not None and name not in FIELDS:
        raise click.UsageError(f"không có mẫu “{name}”. Các mẫu: {', '.join(FIELDS)}.")
    for template in (name,) if name else FIELDS:
        click.echo(f"{template}.docx")
        for field, meaning in FIELDS[template].items():
            click.echo(f"  {field}: {meaning}")
    click.echo("Bộ lọc, viết sau dấu |")
    for filter_name, (_, meaning) in FILTERS.items():
        click.echo(f"  {filter_name}: {meaning}")


@command.command("text", options_metavar="[TÙY CHỌN]")
@click.argument("path", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def text(path: Path) -> None:
    """Chữ của một tệp Word, mỗi đoạn một dòng kèm kiểu; dùng cho git diff."""
    from plan2015.acts.template import lines_of

    click.echo("\n".join(lines_of(path)))
