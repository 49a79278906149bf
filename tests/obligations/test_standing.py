"""The truth table of the one state function: phrases of due dates × days around them × what was received."""

from datetime import date

import pytest

from plan2015.obligations import Content, Timeliness
from tests.conftest import Small

AN_GIANG, BAC_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-ca-mau"
_BEFORE = "    due:\n      before: 2015-11-15\n"


def november(day: int) -> date:
    return date(2015, 11, day)


def set_due(small: Small, due: str) -> None:
    plan = (small.root / "data" / "tasks.yaml").read_text("utf-8")
    assert plan.count(_BEFORE) == 1
    small.write("tasks.yaml", plan.replace(_BEFORE, due))


@pytest.mark.parametrize(
    ("due", "day", "timeliness", "days"),
    [
        ("before: 2015-11-15", 13, Timeliness.DUE_SOON, 1),
        ("before: 2015-11-15", 14, Timeliness.DUE_SOON, 0),
        ("before: 2015-11-15", 15, Timeliness.OVERDUE, 1),
        ("before: 2015-11-15", 16, Timeliness.OVERDUE, 2),
        ("by: 15/11/2015", 14, Timeliness.DUE_SOON, 1),
        ("by: 15/11/2015", 15, Timeliness.DUE_SOON, 0),
        ("by: 15/11/2015", 16, Timeliness.OVERDUE, 1),
        ("window:\n        from: 2015-11-01\n        until: 2015-11-14", 14, Timeliness.DUE_SOON, 0),
        ("window:\n        from: 2015-11-01\n        until: 2015-11-14", 15, Timeliness.OVERDUE, 1),
        ("window:\n        from: 2015-11-01\n        until: null", 16, Timeliness.NO_DATE, None),
    ],
)
def test_what_is_not_here_stands_to_its_date_as_worded(
    small: Small, due: str, day: int, timeliness: Timeliness, days: int | None
) -> None:
    set_due(small, f"    due:\n      {due}\n")

    state = small.standing(AN_GIANG, "II.3.g", november(day)).state

    assert (state.content, state.timeliness, state.days) == (Content.MISSING, timeliness, days)


def test_a_duty_without_a_date_is_never_late(small: Small) -> None:
    set_due(small, "    due: null\n")

    state = small.standing(AN_GIANG, "II.3.g", date(2016, 12, 31)).state

    assert (state.timeliness, state.days) == (Timeliness.NO_DATE, None)


def test_before_the_office_begins_to_count_a_report_is_simply_not_due(small: Small) -> None:
    state = small.standing(AN_GIANG, "II.3.g", date(2015, 10, 30)).state

    assert (state.timeliness, state.days) == (Timeliness.NOT_DUE, 15)


@pytest.mark.parametrize(
    ("received", "timeliness", "days"),
    [
        ("13/11/2015", Timeliness.ON_TIME, None),
        ("14/11/2015", Timeliness.ON_TIME, None),
        ("15/11/2015", Timeliness.LATE, 1),
        ("16/11/2015", Timeliness.LATE, 2),
    ],
)
def test_the_first_day_of_receipt_decides(
    small: Small, received: str, timeliness: Timeliness, days: int | None
) -> None:
    small.submit(AN_GIANG, f"received: {received}\n")

    state = small.standing(AN_GIANG, "II.3.g", november(20)).state

    assert (state.timeliness, state.days) == (timeliness, days)


def test_what_was_received_after_the_day_is_not_here_yet(small: Small) -> None:
    small.submit(AN_GIANG, "received: 16/11/2015\n")

    before = small.standing(AN_GIANG, "II.3.g", november(15)).state
    after = small.standing(AN_GIANG, "II.3.g", november(16)).state

    assert (before.content, before.timeliness, before.submission) == (
        Content.MISSING,
        Timeliness.OVERDUE,
        None,
    )
    assert after.timeliness is Timeliness.LATE


@pytest.mark.parametrize(("day", "here"), [(9, False), (10, True)])
def test_without_a_day_of_receipt_it_is_here_from_its_signing_and_never_on_time(
    small: Small, day: int, here: bool
) -> None:
    small.submit(AN_GIANG, "paper:\n  signed: 10/11/2015\n")

    state = small.standing(AN_GIANG, "II.3.g", november(day)).state

    assert (state.submission is not None) is here
    assert state.timeliness is (Timeliness.UNKNOWN if here else Timeliness.DUE_SOON)


def test_without_any_day_it_is_always_here(small: Small) -> None:
    small.submit(AN_GIANG, "paper:\n  number: 34/BC-LĐLĐ\n")

    assert small.standing(AN_GIANG, "II.3.g", date(2015, 1, 2)).state.timeliness is Timeliness.UNKNOWN


def test_a_correction_after_the_date_does_not_move_the_first_receipt(small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\ncorrections:\n  - received: 25/11/2015\n")

    assert small.standing(AN_GIANG, "II.3.g", november(30)).state.timeliness is Timeliness.ON_TIME


def test_an_extension_moves_the_date_of_its_unit_only(small: Small) -> None:
    small.write(
        "extensions.yaml",
        f"- unit: {AN_GIANG}\n  clause: II.3.g\n  due:\n    by: 25/11/2015\n"
        "  paper:\n    number: 12/TLĐ-ToC\n    date: 13/11/2015\n",
    )

    extended = small.standing(AN_GIANG, "II.3.g", november(20))
    other = small.standing(CA_MAU, "II.3.g", november(20))

    assert (extended.state.timeliness, extended.state.days) == (Timeliness.DUE_SOON, 5)
    assert extended.obligation.last_day == november(25)
    assert other.state.timeliness is Timeliness.OVERDUE


def test_an_extension_for_another_period_changes_nothing(small: Small) -> None:
    small.write(
        "extensions.yaml",
        f"- unit: {AN_GIANG}\n  clause: II.3.g\n  period: 2015-h1\n  due:\n    by: 25/11/2015\n",
    )

    assert small.standing(AN_GIANG, "II.3.g", november(20)).state.timeliness is Timeliness.OVERDUE


@pytest.mark.parametrize("active", ["until: 2015-03-10", "from: 2016-01-01"])
def test_a_unit_that_was_not_active_owes_nothing_and_the_reason_is_given(small: Small, active: str) -> None:
    path = f"units/{AN_GIANG}.yaml"
    text = (small.root / "data" / path).read_text("utf-8")
    small.write(path, f"{text}active:\n  {active}\n")

    standing = small.standing(AN_GIANG, "II.3.g", november(20))

    assert standing.obligation.applies is False
    assert standing.obligation.reason
    assert standing.state.content is Content.NOT_APPLICABLE
    assert standing.state.timeliness is Timeliness.NO_DATE


@pytest.mark.parametrize(
    ("unit", "applies", "content"),
    [
        (AN_GIANG, True, Content.MISSING),
        (CA_MAU, False, Content.NOT_APPLICABLE),
        (BAC_GIANG, None, Content.MISSING),
    ],
)
def test_a_condition_says_yes_no_or_is_unknown(small: Small, unit: str, applies: bool | None, content: Content) -> None:
    standing = small.standing(unit, "II.3.đ", november(20))

    assert standing.obligation.applies is applies
    assert standing.state.content is content


def test_what_is_unknown_is_never_required_in_a_report(small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")
    small.submit(BAC_GIANG, "received: 12/11/2015\n")

    asked_of_a_school = small.standing(AN_GIANG, "II.3.g", november(20)).state.missing
    asked_of_unknown = small.standing(BAC_GIANG, "II.3.g", november(20)).state.missing

    assert "tasks.II.3.đ" in asked_of_a_school
    assert "tasks.II.3.đ" not in asked_of_unknown


@pytest.mark.parametrize("broken", [b"unit: [", b"\xff\xfeu\x00n\x00", b"", b"unit: x\n<<<<<<< HEAD\n"])
def test_a_file_that_cannot_be_read_counts_as_received_by_its_path(small: Small, broken: bytes) -> None:
    small.write(f"submissions/2015-annual/{AN_GIANG}.yaml", broken)

    standing = small.standing(AN_GIANG, "II.3.g", november(20))

    assert standing.received
    assert (standing.state.content, standing.state.timeliness) == (Content.INVALID, Timeliness.UNKNOWN)


def test_two_files_for_one_unit_and_period_are_both_invalid(small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")
    small.write(
        f"submissions/2015-annual/ban-sao/{AN_GIANG}.yaml",
        f"unit: {AN_GIANG}\nperiod: 2015-annual\nreceived: 10/11/2015\n",
    )

    standing = small.standing(AN_GIANG, "II.3.g", november(20))

    assert standing.state.content is Content.INVALID
    assert small.faults() == [
        f"data/submissions/2015-annual/ban-sao/{AN_GIANG}.yaml:1:1 second-submission",
        f"data/submissions/2015-annual/{AN_GIANG}.yaml:1:1 second-submission",
    ]


COMPLETE = """\
paper:
  number: 34/BC-LĐLĐ
received: 12/11/2015
tasks:
  II.3.c:
    progress: under-way
    result: Đã quán triệt
  II.3.d.1:
    progress: done
    result: Đã phê duyệt quy hoạch
  II.3.d.2:
    progress: under-way
    result: Đang mở lớp
  II.3.đ:
    progress: not-started
indicators:
  training_classes: 12
budget:
  to_date:
    training: 1.250.000
texts:
  results: Đã hoàn thành
"""


def test_a_report_is_complete_when_every_required_answer_is_given_and_under_way_is_one(small: Small) -> None:
    small.submit(AN_GIANG, COMPLETE)

    state = small.standing(AN_GIANG, "II.3.g", november(20)).state

    assert (state.content, state.missing) == (Content.COMPLETE, ())


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  number: 34/BC-LĐLĐ", "paper.number"),
        ("  training_classes: 12", "indicators.training_classes"),
        ("    training: 1.250.000", "budget.estimate.training"),
        ("  results: Đã hoàn thành", "texts.results"),
    ],
)
def test_each_blank_is_named(small: Small, line: str, key: str) -> None:
    small.submit(AN_GIANG, COMPLETE.replace(line, line.partition(":")[0] + ":"))

    state = small.standing(AN_GIANG, "II.3.g", november(20)).state

    assert (state.content, state.missing) == (Content.INCOMPLETE, (key,))


def test_the_half_year_report_asks_only_for_its_sections(small: Small) -> None:
    small.submit(CA_MAU, "received: 10/7/2015\n", period="2015-h1")

    state = small.standing(CA_MAU, "III.3", november(20), "2015-h1").state

    assert state.missing == ("paper.number", "tasks.II.3.c", "tasks.II.3.d.1", "tasks.II.3.d.2")


@pytest.mark.parametrize(
    ("clause", "answer", "content"),
    [
        ("II.3.c", "  II.3.c:\n    progress: under-way\n    result: có\n", Content.COMPLETE),
        ("II.3.c", "  II.3.c:\n    progress: under-way\n", Content.INCOMPLETE),
        ("II.3.c", "  II.3.c:\n    progress: not-started\n    result: chưa\n", Content.INCOMPLETE),
        ("II.3.c", "  II.3.c:\n    progress: not-applicable\n    reason: vì\n", Content.NOT_APPLICABLE),
        ("II.3.c", "  II.3.c:\n    progress: dang-lam\n", Content.INVALID),
        ("II.3.c", "  II.3.d.1:\n    progress: done\n    result: có\n", Content.MISSING),
        ("II.3.d", "  II.3.d.1:\n    progress: done\n    result: có\n", Content.INCOMPLETE),
        ("II.3.d", "  II.3.d:\n    progress: done\n    result: có\n", Content.COMPLETE),
        ("II.3.d", "  II.3.d:\n    progress: under-way\n    result: có\n", Content.INCOMPLETE),
    ],
)
def test_the_content_of_a_task_follows_its_nature_and_parts(
    small: Small, clause: str, answer: str, content: Content
) -> None:
    small.submit(AN_GIANG, f"received: 12/11/2015\ntasks:\n{answer}")

    assert small.standing(AN_GIANG, clause, november(20)).state.content is content


def test_a_task_keeps_what_the_half_year_report_said_until_the_annual_one_speaks_of_it(small: Small) -> None:
    answer = "received: {}\ntasks:\n  II.3.c:\n    progress: {}\n    result: có\n"
    small.submit(AN_GIANG, answer.format("01/7/2015", "not-started"), period="2015-h1")
    small.submit(AN_GIANG, answer.format("12/11/2015", "done"))

    assert small.standing(AN_GIANG, "II.3.c", november(11)).state.progress == "not-started"
    assert small.standing(AN_GIANG, "II.3.c", november(12)).state.progress == "done"


def test_the_head_of_the_steering_committee_owes_nothing(small: Small) -> None:
    owing = {standing.obligation.unit.id for standing in small.standings(november(20)).all}

    assert "truong-ban-chi-dao" not in owing
    assert "ban-chi-dao" in owing


def test_an_error_in_one_report_leaves_the_others_standing(small: Small) -> None:
    small.submit(AN_GIANG, "received: 31/02/2015\n")
    small.submit(CA_MAU, COMPLETE.replace("  II.3.đ:\n    progress: not-started\n", ""))

    assert small.standing(AN_GIANG, "II.3.g", november(20)).state.content is Content.INVALID
    assert small.standing(CA_MAU, "II.3.g", november(20)).state.content is Content.COMPLETE


def test_what_is_missing_of_a_task_is_named_part_by_part_until_it_is_done(small: Small) -> None:
    done, under_way = (f"progress: {state}\n    result: a\n" for state in ("done", "under-way"))
    small.submit(AN_GIANG, f"received: 12/11/2015\ntasks:\n  II.3.d.1:\n    {done}  II.3.d.2:\n    {under_way}")
    state = small.standing(AN_GIANG, "II.3.d", november(20)).state
    assert (state.content, state.missing) == (Content.INCOMPLETE, ("tasks.II.3.d.2",))

    small.submit(AN_GIANG, f"received: 12/11/2015\ntasks:\n  II.3.d.1:\n    {done}  II.3.d.2:\n    {done}")
    state = small.standing(AN_GIANG, "II.3.d", november(20)).state
    assert (state.content, state.missing) == (Content.COMPLETE, ())

    missing = small.standing(BAC_GIANG, "II.3.d", november(20)).state.missing
    assert missing == ("tasks.II.3.d.1", "tasks.II.3.d.2")


@pytest.mark.parametrize("first", ["a", "b"])
def test_of_two_files_the_first_received_speaks_before_one_without_a_day(small: Small, first: str) -> None:
    other = "b" if first == "a" else "a"
    head = f"unit: {AN_GIANG}\nperiod: 2015-annual\n"
    small.write(f"submissions/2015-annual/{first}/{AN_GIANG}.yaml", f"{head}received: 12/11/2015\n")
    small.write(f"submissions/2015-annual/{other}/{AN_GIANG}.yaml", f"{head}paper:\n  number: 01/BC\n")
    state = small.standing(AN_GIANG, "II.3.g", november(20)).state
    assert state.submission
    assert (state.submission.path.split("/")[2], state.timeliness) == (first, Timeliness.ON_TIME)

    small.write(f"submissions/2015-annual/{other}/{AN_GIANG}.yaml", f"{head}received: 11/11/2015\n")
    state = small.standing(AN_GIANG, "II.3.g", november(20)).state
    assert state.submission
    assert state.submission.path.split("/")[2] == other


def test_an_answer_that_has_to_be_mended_is_not_blank_as_well(small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\nindicators:\n  training_classes: x\n")
    state = small.standing(AN_GIANG, "II.3.g", november(20)).state

    assert state.content is Content.INVALID
    assert "indicators.training_classes" not in state.missing
    assert "texts.results" in state.missing


@pytest.mark.parametrize(
    ("progress", "received", "timeliness"),
    [
        ("done", "14/11/2015", Timeliness.ON_TIME),
        ("done", "16/11/2015", Timeliness.LATE),
        ("under-way", "14/11/2015", Timeliness.OVERDUE),
        ("not-applicable", "14/11/2015", Timeliness.ON_TIME),
    ],
)
def test_a_task_is_in_time_by_the_day_of_the_report_that_calls_it_done(
    small: Small, progress: str, received: str, timeliness: Timeliness
) -> None:
    plan = (small.root / "data/tasks.yaml").read_text("utf-8")
    task = plan.index("clause: II.3.d\n")
    at = plan.index("    due: null\n", task)
    small.write("tasks.yaml", plan[:at] + plan[at:].replace("    due: null\n", _BEFORE, 1))
    reason = "reason" if progress == "not-applicable" else "result"
    answer = f"tasks:\n  II.3.d:\n    progress: {progress}\n    {reason}: a\n"
    small.submit(AN_GIANG, f"received: {received}\n{answer}")

    assert small.standing(AN_GIANG, "II.3.d", november(20)).state.timeliness is timeliness
