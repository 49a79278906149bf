"""The days of a report: typed twice they are unknown, far from its period they are errors; near it they are taken."""

from datetime import date, timedelta

import pytest

from plan2015.obligations import Content, Timeliness
from plan2015.records.problem import Kind
from plan2015.reminders.notice import decide
from tests.conftest import Run, Small

AN_GIANG = "ldld-tinh-an-giang"
DAY = date(2015, 11, 20)
LAST = date(2015, 11, 14)


@pytest.mark.parametrize(
    ("typed", "received"),
    [
        (("13/11/2015",), date(2015, 11, 13)),
        (("13/11/2015", "2015-11-13"), date(2015, 11, 13)),
        (("13/11/2015", ""), date(2015, 11, 13)),
        (("22/11/2015", "13/11/2015"), None),
        (("13/11/2015", "22/11/2015"), None),
        (("13/11/2015", "đầu tháng 11"), None),
        (("13/11/2015", "13/11/2015", "16/11/2015"), None),
        (("12/11/2051",), None),
        (("12/11/2014",), None),
        (("31/02/2015",), None),
    ],
)
def test_a_day_of_receipt_that_may_be_another_is_never_judged_by(
    small: Small, typed: tuple[str, ...], received: date | None
) -> None:
    small.submit(AN_GIANG, "".join(f"received: {day}\n" for day in typed))

    for day in (DAY, date(2015, 12, 31)):
        standing = small.standing(AN_GIANG, "II.3.g", day)
        assert standing.received
        if received is None:
            assert standing.state.timeliness is Timeliness.UNKNOWN
        else:
            assert standing.state.timeliness is (Timeliness.LATE if received > LAST else Timeliness.ON_TIME)
        assert (standing.state.content is Content.INVALID) is (received is None or len(typed) > 1)


@pytest.mark.parametrize("typed", ["received: 12/11/2051\n", "received: 22/11/2015\nreceived: 13/11/2015\n"])
def test_a_unit_whose_day_is_in_doubt_is_not_dunned_as_if_it_had_sent_nothing(small: Small, typed: str) -> None:
    small.submit(AN_GIANG, typed)

    kinds = {notice.kind for notice in decide(small.standings(DAY)).notices if notice.units[0].id == AN_GIANG}

    assert kinds.isdisjoint({"D1", "D2"})


def test_a_report_signed_in_the_wrong_year_is_an_error_with_the_year_that_fits(small: Small) -> None:
    small.submit(AN_GIANG, "paper:\n  number: 34/BC-LĐLĐ\n  signed: 10/11/2014\nreceived: 12/11/2015\n")

    (problem,) = small.load()[1]

    assert (problem.rule, problem.kind, problem.key) == ("day-far-from-period", Kind.ERROR, "paper.signed")
    assert problem.message == "ngày ký 10/11/2014 trước ngày đầu của kỳ (01/01/2015) quá 1 tháng"
    assert problem.hint == "Có phải là 10/11/2015? Nếu đúng thì ghi như vậy."


PLACES = {
    "received": "received: {}\n",
    "paper.signed": "paper:\n  signed: {}\n",
    "original.received": "original:\n  received: {}\n",
    "corrections.0.received": "corrections:\n  - received: {}\n",
    "corrections.0.paper.signed": "corrections:\n  - paper:\n      signed: {}\n",
    "indicators.data_until": "indicators:\n  data_until: {}\n",
}
ONE = timedelta(1)
BOUNDS = {
    "2015-h1": (date(2014, 12, 1), date(2015, 1, 1), date(2015, 12, 31), date(2016, 3, 31)),
    "2015-annual": (date(2014, 12, 1), date(2015, 1, 1), date(2016, 6, 30), date(2016, 9, 30)),
}
"""Of each period: the first day that is no error, the first that is not asked about, and the last ones of both."""


@pytest.mark.parametrize("key", PLACES)
@pytest.mark.parametrize("period", BOUNDS)
def test_every_day_of_a_report_has_the_bounds_of_its_period(small: Small, key: str, period: str) -> None:
    refused, asked, asked_until, refused_until = BOUNDS[period]
    error, query = ["day-far-from-period"], ["day-outside-period"]
    for day, expected in (
        (refused - ONE, error), (refused, query), (asked - ONE, query), (asked, []),
        (asked_until, []), (asked_until + ONE, query), (refused_until, query), (refused_until + ONE, error),
    ):  # fmt: skip
        for spelt in (day.isoformat(), f"{day.day:02}/{day.month:02}/{day.year}"):
            small.submit(AN_GIANG, PLACES[key].format(spelt), period=period)
            found = [(p.rule, p.key) for p in small.load()[1]]
            assert found == [(rule, key) for rule in expected], f"{spelt} {period}"


def widen(small: Small, old: str, new: str) -> None:
    plan = (small.root / "data" / "tasks.yaml").read_text("utf-8")
    assert plan.count(old) == 1
    small.write("tasks.yaml", plan.replace(old, new))


WINDOW = """\
{0}dates:
{0}  query:
{0}    before: {1}
{0}    after: {2}
{0}  error:
{0}    before: {3}
{0}    after: {4}
"""


@pytest.mark.parametrize(
    ("old", "indent", "reached"),
    [
        ("  days_off: []\n", "  ", {"received", "indicators.data_until"}),
        ("    until: 2015-12-31\n", "    ", {"received", "indicators.data_until"}),
        ("    title: Số liệu tính đến ngày\n    type: date\n", "    ", {"indicators.data_until"}),
    ],
)
def test_the_bounds_are_data_of_the_settings_the_period_or_the_question(
    small: Small, old: str, indent: str, reached: set[str]
) -> None:
    widen(small, old, old + WINDOW.format(indent, 24, 24, 36, 36))
    small.submit(AN_GIANG, "received: 12/11/2014\nindicators:\n  data_until: 31/10/2013\n")

    found = {p.key: p.rule for p in small.load()[1]}

    assert {key for key in ("received", "indicators.data_until") if key not in found} == reached


def test_the_day_of_a_cited_paper_is_judged_only_where_the_form_says_how_far_it_may_lie(small: Small) -> None:
    small.submit(AN_GIANG, "indicators:\n  own_plan:\n    number: 06/KH\n    date: 10/03/2005\n")
    assert small.faults() == []

    old = "    title: Kế hoạch của đơn vị\n    type: paper\n"
    widen(small, old, old + WINDOW.format("    ", 6, 0, 24, 9))
    assert [line.rpartition(" ")[2] for line in small.faults()] == ["day-far-from-period"]
    small.submit(AN_GIANG, "indicators:\n  own_plan:\n    number: 06/KH\n    date: 10/03/2014\n")
    assert [line.rpartition(" ")[2] for line in small.faults()] == ["day-outside-period"]


def test_an_explanation_closes_the_question_for_that_day_only(small: Small, run: Run) -> None:
    path = small.submit(AN_GIANG, "received: 01/8/2016\n")
    assert run("explain-query", "an giang", "2015-annual", "day-outside-period", "Đơn vị gửi lại").code == 0
    assert [p.explained for p in small.load()[1]] == [True]

    path.write_text(path.read_text("utf-8").replace("01/8/2016", "02/8/2016"), "utf-8")
    assert [p.explained for p in small.load()[1]] == [False]


def test_set_refuses_a_day_far_from_the_period(small: Small, run: Run) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")

    refused = run("set", "an giang", "2015-annual", "received", "12/11/2051")

    assert refused.code == 2
    assert "Có phải là 12/11/2015?" in refused.err
