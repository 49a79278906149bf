"""Phiếu theo dõi: one unit on one page."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from plan2015.consolidation.budget_figures import unit_share
from plan2015.consolidation.consolidate import Consolidation, consolidate
from plan2015.obligations import Standing, Standings
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.cells import Cells, signed
from plan2015.papers.sheets.journal import unit_journal
from plan2015.papers.words import blank_codes, plan_names
from plan2015.records.due import worded
from plan2015.records.model.duty import Report
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Problem
from plan2015.records.unit_titles import is_unverified
from plan2015.vietnamese.numbers import format_percent
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.problems import SEVERITIES
from plan2015.wording.signs import MISSING, SIGN_WORDS, UNDER_QUERY
from plan2015.wording.states import clause_words, content_words, duty_words, timeliness_words

_MOST_POINTS = 3
_MOST_EVENTS = 6
_LONGEST_POINT = 130


def unit_sheet(standings: Standings, unit: Unit, tables: PaperTables) -> dict[str, Any]:
    """What the sheet of a unit shows on the day of the standings."""
    own = [s for s in standings.all if s.obligation.unit.id == unit.id]
    consolidation = consolidate(standings, standings.plan.periods[-1])
    points = list(_points(own, standings))
    figures = list(_figures(unit, consolidation, tables.unit_sheet))
    events = unit_journal(standings, unit)
    return {
        **plan_names(standings.plan, standings.day),
        "unit": {
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": KIND_WORDS[unit.kind],
            "uncertain": (unit.source or "") if is_unverified(unit) else "",
        },
        "contact": _contact(unit),
        "duties": [_duty(standing, standings) for standing in own],
        "events": events[-_MOST_EVENTS:],
        "earlier_events": max(0, len(events) - _MOST_EVENTS),
        "figures": [figure.cells for figure in figures],
        "figures_note": _figures_note(figures),
        "points": points[:_MOST_POINTS],
        "more_points": max(0, len(points) - _MOST_POINTS),
    }


def _contact(unit: Unit) -> dict[str, str]:
    contact = unit.contact
    said = {"leader": contact.leader, "officer": contact.officer, "phone": contact.phone, "email": contact.email}
    return {name: value or "chưa có" for name, value in said.items()}


def _duty(standing: Standing, standings: Standings) -> dict[str, str]:
    obligation = standing.obligation
    state = content_words(standing, standings.open_queries(standing))
    timely = timeliness_words(standing) if isinstance(obligation.duty, Report) else ""
    return {
        "title": duty_words(obligation, standings.plan),
        "clause": clause_words(obligation.duty.clause),
        "due": worded(obligation.due),
        "state": "; ".join(part for part in (state, timely) if part and part != "Chưa quy định hạn"),
    }


class _Figure(NamedTuple):
    """A row of the table of figures; `without` is the sum of the khối without what waits for an explanation."""

    cells: dict[str, str]
    without: str = ""


def _figures(unit: Unit, consolidation: Consolidation, main: tuple[str, ...]) -> Iterator[_Figure]:
    """The main figures of a unit beside those of its khối."""
    respondent = consolidation.respondent_of.get(unit.id)
    cells, ledger = Cells(consolidation), Ledger()
    for indicator_id in main:
        total = ledger.number(consolidation.total(indicator_id, (unit.kind,)))
        if not total.asked:
            continue
        row = {
            "title": consolidation.plan.indicator(indicator_id).title,
            "own": cells.number(respondent, indicator_id),
            "group": str(total),
            "answered": f"{total.answered}/{total.asked}",
        }
        yield _Figure(row, total.without)
    found = unit_share(respondent) if respondent else None
    rule = consolidation.plan.budget
    if rule and unit.kind in rule.binds.kinds:
        own = format_percent(found.share.shown_percent(rule.minimum_percent), 2) if found else MISSING
        title = f"Tỷ lệ kinh phí đào tạo (mức nêu tại Kế hoạch: {rule.minimum_percent}%)"
        own = signed(own, found.training, found.base) if found else own
        yield _Figure({"title": title, "own": own, "group": "", "answered": ""})


def _figures_note(figures: list[_Figure]) -> str:
    """What (*) means in the table, and each sum of the khối without what waits for an explanation."""
    if not any(cell.endswith(UNDER_QUERY) for figure in figures for cell in figure.cells.values()):
        return ""
    told = "; ".join(f"{figure.cells['title']} {figure.without}" for figure in figures if figure.without)
    note = f"“{UNDER_QUERY}”: {SIGN_WORDS[UNDER_QUERY]}"
    return f"{note}; không kể số đang chờ giải trình thì cộng khối: {told}" if told else note


def _points(own: list[Standing], standings: Standings) -> Iterator[str]:
    """What the unit still has to mend, complete or explain."""
    for standing in own:
        codes = blank_codes(standing, standings.questionnaire) if standing.received else []
        if codes:
            listed = ", ".join(codes[:12]) + (f" và {len(codes) - 12} ô khác" if len(codes) > 12 else "")
            yield f"Bổ sung {len(codes)} nội dung: {listed}."
    paths = {standings.workspace.folder.show(s.state.submission.path) for s in own if s.state.submission}
    for problem in standings.problems:
        if problem.place.path in paths and problem.is_open:
            yield _point(problem)


def _point(problem: Problem) -> str:
    message = problem.message if len(problem.message) <= _LONGEST_POINT else f"{problem.message[:_LONGEST_POINT]}…"
    return f"{SEVERITIES[problem.kind].asked}: {message}."
