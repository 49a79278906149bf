"""How long papers take, beside docxtpl and python-docx's cell API in the same run.

    python bench/papers.py [--rounds N]

docxtpl is a peer, not a dependency: without it (pip install docxtpl) its rows are left out.
"""

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plan2015.demo.build import build_demo  # noqa: E402
from plan2015.obligations import Standings, standings_on  # noqa: E402
from plan2015.office.paper import finish  # noqa: E402
from plan2015.office.template.environment import FILTERS  # noqa: E402
from plan2015.office.template.store import TemplateStore, standard_templates  # noqa: E402
from plan2015.office.word.package import Details  # noqa: E402
from plan2015.papers.evidence.book import Provenance  # noqa: E402
from plan2015.papers.letters.context import letter_context  # noqa: E402
from plan2015.papers.report.context import build_report  # noqa: E402
from plan2015.papers.report.finished_report import Design, write_report  # noqa: E402
from plan2015.records.load import load  # noqa: E402
from plan2015.records.paper_tables import read_paper_tables  # noqa: E402
from plan2015.records.reading.folder import Folder  # noqa: E402
from plan2015.reminders.notice import decide  # noqa: E402
from plan2015.rules import check  # noqa: E402

DAY = date(2015, 12, 5)
DETAILS = Details("thử", "thử", DAY)
LETTERS = 100


def standings_of(units: int, folder: Path) -> Standings:
    """A rehearsal year of so many units."""

    def write(name: str, data: bytes) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    build_demo(write, units, 1)
    workspace = load(Folder(str(folder / "data"), "data"))
    assert workspace.plan
    return standings_on(DAY, workspace.plan, workspace, check(workspace))


def seconds(work: Callable[[], Any], rounds: int) -> float:
    """The median of a few rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def by_docxtpl(name: str) -> Callable[[list[dict[str, Any]]], None] | None:
    """Renders contexts with the same template by docxtpl, one file each; None where it is not installed."""
    try:
        from docxtpl import DocxTemplate
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError:
        return None
    environment = SandboxedEnvironment()
    environment.filters.update({key: function for key, (function, _) in FILTERS.items()})

    def render(contexts: list[dict[str, Any]]) -> None:
        for context in contexts:
            template = DocxTemplate(standard_templates() / f"{name}.docx")
            template.render(context, environment, autoescape=False)
            template.save(io.BytesIO())

    return render


def by_cells(rows: int, columns: int) -> None:
    """A table filled cell by cell through python-docx."""
    import docx

    document = docx.Document()
    table = document.add_table(rows, columns)
    for row in range(rows):
        for column in range(columns):
            table.cell(row, column).text = "1.234"
    document.save(io.BytesIO())


def main() -> None:
    """Prints seconds and ratios of one run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        for units in (83, 1500):
            standings = standings_of(units, Path(folder) / str(units))
            measure_report(standings, units, rounds)
            if units == 83:
                measure_letters(standings, rounds)


def measure_report(standings: Standings, units: int, rounds: int) -> None:
    """The year-end report: whole, and rendering alone against docxtpl with the same template and values."""
    period, store = standings.plan.periods[-1], TemplateStore(None)
    store.template("report")
    tables = read_paper_tables(str(store.path("tables", ".yaml")), "tables.yaml", standings.plan)
    whole = seconds(
        lambda: write_report(standings, period, Design(store, tables), Provenance("0" * 64)),
        1 if units > 100 else rounds,
    )
    context = build_report(standings, period, tables).context
    ours = seconds(lambda: finish(store.template("report").render(context), DETAILS), rounds)
    tell(f"year-end report, {units} units: consolidated, rendered, with evidence", whole)
    tell(f"year-end report, {units} units: rendered and checked", ours)
    peer = by_docxtpl("report")
    if peer:
        theirs = seconds(lambda: peer([context]), 1 if units > 100 else rounds)
        tell(f"year-end report, {units} units: docxtpl, same template and values", theirs, ours / theirs)
    if units == 83:
        cells = seconds(lambda: by_cells(100, 6), 1)
        tell("one table of 100 × 6 cells by python-docx's cell API", cells, ours / cells)


def measure_letters(standings: Standings, rounds: int) -> None:
    """A hundred letters from one template."""
    notices = decide(standings).notices
    contexts = [letter_context(notices[number % len(notices)], standings, None) for number in range(LETTERS)]
    store = TemplateStore(None)
    ours = seconds(lambda: [finish(store.template("letter").render(context), DETAILS) for context in contexts], rounds)
    tell(f"{LETTERS} letters", ours)
    peer = by_docxtpl("letter")
    if peer:
        theirs = seconds(lambda: peer(contexts), rounds)
        tell(f"{LETTERS} letters: docxtpl", theirs, ours / theirs)


def tell(what: str, taken: float, ratio: float | None = None) -> None:
    """One line."""
    print(f"{what:78} {taken:8.3f} s" + (f"   ours {ratio:.2f}x" if ratio is not None else ""))


if __name__ == "__main__":
    main()
