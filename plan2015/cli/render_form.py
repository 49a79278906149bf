"""`plan2015 render form`: the blank or prefilled form of one unit, or of all, as Word or Excel."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import tell
from plan2015.cli.options import Opened, Refusal, choose_period, find_unit, open_workspace
from plan2015.cli.papers import open_store, read_paper

if TYPE_CHECKING:
    from plan2015.office.template.store import TemplateStore
    from plan2015.records.model.unit import Unit

_SHAPES = (".docx", ".xlsx")


@click.command(
    "form",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 render form "an giang" --period 2015-annual --out an-giang.docx\n\n'
    "  plan2015 render form --all --period 2015-annual --out bieu --shape xlsx",
)
@click.argument("unit", metavar="[ĐƠN-VỊ]", required=False)
@click.option("--period", metavar="KỲ", required=True, help="Kỳ báo cáo, như 2015-annual.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="TỆP", required=True, help="Tệp .docx, .xlsx; với --all: thư mục."
)
@click.option("--all", "everyone", is_flag=True, help="Mọi đơn vị phải báo cáo kỳ đó, mỗi đơn vị một tệp.")
@click.option(
    "--shape", type=click.Choice(["docx", "xlsx"]), default="docx", metavar="docx|xlsx", help="Dạng tệp khi dùng --all."
)
@click.option("--blank", is_flag=True, help="Để trống cả những gì đơn vị đã báo cáo kỳ đó.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.pass_context
def form(
    ctx: click.Context, unit: str | None, period: str, out: Path, everyone: bool, shape: str, blank: bool, force: bool
) -> None:
    """Lập biểu mẫu gửi đơn vị, in sẵn những gì đã biết; biểu điền xong thì nhập lại bằng plan2015 import."""
    opened = open_workspace(ctx.obj)
    chosen = choose_period(period, opened) or period
    if everyone == (unit is not None):
        raise click.UsageError("nêu một ĐƠN-VỊ, hoặc --all.")
    if unit is not None:
        if out.suffix.lower() not in _SHAPES:
            raise click.UsageError("--out phải có đuôi .docx hoặc .xlsx.")
        data = _bytes(opened, open_store(opened), find_unit(unit, opened), chosen, out.suffix.lower(), blank)
        if data is None:
            raise Refusal(f"Kế hoạch không yêu cầu {find_unit(unit, opened).short_name} báo cáo kỳ {chosen}.")
        tell(f"{out}: {_write(out, data, force)}")
    else:
        _write_all(opened, chosen, out, f".{shape}", blank, force)


def _write_all(opened: Opened, period: str, out: Path, suffix: str, blank: bool, force: bool) -> None:
    from plan2015.records.unit_titles import unit_order

    out.mkdir(parents=True, exist_ok=True)
    done: dict[str, int] = {}
    kept: list[str] = []
    store = open_store(opened)
    units = sorted(opened.workspace.units.values(), key=unit_order)
    with click.progressbar(units, label="Lập biểu", file=sys.stderr) as bar:
        for unit in bar:
            data = _bytes(opened, store, unit, period, suffix, blank)
            if data is None:
                continue
            target = out / f"{unit.id}{suffix}"
            try:
                word = _write(target, data, force)
            except Refusal as refusal:
                kept.append(refusal.message)
                continue
            done[word] = done.get(word, 0) + 1
    if not done and not kept:
        raise Refusal(f"Kế hoạch không yêu cầu đơn vị nào báo cáo kỳ {period}.")
    counts = ", ".join(f"{count} tệp {word}" for word, count in done.items())
    tell(f"{out}: {counts or 'không ghi tệp nào'}")
    if kept:
        raise Refusal(
            f"{len(kept)} tệp đã có và khác biểu mới, không ghi đè (thêm --force để ghi đè):\n" + "\n".join(kept)
        )


def _bytes(opened: Opened, store: "TemplateStore", unit: "Unit", period: str, suffix: str, blank: bool) -> bytes | None:
    """The form of a unit; None when the plan asks none of it."""
    from plan2015.forms.checks import checks_of
    from plan2015.forms.docx.write import write_docx
    from plan2015.forms.filling import filling_for
    from plan2015.forms.head import with_template_texts
    from plan2015.forms.specification import form_for
    from plan2015.forms.wording import words_for
    from plan2015.forms.xlsx.write import write_xlsx

    asked = form_for(opened.plan, unit, period)
    if asked is None:
        return None
    filling = filling_for(asked, opened.workspace, opened.problems, blank=blank)
    words = with_template_texts(words_for(asked, filling, opened.plan, opened.workspace), store)
    if suffix == ".docx":
        return write_docx(asked, filling, words, store)
    return write_xlsx(asked, filling, words, checks_of(asked, opened.plan))


def _write(target: Path, data: bytes, force: bool) -> str:
    from plan2015.cli.acts import wait
    from plan2015.records.editing.writer import WriteError, digest, write_file

    try:
        before = read_paper(target) if os.path.lexists(target) else None
        if before == data:
            return "không đổi"
        if before is not None and not force:
            raise Refusal(f"{target} đã có và khác biểu mới; thêm --force để ghi đè.")
        write_file(str(target), data, None if before is None else digest(before), wait)
    except WriteError as error:
        raise Refusal(f"{target}: {error}") from None
    return "đã lập"
