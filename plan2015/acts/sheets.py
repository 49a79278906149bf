"""The papers of a page: the brief for the Trưởng Ban, and one unit's sheet."""

from collections.abc import Mapping
from datetime import date

from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import choose_report_period, open_design, open_store, provenance, templates_guarded
from plan2015.office.paper import finish
from plan2015.office.word.package import Details
from plan2015.papers.sheets.brief import build_brief
from plan2015.papers.sheets.unit_sheet import unit_sheet


def brief_paper(opened: Opened, period: str | None, day: date, since: date, variables: Mapping[str, str]) -> bytes:
    """The brief on a day, with what came since another."""
    chosen = opened.plan.period_by_id[choose_report_period(period, opened)]
    with templates_guarded():
        context = build_brief(opened.standings(day), chosen, since)
        rendered = open_store(opened).template("brief").render(context)
        described = provenance(opened, variables).described(day)
        return finish(rendered, Details(f"Báo cáo nhanh {chosen.title}", described, day))


def unit_paper(opened: Opened, wanted: str, day: date, variables: Mapping[str, str]) -> bytes:
    """One unit's sheet on a day."""
    unit = opened.find_unit(wanted)
    with templates_guarded():
        store, tables = open_design(opened)
        rendered = store.template("unit").render(unit_sheet(opened.standings(day), unit, tables))
        described = provenance(opened, variables).described(day)
        return finish(rendered, Details(f"Phiếu theo dõi: {unit.name}", described, day))
