"""A new workspace that begins with the real plan and units."""

from dataclasses import dataclass
from pathlib import Path

from plan2015.acts.act import Act
from plan2015.acts.refusal import Refusal
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
    """Makes a workspace: plan, units, empty lists, a place for reports, Word templates, what editors need."""
    if folder.exists() and any(path.name != ".git" for path in folder.iterdir()):
        raise Refusal(f"thư mục “{folder}” không trống, không ghi vào.")
    data = _data()
    texts = {f"data/{name}": text for name, text in data.items()} | vs_code_files() | GIT_FILES | _schemas()
    templates = {f"templates/{path.name}": path.read_bytes() for path in standard_files()}
    files = {name: text.encode() for name, text in texts.items()} | templates
    changes = tuple(New(str(folder / name), f"{folder}/{name}", content) for name, content in files.items())
    return Act(Founded(len(data), sum(name.endswith(".docx") for name in templates), SCHEMAS), changes)


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
