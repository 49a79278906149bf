"""What the template of letters may use."""

from datetime import date
from typing import Any

from plan2015.obligations import Standings
from plan2015.papers.letters.tables import points_sheet, recipients_sheet
from plan2015.papers.words import plan_names
from plan2015.records.due import cited, last_day, worded
from plan2015.records.model.choices import SCHOOLS
from plan2015.records.model.letters import Letter
from plan2015.records.model.unit import Unit
from plan2015.reminders.notice import Notice
from plan2015.reminders.points import count_asks
from plan2015.vietnamese.dates import last_working_day, month_digits, short_date, weekday
from plan2015.wording.letters import ASK_WORDS, subject_of
from plan2015.wording.states import clause_words, period_words

_UNKNOWN_NUMBER = "……/TLĐ-ToC"


def letter_context(
    notice: Notice, standings: Standings, answer_by: date | None, issued: Letter | None = None
) -> dict[str, Any]:
    """One letter; `issued` gives number and day once it has them."""
    period = period_words(notice.report.period, standings.plan)
    return {
        **plan_names(standings.plan, standings.day),
        "letter": {
            "kind": notice.kind,
            "number": (issued.number if issued else None) or _UNKNOWN_NUMBER,
            "date": issued.date if issued else None,
            "month": month_digits(standings.day),
            "year": standings.day.year,
            "subject": subject_of(notice.kind, period),
            "answer_by": answer_by,
        },
        "period": {"words": period},
        "unit": _unit(notice.units[0]),
        "report": _report(notice, standings),
        "received": _received(notice),
        "previous": _previous(notice),
        "asked": {ask: count_asks(notice.points, ask) for ask in ASK_WORDS},
        "attachment": _attachment(notice, standings),
    }


def _unit(unit: Unit) -> dict[str, str]:
    is_school = unit.kind in SCHOOLS
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "leadership": "Ban Giám hiệu" if is_school else "Ban Thường vụ",
        "is_school": "có" if is_school else "",
    }


def _report(notice: Notice, standings: Standings) -> dict[str, Any]:
    """The report as paragraph 1 cites it, with the date that holds for the unit."""
    obligation, state = notice.standings[0].obligation, notice.standings[0].state
    last = last_day(obligation.due)
    working = last_working_day(last, standings.plan.settings.days_off) if last else None
    extension = obligation.extension if notice.kind != "N" else None
    return {
        "clause": clause_words(notice.report.clause),
        "due": worded(notice.report.due),
        "has_date": notice.report.due is not None,
        "extended": cited(extension.paper) if extension else "",
        "extended_due": worded(extension.due) if extension else "",
        "days": state.days,
        "working_day": f"{weekday(working)}, {short_date(working)}" if working else "",
        "waiting": len(notice.standings),
    }


def _received(notice: Notice) -> dict[str, Any]:
    submission = notice.standings[0].state.submission
    return {
        "number": (submission.paper_number if submission else None) or "……",
        "signed": submission.signed if submission else None,
    }


def _previous(notice: Notice) -> dict[str, Any]:
    previous = notice.previous
    return {"number": previous.number if previous else None, "date": previous.date if previous else None}


def _attachment(notice: Notice, standings: Standings) -> Any:
    if notice.points:
        return points_sheet(notice.points).draw()
    return recipients_sheet(notice.standings, standings).draw() if notice.kind == "N" else ""
