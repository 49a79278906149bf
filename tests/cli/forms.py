"""Forms for tests: made by the tool, filled, spoilt."""

import io
import zipfile
from pathlib import Path

from plan2015.office.word.archive import pack
from tests.conftest import Run, Small

AN_GIANG = "ldld-tinh-an-giang"
ANNUAL = f"submissions/2015-annual/{AN_GIANG}.yaml"
ANSWERS = """paper:
  number: 34/BC-LĐLĐ
indicators:
  data_until: 2015-10-31
  training_classes: 12
"""


def text(small: Small) -> str:
    """The submission of An Giang as it is now."""
    return (small.root / "data" / ANNUAL).read_text("utf-8")


def submitted(small: Small) -> list[str]:
    """The submissions that are here."""
    return sorted(path.stem for path in (small.root / "data" / "submissions").rglob("*.yaml"))


def form(run: Run, small: Small, name: str = "bieu.docx", answers: str = "") -> Path:
    """A form made by the tool, filled with answers by way of a submission that is taken away again."""
    if answers:
        small.submit(AN_GIANG, answers)
    assert run("render", "form", "an giang", "--period", "2015-annual", "--out", name).code == 0
    if answers:
        (small.root / "data" / ANNUAL).unlink()
    return small.root / name


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def change(path: Path, before: str, after: str) -> None:
    """Puts other markup into the body of a Word file."""
    parts = parts_of(path.read_bytes())
    document = parts["word/document.xml"].decode()
    assert before in document
    path.write_bytes(pack({**parts, "word/document.xml": document.replace(before, after).encode()}))


def ask_for_words(small: Small) -> None:
    """Lets the form of the small workspace ask for difficulties and explanations too."""
    plan = (small.root / "data/tasks.yaml").read_text("utf-8")
    bound = "    binds:\n      kinds:\n        - provincial\n"
    listed = (("L", "Khó khăn, vướng mắc", "difficulties"), ("M", "Giải trình", "explanations"))
    asked = "".join(f"  - code: {c}\n    title: {title}\n    listing: {what}\n{bound}" for c, title, what in listed)
    small.write("tasks.yaml", plan.replace("fields:\n", f"{asked}fields:\n", 1))


def change_everywhere(path: Path, before: str, after: str) -> None:
    """The same in every part of an office file: body, margins and properties."""
    parts = {name: part.replace(before.encode(), after.encode()) for name, part in parts_of(path.read_bytes()).items()}
    assert parts != parts_of(path.read_bytes())
    path.write_bytes(pack(parts))
