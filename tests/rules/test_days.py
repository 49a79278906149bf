"""Days against each other: a report that came right behind days off may have been sent in time, and others may not."""

import pytest

from tests.conftest import BASE, Small

PLAN = (BASE / "data/tasks.yaml").read_text("utf-8")
AN_GIANG = "ldld-tinh-an-giang"
EXTENSION = f"- unit: {AN_GIANG}\n  clause: {{clause}}\n  period: 2015-annual\n  due:\n    by: {{by}}\n"


def noted(small: Small, received: str, unit: str = AN_GIANG, period: str = "2015-annual") -> list[str]:
    small.submit(unit, f"received: {received}\n", period)
    return [problem.message for problem in small.load()[1] if problem.rule == "received-just-after-due"]


# The annual report is due before 15/11/2015: its last day is a Saturday.
@pytest.mark.parametrize(
    ("received", "is_noted"),
    [
        ("2015-11-13", False),
        ("2015-11-14", False),
        ("2015-11-15", True),
        ("2015-11-16", True),
        ("2015-11-17", False),
    ],
)
def test_only_days_off_and_the_first_working_day_behind_them_are_noted(
    small: Small, received: str, is_noted: bool
) -> None:
    assert bool(noted(small, received)) is is_noted


def test_the_note_names_the_weekday_and_both_days(small: Small) -> None:
    assert noted(small, "2015-11-16") == ["nhận thứ Hai, 16/11/2015, ngay sau hạn 14/11/2015 rơi vào ngày nghỉ"]


@pytest.mark.parametrize(
    ("due", "off", "received", "is_noted"),
    [
        ("before: 2015-11-12", "[]", "2015-11-12", False),  # a Wednesday, and a Thursday
        ("before: 2015-11-14", "[]", "2015-11-14", True),  # a Friday before the weekend
        ("before: 2015-11-14", "[]", "2015-11-16", True),
        ("before: 2015-11-14", "[]", "2015-11-17", False),
        ("before: 2015-11-12", "[2015-11-12]", "2015-11-13", True),  # a holiday behind the last day
        ("before: 2015-11-12", "[2015-11-11]", "2015-11-12", True),  # the last day is one
        ("before: 2015-11-15", "[2015-11-16]", "2015-11-17", True),
        ("before: 2015-11-15", "[2015-11-16]", "2015-11-18", False),
    ],
)
def test_the_plan_s_own_days_off_count_like_weekends(
    small: Small, due: str, off: str, received: str, is_noted: bool
) -> None:
    small.write("tasks.yaml", PLAN.replace("before: 2015-11-15", due).replace("days_off: []", f"days_off: {off}"))

    assert bool(noted(small, received)) is is_noted


def test_whoever_has_more_time_is_not_noted_but_only_for_that_report(small: Small) -> None:
    small.write("extensions.yaml", EXTENSION.format(clause="II.3.g", by="2015-11-20"))
    assert noted(small, "2015-11-16") == []

    small.write("extensions.yaml", EXTENSION.format(clause="III.3", by="2015-11-20"))
    assert noted(small, "2015-11-16") != []


def test_an_extension_that_cannot_be_read_speaks_of_no_day(small: Small) -> None:
    small.write("extensions.yaml", EXTENSION.format(clause="II.3.g", by="sau"))

    assert noted(small, "2015-11-16") == []


@pytest.mark.parametrize(
    ("unit", "period"),
    [("ban-chi-dao", "2015-annual"), ("truong-dh-cong-doan", "2015-annual"), (AN_GIANG, "2015-h1")],
)
def test_who_owes_no_report_by_that_day_is_not_noted(small: Small, unit: str, period: str) -> None:
    assert noted(small, "2015-11-16", unit, period) == []


def test_without_a_plan_no_day_is_due(small: Small) -> None:
    (small.root / "data/tasks.yaml").unlink()

    assert noted(small, "2015-11-16") == []


SIGNED = "paper:\n  signed: {signed}\nreceived: {received}\n"


@pytest.mark.parametrize(("signed", "asked"), [("2015-11-12", False), ("2015-11-13", True), ("2015-11-11", False)])
def test_a_paper_signed_behind_its_receipt_is_asked_about(small: Small, signed: str, asked: bool) -> None:
    small.submit(AN_GIANG, SIGNED.format(signed=signed, received="2015-11-12"))

    assert ("signed-after-received" in str(small.faults())) is asked


@pytest.mark.parametrize(("until", "asked"), [("2015-10-31", False), ("2015-11-10", False), ("2015-11-11", True)])
def test_figures_of_days_behind_the_signing_are_asked_about(small: Small, until: str, asked: bool) -> None:
    signed = SIGNED.format(signed="2015-11-10", received="2015-11-12")
    small.submit(AN_GIANG, f"{signed}indicators:\n  data_until: {until}\n")

    assert ("data-runs-past-signing" in str(small.faults())) is asked
