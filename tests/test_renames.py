"""No name of the plan stands in the program: renamed in the plan and the records, it gives the same papers or an error.

Each name is made another by one letter, in a small rehearsal year. Then either every paper, form and standing is what
it was, once the name is mapped back, or a problem, a refusal or a template's fault names it. A silent difference is
red: a dash where a figure stood, a rule that sleeps.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan2015.forms.specification import form_for
from plan2015.obligations import Standing, Standings, standings_on
from plan2015.office.template.faults import TemplateError
from plan2015.office.template.names import unknown_names
from plan2015.office.template.store import TemplateStore
from plan2015.papers.report.context import build_report
from plan2015.papers.samples import sample_contexts
from plan2015.records.load import load
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import NotInPlanError
from plan2015.records.paper_tables import BrokenTablesError, read_paper_tables
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from plan2015.vietnamese.letters import CLAUSE, POINT_LETTERS, cite
from tests.conftest import REPOSITORY
from tests.papers.conftest import build_year

DAY = date(2015, 11, 25)
PLAN = yaml.load((REPOSITORY / "data" / "tasks.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - ids as they are typed
TABLES = "templates/tables.yaml"
_FILLED = "narrative/2015-annual.yaml"


@dataclass(frozen=True)
class Name:
    """A name of the plan: what kind of name, as it is, as it will be."""

    kind: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.kind} {self.old}"

    def renamed(self, text: str, path: str) -> str:
        """A file of the workspace with the other name; a clause is no place of the report, though spelt alike."""
        plan, head, narrative = text.partition("\nnarrative:\n")
        if self.kind == "place":
            whole = path.startswith("narrative/")
            return _swap(self.old, self.new, text) if whole else plan + head + _swap(self.old, self.new, narrative)
        if self.kind == "clause":
            return text if path.startswith("narrative/") else _swap(self.old, self.new, plan) + head + narrative
        return _swap(self.old, self.new, text)

    def mapped_back(self, text: str) -> str:
        """What was said with the other name, as it was said before; clauses also as papers cite them.

        Templates count the answers to a choice by the indicator's name and the answer: `data_scope_own_level`.
        """
        if self.kind == "clause":
            text = text.replace(cite(self.new), cite(self.old))
            text = text.replace(_in_head(self.new), _in_head(self.old)) if self.new[-1].isalpha() else text
        return re.sub(rf"(?<![\w-]){re.escape(self.new)}(?![a-z0-9-])", self.old, text)

    def is_named_in(self, said: str) -> bool:
        """Whether somebody is told which name is wrong."""
        spelt = [self.old, self.new]
        return any(name in said for name in (*spelt, *(map(cite, spelt) if self.kind == "clause" else ())))


def _swap(old: str, new: str, text: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)


def _in_head(clause: str) -> str:
    """A clause as the head of a column: 3đ of II.3.đ."""
    return f">{''.join(clause.split('.')[1:])}<"


def other_clause(clause: str) -> str:
    """A clause of the same depth that the plan does not have."""
    match = CLAUSE.fullmatch(clause)
    assert match
    taken = {entry for task in PLAN["tasks"] for entry in (task["clause"], *(p["id"] for p in task.get("parts", ())))}
    taken |= {report["clause"] for report in PLAN["reports"]}
    head, _, last = clause.rpartition(".")
    free = map(str, range(9, 99)) if last.isdigit() else reversed(POINT_LETTERS)
    return next(new for tail in free if (new := f"{head}.{tail}") not in taken)


def names() -> Iterator[Name]:
    """Every name that the plan declares."""
    for group, kind in (("indicators", "indicator"), ("texts", "text"), ("periods", "period")):
        yield from (Name(kind, entry["id"], f"{entry['id']}x") for entry in PLAN[group])
    yield from (Name("base", entry["id"], f"{entry['id']}x") for entry in PLAN["budget"]["base_kinds"])
    yield from (Name("paper", entry["id"], f"{entry['id']}x") for entry in PLAN["plan"]["papers"])
    yield from (Name("place", entry["place"], f"{entry['place']}0") for entry in PLAN["narrative"])
    clauses = [entry for task in PLAN["tasks"] for entry in (task["clause"], *(p["id"] for p in task.get("parts", ())))]
    clauses += [report["clause"] for report in PLAN["reports"]]
    yield from (Name("clause", clause, other_clause(clause)) for clause in dict.fromkeys(clauses))


NAMES = tuple(names())
SAMPLE = {str(name) for name in NAMES[::11]} | {
    "indicator data_until", "indicator officials", "text results", "period 2015-annual", "period 2015-h1",
    "base other", "clause II.3.d", "clause II.3.g", "place V.3",
}  # fmt: skip
"""Tried by default; all of them with `--full`."""


@dataclass(frozen=True)
class Said:
    """All that a workspace leads to as text, by what says it; and what is said to be wrong with it."""

    pages: Mapping[str, str]
    wrong: tuple[str, ...]


def everything(root: Path) -> Said:
    """The papers, forms and standings of a workspace, or why they are refused."""
    workspace = load(Folder(str(root / "data"), "data"))
    problems = check(workspace)
    wrong = [f"{p.place}: {p.message}" for p in problems if p.kind == "error" and p.rule != "clause-out-of-order"]
    if workspace.plan is None:
        return Said({}, tuple(wrong))
    # The order of clauses is not what is tried here: a name that is free may stand anywhere.
    sound = tuple(problem for problem in problems if problem.rule != "clause-out-of-order")
    standings = standings_on(DAY, workspace.plan, workspace, sound)
    pages = {"check": spoken([f"{p.rule} {p.place} {p.message}" for p in sound])}
    try:
        tables = read_paper_tables(str(root / TABLES), TABLES, workspace.plan)
        for number, (template, context) in enumerate(contexts(standings, tables)):
            pages[f"{number} {template}"] = spoken(context)
            wrong += faults(template, context)
    except NotInPlanError as error:
        wrong.append(str(error))
    except BrokenTablesError as error:
        wrong += [f"{problem.place}: {problem.message}" for problem in error.problems]
    return Said({**pages, **dict(forms(standings))}, tuple(wrong))


def contexts(standings: Standings, tables: PaperTables) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from sample_contexts(standings, tables)
    for period in standings.plan.periods[1:]:
        yield "report", build_report(standings, period, tables, with_charts=True).context


STORE = TemplateStore(REPOSITORY / "templates")


def faults(template: str, context: dict[str, Any]) -> Iterator[str]:
    """What `template check` would say."""
    try:
        yield from (str(error) for error in unknown_names(STORE.template(template), STORE.environment, context))
    except TemplateError as error:
        yield str(error)


_COLUMN = re.compile(r"(?<=\.yaml):(\d+):\d+")


def spoken(value: Any) -> str:
    """What a template may print of a value; without columns, which move with the length of a name."""
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {spoken(inner)}" for key, inner in value.items())
    return "\n".join(map(spoken, value)) if isinstance(value, list | tuple) else _COLUMN.sub(r":\1", str(value))


def forms(standings: Standings) -> Iterator[tuple[str, str]]:
    """The cells of every unit's forms, and how everybody stands."""
    for unit in standings.workspace.units.values():
        for period in standings.plan.periods:
            form = form_for(standings.plan, unit, period.id)
            if form:
                yield f"form {unit.id} {period.title}", str(form.sections)
    yield "standings", "\n".join(map(standing_words, standings.all))


def standing_words(standing: Standing) -> str:
    duty, state = standing.obligation, standing.state
    head = f"{duty.unit.id} {duty.duty.clause} {duty.period}"
    stated = f"{head} {state.content} {state.timeliness} {state.days} {state.progress}"
    return "\n".join([stated, *(f"{head} lacks {missing}" for missing in state.missing)])


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small year without errors in which every kind of file names something, and rules ask about figures."""
    root = build_year(tmp_path_factory.mktemp("names"), 6, faults=False)
    places = "".join(f"  {entry['place']}: Lời ở {number}.\n" for number, entry in enumerate(PLAN["narrative"]))
    (root / TABLES).parent.mkdir()
    shutil.copy(REPOSITORY / TABLES, root / TABLES)
    target = root / "data" / _FILLED
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"period: 2015-annual\nsections:\n{places}", "utf-8")
    report = next((root / "data/submissions/2015-annual").glob("ldld-*.yaml"))
    text = re.sub(r"(?m)^  data_until: .*", "  data_until: 31/12/2015", report.read_text("utf-8"))
    report.write_text(re.sub(r"(?m)^  launch_meetings: .*", "  launch_meetings: 0", text), "utf-8")
    return root


@pytest.fixture(scope="module")
def before(year: Path) -> Said:
    return everything(year)


def rename(year: Path, root: Path, name: Name) -> None:
    for path in sorted((year / "data").rglob("*.yaml")):
        below = path.relative_to(year / "data").as_posix()
        moved = re.sub(rf"\b{name.old}\b", name.new, below) if name.kind == "period" else below
        target = root / "data" / moved
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(name.renamed(path.read_text("utf-8"), below), "utf-8", newline="\n")
    (root / TABLES).parent.mkdir()
    (root / TABLES).write_text(name.renamed((year / TABLES).read_text("utf-8"), TABLES), "utf-8", newline="\n")


def verdict(name: Name, before: Said, after: Said) -> str:
    """What is wrong: nothing where the name is told of, or all is as it was."""
    if any(name.is_named_in(said) for said in after.wrong):
        return ""
    # Groups of a context have no order of their own: the lines are what is compared.
    pages = {name.mapped_back(page): sorted(name.mapped_back(text).splitlines()) for page, text in after.pages.items()}
    changed = [page for page, text in before.pages.items() if pages.get(page) != sorted(text.splitlines())]
    return f"{name}: {changed} say something else, and nobody is told: {after.wrong}" if changed or after.wrong else ""


def test_the_year_itself_is_sound_and_says_much(before: Said) -> None:
    assert before.wrong == ()
    assert {"data-runs-past-signing", "below-half-year", "below-minimum-share"} <= set(before.pages["check"].split())
    assert {"report", "brief", "working", "letter", "list", "unit"} <= {page.split()[-1] for page in before.pages}
    assert len(NAMES) > 250
    assert {str(name) for name in NAMES} >= SAMPLE


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_a_renamed_name_gives_the_same_papers_or_an_error_that_names_it(
    year: Path, before: Said, tmp_path: Path, name: Name, full: bool
) -> None:
    if not full and str(name) not in SAMPLE:
        pytest.skip("thử hết với --full")
    rename(year, tmp_path, name)

    assert verdict(name, before, everything(tmp_path)) == ""
    shutil.rmtree(tmp_path)


def test_a_name_forgotten_in_one_record_is_an_error_and_a_silent_change_would_be_seen(
    year: Path, before: Said, tmp_path: Path
) -> None:
    name = Name("indicator", "launch_meetings", "launch_meetingsx")
    rename(year, tmp_path, name)
    report = next((tmp_path / "data/submissions/2015-annual").glob("ldld-*.yaml"))
    report.write_text(report.read_text("utf-8").replace(name.new, name.old), "utf-8")

    assert any(name.is_named_in(said) for said in everything(tmp_path).wrong)

    silent = Said({**before.pages, "0 report": before.pages["0 report"].replace("5", "–", 1)}, ())
    assert "0 report" in verdict(name, before, silent)
