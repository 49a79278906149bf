"""What passes for a Vietnamese syllable."""

import re

import pytest

from plan2015.vietnamese.syllables import has_onset, is_syllable, split_tone
from tests.vietnamese.names import PROVINCES

HARD = "nghiêng khuỷu thuở quyết giếng uống yêu ủy uỷ hoà hòa ngoằn thuyền rượu giữa"
FOREIGN = "für été señor goût naïf Liªn ®oµn ñoaøn tønh cỏt xyz strong â a1"


def test_the_names_of_provinces_are_made_of_syllables() -> None:
    words = re.findall(r"[^\W\d_]+", " ".join(PROVINCES))
    assert [word for word in words if not is_syllable(word)] == []


@pytest.mark.parametrize("word", HARD.split())
def test_hard_syllables_pass(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", [*FOREIGN.split(), ""])
def test_foreign_and_damaged_words_fail(word: str) -> None:
    assert not is_syllable(word)


def test_the_tone_is_the_same_wherever_it_is_put() -> None:
    assert split_tone("hoà") == split_tone("hòa") == ("hoa", "\u0300")
    assert split_tone("ngân") == ("ngân", "")


def test_an_onset_is_a_consonant_at_the_start() -> None:
    assert has_onset("nghệ")
    assert not has_onset("an")
    assert not has_onset("été")
