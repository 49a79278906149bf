"""The schemas for editors, written where they were asked for."""

from pathlib import Path

from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import real_place
from plan2015.files.place import Wait
from plan2015.records.editing.transaction import WriteError
from plan2015.records.editing.writer import put_file
from plan2015.records.reading.gate import read_bytes
from plan2015.rules import pages
from plan2015.screens.editors.schemas import MARK, editor_schemas


def write_schemas(opened: Opened, folder: Path, wait: Wait) -> tuple[int, int]:
    """Writes the schemas and counts them, and those that changed; a file without their mark is refused first."""
    data = opened.workspace.folder.root
    if real_place(folder).is_relative_to(real_place(data)):
        shown = opened.workspace.folder.show("").rstrip("/")
        raise Refusal(f"thư mục “{folder}” nằm trong thư mục dữ liệu “{shown}”. Chọn chỗ khác.")
    schemas = editor_schemas(opened.plan, opened.workspace.units.values(), pages(opened.plan))
    files = {folder / name: text for name, text in schemas.items()}
    changed = {path: text for path, text in files.items() if _text_at(path) != text}
    for path in changed:
        before = _text_at(path)
        if before is not None and MARK not in before:
            raise Refusal(f"{path}: đã có tệp khác mang tên này, không ghi đè.")
    for path, text in changed.items():
        try:
            put_file(str(path), text.encode(), wait)
        except WriteError as error:
            raise Refusal(f"{path}: {error}") from None
    return len(files), len(changed)


def _text_at(path: Path) -> str | None:
    """What stands at a path; None when nothing does, and nothing of ours when it cannot be read as text."""
    if not path.is_symlink() and not path.exists():
        return None
    try:
        return read_bytes(str(path)).decode()
    except (OSError, UnicodeDecodeError):
        return ""
