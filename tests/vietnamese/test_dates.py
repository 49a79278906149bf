"""What dates are accepted, refused and printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.vietnamese.dates import (
    DateError,
    last_working_day,
    long_date,
    next_working_day,
    parse_date,
    short_date,
    weekday,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2015-11-12", date(2015, 11, 12)),
        ("12/11/2015", date(2015, 11, 12)),
        ("03/8/2015", date(2015, 8, 3)),
        ("3/8/2015", date(2015, 8, 3)),
        ("  07/02/2014 ", date(2014, 2, 7)),
        ("29/02/2016", date(2016, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("31/12/2100", date(2100, 12, 31)),
    ],
)
def test_both_spellings_of_a_day_are_read(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "kind", "readings"),
    [
        ("12/11/15", "ambiguous", ("2015-11-12", "1915-11-12")),
        ("29/02/00", "ambiguous", ("2000-02-29",)),
        ("31/02/15", "impossible", ()),
        ("31/02/2015", "impossible", ()),
        ("2015-02-31", "impossible", ()),
        ("29/02/2015", "impossible", ()),
        ("11/15/2015", "impossible", ("2015-11-15",)),
        ("25/13/2015", "impossible", ()),
        ("12/11/1815", "impossible", ()),
        ("2101-01-01", "impossible", ()),
        ("2015/11/12", "not-a-date", ("2015-11-12",)),
        ("2015-6-3", "not-a-date", ("2015-06-03",)),
        ("12-11-2015", "not-a-date", ("2015-11-12",)),
        ("12.11.2015", "not-a-date", ("2015-11-12",)),
        ("12 / 11 / 2015", "not-a-date", ("2015-11-12",)),
        ("31-02-2015", "not-a-date", ()),
        ("2015-11-12T00:00:00", "not-a-date", ("2015-11-12",)),
        ("2015-11-12 00:00:00", "not-a-date", ("2015-11-12",)),
        ("ngày 12 tháng 11 năm 2015", "not-a-date", ("2015-11-12",)),
        ("12-11-15", "not-a-date", ()),
        ("86400", "not-a-date", ()),
        ("20151112", "not-a-date", ()),
        ("2015-W46-4", "not-a-date", ()),
        ("", "not-a-date", ()),
        ("hôm nay", "not-a-date", ()),
        ("१२/११/२०१५", "not-a-date", ()),
        ("１２/１１/２０１５", "not-a-date", ()),
        ("1" * 5000, "not-a-date", ()),
    ],
)
def test_anything_else_is_refused_with_its_kind_and_what_it_may_mean(
    text: str, kind: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert (refused.value.kind, refused.value.readings) == (kind, readings)


def test_the_refusal_says_in_vietnamese_what_may_be_meant() -> None:
    with pytest.raises(DateError, match=r"năm viết hai chữ số.*\(có phải là 2015-11-12 hay 1915-11-12\?\)"):
        parse_date("12/11/15")


@given(st.text() | st.from_regex(r"[0-9]{0,5}[-/. ][0-9]{0,3}[-/. ][0-9]{0,5}", fullmatch=True))
def test_parsing_fails_only_as_a_date_error_whose_readings_can_be_read(text: str) -> None:
    try:
        day = parse_date(text)
    except DateError as refused:
        for reading in refused.readings:
            assert parse_date(reading).isoformat() == reading
    else:
        assert 1900 <= day.year <= 2100


@given(DAYS)
def test_every_printed_day_reads_back(day: date) -> None:
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2015, 2, 5), "05/02/2015", "ngày 05 tháng 02 năm 2015"),
        (date(2014, 6, 24), "24/6/2014", "ngày 24 tháng 6 năm 2014"),
        (date(2015, 8, 3), "03/8/2015", "ngày 03 tháng 8 năm 2015"),
        (date(2015, 3, 10), "10/3/2015", "ngày 10 tháng 3 năm 2015"),
        (date(2015, 11, 12), "12/11/2015", "ngày 12 tháng 11 năm 2015"),
        (date(2015, 1, 10), "10/01/2015", "ngày 10 tháng 01 năm 2015"),
    ],
)
def test_only_days_to_nine_and_the_first_two_months_take_a_zero(day: date, short: str, long: str) -> None:
    assert short_date(day) == short
    assert long_date(day) == long


def test_weekdays_have_their_vietnamese_names() -> None:
    monday = date(2015, 11, 9)
    week = [weekday(monday + timedelta(days=n)) for n in range(7)]
    assert week == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


def test_the_last_working_day_before_the_deadline_of_2015_is_a_friday() -> None:
    assert last_working_day(date(2015, 11, 14), ()) == date(2015, 11, 13)
    assert last_working_day(date(2015, 11, 13), ()) == date(2015, 11, 13)
    assert next_working_day(date(2015, 11, 14), ()) == date(2015, 11, 16)
    assert next_working_day(date(2015, 11, 12), ()) == date(2015, 11, 13)


def test_days_off_are_no_working_days() -> None:
    holidays = {date(2015, 4, 30), date(2015, 5, 1)}
    assert last_working_day(date(2015, 5, 3), holidays) == date(2015, 4, 29)
    assert next_working_day(date(2015, 4, 29), holidays) == date(2015, 5, 4)


@given(DAYS, st.sets(DAYS, max_size=5))
def test_working_days_enclose_the_day(day: date, days_off: set[date]) -> None:
    before, after = last_working_day(day, days_off), next_working_day(day, days_off)
    assert before <= day < after
    for found in (before, after):
        assert weekday(found) not in ("thứ Bảy", "Chủ nhật")
        assert found not in days_off
