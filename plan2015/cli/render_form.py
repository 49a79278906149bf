"""`plan2015 render form`: the blank or prefilled form of one unit, or of all, as Word or Excel."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.acts.refusal import Refusal
from plan2015.cli.workspace import open_workspace, tell, wait

if TYPE_CHECKING:
    from plan2015.acts.form import FormWriter
    from plan2015.acts.marked_form import MarkedForms
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
@click.option("--marked", is_flag=True, help="Tệp đơn vị đã gửi, đánh dấu chỗ phải sửa, giải trình, còn trống.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.pass_context
def form(
    ctx: click.Context, unit: str | None, period: str, out: Path, everyone: bool, shape: str, blank: bool,
    marked: bool, force: bool,
) -> None:  # fmt: skip
    """Lập biểu mẫu gửi đơn vị, in sẵn những gì đã biết; biểu điền xong thì nhập lại bằng plan2015 import."""
    from plan2015.acts import form, marked_form

    opened = open_workspace(ctx.obj)
    writer = form.FormWriter(opened, opened.find_period(period), wait, blank, force)
    if everyone == (unit is not None):
        raise click.UsageError("nêu một ĐƠN-VỊ, hoặc --all.")
    if marked and blank:
        raise click.UsageError("--marked không đi cùng --blank.")
    if marked and everyone:
        _mark(marked_form.MarkedForms(writer), None, out, f".{shape}")
        return
    if unit is None:
        _write_all(writer, out, f".{shape}")
        return
    if out.suffix.lower() not in _SHAPES:
        raise click.UsageError("--out phải có đuôi .docx hoặc .xlsx.")
    found = opened.find_unit(unit)
    if marked:
        _mark(marked_form.MarkedForms(writer), found, out, out.suffix)
        return
    word = writer.write(found, out)
    if word is None:
        raise Refusal(f"Kế hoạch không yêu cầu {found.short_name} báo cáo kỳ {period}.")
    tell(f"{out}: {word}")


def _mark(forms: "MarkedForms", unit: "Unit | None", out: Path, suffix: str) -> None:
    """The marked form of one unit, or of all that have something to mend."""
    if unit is not None:
        tell(f"{out}: {forms.write_one(unit, out)}")
        return
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for line in forms.write_all(out, suffix):
        tell(line)
        count += 1
    tell(f"{out}: {count} biểu cần sửa." if count else "Không có biểu nào phải sửa.")


def _write_all(writer: "FormWriter", out: Path, suffix: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    done: dict[str, int] = {}
    kept: list[str] = []
    with click.progressbar(writer.units, label="Lập biểu", file=sys.stderr) as bar:
        for unit in bar:
            try:
                word = writer.write(unit, out / f"{unit.id}{suffix}")
            except Refusal as refusal:
                kept.append(refusal.reason)
                continue
            if word:
                done[word] = done.get(word, 0) + 1
    if not done and not kept:
        raise Refusal(f"Kế hoạch không yêu cầu đơn vị nào báo cáo kỳ {writer.period}.")
    counts = ", ".join(f"{count} tệp {word}" for word, count in done.items())
    tell(f"{out}: {counts or 'không ghi tệp nào'}")
    if kept:
        raise Refusal(
            f"{len(kept)} tệp đã có và khác biểu mới, không ghi đè (thêm --force để ghi đè):\n" + "\n".join(kept)
        )
