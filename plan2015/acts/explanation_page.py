"""What `explain` prints: the page of a rule, a clause or a paper, or the list of all rules."""

from pathlib import Path

from plan2015.acts.refusal import Refusal
from plan2015.records.kinds import PLAN
from plan2015.records.load import read_plan
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from plan2015.records.starter import starter_data
from plan2015.rules import pages
from plan2015.screens.clause_page import plan_page
from plan2015.screens.rule_pages import list_pages, page_text
from plan2015.vietnamese.matching import closest


def explained(data: str, wanted: str | None) -> str:
    """The page of what was asked for; without a name the list of rules. Nothing of that name is a refusal."""
    plan = _known_plan(data)
    known = pages(plan)
    if wanted is None:
        return list_pages(known.values())
    if wanted in known:
        return page_text(known[wanted])
    if plan and (page := plan_page(plan, wanted)):
        return page
    near = closest(wanted, known)
    raise Refusal(f"không có quy tắc “{wanted}”." + (f" Ý bạn là “{near}”?" if near else " Xem: plan2015 explain"))


def _known_plan(data: str) -> Plan | None:
    """The workspace's plan, else that of a new workspace; None where it has faults."""
    folder = data if (Path(data) / PLAN.at).is_file() else str(starter_data())
    return read_plan(Folder(folder), [PLAN.at], [])
