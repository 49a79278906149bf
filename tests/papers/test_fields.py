"""The list of what templates may use is complete and true, and LibreOffice may save the templates."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from plan2015.forms import samples as forms
from plan2015.obligations import Standings
from plan2015.office.template.store import TemplateStore
from plan2015.office.word.package import open_package
from plan2015.office.word.structure import find_faults
from plan2015.papers import samples as papers
from plan2015.papers.fields import FIELDS, names_in
from tests.conftest import REPOSITORY
from tests.papers.conftest import body_text, read_standings, shipped_tables


def pattern(name: str) -> str:
    """A described name as a pattern: `progress[*].done` stands for every clause."""
    return re.escape(name).replace(r"\[\*\]", r"\..+?")


def sample_contexts(standings: Standings) -> Iterator[tuple[str, dict[str, Any]]]:
    return chain(papers.sample_contexts(standings, shipped_tables(standings.plan)), forms.sample_contexts(standings))


def test_every_name_is_described_and_every_description_names_something(year: Path) -> None:
    offered: dict[str, set[str]] = {}
    for template, context in sample_contexts(read_standings(year)):
        offered.setdefault(template, set()).update(names_in(context))

    described = {**FIELDS, **forms.FIELDS}
    for template, names in offered.items():
        patterns = {name: re.compile(pattern(name)) for name in described[template]}
        assert [n for n in sorted(names) if not any(p.fullmatch(n) for p in patterns.values())] == [], template
        empty = ("charts[]", "events[].day", "events[].text", "points[]", "overdue[].")
        unused = [d for d, p in patterns.items() if not any(p.fullmatch(n) for n in names) and not d.startswith(empty)]
        assert unused == [], template
    assert set(described) == set(offered)


def test_templates_saved_by_libreoffice_give_the_same_pages(year: Path, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("không có LibreOffice (soffice) trên máy này")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for path in (REPOSITORY / "templates").glob("*.docx"):
        shutil.copy(path, tmp_path / path.name)
    (tmp_path / "templates").mkdir()
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run([*command, str(tmp_path / "templates"), *files], check=True, capture_output=True, timeout=180)
    saved, standard = TemplateStore(tmp_path / "templates"), TemplateStore(None)
    seen = set()
    for name, context in sample_contexts(read_standings(year)):
        if name not in seen:
            seen.add(name)
            parts = saved.template(name).render(context).parts
            assert find_faults(parts) == []
            texts = [text for text in body_text(parts) if text.strip()]
            assert texts == [t for t in body_text(standard.template(name).render(context).parts) if t.strip()]


def test_the_shipped_templates_are_what_their_first_writer_writes(tmp_path: Path) -> None:
    """Until staff take them over: wording is changed in one place, `tools/`, and both stay equal."""
    command = [sys.executable, str(REPOSITORY / "tools/first_templates.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.name: open_package(path.read_bytes()) for path in tmp_path.glob("*.docx")}

    assert made == {path.name: open_package(path.read_bytes()) for path in (REPOSITORY / "templates").glob("*.docx")}
