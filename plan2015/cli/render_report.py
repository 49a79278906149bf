"""`plan2015 render report` and `year-end`: the consolidated report."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from plan2015.cli.options import as_of_option, at_option
from plan2015.cli.papers import check_output, force_option, out_option, save_told
from plan2015.cli.workspace import open_known, report_problems, tell, variables

working_option = click.option(
    "--working",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ-MỤC",
    help="Ghi cả tài liệu làm việc (nguyên văn, giải trình, nguồn từng số) vào thư mục này.",
)


charts_option = click.option("--charts", is_flag=True, help="Thêm phụ lục biểu đồ (sửa được trong Word).")


@click.command(
    "report",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 render report --period 2015-annual --as-of 5/12/2015 --out bao-cao.docx\n\n"
    "  plan2015 render report --period 2015-h1 --out bao-cao-6-thang.docx",
)
@click.option("--period", required=True, metavar="KỲ", help="Kỳ báo cáo, như 2015-annual.")
@as_of_option
@at_option
@out_option
@force_option
@working_option
@charts_option
@click.pass_context
def report(
    ctx: click.Context,
    period: str,
    as_of: date,
    at: str | None,
    out: Path,
    force: bool,
    working: Path | None,
    charts: bool,
) -> None:
    """Báo cáo tổng hợp của một kỳ, kèm chín phụ lục."""
    _write(ctx.obj, at, period, as_of, Output(out, working, force, charts))


@click.command(
    "year-end",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 render year-end --as-of 5/12/2015 --out bao-cao-nam.docx\n\n"
    "  plan2015 --data minh-hoa/data render year-end --as-of 25/11/2015 --out thu.docx --force",
)
@as_of_option
@at_option
@out_option
@force_option
@working_option
@charts_option
@click.pass_context
def year_end(
    ctx: click.Context, as_of: date, at: str | None, out: Path, force: bool, working: Path | None, charts: bool
) -> None:
    """Báo cáo tổng hợp năm, kèm chín phụ lục."""
    _write(ctx.obj, at, None, as_of, Output(out, working, force, charts))


class Output(NamedTuple):
    """Where a report goes, and what goes with it."""

    path: Path
    working: Path | None
    force: bool
    charts: bool


def _write(data: str, at: str | None, period: str | None, day: date, output: Output) -> None:
    from plan2015.acts.report import make_report

    opened = open_known(data, at)
    check_output(output.path)
    made = make_report(opened, period, day, variables(), with_charts=output.charts)
    save_told(output.path, made.finished.data, force=output.force)
    for line in made.told():
        tell(line)
    if output.working:
        for name, paper in made.working_papers():
            save_told(output.working / name, paper, force=output.force)
    report_problems(opened)
