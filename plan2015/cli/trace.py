"""`plan2015 trace`: the records behind a figure of a paper."""

from pathlib import Path

import click

from plan2015.cli.options import Refusal
from plan2015.cli.papers import open_paper


@click.command(
    "trace",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 trace bao-cao-nam.docx\n\n  plan2015 trace bao-cao-nam.docx training_classes",
)
@click.argument("paper", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("figure", metavar="[SỐ|KHÓA]", required=False)
def command(paper: Path, figure: str | None) -> None:
    """Số trên văn bản lấy từ đâu: từng tệp, dòng, cột và giá trị. Không nêu số nào thì liệt kê mọi số."""
    from plan2015.papers.evidence.lines import figure_list, find_figures, trace_lines

    book = open_paper(paper)[1]
    if figure is None:
        click.echo("\n".join(figure_list(book)))
        return
    found = find_figures(book, figure)
    if not found:
        raise Refusal(f"{paper}: không có số nào là “{figure}”. Xem mọi số: plan2015 trace {paper}")
    if len(found) > 1:
        listed = "\n".join(f"  {entry.key}  {entry.title}" for entry in found)
        raise Refusal(f"“{figure}” có thể là {len(found)} số, xin ghi rõ khóa:\n{listed}")
    click.echo("\n".join(trace_lines(found[0], book)))
