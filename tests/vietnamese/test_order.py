"""Whether names come in the order of a Vietnamese dictionary."""

import random
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plan2015.vietnamese.order import sort_key
from tests.vietnamese.names import PROVINCES

ICU_LINES = (Path(__file__).parent / "icu_order.txt").read_text(encoding="utf-8").splitlines()
ICU_ORDER = [line for line in ICU_LINES if not line.startswith("#")]
TEXTS = st.text("aàảãáạăắâậbdđĐeêfghiknoòôổơợquùưựyỳAÀÂO -–.,()12", max_size=8) | st.text(max_size=8)


def test_the_provinces_come_in_dictionary_order() -> None:
    assert len(PROVINCES) == 63
    assert sorted(sorted(PROVINCES), key=sort_key) == list(PROVINCES)


def test_words_come_in_the_order_of_icu() -> None:
    shuffled = random.Random(2015).sample(ICU_ORDER, len(ICU_ORDER))  # noqa: S311 - a shuffle, no secret
    assert len(ICU_ORDER) > 300
    assert sorted(shuffled, key=sort_key) == ICU_ORDER


def test_tones_only_break_ties_between_equal_letters() -> None:
    assert sorted(["mả", "ma xa", "má", "mã", "mạ an", "mà", "ma", "mạ"], key=sort_key) == [
        "ma", "mà", "mả", "mã", "má", "mạ", "mạ an", "ma xa",
    ]  # fmt: skip


def test_the_two_spellings_of_hoa_binh_stand_side_by_side() -> None:
    assert sort_key("Hoà Bình")[0] == sort_key("Hòa Bình")[0]
    names = ["Hồ Chí Minh", "Hòa Bình", "Hậu Giang", "Hoà Bình"]
    assert sorted(names, key=sort_key) == ["Hậu Giang", "Hoà Bình", "Hòa Bình", "Hồ Chí Minh"]


def test_letters_of_other_scripts_come_last_and_in_their_own_order() -> None:
    assert sorted(["ж", "a", "日", "z", "а", "9", "ß"], key=sort_key) == ["9", "a", "z", "ß", "а", "ж", "日"]


@given(TEXTS)
def test_the_key_does_not_depend_on_how_marks_are_stored(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(TEXTS, TEXTS)
def test_different_texts_have_different_places(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same
