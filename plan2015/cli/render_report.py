"""`plan2015 render report` and `year-end`: the consolidated report."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from plan2015.cli.acts import tell
from plan2015.cli.known import at_option, open_known
from plan2015.cli.options import Opened, as_of_option
from plan2015.cli.papers import (
    check_output,
    choose_report_period,
    force_option,
    open_store,
    out_option,
    provenance,
    save,
    templates_guarded,
)

if TYPE_CHECKING:
    from plan2015.papers.report.paper import FinishedReport


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
    opened = open_known(ctx.obj, at)
    _write(opened, choose_report_period(period, opened), as_of, Output(out, working, force, charts))


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
    opened = open_known(ctx.obj, at)
    _write(opened, choose_report_period(None, opened), as_of, Output(out, working, force, charts))


class Output(NamedTuple):
    """Where a report goes, and what goes with it."""

    path: Path
    working: Path | None
    force: bool
    charts: bool


def _write(opened: Opened, period: str, day: date, output: Output) -> None:
    from plan2015.papers.report.paper import write_report

    check_output(output.path)
    with templates_guarded():
        finished = write_report(
            opened.standings(day), opened.plan.period_by_id[period], open_store(opened), provenance(opened),
            with_charts=output.charts,
        )  # fmt: skip
    changed = save(output.path, finished.data, force=output.force)
    tell(f"{output.path}: {'đã ghi' if changed else 'không đổi'}")
    _tell_queried(finished, opened)
    _tell_places(finished, opened, period)
    if output.working:
        _write_working(finished, opened, output.working, force=output.force)
    opened.report_problems()


def _write_working(finished: "FinishedReport", opened: Opened, folder: Path, *, force: bool) -> None:
    """The author's working papers beside the report."""
    from plan2015.office.paper import finish
    from plan2015.office.word.package import Details
    from plan2015.papers.sheets.sources import source_table
    from plan2015.papers.sheets.working import explanations, raw_texts

    consolidation, template = finished.paper.consolidation, open_store(opened).template("working")
    with templates_guarded():
        contexts = {
            "1-nguyen-van.docx": raw_texts(consolidation),
            "2-giai-trinh.docx": explanations(consolidation, finished.queried),
        }
    for name, context in contexts.items():
        details = Details(context["title"], finished.book.provenance.described(finished.book.day), finished.book.day)
        with templates_guarded():
            data = finish(template.render(context), details)
        _save(folder / name, data, force=force)
    _save(folder / "3-nguon-so-lieu.xlsx", source_table(finished.book), force=force)


def _save(path: Path, data: bytes, *, force: bool) -> None:
    changed = save(path, data, force=force)
    tell(f"{path}: {'đã ghi' if changed else 'không đổi'}")


def _tell_queried(finished: "FinishedReport", opened: Opened) -> None:
    """How many totals on the page hold a figure in question, and the sum that such figures move most."""
    from plan2015.screens.totals import figure_title, queried_words

    if finished.queried:
        # The country's own totals first: those of one khối, marked @, stand beside them in the annexes.
        worst = max(finished.queried, key=lambda s: ("@" not in s.key, s.figure.how == "sum", s.figure.doubtful_part))
        title = figure_title(worst.key.partition(":")[2], worst.figure.title, opened.plan)
        said = f"{title} {worst.text}, không kể số đó: {worst.without}"
        tell(f"{queried_words(len(finished.queried))}; lệch nhiều nhất: {said}.")


def _tell_places(finished: "FinishedReport", opened: Opened, period: str) -> None:
    """How much the author still has to write, and where."""
    from plan2015.records.kinds import NARRATIVES, PLAN

    places = finished.paper.places
    plan_file = opened.workspace.folder.show(PLAN.at)
    if places.draft:
        tell(f"Bản này là dự thảo, còn để trống: {'; '.join(places.open)}.")
        tell(f"Số, ngày ký báo cáo ghi ở khóa paper của tệp lời người soạn; của Kế hoạch ở khóa plan của {plan_file}.")
    if places.holes or places.optional:
        tell(f"Còn {len(places.holes)} chỗ người soạn phải viết: {', '.join(places.holes) or 'không có'}.")
        tell(f"Còn {len(places.optional)} chỗ có thể viết thêm: {', '.join(places.optional) or 'không có'}.")
        shown = opened.workspace.folder.show(NARRATIVES.path(period))
        has_file = opened.workspace.narrative(period) is not None
        tell(f"Viết ở {shown}" + ("." if has_file else f" (tạo tệp: plan2015 new narrative {period})."))
