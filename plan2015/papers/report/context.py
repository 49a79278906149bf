"""Everything that the report's template may use, from one consolidation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from plan2015.consolidation.budget_figures import Budget, consolidate_budget
from plan2015.consolidation.consolidate import Consolidation, consolidate, earlier_of
from plan2015.consolidation.figure import Figure
from plan2015.obligations import Standings
from plan2015.office.charts.chart import Chart
from plan2015.office.template.values import Block
from plan2015.papers.ledger import Ledger
from plan2015.papers.report import body_tables, difficulty_tables
from plan2015.papers.report.annex_list import budget_annex, progress_annex
from plan2015.papers.report.annexes import AnnexSource
from plan2015.papers.report.blanks import blanks_of
from plan2015.papers.report.counts import (
    answers_given,
    difficulty_counts,
    indicator_totals,
    progress_counts,
    report_counts,
)
from plan2015.papers.report.figure_tables import figure_sheet
from plan2015.papers.report.pictures import report_charts
from plan2015.papers.report.places import AuthoredPlaces
from plan2015.papers.report.receipts import receipts_annex
from plan2015.papers.report.unit_annex import unit_annex
from plan2015.papers.tables import PaperTable
from plan2015.papers.words import confederation_progress, plan_names, version_words
from plan2015.records.model.choices import COUNTRY, SCHOOLS
from plan2015.records.model.paper_tables import AnnexTables, BodyTables, PaperTables
from plan2015.records.model.plan import Period, asked_by
from plan2015.records.revision import Revision
from plan2015.vietnamese.case import lower_first
from plan2015.vietnamese.dates import month_digits
from plan2015.vietnamese.numbers import format_number
from plan2015.wording.choices import progress_note

HALF_YEAR_MONTHS = 7


@dataclass(frozen=True)
class BuiltReport:
    """What a report is rendered from, and what it leaves behind: its figures and the author's empty places."""

    context: dict[str, Any]
    ledger: Ledger
    places: AuthoredPlaces
    consolidation: Consolidation
    charts: tuple[Chart, ...] = ()


def build_report(
    standings: Standings,
    period: Period,
    tables: PaperTables,
    *,
    with_charts: bool = False,
    blanks: tuple[str, ...] | None = None,
) -> BuiltReport:
    """The consolidated report of a period on the day of the standings; `blanks` is what its page leaves as dots."""
    consolidation, ledger, plan = consolidate(standings, period), Ledger(), standings.plan
    narrative = standings.workspace.narrative(period.id)
    places = AuthoredPlaces(plan.narrative, narrative, blanks_of(plan) if blanks is None else blanks)
    budget = consolidate_budget(consolidation, plan.budget) if plan.budget else None
    charts = report_charts(consolidation, tables.charts) if with_charts else ()
    context = {
        **plan_names(plan, standings.day),
        "paper": _paper(places, standings.day, standings.workspace.revision),
        "period": {"title": period.title, "words": lower_first(period.title),
                   "is_year": is_whole_year(period)},
        "reports": report_counts(consolidation, ledger),
        "named": _names(consolidation, places),
        "progress": progress_counts(consolidation, ledger),
        "own": confederation_progress(standings),
        "total": indicator_totals(consolidation, ledger, plan),
        "answers": answers_given(consolidation, ledger, COUNTRY),
        "schools": answers_given(consolidation, ledger, SCHOOLS) | {
            "expected": len(consolidation.units(SCHOOLS)), "received": len(consolidation.heard(SCHOOLS))},
        "figures": _about_figures(consolidation, budget),
        "budget": _budget(budget, ledger),
        "difficulties": difficulty_counts(consolidation, ledger),
        "table": _tables(consolidation, ledger, budget, tables.tables),
        "annex": _annexes(consolidation, ledger, tables.annexes),
        "prose": places.blocks(),
        "charts": [chart.drawing(number) for number, chart in enumerate(charts, 1)],
    }  # fmt: skip
    return BuiltReport(context, ledger, places, consolidation, charts)


def all_figures(standings: Standings, period: Period, tables: PaperTables) -> dict[str, Figure]:
    """Every figure that the report of a period can print, also those that its template leaves out."""
    paper = build_report(standings, period, tables)
    dict(paper.context["total"])  # made when asked for
    return paper.ledger.figures


def is_whole_year(period: Period) -> bool:
    """Whether a period ends with the year."""
    return period.until.month >= HALF_YEAR_MONTHS


def _paper(places: AuthoredPlaces, day: date, revision: Revision | None) -> dict[str, Any]:
    paper = places.narrative.paper if places.narrative else None
    return {
        "draft": places.draft,
        "open": "; ".join(places.open),
        # Only a draft says which version of the data it is made from; a paper to be signed keeps it in its properties.
        "version": version_words(revision) if revision and places.draft else "",
        "number": (paper.number if paper else None) or "……/BC-TLĐ",
        "date": paper.date if paper else None,
        "month": month_digits(day),
        "year": day.year,
    }


def _names(consolidation: Consolidation, places: AuthoredPlaces) -> dict[str, str]:
    """The units that have not reported or were late, named only where the leaders chose so."""
    if not (places.narrative and places.narrative.settings.name_missing_units):
        return {"missing": "", "late": ""}
    country = [s for s in consolidation.reports if s.obligation.unit.kind in COUNTRY]
    return {
        "missing": "; ".join(s.obligation.unit.short_name for s in country if not s.received),
        "late": "; ".join(s.obligation.unit.short_name for s in country if s.received and s.state.timeliness == "late"),
    }


def _about_figures(consolidation: Consolidation, budget: Budget | None) -> dict[str, Any]:
    """What the note on figures says: their days, how many are estimates, on which bases, how many are in doubt."""
    heard = consolidation.heard(COUNTRY)
    with asked_by("đoạn “Về số liệu” của báo cáo"):
        until = consolidation.plan.in_role("data-until").id
    days = [d for r in heard if isinstance(d := r.submission.indicators.get(until), date)]
    shares = budget.units if budget else ()
    kinds = budget.rule.base_kinds if budget else ()
    bases = [(kind.title, sum(entry.base_kind == kind.id for entry in shares)) for kind in kinds]
    return {
        "earliest": min(days, default=None),
        "latest": max(days, default=None),
        "estimates": sum(entry.share.figures == "estimate" for entry in shares),
        "bases": ", ".join(f"{count} đơn vị tính trên {title}" for title, count in bases if count),
        "left_out": sum(bool(r.faulty) for r in heard),
        "queried": sum(r.has_queried_figure for r in consolidation.respondents),
    }


def _budget(budget: Budget | None, ledger: Ledger) -> dict[str, Any]:
    if budget is None:
        return {"minimum": "", "with_data": 0, "meeting": 0, "below": 0, "no_data": 0}
    return {
        "minimum": format_number(budget.rule.minimum_percent),
        "with_data": ledger.number(budget.counts.units),
        "meeting": ledger.number(budget.counts.meeting),
        "below": ledger.number(budget.counts.below),
        "no_data": len(budget.no_data),
    }


def _tables(consolidation: Consolidation, ledger: Ledger, budget: Budget | None, tables: BodyTables) -> dict[str, Any]:
    sheets: dict[str, PaperTable] = {
        "reports": body_tables.reporting_sheet(consolidation, ledger),
        **{name: figure_sheet(table, consolidation, ledger) for name, table in tables.by_name.items()},
        "difficulties": difficulty_tables.groups_sheet(consolidation, ledger),
    }
    if budget:
        sheets["budget"] = body_tables.budget_sheet(budget, consolidation.plan, ledger)
    return {"budget": Block(""), **{name: sheet.draw() for name, sheet in sheets.items()}}


def _annexes(consolidation: Consolidation, ledger: Ledger, tables: AnnexTables) -> dict[str, Any]:
    plan = consolidation.plan
    setting = AnnexSource(consolidation, ledger, earlier_of(consolidation))
    annexes = {number: unit_annex(table, plan) for number, table in tables.by_number.items()}
    annexes |= {"III": progress_annex(plan), "VI": budget_annex(plan)}
    filled = {number: annex.fill(setting) for number, annex in annexes.items()}
    filled |= {"I": receipts_annex(consolidation), "VIII": difficulty_tables.difficulties_annex(consolidation)}
    return {"progress_note": progress_note()} | {name: sheet.draw() for name, sheet in filled.items()}
