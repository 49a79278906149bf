"""A new workspace that begins with the real plan and units."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plan2015.acts.act import Act
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import hash_regular
from plan2015.office.template.store import standard_files
from plan2015.records.editing.changes import New
from plan2015.records.editing.scaffold import DIFFICULTIES_HEAD, EXTENSIONS_HEAD, GIT_FILES, SUBMISSIONS_GUIDE
from plan2015.records.kinds import DIFFICULTIES, EXTENSIONS, SUBMISSIONS
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.starter import starter_data
from plan2015.rules import pages
from plan2015.screens.editors.schemas import editor_schemas
from plan2015.screens.editors.settings import SCHEMAS, vs_code_files


@dataclass(frozen=True)
class Founded:
    """A workspace that was made."""

    files: int
    templates: int
    schemas: str
    """The folder of the schemas for editors."""


def found(folder: Path) -> Act[Founded]:
    """Makes a workspace: plan, units, empty lists, a place for reports, Word templates, what editors need.

    Where all of that stands already, and nothing else, there is nothing to do; anything else in the folder is refused.
    """
    data = _data()
    texts = {f"data/{name}": text for name, text in data.items()} | vs_code_files() | GIT_FILES | _schemas()
    templates = {f"templates/{path.name}": path.read_bytes() for path in standard_files()}
    files = {name: text.encode() for name, text in texts.items()} | templates
    count = _count_there(folder, files)
    if count not in (0, len(files)):
        raise Refusal(f"thư mục “{folder}” không trống, không ghi vào.")
    changes = tuple(New(str(folder / name), f"{folder}/{name}", content) for name, content in files.items())
    return Act(Founded(len(data), sum(name.endswith(".docx") for name in templates), SCHEMAS), () if count else changes)


def _count_there(folder: Path, files: Mapping[str, bytes]) -> int:
    """How many of the files stand there as they would be made; -1 where anything else does, an empty folder too."""
    count = 0
    for path in _inside(folder):
        content = files.get(path.relative_to(folder).as_posix())
        if content is None or path.is_symlink() or not path.is_file() or path.stat().st_size != len(content):
            return -1
        if hash_regular(str(path)) != hashlib.sha256(content).hexdigest():
            return -1
        count += 1
    return count


def _inside(folder: Path) -> Iterator[Path]:
    """All that is in a folder, folders with anything in them only by that; git's and our own while we write are not."""
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        if path.name == ".git" or path.name.startswith(".plan2015"):
            continue
        inside = path.is_dir() and not path.is_symlink() and any(path.iterdir())
        yield from _inside(path) if inside else (path,)


def _data() -> dict[str, str]:
    """The data files of a new workspace: the plan, the units, and lists without entries."""
    starter = starter_data()
    data = {path.relative_to(starter).as_posix(): path.read_text("utf-8") for path in sorted(starter.rglob("*.yaml"))}
    data[EXTENSIONS.at] = EXTENSIONS_HEAD + "[]\n"
    data[DIFFICULTIES.at] = DIFFICULTIES_HEAD + "[]\n"
    data[f"{SUBMISSIONS.at}README.md"] = SUBMISSIONS_GUIDE
    return data


def _schemas() -> dict[str, str]:
    """What editors need to check and complete the data files."""
    workspace = load(Folder(str(starter_data())))
    if workspace.plan is None:
        raise ValueError("the starter plan has errors")
    schemas = editor_schemas(workspace.plan, workspace.units.values(), pages(workspace.plan))
    return {f"{SCHEMAS}/{name}": text for name, text in schemas.items()}
