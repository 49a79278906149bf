"""What the tests of papers share: a rehearsal year, small Word files, and the office programs that may be missing."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plan2015.demo.build import build_demo
from plan2015.obligations import Standings, standings_on
from plan2015.office.template.store import TemplateStore
from plan2015.office.word.package import Parts, open_package, pack
from plan2015.papers.report.finished_report import Design
from plan2015.records.load import load
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import Plan
from plan2015.records.paper_tables import read_paper_tables
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.conftest import REPOSITORY

DAY = date(2015, 12, 5)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def build_year(root: Path, units: int, *, faults: bool = True) -> Path:
    """A rehearsal year on disk."""

    def write(name: str, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    build_demo(write, units, 1, faults=faults)
    return root


def read_standings(root: Path, day: date = DAY) -> Standings:
    """The standings of a workspace on a day."""
    workspace = load(Folder(str(root / "data"), "data"))
    assert workspace.plan
    return standings_on(day, workspace.plan, workspace, check(workspace))


def shipped_tables(plan: Plan | None) -> PaperTables:
    """The tables that come with plan2015, held against a plan."""
    assert plan
    return read_paper_tables(str(REPOSITORY / "templates/tables.yaml"), "templates/tables.yaml", plan)


def shipped_design(plan: Plan) -> Design:
    """The templates and tables that come with plan2015."""
    return Design(TemplateStore(None), shipped_tables(plan))


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsal year of 20 units with planted faults; nobody changes it."""
    return build_year(tmp_path_factory.mktemp("year"), 20)


@pytest.fixture
def own_year(year: Path, tmp_path: Path) -> Path:
    """A copy of the year that the test may change."""
    shutil.copytree(year, tmp_path / "year")
    return tmp_path / "year"


def word_file(body: str, header: str = "", base: str = "working") -> bytes:
    """A Word file with a body of raw markup, made from one of our templates."""
    parts = open_package((REPOSITORY / "templates" / f"{base}.docx").read_bytes())
    document = parts["word/document.xml"].decode()
    start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("<w:sectPr")
    parts["word/document.xml"] = (document[:start] + body + document[end:]).encode()
    if header:
        text = parts["word/header1.xml"].decode()
        start, end = text.index("<w:p>"), text.rindex("</w:p>")
        parts["word/header1.xml"] = (text[:start] + header + text[end + len("</w:p>") :]).encode()
    return pack(parts)


def para(*runs: str) -> str:
    """A paragraph of runs of plain text, split as Word splits them."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def body_text(parts: Parts, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part as text."""
    from lxml import etree

    root = etree.fromstring(parts[part])
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in root.iter(f"{{{W}}}p")]


Convert = Callable[[Path], str]


@pytest.fixture
def to_pdf(tmp_path: Path) -> Convert:
    """Converts a Word file by LibreOffice and gives the text of its pages, parted by form feeds."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("không có LibreOffice (soffice) và pdftotext trên máy này")

    def convert(path: Path) -> str:
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pdf = tmp_path / f"{path.stem}.pdf"
        return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()

    return convert


@pytest.fixture
def sdk_errors() -> Callable[..., dict[str, list[str]]]:
    """Microsoft's Open XML SDK, as npm ships it: the errors of each file."""
    modules = Path(os.environ.get("PLAN2015_NODE_MODULES", REPOSITORY / ".tools" / "office" / "node_modules"))
    if not shutil.which("node") or not (modules / "@ooxml-tools" / "validate").is_dir():
        pytest.skip("không có bộ kiểm Open XML SDK (npm @ooxml-tools/validate) trên máy này")

    def validate(*paths: Path) -> dict[str, list[str]]:
        script = REPOSITORY / ".ci" / "validate_ooxml.mjs"
        done = subprocess.run(
            ["node", str(script), str(modules), *map(str, paths)], capture_output=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr.decode()
        found: dict[str, list[str]] = json.loads(done.stdout)
        return found

    return validate
