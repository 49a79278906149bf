"""What `explain` prints: the page of a rule, a clause or a paper, or the list of all rules."""

from plan2015.acts.refusal import Refusal
from plan2015.acts.rule_pages import known_pages, known_plan
from plan2015.screens.clause_page import plan_page
from plan2015.screens.rule_pages import list_pages, page_text
from plan2015.vietnamese.matching import closest


def explained(data: str, wanted: str | None) -> str:
    """The page of what was asked for; without a name the list of rules. Nothing of that name is a refusal."""
    known, plan = known_pages(data), known_plan(data)
    if wanted is None:
        return list_pages(known.values())
    if wanted in known:
        return page_text(known[wanted])
    if plan and (page := plan_page(plan, wanted)):
        return page
    near = closest(wanted, known)
    raise Refusal(f"không có quy tắc “{wanted}”." + (f" Ý bạn là “{near}”?" if near else " Xem: plan2015 explain"))
