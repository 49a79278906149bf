"""A figure that a question asks for: reader, editor and form agree on which spellings are one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.records.model.values import Number, figure_pattern, read_figure
from plan2015.vietnamese.numbers import NumberError, spellings
from tests.cli.forms import form
from tests.conftest import Run, Small

MEASURES = ("", "đồng", "lớp")
NEARLY = st.text() | st.text("0123456789.,- +\u00a0đ", max_size=45)
BELOW = ("-1", "-0", " -0", "-00", "-0,5", "-0,0", "-1.250", "-0 lớp")


def read(text: str, whole: bool, measure: str) -> Number | None:
    try:
        return read_figure(text, whole=whole, measure=measure)
    except NumberError:
        return None


@given(NEARLY, st.booleans(), st.sampled_from(MEASURES))
def test_editors_are_told_of_every_spelling_that_is_read(text: str, whole: bool, measure: str) -> None:
    if read(text, whole, measure) is not None:
        assert any(pattern.fullmatch(text.strip()) for pattern in spellings(whole=whole, measure=measure))


@pytest.mark.parametrize("text", BELOW)
@pytest.mark.parametrize("whole", [True, False])
def test_nobody_takes_a_figure_with_a_minus_sign(text: str, whole: bool) -> None:
    schema = figure_pattern(whole=whole, measure="lớp").json_schema
    assert schema

    assert read(text, whole, "lớp") is None
    assert re.search(schema["pattern"], text.strip()) is None


@pytest.mark.parametrize("text", ["-0", "-4", "-0 lớp"])
def test_a_zero_with_a_sign_is_a_figure_below_zero_like_any_other(small: Small, run: Run, text: str) -> None:
    small.submit("ldld-tinh-an-giang", f"indicators:\n  training_classes: {text}\n")

    assert small.faults() == ["data/submissions/2015-annual/ldld-tinh-an-giang.yaml:4:21 negative-figure"]
    assert run("set", "an giang", "2015-annual", "E01.1", text).code == 2


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("typed", ["-0", "-4"])
def test_a_form_keeps_the_sign_and_is_refused_for_it(small: Small, run: Run, suffix: str, typed: str) -> None:
    form(run, small, f"bieu.{suffix}", f"indicators:\n  training_classes: {typed}\n")
    told = run("import", f"bieu.{suffix}", "--received", "12/11/2015")

    assert told.code == 1
    assert f"“{typed}”" in told.out
