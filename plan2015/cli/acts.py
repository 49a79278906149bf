"""What the writing commands share: where a file is, how an edit is made, and how it is told."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import Opened, Refusal

if TYPE_CHECKING:
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.typed import Tree
    from plan2015.records.model.unit import Unit

PAUSE_SECONDS = 0.1


def wait() -> None:
    """Lets a little time pass between two tries at a file that somebody else holds."""
    time.sleep(PAUSE_SECONDS)


def real_path(opened: Opened, path: str) -> str:
    """A path below the data folder as the system opens it; refused where a link leads out of the folder."""
    from plan2015.files.gate import refuse_links

    root = opened.workspace.folder.root
    refuse_links(root, path)
    return str(Path(root, *path.split("/")))


def edit(opened: Opened, path: str, edits: "Iterable[Edit]") -> bool:
    """Makes edits in a file below the data folder; a refusal is one line."""
    from plan2015.records.editing.edit import edit_file

    shown = opened.workspace.folder.show(path)
    with refused_in_words(shown):
        return edit_file(real_path(opened, path), shown, edits, wait)


@contextmanager
def refused_in_words(shown: str) -> Iterator[None]:
    """What cannot be edited or written is one line for the person at the keyboard."""
    from plan2015.records.editing.edit import EditError
    from plan2015.records.editing.writer import WriteError

    try:
        yield
    except EditError as error:
        raise Refusal(str(error)) from None
    except WriteError as error:
        raise Refusal(f"{shown}: {error}") from None


def make(opened: Opened, path: str, text: str) -> None:
    """Makes a new file below the data folder."""
    make_at(real_path(opened, path), text, opened.workspace.folder.show(path))


def make_record(
    opened: Opened, path: str, tree: "Mapping[str, Tree]", *, head: str = "", dry_run: bool = False
) -> None:
    """Makes a new file below the data folder that reads as `tree`; a dry run only looks whether it would."""
    from plan2015.records.editing.edit import EditError, new_text

    try:
        text = head + new_text(tree, opened.workspace.folder.show(path))
    except EditError as error:
        raise Refusal(str(error)) from None
    if not dry_run:
        make(opened, path, text)


def writer_below(folder: Path) -> Callable[[str, bytes], None]:
    """Writes the files of a new workspace, one by one, below a folder."""

    def write(name: str, data: bytes) -> None:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    return write


def make_at(path: str, text: str, shown: str) -> None:
    """Makes a new file; refused where one stands."""
    from plan2015.records.editing.edit import make_file

    with refused_in_words(shown):
        make_file(path, text, wait)


def put_all(files: Mapping[Path, str], mark: str) -> int:
    """Writes generated files and counts those that changed; a file without the generator's mark is refused first."""
    from plan2015.records.editing.writer import put_file

    changed = {path: text for path, text in files.items() if _text_at(path) != text}
    for path in changed:
        before = _text_at(path)
        if before is not None and mark not in before:
            raise Refusal(f"{path}: đã có tệp khác mang tên này, không ghi đè.")
    for path, text in changed.items():
        with refused_in_words(str(path)):
            put_file(str(path), text.encode(), wait)
    return len(changed)


def _text_at(path: Path) -> str | None:
    """What stands at a path; None when nothing does, and nothing of ours when it cannot be read as text."""
    from plan2015.records.reading.gate import read_bytes

    if not path.is_symlink() and not path.exists():
        return None
    try:
        return read_bytes(str(path)).decode()
    except (OSError, UnicodeDecodeError):
        return ""


def submission_path(opened: Opened, unit: "Unit", period: str) -> str | None:
    """Where a unit's submission for a period is; None when there is none, refused when there are two."""
    paths = [s.path for s in opened.workspace.submissions if (s.unit, s.period) == (unit.id, period)]
    if len(paths) > 1:
        shown = ", ".join(map(opened.workspace.folder.show, paths))
        raise Refusal(f"{unit.short_name} có {len(paths)} tệp cho kỳ {period}: {shown}. Giữ một tệp rồi thử lại.")
    return paths[0] if paths else None


def tell(text: str) -> None:
    """One line that says what was done."""
    click.echo(text, err=True)
