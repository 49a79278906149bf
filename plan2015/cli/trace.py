"""`plan2015 trace`: the records behind a figure of a paper."""

from pathlib import Path

import click


@click.command(
    "trace",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 trace bao-cao-nam.docx\n\n  plan2015 trace bao-cao-nam.docx training_classes",
)
@click.argument("paper", metavar="TỆP.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("figure", metavar="[SỐ|KHÓA]", required=False)
def command(paper: Path, figure: str | None) -> None:
    """Số trên văn bản lấy từ đâu: từng tệp, dòng, cột và giá trị. Không nêu số nào thì liệt kê mọi số."""
    from plan2015.acts.proof import trace

    click.echo("\n".join(trace(paper, figure)))
