"""`plan2015 init`: a new workspace that begins with the real plan and units."""

from pathlib import Path

import click

from plan2015.cli.acts import make_at, tell, wait
from plan2015.cli.options import Refusal


@click.command(
    "init",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 init theo-doi-2015\n\n  plan2015 init .",
)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Tạo thư mục làm việc mới: kế hoạch, đơn vị, các danh sách trống, chỗ để báo cáo, mẫu Word."""
    from plan2015.records.editing.scaffold import DIFFICULTIES_HEAD, EXTENSIONS_HEAD, SUBMISSIONS_GUIDE
    from plan2015.records.starter import starter_data

    if folder.exists() and any(folder.iterdir()):
        raise Refusal(f"thư mục “{folder}” không trống, không ghi vào.")
    starter = starter_data()
    files = {path.relative_to(starter).as_posix(): path.read_text("utf-8") for path in sorted(starter.rglob("*.yaml"))}
    files["extensions.yaml"] = EXTENSIONS_HEAD + "[]\n"
    files["difficulties.yaml"] = DIFFICULTIES_HEAD + "[]\n"
    files["submissions/README.md"] = SUBMISSIONS_GUIDE
    for name, text in files.items():
        make_at(str(folder / "data" / name), text, f"{folder}/data/{name}")
    templates = _copy_templates(folder)
    tell(f"Đã tạo {len(files)} tệp trong {folder}/data, {templates} mẫu Word trong {folder}/templates.")
    tell(f"Thử: plan2015 --data {folder / 'data'} status")


def _copy_templates(folder: Path) -> int:
    """The Word templates, for the office to edit as its own."""
    from plan2015.documents.shelf import standard_files
    from plan2015.records.editing.writer import write_file

    files = list(standard_files())
    for path in files:
        write_file(str(folder / "templates" / path.name), path.read_bytes(), None, wait)
    return len(files)
