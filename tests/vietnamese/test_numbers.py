"""What numbers are accepted, refused and printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.vietnamese.numbers import (
    NumberError,
    format_millions,
    format_number,
    format_percent,
    parse_number,
    plain_number,
    printed_number,
    round_half_up,
)

LARGEST = 10**18 - 1
WHOLE = st.integers(-LARGEST, LARGEST)
NO_NUMBERS = """
15% 12·5 1_000 1e3 nan inf Infinity １２ １２ ² 12,5,5
1.25.000 1.250.00 0.250.000 .5 ,5 5, - -- 1-2 0x1f
"""
DECIMALS = st.decimals(-LARGEST, LARGEST, places=2) | st.decimals(-(10**6), 10**6, places=10)
SPACES = " \u00a0\u2009\u202f"

WHOLES = [
    ("0", 0),
    ("-0", 0),
    ("12", 12),
    (" 12 ", 12),
    ("-12", -12),
    ("1250000000", 1_250_000_000),
    ("1.250.000", 1_250_000),
    ("-1.250.000", -1_250_000),
    ("999999999999999999", LARGEST),
    ("999.999.999.999.999.999", LARGEST),
    ("1 250 000", 1_250_000),
    ("1\u00a0250\u00a0000", 1_250_000),
    ("1\u202f250", 1250),
    ("007", 7),
    ("00", 0),
    ("001.250.000", 1_250_000),
    ("0" * 30 + "12", 12),
]
"""Spellings that mean one number whatever is asked."""


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("text", "value"), WHOLES)
def test_whole_numbers_are_read_in_every_question(text: str, value: int, whole: bool) -> None:
    found = parse_number(text, whole=whole)
    assert (found, type(found)) == (value, int)


@pytest.mark.parametrize(("text", "value"), [("1.500", 1500), ("12.345", 12_345), ("-1.000", -1000), ("01.250", 1250)])
def test_one_group_of_thousands_is_read_where_only_whole_numbers_may_stand(text: str, value: int) -> None:
    assert parse_number(text, whole=True) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", Decimal("12.5")),
        ("12,0", Decimal("12.0")),
        ("1,500", Decimal("1.500")),
        ("0,500", Decimal("0.500")),
        ("1.234,5", Decimal("1234.5")),
        ("1.234.567,89", Decimal("1234567.89")),
        ("1234,5", Decimal("1234.5")),
        ("12.5", Decimal("12.5")),
        ("0.5", Decimal("0.5")),
        ("-0,5", Decimal("-0.5")),
        ("1234.5678", Decimal("1234.5678")),
        ("1,0123456789", Decimal("1.0123456789")),
        ("1\u00a0250\u00a0000,5", Decimal("1250000.5")),
        ("-007,5", Decimal("-7.5")),
    ],
)
def test_fractions_are_read_where_they_may_stand(text: str, value: Decimal) -> None:
    found = parse_number(text, whole=False)
    assert (found, type(found)) == (value, Decimal)
    with pytest.raises(NumberError):
        parse_number(text, whole=True)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("12 lớp", "lớp", 12),
        ("12lớp", "lớp", 12),
        ("1.250 Lượt người", "lượt người", 1250),
        ("12 lo\u031b\u0301p", "lớp", 12),
        ("1.250.000.000 đ", "đồng", 1_250_000_000),
        ("1.250.000.000đ", "đồng", 1_250_000_000),
        ("1 250 000\u00a0đồng", "đồng", 1_250_000),
        ("500 VNĐ", "đồng", 500),
        ("0005 CĐCS", "CĐCS", 5),
    ],
)
def test_the_measure_of_the_question_may_stand_behind_the_figure(text: str, measure: str, value: int) -> None:
    assert parse_number(text, whole=True, measure=measure) == value
    with pytest.raises(NumberError):
        parse_number(text, whole=True)
    with pytest.raises(NumberError):
        parse_number(text, whole=True, measure="tài liệu")


@pytest.mark.parametrize("text", ["1,25 tỷ đồng", "950 triệu đồng", "12 triệu", "12 nghìn đ", "đồng", " đ", "12 đ đ"])
def test_a_multiple_before_the_measure_is_never_dropped(text: str) -> None:
    with pytest.raises(NumberError):
        parse_number(text, whole=True, measure="đồng")


@pytest.mark.parametrize(
    ("text", "kind", "readings"),
    [
        ("1,250", "ambiguous", ("1250",)),
        ("12,000", "ambiguous", ("12000",)),
        ("-1,250", "ambiguous", ("-1250",)),
        ("950,000", "ambiguous", ("950000",)),
        ("12,5", "fraction", ()),
        ("12.5", "fraction", ()),
        ("1,25", "fraction", ()),
        ("0,500", "fraction", ()),
        ("0.500", "fraction", ()),
        ("1234,567", "fraction", ()),
        ("1234.567", "fraction", ()),
        ("1.234,567", "fraction", ()),
        ("12,0", "fraction", ("12",)),
        ("3.0", "fraction", ("3",)),
        ("1.250,00", "fraction", ("1250",)),
        ("1,234.5", "fraction", ()),
        ("1,234.00", "fraction", ("1234",)),
        ("1,234,567", "not-a-number", ("1234567",)),
        ("+5", "not-a-number", ("5",)),
    ],
)
def test_what_is_not_surely_whole_is_refused_and_the_whole_number_offered(
    text: str, kind: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=True)
    assert (refused.value.kind, refused.value.readings) == (kind, readings)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.500", ("1500", "1,5")),
        ("12.345", ("12345", "12,345")),
        ("-1.500", ("-1500", "-1,5")),
        ("1.000", ("1000", "1")),
        ("1234.567", ("1234567", "1.234,567")),
        ("01.500", ("1500", "1,5")),
        ("0.500", ("0,5",)),
        ("1234567890123456.789", ("1.234.567.890.123.456,789",)),
    ],
)
def test_a_dot_before_exactly_three_digits_is_asked_about_where_fractions_may_stand(
    text: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=False)
    assert (refused.value.kind, refused.value.readings) == ("ambiguous", readings)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234,567", ("1234567",)),
        ("1,234.5", ("1.234,5",)),
        ("-1,234.5", ("-1.234,5",)),
        ("+5", ("5",)),
    ],
)
def test_foreign_spellings_are_refused_with_their_one_meaning(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=False)
    assert (refused.value.kind, refused.value.readings) == ("not-a-number", readings)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1,2 tỷ", "1200000000"),
        ("1,2 tỷ đồng", "1200000000"),
        ("1.250 triệu", "1250000000"),
        ("12 triệu", "12000000"),
        ("1 tỷ 250 triệu", "1250000000"),
        ("500 nghìn đ", "500000"),
        ("1.250.000 (đã làm tròn)", "1250000"),
    ],
)
def test_an_amount_in_words_is_proposed_and_never_taken(text: str, reading: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=True, measure="đồng")

    assert (refused.value.kind, refused.value.readings) == ("not-a-number", (reading,))


@pytest.mark.parametrize("text", ["12 triệu", "1,2 tỷ", "12 (người)x", "1,23456789012 tỷ", "1,2,3 tỷ", "tỷ", "()"])
def test_what_counts_people_knows_no_millions(text: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=True, measure="lớp")

    assert refused.value.readings == ()


@pytest.mark.parametrize(("text", "number"), [("12.", 12), ("1.250.", 1250), ("05.", 5), ("5.", 5)])
def test_a_full_stop_behind_a_figure_means_nothing(text: str, number: int) -> None:
    assert parse_number(text, whole=True) == number


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "text",
    [*NO_NUMBERS.split(), "", " ", "12 lớp", "- 5", "1  250", "1 25", "1 250.000", "chưa có", "x" * 5000],
)
def test_what_is_no_number_is_refused_and_nothing_is_supposed(text: str, whole: bool) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=whole, measure="đồng")
    assert (refused.value.kind, refused.value.readings) == ("not-a-number", ())


@pytest.mark.parametrize(
    "text",
    [
        "1" * 19,
        "9" * 5000,
        "1" * 19 + ",5",
        "1" * 19 + ".345",
        "-" + "9" * 60 + ",5",
        "1.000.000.000.000.000.000",
        "1 000 000 000 000 000 000",
        "1,000,000,000,000,000,000",
        "1,01234567891",
    ],
)
def test_numbers_longer_than_any_budget_are_refused(text: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=False)
    assert (refused.value.kind, refused.value.readings) == ("too-long", ())


def test_the_refusal_names_the_sign_and_the_readings_in_vietnamese() -> None:
    with pytest.raises(NumberError, match=r"chưa rõ dấu chấm.*\(có phải là 1500 hay 1,5\?\)"):
        parse_number("1.500", whole=False)
    with pytest.raises(NumberError, match=r"chưa rõ dấu phẩy.*\(có phải là 1500\?\)"):
        parse_number("1,500", whole=True)


NEARLY = st.text() | st.text("0123456789.,- +\u00a0đ", max_size=45)


@given(NEARLY, st.booleans(), st.sampled_from(["", "đồng", "lớp"]))
def test_parsing_fails_only_as_a_number_error_whose_readings_can_be_read(text: str, whole: bool, measure: str) -> None:
    try:
        value = parse_number(text, whole=whole, measure=measure)
    except NumberError as refused:
        for reading in refused.readings:
            parse_number(reading, whole=whole, measure=measure)  # would raise again
    else:
        assert isinstance(value, int) or not whole


@given(WHOLE | DECIMALS)
def test_every_printed_number_reads_back_or_is_asked_about(value: int | Decimal) -> None:
    printed = format_number(value)
    if isinstance(value, int) and 1000 <= abs(value) <= 999_999:
        with pytest.raises(NumberError) as refused:
            parse_number(printed, whole=False)
        assert parse_number(refused.value.readings[0], whole=False) == value
    else:
        assert parse_number(printed, whole=False) == value


@given(WHOLE, st.sampled_from(SPACES), st.integers(0, 3), st.sampled_from(["", " đ", "đồng", "\u00a0VND"]))
def test_every_office_spelling_of_a_whole_number_is_that_number(
    value: int, space: str, zeros: int, behind: str
) -> None:
    dotted = format_number(value)
    sign, digits = ("-", dotted[1:]) if value < 0 else ("", dotted)
    for spelt in (digits, digits.replace(".", ""), digits.replace(".", space)):
        padded = f"{sign}{'0' * zeros}{spelt}{behind}"
        if len(padded) <= 40:
            assert parse_number(padded, whole=True, measure="đồng") == value


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."))
def test_a_thousand_fold_slip_is_never_read_in_silence(whole: int, thousandths: int, mark: str) -> None:
    text = f"{whole}{mark}{thousandths:03}"
    if mark == ".":
        assert parse_number(text, whole=True) == whole * 1000 + thousandths
    with pytest.raises(NumberError) as refused:
        parse_number(text, whole=mark == ",")
    assert refused.value.readings[0] == str(whole * 1000 + thousandths)


@given(WHOLE | DECIMALS)
def test_the_plain_spelling_keeps_the_value_and_is_stable(value: int | Decimal) -> None:
    plain = plain_number(value)
    assert parse_number(plain, whole=False) == value
    assert plain_number(parse_number(plain, whole=False)) == plain


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, None, "0"),
        (1_250_000_000, None, "1.250.000.000"),
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (Decimal("12.50"), None, "12,50"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("12.345"), 2, "12,35"),
        (Decimal("12.344"), 2, "12,34"),
        (5, 2, "5,00"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("-1234.5"), 0, "-1.235"),
    ],
)
def test_numbers_print_with_dots_and_a_comma(value: int | Decimal, places: int | None, text: str) -> None:
    assert format_number(value, places) == text


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (1_250_000_000, "1250000000"),
        (Decimal("12.5"), "12,5"),
        (Decimal("12.50"), "12,5"),
        (Decimal("12.0"), "12"),
        (Decimal("100"), "100"),
        (Decimal("-0.0"), "0"),
    ],
)
def test_data_files_have_one_spelling_a_number(value: int | Decimal, plain: str) -> None:
    assert plain_number(value) == plain


@pytest.mark.parametrize(
    ("text", "whole", "printed"),
    [("1250", False, "1.250"), ("1.250", True, "1.250"), ("1.250", False, "1.250"), ("nhiều", True, "nhiều")],
)
def test_a_typed_number_is_printed_and_what_is_none_stays(text: str, whole: bool, printed: str) -> None:
    assert printed_number(text, whole=whole) == printed


def test_halves_round_away_from_zero() -> None:
    assert round_half_up(Decimal("0.5"), 0) == 1
    assert round_half_up(Decimal("2.5"), 0) == 3
    assert round_half_up(Decimal("-2.5"), 0) == -3
    assert str(round_half_up(Decimal("14.96"), 4)) == "14.9600"


def test_sums_of_many_large_amounts_still_round() -> None:
    total = Decimal(LARGEST) * 83 + Decimal("0.00000000005")
    assert round_half_up(Decimal(10**30) + Decimal(0), 10) == 10**30
    assert round_half_up(total, 0) == total.to_integral_value()


def test_shares_are_printed_with_the_sign_close_to_the_figure() -> None:
    assert format_percent(Decimal("14.96"), 2) == "14,96%"
    assert format_percent(Decimal("14.955"), 2) == "14,96%"
    assert format_percent(Decimal(15), 0) == "15%"


def test_amounts_are_printed_in_millions() -> None:
    assert format_millions(1_250_000_000) == "1.250,0"
    assert format_millions(1_250_000_000, 0) == "1.250"
    assert format_millions(49_999) == "0,0"
    assert format_millions(50_000) == "0,1"
    assert format_millions(-1_250_050_000) == "-1.250,1"
