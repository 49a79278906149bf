"""`plan2015 init`: a new workspace that begins with the real plan and units."""

from pathlib import Path

import click

from plan2015.cli.workspace import tell, turn


@click.command(
    "init",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 init theo-doi-2015\n\n  plan2015 init .",
)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Tạo thư mục làm việc mới: kế hoạch, đơn vị, các danh sách trống, chỗ để báo cáo, mẫu Word."""
    from plan2015.acts.init import found

    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with turn(str(folder), is_new=True) as ours:
            performed = ours.perform(found(folder))
    finally:
        if made and not any(folder.iterdir()):
            folder.rmdir()
    done = performed.done
    if not performed.changed:
        tell(f"{folder}: đã là thư mục làm việc mới, không đổi")
        return
    templates = f"{done.templates} mẫu Word và tables.yaml trong {folder}/templates"
    tell(f"Đã tạo {done.files} tệp trong {folder}/data, {templates}.")
    tell(f"Thử: plan2015 --data {folder / 'data'} status")
    tell(f"Trình soạn thảo VS Code: mở thư mục {folder} là có gợi ý và báo lỗi khi gõ ({done.schemas}, .vscode).")
