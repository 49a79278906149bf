"""No paper without a template that is tried on samples and described to whoever edits it."""

import re
from itertools import chain
from pathlib import Path

import pytest

from plan2015.cli.render import PAPERS
from plan2015.forms import samples as forms
from plan2015.office.template.store import TemplateStore, standard_files
from plan2015.office.template.template import Template
from plan2015.papers import samples as papers
from plan2015.papers.fields import FIELDS
from tests.conftest import REPOSITORY, Run
from tests.papers.conftest import read_standings, shipped_tables

COMMANDS: dict[str, tuple[str, ...]] = {
    "report": ("--period", "2015-h1", "--out", "report.docx"),
    "year-end": ("--out", "year.docx", "--working", "work"),
    "reminders": ("--out", "letters"),
    "form": ("an giang", "--period", "2015-annual", "--out", "form.docx"),
    "unit": ("an giang", "--out", "unit.docx"),
    "brief": ("--out", "brief.docx"),
}
DESCRIBED = {**FIELDS, **forms.FIELDS}


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the templates that are asked for."""
    asked: set[str] = set()
    real = TemplateStore.template

    def recording(store: TemplateStore, name: str) -> Template:
        asked.add(name)
        return real(store, name)

    monkeypatch.setattr(TemplateStore, "template", recording)
    return asked


@pytest.fixture(scope="session")
def tried(year: Path) -> set[str]:
    """The templates that `template check` tries on samples."""
    standings = read_standings(year)
    samples = chain(papers.sample_contexts(standings, shipped_tables(standings.plan)), forms.sample_contexts(standings))
    return {name for name, _ in samples}


def test_each_paper_is_made_by_this_test() -> None:
    assert set(COMMANDS) == set(PAPERS)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_has_a_template_with_a_sample_and_a_description(
    paper: str, run_in: Run, own_year: Path, used: set[str], tried: set[str]
) -> None:
    day = () if paper == "form" else ("--as-of", "20/11/2015")
    said = run_in(own_year, "render", paper, *COMMANDS[paper], *day)

    assert said.code == 0, said.err
    assert used
    assert used - tried == set(), "chưa có mẫu thử (sample_contexts)"
    assert used - set(DESCRIBED) == set(), "chưa có mô tả (template fields)"


def test_no_template_is_shipped_that_no_sample_tries_and_nothing_describes(tried: set[str]) -> None:
    assert {path.stem for path in standard_files() if path.suffix == ".docx"} == tried == set(DESCRIBED)


def test_each_description_is_printed(run_in: Run, own_year: Path) -> None:
    said = run_in(own_year, "template", "fields").out

    assert [name for name in DESCRIBED if f"{name}.docx" not in said] == []
    assert [field for fields in DESCRIBED.values() for field in fields if f"  {field}: " not in said] == []


def test_each_paper_is_in_the_documents() -> None:
    for name in ("README.md", "docs/huong-dan.md"):
        text = (REPOSITORY / name).read_text("utf-8")
        assert [paper for paper in PAPERS if not re.search(rf"render {paper}\b", text)] == [], name
