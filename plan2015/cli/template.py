"""`plan2015 template`: the Word templates, checked and explained."""

import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import writer_below
from plan2015.cli.options import open_workspace
from plan2015.cli.papers import open_store, read_paper, templates_guarded

if TYPE_CHECKING:
    from plan2015.obligations import Standings
    from plan2015.office.template.store import TemplateStore

_SAMPLE_UNITS = 6


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
    """Dựng thử mọi mẫu trên số liệu minh họa; nêu từng chỗ sai với đoạn hoặc ô của nó. Có chỗ sai thì mã thoát là 1."""
    store = open_store(open_workspace(ctx.obj))
    with tempfile.TemporaryDirectory() as folder:
        faults = _try_templates(store, _sample(Path(folder)))
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
    from plan2015.forms.samples import FIELDS as FORM_FIELDS
    from plan2015.office.template.environment import FILTERS
    from plan2015.papers.fields import FIELDS as PAPER_FIELDS

    known = {**PAPER_FIELDS, **FORM_FIELDS}
    if name is not None and name not in known:
        raise click.UsageError(f"không có mẫu “{name}”. Các mẫu: {', '.join(known)}.")
    for template in (name,) if name else known:
        click.echo(f"{template}.docx")
        for field, meaning in known[template].items():
            click.echo(f"  {field}: {meaning}")
    click.echo("Bộ lọc, viết sau dấu |")
    for filter_name, (_, meaning) in FILTERS.items():
        click.echo(f"  {filter_name}: {meaning}")


@command.command("text", options_metavar="[TÙY CHỌN]")
@click.argument("path", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def text(path: Path) -> None:
    """Chữ của một tệp Word, mỗi đoạn một dòng kèm kiểu; dùng cho git diff."""
    from plan2015.office.word.package import open_package
    from plan2015.office.word.text import text_lines

    with templates_guarded():
        click.echo("\n".join(text_lines(open_package(read_paper(path)))))


def _sample(folder: Path) -> "Standings":
    """A small rehearsal year, as the day's standings."""
    from plan2015.demo.build import build_demo
    from plan2015.obligations import standings_on
    from plan2015.records.load import load
    from plan2015.records.reading.folder import Folder
    from plan2015.rules import check as check_records

    year = build_demo(writer_below(folder), _SAMPLE_UNITS, seed=1)
    workspace = load(Folder(str(folder / "data"), "data"))
    if workspace.plan is None:
        raise AssertionError("the sample plan has errors")
    return standings_on(year.story.today, workspace.plan, workspace, check_records(workspace))


def _try_templates(store: "TemplateStore", standings: "Standings") -> list[str]:
    from plan2015.forms.samples import sample_contexts as form_contexts
    from plan2015.office.gate import GateError
    from plan2015.office.template.faults import TemplateError
    from plan2015.office.template.names import unknown_names
    from plan2015.office.word.structure import find_faults
    from plan2015.papers.samples import sample_contexts as paper_contexts

    faults: dict[str, None] = {}
    for name, context in chain(paper_contexts(standings), form_contexts(standings)):
        try:
            template = store.template(name)
            unknown = [str(error) for error in unknown_names(template, store.environment, context)]
            faults |= dict.fromkeys(unknown)
            if not unknown:
                faults |= dict.fromkeys(f"{template.name}: {f}" for f in find_faults(template.render(context).parts))
        except TemplateError as error:
            faults[str(error)] = None
        except (GateError, OSError) as error:
            faults[f"{store.shown(name)}: {error}"] = None
    return list(faults)
