"""A difficulty is followed from the day it came until the day it is answered, by its own number in its own report."""

from datetime import date, timedelta

import pytest

from plan2015.obligations.difficulties import Raised, list_difficulties, waiting
from tests.conftest import Small

AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
REPORT = (
    "received: 12/11/2015\ndifficulties:\n  - text: một\n    clause: II.3.d\n    proposal: thêm\n    to: Ban Tổ chức\n"
    "  - text: hai\n  - text: ba\n"
)
ANSWERED = (
    "- id: tl-{item}\n  unit: {unit}\n  period: 2015-annual\n  item: {item}\n"
    "  answer:\n    date: {day}\n    text: đã rõ\n"
)
LISTED = "- id: {id}\n  unit: ldld-tinh-ca-mau\n  raised: {raised}\n  text: {id}\n"


def found(small: Small, day: str) -> dict[str, Raised]:
    return {raised.name: raised for raised in list_difficulties(small.load()[0], date.fromisoformat(day))}


def test_each_of_a_report_has_its_number_its_place_and_what_it_says(small: Small) -> None:
    small.submit(AN_GIANG, REPORT)
    listed = found(small, "2015-11-12")
    first, second = listed[f"2015-annual/{AN_GIANG}/1"], listed[f"2015-annual/{AN_GIANG}/2"]

    assert len(listed) == 3
    assert (first.text, first.clause, first.proposal, first.to) == ("một", "II.3.d", "thêm", "Ban Tổ chức")
    assert (second.text, second.clause, second.key) == ("hai", None, "difficulties.1.text")
    assert (first.unit, first.raised, first.days(date(2015, 11, 20))) == (AN_GIANG, date(2015, 11, 12), 8)
    assert str(second.place) == f"data/submissions/2015-annual/{AN_GIANG}.yaml:9:11"


@pytest.mark.parametrize("item", [1, 2, 3])
def test_an_answer_speaks_of_its_own_number_from_its_day_on(small: Small, item: int) -> None:
    small.submit(AN_GIANG, REPORT)
    small.submit(CA_MAU, REPORT)
    small.write("difficulties.yaml", ANSWERED.format(item=item, unit=AN_GIANG, day="2015-11-20"))

    name = f"2015-annual/{AN_GIANG}/{item}"
    for day, answered in (("2015-11-19", []), ("2015-11-20", [name]), ("2015-11-21", [name])):
        assert [name for name, raised in found(small, day).items() if raised.answer] == answered
        assert len(waiting(small.load()[0], date.fromisoformat(day))) == 6 - len(answered)


@pytest.mark.parametrize("days", ["received: 12/11/2015\n", "paper:\n  signed: 12/11/2015\n"])
def test_without_a_day_of_receipt_it_waits_from_its_signing(small: Small, days: str) -> None:
    small.submit(AN_GIANG, days + REPORT.partition("\n")[2])

    assert {raised.raised for raised in found(small, "2015-11-12").values()} == {date(2015, 11, 12)}
    assert found(small, "2015-11-11") == {}


def test_what_has_not_come_is_not_raised(small: Small) -> None:
    small.submit(AN_GIANG, REPORT)
    small.write("difficulties.yaml", LISTED.format(id="kk-01", raised="2015-11-15"))

    assert len(found(small, "2015-11-11")) == 0
    assert len(found(small, "2015-11-14")) == 3
    assert len(found(small, "2015-11-15")) == 4


def test_one_in_the_list_is_answered_from_its_day_on(small: Small) -> None:
    text = LISTED.format(id="kk-01", raised="2015-11-01") + "  answer:\n    date: 2015-11-10\n    text: rồi\n"
    small.write("difficulties.yaml", text)

    days = ("2015-11-09", "2015-11-10", "2015-11-11")
    assert [found(small, day)["kk-01"].answer is None for day in days] == [True, False, False]
    assert found(small, "2015-11-09")["kk-01"].key == "0.text"


def test_the_longest_waiting_come_first_and_those_without_a_day_last(small: Small) -> None:
    days = {"kk-b": "2015-11-03", "kk-a": "2015-11-03", "kk-c": "null", "kk-d": "2015-11-01"}
    small.write("difficulties.yaml", "".join(LISTED.format(id=id, raised=day) for id, day in days.items()))  # noqa: A001
    day = date(2015, 11, 10)
    ordered = waiting(small.load()[0], day)

    assert [raised.name for raised in ordered] == ["kk-d", "kk-a", "kk-b", "kk-c"]
    assert [raised.days(day) for raised in ordered] == [9, 7, 7, None]
    assert ordered[0].days(day + timedelta(1)) == 10
