"""`plan2015 init`: a new workspace that begins with the real plan and units."""

from pathlib import Path

import click

from plan2015.cli.acts import make_at, tell, wait
from plan2015.cli.options import Refusal, open_workspace


@click.command(
    "init",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 init theo-doi-2015\n\n  plan2015 init .",
)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Tạo thư mục làm việc mới: kế hoạch, đơn vị, các danh sách trống, chỗ để báo cáo, mẫu Word."""
    from plan2015.records.editing.scaffold import DIFFICULTIES_HEAD, EXTENSIONS_HEAD, GIT_FILES, SUBMISSIONS_GUIDE
    from plan2015.records.starter import starter_data
    from plan2015.rules import pages
    from plan2015.screens.editors.schemas import editor_schemas
    from plan2015.screens.editors.settings import SCHEMAS, vs_code_files

    if folder.exists() and any(path.name != ".git" for path in folder.iterdir()):
        raise Refusal(f"thư mục “{folder}” không trống, không ghi vào.")
    starter = starter_data()
    data = {path.relative_to(starter).as_posix(): path.read_text("utf-8") for path in sorted(starter.rglob("*.yaml"))}
    data["extensions.yaml"] = EXTENSIONS_HEAD + "[]\n"
    data["difficulties.yaml"] = DIFFICULTIES_HEAD + "[]\n"
    data["submissions/README.md"] = SUBMISSIONS_GUIDE
    files = {f"data/{name}": text for name, text in data.items()}
    for name, text in (files | vs_code_files() | GIT_FILES).items():
        make_at(str(folder / name), text, f"{folder}/{name}")
    opened = open_workspace(str(folder / "data"))
    schemas = editor_schemas(opened.plan, opened.workspace.units.values(), pages(opened.plan))
    for name, text in schemas.items():
        make_at(str(folder / SCHEMAS / name), text, f"{folder}/{SCHEMAS}/{name}")
    templates = _copy_templates(folder)
    tell(f"Đã tạo {len(files)} tệp trong {folder}/data, {templates} mẫu Word trong {folder}/templates.")
    tell(f"Thử: plan2015 --data {folder / 'data'} status")
    tell(f"Trình soạn thảo VS Code: mở thư mục {folder} là có gợi ý và báo lỗi khi gõ ({SCHEMAS}, .vscode).")


def _copy_templates(folder: Path) -> int:
    """The Word templates, for the office to edit as its own."""
    from plan2015.office.template.store import standard_files
    from plan2015.records.editing.writer import write_file

    files = list(standard_files())
    for path in files:
        write_file(str(folder / "templates" / path.name), path.read_bytes(), None, wait)
    return len(files)
