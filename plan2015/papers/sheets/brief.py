"""Báo cáo nhanh: half a page for the Trưởng Ban Chỉ đạo, any day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from plan2015.consolidation.consolidate import consolidate
from plan2015.consolidation.report_counts import count_reporting
from plan2015.obligations import Standing, Standings, Timeliness
from plan2015.obligations.difficulties import waiting
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.body_tables import reporting_sheet
from plan2015.papers.report.counts import report_counts
from plan2015.papers.words import letters_to, plan_names
from plan2015.records.model.choices import REPORTING, SCHOOLS
from plan2015.records.model.plan import Period
from plan2015.records.unit_titles import proper_name
from plan2015.vietnamese.case import lower_first
from plan2015.wording.choices import KIND_WORDS

_MOST_NAMES = 12
_MOST_DIFFICULTIES = 3
_LONGEST = 110


def build_brief(standings: Standings, period: Period, since: date) -> dict[str, Any]:
    """The state of a period's reports on the day of the standings, and what came since an earlier day."""
    consolidation, ledger = consolidate(standings, period), Ledger()
    new = [s for s in consolidation.reports if _came(s, since, standings.day)]
    unanswered = waiting(standings.workspace, standings.day)
    return {
        **plan_names(standings.plan, standings.day),
        "period": {"title": period.title, "words": lower_first(period.title)},
        "since": since,
        "reports": report_counts(consolidation, ledger),
        "schools_missing": count_reporting(consolidation, SCHOOLS).missing.value,
        "table": {"reports": reporting_sheet(consolidation, ledger).draw()},
        "new": {"count": len(new), "names": _names(new)},
        "overdue": list(_overdue(consolidation.reports, standings, period)),
        "waiting": {
            "count": len(unanswered),
            "longest": [
                {
                    "unit": _name_of(r.unit, standings),
                    "text": r.text if len(r.text) <= _LONGEST else f"{r.text[:_LONGEST]}…",
                    "days": r.days(standings.day),
                }
                for r in unanswered[:_MOST_DIFFICULTIES]
            ],
        },
    }  # fmt: skip


def _came(standing: Standing, since: date, day: date) -> bool:
    received = standing.state.submission.received if standing.state.submission else None
    return received is not None and since < received <= day


def _overdue(reports: tuple[Standing, ...], standings: Standings, period: Period) -> Iterator[dict[str, Any]]:
    """Those overdue, by kind of unit and by how often they were reminded."""
    for kind in REPORTING:
        groups: dict[int, list[Standing]] = {}
        for standing in reports:
            if standing.obligation.unit.kind == kind and standing.state.timeliness is Timeliness.OVERDUE:
                sent = letters_to(standing.obligation.unit.id, period.id, standings.workspace)
                groups.setdefault(sent, []).append(standing)
        for sent, members in sorted(groups.items()):
            reminded = f"đã đôn đốc {sent} lần" if sent else "chưa đôn đốc"
            yield {"kind": KIND_WORDS[kind], "count": len(members), "reminded": reminded, "names": _names(members)}


def _name_of(unit_id: str, standings: Standings) -> str:
    unit = standings.workspace.units.get(unit_id)
    return unit.short_name if unit else unit_id


def _names(standings: list[Standing]) -> str:
    names = [proper_name(standing.obligation.unit) for standing in standings]
    more = f" và {len(names) - _MOST_NAMES} đơn vị khác" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
