"""One function adds: the report prints, a preview compares and a closing writes the same totals, with their doubt."""

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from plan2015.consolidation.change import compare
from plan2015.consolidation.consolidate import consolidate
from plan2015.consolidation.totals import Total, closed_totals, period_totals, since_closing, written_totals
from plan2015.demo.build import build_demo
from plan2015.obligations import Standings
from plan2015.office.word.markup import w
from plan2015.office.word.package import open_package
from plan2015.papers.evidence.book import Provenance
from plan2015.papers.report.context import all_figures
from plan2015.papers.report.finished_report import write_report
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.closing import ClosedVersion
from plan2015.vietnamese.numbers import parse_number
from tests.conftest import Run, Small
from tests.consolidation.oracle import Added, Oracle
from tests.papers.conftest import read_standings, shipped_design, shipped_tables

DAY = date(2015, 12, 5)
PERIODS = ("2015-h1", "2015-annual")
AN_GIANG, BAC_GIANG = "ldld-tinh-an-giang", "ldld-tinh-bac-giang"


@pytest.fixture(scope="module", params=[1, 2, 3])
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rehearsal years of 24 units, with the faults planted in them."""
    root = tmp_path_factory.mktemp(f"seed-{request.param}")

    def write(name: str, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    build_demo(write, 24, request.param)
    return root


@pytest.fixture(scope="module")
def standings(year: Path) -> Standings:
    return read_standings(year, DAY)


def plain(total: Total) -> Added:
    texts = (total.value, total.without)
    value, without = (None if text is None else Decimal(parse_number(text, whole=False)) for text in texts)
    return Added(value, total.is_queried, without, total.left_out)


def counted(root: Path, standings: Standings, period: str) -> dict[str, Added]:
    oracle = Oracle(root, period, standings)
    return {**oracle.indicators(), **oracle.pools()}


@pytest.mark.parametrize("period", PERIODS)
def test_every_total_of_a_period_is_that_of_bare_yaml(year: Path, standings: Standings, period: str) -> None:
    totals = period_totals(consolidate(standings, standings.plan.period_by_id[period]))

    assert len(totals) > 100
    assert {key: plain(total) for key, total in totals.items()} == counted(year, standings, period)


@pytest.mark.parametrize("period", PERIODS)
def test_the_report_prints_these_totals(year: Path, standings: Standings, period: str) -> None:
    printed = all_figures(standings, standings.plan.period_by_id[period], shipped_tables(standings.plan))
    for key, total in counted(year, standings, period).items():
        figure = printed[f"{period}:{key}"]
        without = figure.without if figure.is_queried else None

        assert (figure.value, figure.is_queried, without) == total[:3], key


def marked(data: bytes) -> Iterator[tuple[str, str, bool]]:
    """Each bookmark of the page with its text, and whether the mark stands right behind it."""
    root = etree.fromstring(open_package(data)["word/document.xml"])
    for start in root.iter(w("bookmarkStart")):
        inside, after = start.getnext(), start.getnext().getnext().getnext()
        behind = "".join(after.itertext()) if after is not None else ""
        yield start.get(w("name")), "".join(inside.itertext()), behind.replace("\u00a0", " ").startswith(" (*)")


@pytest.mark.parametrize("period", PERIODS)
def test_each_printed_total_with_a_query_is_marked_and_no_other(year: Path, standings: Standings, period: str) -> None:
    made = write_report(
        standings, standings.plan.period_by_id[period], shipped_design(standings.plan), Provenance("0" * 64)
    )
    on_page = {name: (text, mark) for name, text, mark in marked(made.data)}
    oracles = {name: Oracle(year, name, standings) for name in PERIODS}
    seen = set()
    for shown in made.book.printed:
        text, mark = on_page[shown.bookmark]
        assert (text, "(*)" in text) == (shown.text, False)
        assert mark is is_in_question(shown.key, oracles), shown.key
        seen.add((shown.key.partition(":")[2].partition(".")[0], mark))

    assert ("indicators", False) in seen
    assert period != "2015-annual" or ("budget", True) in seen


def is_in_question(key: str, oracles: dict[str, Oracle]) -> bool:
    """Whether anything that a printed figure is made from is queried, by the oracle."""
    period, _, name = key.partition(":")
    name, _, kinds = name.partition("@")
    oracle, among = oracles[period], tuple(kinds.split("+")) if kinds else COUNTRY
    if name.startswith("indicators."):
        return oracle.total(name, among).is_queried
    if "/" in name:
        pair = [oracle.values(f"indicators.{part}", among) for part in name.split("/")]
        both = {v.unit for v in pair[0]} & {v.unit for v in pair[1]}
        return any(value.queried for values in pair for value in values if value.unit in both)
    if name.startswith("budget."):
        return budget_in_question(name, oracle)
    return False  # counts of reports, answers, states: no figure decides them


def budget_in_question(name: str, oracle: Oracle) -> bool:
    *pool, what = name.split(".")
    entries = [
        (".".join(("budget", found[0].get("base_kind") or "?", found[0].get("scope") or "?", found[1])), *found[2:])
        for unit, record in oracle.sent.items()
        if oracle.kinds.get(unit) in COUNTRY and (found := oracle.pair(unit, record))
    ]
    members = [(training, base) for key, training, base in entries if len(pool) == 1 or key == ".".join(pool)]
    if what in ("training", "base"):
        return any((training if what == "training" else base).queried for training, base in members)
    meets = {"meeting": True, "below": False}
    if what in meets:
        members = [m for m in members if (100 * m[0].number >= 15 * m[1].number) is meets[what]]
    return what != "units" and any(training.queried or base.queried for training, base in members)


@pytest.mark.parametrize("period", PERIODS)
def test_a_preview_compares_what_is_printed(year: Path, standings: Standings, tmp_path: Path, period: str) -> None:
    shutil.copytree(year, tmp_path / "changed")
    changed = tmp_path / "changed"
    sound = {s.path for s in standings.workspace.submissions if s.readable and s.figure("indicators.training_classes")}
    paths = sorted((changed / "data/submissions" / period).rglob("ldld-*.yaml"))
    path = [path for path in paths if path.relative_to(changed / "data").as_posix() in sound][2]
    text = path.read_text("utf-8")
    path.write_text(text.replace("training_classes: ", "training_classes: 9").replace("base: ", "base: -"), "utf-8")
    after = read_standings(changed, DAY)
    moved = {
        change.moved.key: (plain(change.moved.before), plain(change.moved.after))
        for change in compare(standings, after).totals
        if change.period == period
    }
    then, now = counted(year, standings, period), counted(changed, after, period)
    nothing = Added(None, False, None)
    pairs = {key: (then.get(key, nothing), now.get(key, nothing)) for key in then.keys() | now.keys()}

    assert moved == {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
    assert "indicators.training_classes" in moved
    assert period != "2015-annual" or any(key.startswith("budget.") for key in moved)


@pytest.mark.parametrize("period", PERIODS)
def test_a_closing_holds_what_is_printed_and_reads_back(year: Path, standings: Standings, period: str) -> None:
    totals = period_totals(consolidate(standings, standings.plan.period_by_id[period]))
    version = ClosedVersion.model_validate({"closed": "2015-12-05", **written_totals(totals)})
    numbers = {key: total.value for key, total in counted(year, standings, period).items() if total.value is not None}

    assert {key: Decimal(parse_number(text, whole=False)) for key, text in version.totals.items()} == numbers
    assert closed_totals(version) == totals
    assert since_closing(period, version, totals).totals == ()


OLDER = """period: 2015-annual
versions:
  - closed: 2015-12-10
    totals:
      budget.estimate.training: 10
      indicators.training_classes: 4
    submissions:
      submissions/2015-annual/ldld-tinh-an-giang.yaml: 01e1f3237962e85141425305cfc07a8788b7a10d8876dba98e1d670ab9b50a89
"""


def test_an_older_closing_is_read_and_said_to_be_counted_in_another_way(small: Small, run: Run) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\nindicators:\n  training_classes: 5\n")
    small.write("closed/2015-annual.yaml", OLDER)
    said = run("check")

    assert "báo cáo đã đổi sau khi chốt ngày 10/12/2015 [changed-after-closing]" in said.out
    assert "Kỳ năm 2015, so với số liệu chốt ngày 10/12/2015: bản chốt cũ cộng mọi số đã gõ" in said.out
    assert "tổng thay đổi" not in said.out


def test_a_closing_of_ours_is_compared_total_by_total(small: Small, run: Run) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\nindicators:\n  training_classes: 5\n")
    small.write("closed/2015-annual.yaml", OLDER.replace("    totals:", "    added_by: consolidation\n    totals:"))

    assert "tổng thay đổi: " in (said := run("check").out)
    assert "E01.1 4 → 5" in said


def total_of(small: Small, period: str, indicator: str = "training_classes") -> tuple[object, bool, object]:
    standings = small.standings(DAY)
    figure = consolidate(standings, standings.plan.period_by_id[period]).total(indicator)
    return figure.value, figure.is_queried, figure.without


def report(classes: int, more: str = "") -> str:
    return f"received: 10/11/2015\nindicators:\n  training_classes: {classes}\n{more}"


def test_a_query_marks_the_figure_of_both_periods_until_it_is_explained_for_these_figures(small: Small) -> None:
    small.submit(AN_GIANG, report(9).replace("11", "7"), period="2015-h1")
    small.submit(AN_GIANG, report(5))
    small.submit(BAC_GIANG, report(2))

    assert total_of(small, "2015-annual") == (7, True, 2)
    assert total_of(small, "2015-h1") == (9, True, None)

    told = (
        "explanations:\n  - rule: below-half-year\n    at: indicators.training_classes\n    text: Đã tính lại\n"
        "    figures:\n      indicators.training_classes: {}\n      2015-h1:indicators.training_classes: 9\n"
    )
    small.submit(AN_GIANG, report(5, told.format(5)))

    assert total_of(small, "2015-annual") == (7, False, 7)
    assert total_of(small, "2015-h1") == (9, False, 9)

    small.submit(AN_GIANG, report(6, told.format(5)))

    assert total_of(small, "2015-annual") == (8, True, 2)
