"""Names and wordings that several papers share."""

from datetime import date
from typing import Any

from plan2015.obligations import Standing, Standings
from plan2015.obligations.completeness import required_questions
from plan2015.questionnaire import Questionnaire
from plan2015.records.model.duty import Report
from plan2015.records.model.plan import Plan
from plan2015.records.revision import Revision
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.case import lower_first
from plan2015.wording.choices import PROGRESS_WORDS
from plan2015.wording.states import moment_words

_UNKNOWN_NUMBER = "……/KH-TLĐ"


def plan_names(plan: Plan, day: date) -> dict[str, Any]:
    """The plan and its programme as papers name them, and the day the paper holds for."""
    head = plan.plan
    programme = next((paper for paper in head.papers if paper.id == head.programme), None)
    return {
        "as_of": day,
        "illustrative": head.illustrative,
        "plan": {
            "year": head.year,
            "next_year": head.year + 1,
            "number": head.number or _UNKNOWN_NUMBER,
            "signed": head.signed,
            "title": head.title,
            "signatory": {
                "authority": head.signatory.authority or "",
                "position": head.signatory.position,
                "name": head.signatory.name or "……",
            },
            "recipients": list(head.recipients),
        },
        "programme": {
            "title": programme.title if programme else "……",
            "symbol": programme.symbol if programme else "……",
            "date": programme.date if programme else None,
        },
    }


def version_words(revision: Revision) -> str:
    """The version of the data that a draft is made from: commit, when it was made, what is changed since."""
    changed = f", {revision.changed} tệp chưa ghi vào git" if revision.dirty else ""
    return f"Dữ liệu phiên bản {revision.short}, ghi {moment_words(revision)}{changed}"


def confederation_progress(standings: Standings) -> dict[str, dict[str, str]]:
    """What is known of TLĐ's own tasks: how far they are, and who leads them."""
    unknown = {"progress": "chưa có thông tin", "lead": "chưa quy định"}
    known = {task.clause: unknown for task in standings.plan.tasks if "confederation" in task.binds.kinds}
    for standing in standings.all:
        obligation = standing.obligation
        if obligation.unit.kind == "confederation" and not isinstance(obligation.duty, Report):
            state = standing.state.progress
            known[obligation.duty.clause] = {
                "progress": lower_first(PROGRESS_WORDS[state]) if state else unknown["progress"],
                "lead": obligation.duty.lead or unknown["lead"],
            }
    return known


def blank_codes(standing: Standing, questionnaire: Questionnaire) -> list[str]:
    """The codes on the form of what a report leaves blank."""
    duty = standing.obligation.duty
    if not isinstance(duty, Report) or not standing.state.missing:
        return []
    blank = set(standing.state.missing)
    return [q.code for q in required_questions(questionnaire, duty, standing.obligation.unit) if q.key in blank]


def letters_to(unit_id: str, period: str, workspace: Workspace) -> int:
    """How many reminders about a report were issued to a unit; drafts do not count."""
    issued = ("issued", "answered")
    return sum(
        unit_id in letter.units and letter.period == period and letter.state in issued and letter.kind in ("D1", "D2")
        for letter in workspace.letters.letters
    )
