"""Who owes what: by kind, by period, by the extension that says so; and which answers of a report are blank."""

from datetime import date

import pytest

from plan2015.obligations.incomplete import list_incomplete, new_blanks
from plan2015.obligations.listing import extensions_of, owes_report
from plan2015.obligations.summary import count_reports
from tests.conftest import BASE, Small

PLAN = (BASE / "data/tasks.yaml").read_text("utf-8")
AN_GIANG, CA_MAU, SCHOOL = "ldld-tinh-an-giang", "ldld-tinh-ca-mau", "truong-dh-cong-doan"
DAY = date(2015, 11, 20)
OWED = {
    (AN_GIANG, "2015-h1"): True,
    (AN_GIANG, "2015-annual"): True,
    ("cd-y-te-viet-nam", "2015-h1"): True,
    (SCHOOL, "2015-h1"): False,
    (SCHOOL, "2015-annual"): True,
    ("ban-chi-dao", "2015-annual"): False,
    ("truong-ban-chi-dao", "2015-annual"): False,
}


@pytest.mark.parametrize(("unit", "period"), OWED)
def test_a_report_is_owed_for_its_own_period_by_those_whom_it_binds(small: Small, unit: str, period: str) -> None:
    workspace, _ = small.load()
    assert workspace.plan
    plan = workspace.plan

    assert owes_report(workspace.units[unit], plan.period_by_id[period], plan) is OWED[unit, period]
    owed = {(s.obligation.unit.id, s.obligation.period) for s in small.standings(DAY).all if s.obligation.period}
    assert ((unit, period) in owed) is OWED[unit, period]


EXTENSION = "- unit: {unit}\n  clause: II.3.g\n  due:\n    by: {by}\n"


def test_of_several_extensions_the_last_in_the_list_holds(small: Small) -> None:
    small.write("extensions.yaml", EXTENSION.format(unit=AN_GIANG, by="2015-11-25"))
    assert small.standing(AN_GIANG, "II.3.g", DAY).obligation.last_day == date(2015, 11, 25)

    small.write(
        "extensions.yaml",
        "".join(EXTENSION.format(unit=AN_GIANG, by=by) for by in ("2015-11-25", "2015-11-30", "2015-11-27")),
    )
    assert small.standing(AN_GIANG, "II.3.g", DAY).obligation.last_day == date(2015, 11, 27)


def blanks(small: Small) -> dict[str, list[str]]:
    found = list(list_incomplete(small.load()[0]))
    paths = [entry.submission.path for entry in found]
    assert len(paths) == len(set(paths)), "a report is measured by two"
    return {entry.submission.path: [q.key for q in entry.blank] for entry in found}


def test_only_what_the_report_of_that_period_requires_is_blank(small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\ntexts:\n  results: a\n")
    small.submit(AN_GIANG, "received: 12/07/2015\npaper:\n  number: 01/BC\n", period="2015-h1")
    small.submit(SCHOOL, "received: 12/11/2015\nchannel: email\n")
    found = blanks(small)

    annual, half, school = (
        found.get(f"submissions/{path}.yaml", [])
        for path in (f"2015-annual/{AN_GIANG}", f"2015-h1/{AN_GIANG}", f"2015-annual/{SCHOOL}")
    )
    assert {"paper.number", "indicators.training_classes", "budget.estimate.training"} < set(annual)
    assert "texts.results" not in annual
    assert "indicators.training_classes" not in half
    assert "paper.number" not in half
    assert school == ["paper.number"]


@pytest.mark.parametrize("text", ["", "received: 12/11/2015\ntexts: [\n"])
def test_what_is_prepared_or_unreadable_has_no_blanks(small: Small, text: str) -> None:
    small.submit(AN_GIANG, text)

    assert blanks(small) == {}


def test_a_report_of_nobody_known_or_of_no_period_has_none(small: Small) -> None:
    small.submit("ldld-tinh-khong-co", "received: 12/11/2015\n")
    small.submit(AN_GIANG, "received: 12/11/2015\n", period="2014")
    small.submit("ban-chi-dao", "received: 12/11/2015\n")

    assert blanks(small) == {}


def test_without_a_plan_nothing_is_asked(small: Small) -> None:
    (small.root / "data/tasks.yaml").unlink()
    small.submit(AN_GIANG, "received: 12/11/2015\n")

    assert blanks(small) == {}


def test_only_blanks_that_were_not_there_before_are_new(small: Small) -> None:
    number = "paper:\n  number: 01/BC\n"
    small.submit(AN_GIANG, f"received: 12/11/2015\n{number}texts:\n  results: a\n")
    small.submit(CA_MAU, "received: 12/11/2015\n")
    before = list(list_incomplete(small.load()[0]))
    small.submit(AN_GIANG, f"received: 12/11/2015\n{number}")
    after = list(list_incomplete(small.load()[0]))

    new = [(entry.submission.unit, [q.key for q in entry.blank]) for entry in new_blanks(after, before)]
    assert new == [(AN_GIANG, ["texts.results"])]
    assert list(new_blanks(before, before)) == []


def test_four_numbers_are_counted_apart_for_each_kind_and_period(small: Small) -> None:
    whole = (
        "paper:\n  number: 01/BC\ntasks:\n"
        + "".join(f"  {task}:\n    progress: done\n    result: a\n" for task in ("II.3.c", "II.3.d", "II.3.đ"))
        + "indicators:\n  training_classes: 1\nbudget:\n  estimate:\n    training: 20\n    base: 100\n"
        + "texts:\n  results: a\n"
    )
    small.submit(AN_GIANG, f"received: 12/11/2015\n{whole}")
    small.submit(CA_MAU, "received: 16/11/2015\nchannel: email\n")
    small.submit("ldld-tinh-bac-giang", "received: 20/11/2015\nindicators:\n  training_classes: x\n")
    small.submit(SCHOOL, "received: 12/11/2015\npaper:\n  number: 02/BC\n")
    counts = count_reports(small.standings(DAY).all, ["2015-h1", "2015-annual"])
    by_kind = {(count.period, count.kind): count for count in counts}
    provinces, school = by_kind["2015-annual", "provincial"], by_kind["2015-annual", "university"]
    half = by_kind["2015-h1", "provincial"]

    assert list(by_kind) == [
        ("2015-h1", "provincial"), ("2015-h1", "sector"),
        ("2015-annual", "provincial"), ("2015-annual", "sector"), ("2015-annual", "university"),
    ]  # fmt: skip
    assert (provinces.expected, provinces.received, provinces.dated) == (3, 3, 3)
    assert (provinces.on_time, provinces.late) == (1, 2)
    assert (provinces.complete, provinces.incomplete, provinces.invalid) == (1, 1, 1)
    assert (provinces.reporting_rate, provinces.on_time_rate) == (1.0, 1 / 3)
    assert (school.expected, school.complete, school.dated, school.on_time_rate) == (1, 1, 0, None)
    assert (half.received, half.reporting_rate, half.complete) == (0, 0.0, 0)


@pytest.mark.parametrize("period", ["2015-annual", "2015-q3"])
def test_an_extension_for_a_period_that_is_not_there_puts_the_date_in_doubt(small: Small, period: str) -> None:
    extension = EXTENSION.format(unit=AN_GIANG, by="2015-11-25").replace("  due", f"  period: {period}\n  due")
    small.write("extensions.yaml", extension)
    workspace, _ = small.load()
    assert workspace.plan
    given, doubts = extensions_of(workspace.plan, workspace.registers)

    known = period == "2015-annual"
    assert (list(given), list(doubts)) == (([(AN_GIANG, "II.3.g")], []) if known else ([], [(AN_GIANG, "II.3.g")]))
