"""`explain` of a clause or a paper: all that the plan's data say of it, and nothing of another."""

import pytest

from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from plan2015.screens.clause_page import plan_page
from tests.conftest import REPOSITORY, Run


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(Folder(str(REPOSITORY / "data"))).plan
    assert plan
    return plan


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def test_every_clause_has_a_page_with_all_that_the_plan_says_of_it(plan: Plan) -> None:
    for task in plan.tasks:
        page = flat(plan_page(plan, task.clause))
        said = (
            task.title,
            task.description,
            task.lead,
            task.evidence,
            *task.with_,
            *(part.title for part in task.parts),
        )
        assert [text for text in said if text and flat(text) not in page] == [], task.clause
    for report in plan.reports:
        assert flat(report.title) in flat(plan_page(plan, report.clause))


def test_a_part_is_told_with_its_clause_and_another_clause_with_none_of_it(plan: Plan) -> None:
    assert "Phân cấp tập huấn kèm kinh phí" in flat(plan_page(plan, "II.3.d.3"))
    assert "Phân cấp tập huấn kèm kinh phí" not in flat(plan_page(plan, "II.3.a"))


def test_every_paper_is_found_by_each_symbol_it_is_cited_by(plan: Plan) -> None:
    for paper in plan.plan.papers:
        for symbol in (paper.symbol, *paper.also_cited_as):
            page = flat(plan_page(plan, symbol))
            assert flat(paper.title) in page
            assert (paper.issuer or "Kế hoạch không nêu") in page
            assert (paper.source or "") in page


@pytest.mark.parametrize("wanted", ["II.9.z", "IX", "99/QĐ-TLĐ", ""])
def test_what_the_plan_has_not_has_no_page(plan: Plan, wanted: str) -> None:
    assert plan_page(plan, wanted) is None


def test_explain_prints_it_and_refuses_what_nobody_knows(run: Run) -> None:
    assert "trước ngày 15/11/2015" in run("explain", "II.3.g").out
    assert run("explain", "II.9.z").code == 2
