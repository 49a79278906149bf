"""What every template is tried on: the contexts of sample data."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from plan2015.consolidation.consolidate import consolidate
from plan2015.obligations import Standings
from plan2015.papers.letters.context import letter_context
from plan2015.papers.letters.tables import own_list_sheet
from plan2015.papers.report.context import build_report
from plan2015.papers.sheets.brief import build_brief
from plan2015.papers.sheets.unit_sheet import unit_sheet
from plan2015.papers.sheets.working import explanations, raw_texts
from plan2015.papers.words import plan_names
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.paper_tables import PaperTables
from plan2015.reminders.notice import decide

_WEEK = timedelta(days=7)


def sample_contexts(standings: Standings, tables: PaperTables) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each template with a context; some with several, so that more of its branches are taken."""
    periods = [p for p in standings.plan.periods if any(r.period == p.id for r in standings.plan.reports)]
    for period in periods:
        yield "report", build_report(standings, period, tables).context
        yield "brief", build_brief(standings, period, standings.day - _WEEK)
    consolidation = consolidate(standings, periods[-1])
    yield "working", raw_texts(consolidation, tables.growth)
    yield "working", explanations(consolidation)
    for notice in decide(standings, circular=True).notices:
        yield "letter", letter_context(notice, standings, standings.day + _WEEK)
    yield "list", {**plan_names(standings.plan, standings.day), "table": own_list_sheet(standings).draw()}
    for unit in consolidation.units(COUNTRY)[:2]:
        yield "unit", unit_sheet(standings, unit, tables)
