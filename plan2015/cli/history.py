"""`plan2015 history`: the commits that changed a unit's records, field by field."""

import click

from plan2015.cli.workspace import open_workspace, tell, variables

_LONGEST = 70


@click.command(
    "history",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 history "an giang"\n\n  plan2015 history "an giang" 2015-annual',
)
@click.argument("unit", metavar="ĐƠN-VỊ")
@click.argument("period", metavar="[KỲ]", required=False)
@click.pass_context
def command(ctx: click.Context, unit: str, period: str | None) -> None:
    """Ai đã sửa gì trong dữ liệu của một đơn vị, từng phiên bản trong git, mới nhất trước."""
    from plan2015.acts.history import unit_history

    opened = open_workspace(ctx.obj)
    found, chosen = opened.find_unit(unit), opened.choose_period(period)
    count = 0
    for entry in unit_history(opened, found, chosen, variables()):
        count += 1
        when = entry.revision.when.strftime("%d/%m/%Y %H:%M")
        click.echo(f"{entry.revision.short}  {when}  {entry.author}: {entry.subject}")
        for change in entry.changes:
            place = f"{opened.workspace.folder.show(change.path)}  {change.key}"
            click.echo(f"    {place}: {_shown(change.before)} → {_shown(change.after)}")
    if not count:
        tell(f"Chưa phiên bản nào trong git có dữ liệu của {found.short_name}.")


def _shown(value: str | None) -> str:
    if value is None:
        return "(chưa có)"
    text = " ".join(value.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
