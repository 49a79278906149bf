"""Which spellings count as one name."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan2015.vietnamese import matching
from plan2015.vietnamese.matching import Names, closest, plain_key, slug, spelling_key
from tests.vietnamese.names import PROVINCES

UNITS = tuple(f"ldld-tinh-{slug(name)}" for name in PROVINCES)
FIELDS = ("unit", "period", "received", "paper", "tasks", "indicators", "training_classes", "from", "until")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("KHÁNH HOÀ", "Khánh Hòa"),
        ("huỷ", "hủy"),
        ("thuý", "thúy"),
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("tỷ", "tỉ"),
        ("Quy định", "Qui định"),
        ("Thừa Thiên Huế", "Thừa Thiên - Huế"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu"),
        ("Bà Rịa - Vũng Tàu", "bà rịa — vũng tàu"),
        ("TP. Hồ Chí Minh", "TP.HCM"),
        ("TP Hồ Chí Minh", "TPHCM"),
        ("Tp.Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("LĐLĐ tỉnh An Giang", "Liên đoàn Lao động tỉnh An Giang"),
        ("CĐ Y tế Việt Nam", "Công đoàn Y tế Việt Nam"),
        ("ĐH Công đoàn", "Đại học Công đoàn"),
        ("\u00d0à Nẵng", "Đà Nẵng"),
        ("  An \u00a0Giang ", "An Giang"),
    ],
)
def test_accepted_spellings_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
    assert plain_key(one) == plain_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("thúy", "thúi"), ("Hà Nam", "Hạ Nam"), ("Đắk Lắk", "Đăk Lăk"), ("Định", "Dịnh"), ("y tế", "i tế")],
)
def test_other_words_keep_other_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Dak Lak", "Đắk Lắk"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đăk Nông", "Đắk Nông"),
        ("ldld an giang", "LĐLĐ An Giang"),
        ("ldld-tinh-an-giang", "Liên đoàn Lao động tỉnh An Giang"),
        ("cd y te viet nam", "CĐ Y tế Việt Nam"),
        ("thua thien hue", "Thừa Thiên - Huế"),
    ],
)
def test_names_typed_without_marks_are_found(typed: str, name: str) -> None:
    assert plain_key(typed) == plain_key(name)


def test_no_two_provinces_share_a_plain_key() -> None:
    assert len({plain_key(name) for name in PROVINCES}) == 63


@given(st.text())
def test_keys_do_not_depend_on_how_marks_are_stored(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert spelling_key(decomposed) == spelling_key(text)
    assert slug(decomposed) == slug(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LĐLĐ tỉnh Bà Rịa - Vũng Tàu", "ldld-tinh-ba-ria-vung-tau"),
        ("LĐLĐ TP. Hà Nội", "ldld-tp-ha-noi"),
        ("CĐ Y tế Việt Nam", "cd-y-te-viet-nam"),
        ("  Đắk Lắk… ", "dak-lak"),
        ("—", ""),
    ],
)
def test_a_slug_spells_nothing_out(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_made_of_plain_words_and_hyphens(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("training_class", FIELDS, "training_classes"),
        ("recieved", FIELDS, "received"),
        ("form", FIELDS, "from"),
        ("Period", FIELDS, "period"),
        ("ldld-tinh-ha-nma", UNITS, "ldld-tinh-ha-nam"),
        ("ldld-tinh-bac-can", UNITS, "ldld-tinh-bac-kan"),
        ("LĐLĐ tỉnh Hà Nam", UNITS, "ldld-tinh-ha-nam"),
        ("ldld-tin-ha-nam", UNITS, "ldld-tinh-ha-nam"),
        ("Hà Giăng", PROVINCES, "Hà Giang"),
        ("texs", ("text", "texts"), "text"),
        ("colour", FIELDS, None),
        ("xyz", FIELDS, None),
        ("", FIELDS, None),
        ("ldld-tinh-ha-tay", UNITS, None),
        ("unit", (), None),
    ],
)
def test_only_a_slip_of_the_hand_is_guessed(word: str, choices: tuple[str, ...], meant: str | None) -> None:
    assert closest(word, choices) == meant


def test_two_choices_equally_near_give_none() -> None:
    assert closest("bat", ["cat", "rat"]) is None


@given(st.text("abc-đ", max_size=6), st.lists(st.text("abc-đ", min_size=1, max_size=6), max_size=6))
def test_the_guess_does_not_depend_on_the_order_of_choices(word: str, choices: list[str]) -> None:
    assert closest(word, choices) == closest(word, reversed(choices))


def by_comparing_with_each(word: str, choices: list[str]) -> str | None:
    """What `Names` must answer, said without an index: every name is compared, letter by letter."""
    key = plain_key(word)
    ranked = []
    for choice in choices:
        other = plain_key(choice)
        slips = slips_between(key, other)
        if slips <= matching._allowed(key, other):
            ranked.append((slips, abs(len(key) - len(other)), other, choice))
    best = min(ranked, default=None)
    rivals = {rank[2] for rank in ranked if best and rank[:2] == best[:2]}
    return best[3] if best and len(rivals) == 1 else None


def slips_between(one: str, other: str) -> int:
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = table[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


NEAR_WORDS = st.text("ab đc-", max_size=14)


@given(NEAR_WORDS, st.lists(NEAR_WORDS, max_size=12))
@settings(deadline=None)
def test_an_index_guesses_what_comparing_with_each_name_guesses(word: str, names: list[str]) -> None:
    assert Names(names).closest(word) == by_comparing_with_each(word, names)


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=8), st.data())
@settings(deadline=None)
def test_an_index_guesses_the_same_of_real_ids_with_slips(units: list[str], data: st.DataObject) -> None:
    letters = list(units[0])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(letters) - 1))
        letters[at : at + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from(["", "a", "n", "-", "hn"]))
    word = "".join(letters) or "x"

    assert Names(units).closest(word) == by_comparing_with_each(word, units)


def test_names_are_read_once_and_a_word_is_guessed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(matching, "plain_key", lambda text: read.append(text) or plain_key(text))
    names = Names(UNITS)
    for _ in range(100):
        names.closest("ldld-tinh-chua-co")
        names.closest("ldld-tinh-ha-nma")

    assert sorted(read) == sorted([*UNITS, "ldld-tinh-chua-co", "ldld-tinh-ha-nma"])


def test_a_long_list_costs_a_word_little_more_than_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[str] = []
    grow = matching._next_row
    monkeypatch.setattr(matching, "_next_row", lambda *asked: rows.append(asked[1]) or grow(*asked))

    def work(size: int) -> int:
        rows.clear()
        names = Names(f"cd-co-so-{number * 7919 % 100_003:05d}" for number in range(size))
        assert [names.closest(word) for word in ("ldld-huyen-chua-co", "cd-y-te-viet-nam")] == [None, None]
        return len(rows)

    assert work(4000) < 1.2 * work(500)
