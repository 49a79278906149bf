"""How the reports of a period came in: each count by itself, with the records that show it."""

from datetime import date

import pytest

from plan2015.consolidation.consolidate import consolidate
from plan2015.consolidation.report_counts import Reporting, count_reporting
from plan2015.records.model.choices import COUNTRY, SCHOOLS, UnitKind
from tests.conftest import Small

AN_GIANG, BAC_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-ca-mau"
HEALTH = "cd-y-te-viet-nam"


def counted(small: Small, kinds: tuple[UnitKind, ...] = COUNTRY, period: str = "2015-annual") -> Reporting:
    standings = small.standings(date(2015, 11, 20))
    return count_reporting(consolidate(standings, standings.plan.period_by_id[period]), kinds)


@pytest.fixture
def sent(small: Small) -> Small:
    """One in time, one late with an error, one without a day, one that sent nothing."""
    small.submit(AN_GIANG, "received: 12/11/2015\nchannel: post\n")
    small.submit(BAC_GIANG, "received: 16/11/2015\nindicators:\n  training_classes: x\n")
    small.submit(CA_MAU, "paper:\n  number: 01/BC\n")
    return small


def test_each_report_is_counted_where_it_belongs(sent: Small) -> None:
    found = counted(sent)
    units = {
        name: [source.unit for source in getattr(found, name).sources]
        for name in ("received", "on_time", "late", "unknown_day", "incomplete", "invalid", "missing")
    }

    assert units == {
        "received": [AN_GIANG, BAC_GIANG, CA_MAU],
        "on_time": [AN_GIANG],
        "late": [BAC_GIANG],
        "unknown_day": [CA_MAU],
        "incomplete": [AN_GIANG, CA_MAU],
        "invalid": [BAC_GIANG],
        "missing": [HEALTH],
    }
    assert (found.expected.value, found.complete.value, found.rate.value) == (4, 0, 75)
    assert found.received.key == "2015-annual:reports.received@provincial+sector"


def test_where_no_day_is_due_nobody_is_in_time_or_late(sent: Small) -> None:
    schools, half = counted(sent, SCHOOLS), counted(sent, COUNTRY, "2015-h1")

    assert (schools.expected.value, schools.on_time, schools.late) == (1, None, None)
    assert (half.received.value, half.missing.value, half.on_time) == (0, 4, None)
    assert [source.key for source in half.missing.sources] == ["id"] * 4
