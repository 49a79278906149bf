"""What waits for an explanation is said wherever it is printed; what the plan does not declare is never a dash."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from plan2015.consolidation.consolidate import consolidate
from plan2015.obligations import Standings
from plan2015.office.word.package import open_package
from plan2015.papers.evidence.lines import trace_lines
from plan2015.papers.evidence.verify import evidence_of
from plan2015.papers.report.context import build_report
from plan2015.papers.report.finished_report import FinishedReport
from plan2015.papers.sheets.unit_sheet import unit_sheet
from plan2015.papers.sheets.working import explanations
from plan2015.records.model.plan import NotInPlanError, Plan
from plan2015.records.origin import Origin
from plan2015.records.paper_tables import BrokenTablesError
from plan2015.records.problem import Kind, Problem
from plan2015.vietnamese.numbers import format_number
from tests.conftest import Run
from tests.papers.conftest import body_text, build_year, read_standings, shipped_tables
from tests.papers.test_report import report

UNIT = "ldld-tinh-an-giang"
MEETINGS = "2015-h1:indicators.launch_meetings"


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A faultless year but for one half-year figure that is far above the year's."""
    root = build_year(tmp_path_factory.mktemp("spoilt"), 12, faults=False)
    path = next((root / "data/submissions/2015-h1").rglob(f"{UNIT}.yaml"))
    path.write_text(re.sub(r"launch_meetings: \d+", "launch_meetings: 987654", path.read_text("utf-8")), "utf-8")
    return root


@pytest.fixture(scope="module")
def half_year(spoilt: Path) -> FinishedReport:
    return report(spoilt, period="2015-h1")


def test_a_sentence_and_a_table_say_the_total_without_it(half_year: FinishedReport) -> None:
    figure = half_year.paper.ledger.figures[MEETINGS]
    without, text = format_number(figure.without or 0), body_text(open_package(half_year.data))
    total = f"{format_number(figure.value or 0)}\u00a0(*)"

    assert (figure.value or 0) - (figure.without or 0) == 987_654
    assert any(
        f"{total} hội nghị triển khai (12/12 đơn vị có số liệu; không kể số chờ giải trình: {without})" in p
        for p in text
    )
    assert any(
        "“(*)”: số liệu đang chờ giải trình" in p and f"Cộng LĐLĐ tỉnh, thành phố: hội nghị (cuộc) {without}." in p
        for p in text
    )
    assert any("1 đơn vị có số liệu đang chờ giải trình; các số đó đã đưa vào tổng hợp" in p for p in text)


def test_the_working_paper_and_the_trace_name_whose_figure_it_is(spoilt: Path, half_year: FinishedReport) -> None:
    consolidation = half_year.paper.consolidation
    content = explanations(consolidation, half_year.queried)["content"]
    book = evidence_of(open_package(half_year.data))
    traced = list(trace_lines(book.figure(MEETINGS), book))

    assert "LĐLĐ tỉnh An Giang" in content
    assert traced[0].endswith(" (*)")
    assert [line for line in traced[2:-2] if line.endswith("987.654 (*)")] == [line for line in traced if UNIT in line]
    assert traced[-1].startswith("(*) Không kể số đang chờ giải trình: ")


def test_an_explained_figure_leaves_no_mark_on_the_paper(spoilt: Path, half_year: FinishedReport) -> None:
    standings = read_standings(spoilt)
    explained = tuple(replace(p, explained=True) if p.kind == "query" else p for p in standings.problems)
    paper = build_report(
        replace(standings, problems=explained), standings.plan.period_by_id["2015-h1"], shipped_tables(standings.plan)
    )

    assert half_year.queried
    assert paper.ledger.queried(paper.ledger.figures) == ()


def test_the_terminal_counts_them(spoilt: Path, run_in: Run, tmp_path: Path) -> None:
    said = run_in(
        spoilt, "render", "report", "--period", "2015-h1", "--as-of", "5/12/2015", "--out", str(tmp_path / "b.docx")
    )

    assert "2 tổng có số đang chờ giải trình (*); lệch nhiều nhất: B04 Hội nghị triển khai 987." in said.err


def questioned(standings: Standings, key: str) -> Standings:
    """The standings with one more open query, about a figure of the unit's annual report."""
    workspace = standings.workspace
    path = next(s.path for s in workspace.submissions if (s.unit, s.period) == (UNIT, "2015-annual"))
    place = workspace.place(Origin(path), *key.split("."))
    query = Problem(rule="below-half-year", kind=Kind.QUERY, place=place, message="nhỏ", hint="", key=key)
    return replace(standings, problems=(*standings.problems, query))


def test_the_unit_sheet_marks_the_sum_of_its_kind_and_the_figure_itself(spoilt: Path) -> None:
    standings = questioned(read_standings(spoilt), "indicators.training_attendances")
    sheet = unit_sheet(standings, standings.workspace.units[UNIT], shipped_tables(standings.plan))
    period = standings.plan.period_by_id["2015-annual"]
    total = consolidate(standings, period).total("training_attendances", ("provincial",))
    marked = [(f["own"].endswith("(*)"), f["group"].endswith("(*)")) for f in sheet["figures"]]

    assert marked.count((True, True)) == 1
    assert [group for _, group in marked].count(True) == 1
    assert sheet["figures_note"].startswith("“(*)”: số liệu đang chờ giải trình; không kể số đang chờ giải trình")
    assert sheet["figures_note"].endswith(f"lượt người {format_number(total.without or 0)}")


def test_a_chart_says_which_column_is_in_doubt(spoilt: Path) -> None:
    standings = questioned(read_standings(spoilt), "indicators.politics_attendances")
    tables = shipped_tables(standings.plan)
    (chart,) = build_report(standings, standings.plan.periods[-1], tables, with_charts=True).charts[1:]

    assert [name for name in chart.categories if "(*)" in name] == ["Chính trị (*)"]
    assert "không kể các số đó thì Chính trị: " in chart.described


def without(plan: Plan, indicator: str) -> Plan:
    """The plan with one indicator under another id, and in no role."""
    renamed = (
        i.model_copy(update={"id": f"x_{i.id}", "role": None}) if i.id == indicator else i for i in plan.indicators
    )
    return Plan.model_construct(**{**dict(plan), "indicators": tuple(renamed)})


def pages(standings: Standings) -> dict[str, str]:
    """What the report's tables, annexes and note say, and the unit sheet."""
    tables = shipped_tables(standings.plan)
    context = build_report(standings, standings.plan.periods[-1], tables, with_charts=True).context
    unit = standings.workspace.units[UNIT]
    said = {**context["table"], **context["annex"], "note": str(context["figures"]), "charts": str(context["charts"])}
    return {**said, "sheet": str(unit_sheet(standings, unit, tables)["figures"])}


def missed(standings: Standings, indicator: str, whole: dict[str, str]) -> list[str]:
    """Who misses an indicator that the plan does not declare; where nobody does, the page is what it was before."""
    lacking = replace(standings, plan=without(standings.plan, indicator))
    vars(lacking)["all"] = standings.all  # what is complete stays as the whole plan has it
    try:
        assert pages(lacking) == whole, indicator
    except NotInPlanError as error:
        return [str(error)] if error.asker else ["?"]
    except BrokenTablesError as error:
        return [p.message if p.rule == "points-nowhere" else "?" for p in error.problems]
    return []


def test_an_indicator_that_a_paper_asks_for_and_the_plan_lacks_is_refused_never_a_dash(tmp_path: Path) -> None:
    standings = read_standings(build_year(tmp_path, 1, faults=False))
    whole = pages(standings)
    found = {indicator.id: missed(standings, indicator.id, whole) for indicator in standings.plan.indicators}
    refused = {name: messages for name, messages in found.items() if messages}

    assert len(refused) > 60
    roles = {indicator.id: indicator.role or indicator.id for indicator in standings.plan.indicators}
    assert all(
        f"“{roles[name]}”" in message or f"“{name}”" in message
        for name, messages in refused.items()
        for message in messages
    )


def test_the_refusal_is_one_line_and_check_names_what_a_rule_asks_for(
    spoilt: Path, run_in: Run, tmp_path: Path
) -> None:
    plan = (spoilt / "data/tasks.yaml").read_text("utf-8")
    (tmp_path / "data/units").mkdir(parents=True)
    (tmp_path / "data/units/x.yaml").write_text("id: tong-lien-doan\nkind: confederation\nname: TLĐ\nshort_name: TLĐ\n")
    (tmp_path / "data/tasks.yaml").write_text(re.sub(r"    role: data-until.*\n", "", plan), "utf-8")
    said = run_in(tmp_path, "render", "year-end", "--as-of", "5/12/2015", "--out", "n.docx")
    checked = run_in(tmp_path, "check")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert (
        "kế hoạch không có chỉ tiêu nào mang role: “data-until”, mà đoạn “Về số liệu” của báo cáo cần đến" in said.err
    )
    assert not (tmp_path / "n.docx").exists()
    assert re.search(
        r"data/tasks\.yaml:\d+:1: .*“data-until”, mà quy tắc data-runs-past-signing.*\[points-nowhere\]", checked.out
    )
