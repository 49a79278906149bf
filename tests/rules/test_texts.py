"""Texts word for word alike: told of each that stands in another unit's report, and never by a hash alone."""

import hashlib
from itertools import count

from plan2015.records.submission import fingerprint
from tests.conftest import Small

UNITS = ("ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-ca-mau", "cd-y-te-viet-nam")
LONG = "Công tác đào tạo, bồi dưỡng cán bộ công đoàn được quan tâm, nội dung và phương pháp tiếp tục đổi mới. " * 3


def copied(small: Small, *texts: str) -> list[tuple[str, str]]:
    for unit, text in zip(UNITS, texts, strict=False):
        small.submit(unit, f"received: 12/11/2015\ntexts:\n  results: {text}\n")
    found = [problem for problem in small.load()[1] if problem.rule == "copied-text"]
    return [(problem.place.path.rpartition("/")[2].removesuffix(".yaml"), problem.hint) for problem in found]


def test_each_of_two_is_told_of_the_other(small: Small) -> None:
    (first, told), (second, told_too) = copied(small, LONG, LONG, "Khác.")

    assert [first, second] == list(UNITS[:2])
    assert (UNITS[1] in told, UNITS[0] in told) == (True, False)
    assert (UNITS[0] in told_too, UNITS[1] in told_too) == (True, False)


def test_no_more_than_three_others_are_named(small: Small) -> None:
    small.write("units/x.yaml", "id: x\nkind: provincial\nname: Tỉnh X\nshort_name: Tỉnh X\n")
    small.submit("x", f"received: 12/11/2015\ntexts:\n  results: {LONG}\n")
    found = copied(small, *[LONG] * 4)

    assert len(found) == 5
    assert {told.count("data/submissions/") for _, told in found} == {3}


def test_short_or_different_texts_and_the_same_unit_are_not_asked_about(small: Small) -> None:
    small.submit(UNITS[0], f"received: 12/07/2015\ntexts:\n  results: {LONG}\n", period="2015-h1")

    assert copied(small, LONG, LONG.replace("quan tâm", "coi trọng"), "Đã mở 12 lớp.", "Đã mở 12 lớp.") == []


def twins() -> tuple[str, str]:
    """Two different texts of one length and one checksum, as chance gives one in some ten thousand."""
    seen: dict[int, str] = {}
    for number in count():
        text = LONG + hashlib.sha256(str(number).encode()).hexdigest()
        other = seen.setdefault(fingerprint(text), text)
        if other != text:
            return other, text
    raise AssertionError


def test_texts_with_one_checksum_are_compared_word_for_word(small: Small) -> None:
    one, other = twins()

    assert copied(small, one, other) == []
    assert [unit for unit, _ in copied(small, one, other, other)] == list(UNITS[1:3])
