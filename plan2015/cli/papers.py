"""What the commands that write papers share: where a paper goes, and that it may go there."""

from pathlib import Path

import click

from plan2015.acts.refusal import Refusal
from plan2015.cli.workspace import tell, wait

out_option = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="TỆP.docx", help="Ghi ra tệp nào."
)
force_option = click.option("--force", is_flag=True, help="Ghi đè cả tệp đã sửa tay; tệp cũ được giữ lại bên cạnh.")


def save(path: Path, data: bytes, *, force: bool) -> bool:
    """Writes a paper and tells whether anything changed; what is not ours or was changed by hand stays."""
    from plan2015.acts import paper_file

    saved = paper_file.save(path, data, wait, force=force)
    if saved.kept:
        tell(f"Đã giữ tệp cũ ở {saved.kept}")
    return saved.changed


def save_told(path: Path, data: bytes, *, force: bool) -> None:
    """Writes a paper and says so."""
    changed = save(path, data, force=force)
    tell(f"{path}: {'đã ghi' if changed else 'không đổi'}")


def check_output(path: Path, suffix: str = ".docx") -> None:
    """A paper goes into a file of its kind; anything else was probably mistyped."""
    if path.suffix.casefold() != suffix:
        raise Refusal(f"“{path}”: tên tệp phải có đuôi {suffix}.")
