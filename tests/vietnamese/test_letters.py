"""How clauses are named, ordered and cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.vietnamese.letters import POINT_LETTERS, cite, clause_key, is_clause, point_index

CLAUSES = st.from_regex(r"(I|II|III|IV|V|IX|XIV|XX)(\.[1-9][0-9]?(\.[abcdđeghik])?(\.[1-9])?)?", fullmatch=True)

NO_CLAUSES = (
    "II.3.f II.3.Đ ii.3.a IIII VX IC XXI II.0 II.03 II.3. .II II..a II.3.a.0 II.3.a.1.1 "
    "II.a 2.3.a II.3.ab II.３ II.1000"
)


def test_points_are_lettered_as_in_law() -> None:
    assert "".join(POINT_LETTERS) == "abcdđeghiklmnopqrstuvxy"
    assert [POINT_LETTERS[point_index(letter)] for letter in "dđeg"] == ["d", "đ", "e", "g"]


@pytest.mark.parametrize("letter", ["f", "j", "w", "z", "ă", "â", "ê", "A", "Đ", "", "ab", "1"])
def test_other_letters_name_no_point(letter: str) -> None:
    with pytest.raises(ValueError, match="không phải là chữ của điểm"):
        point_index(letter)


def test_clauses_sort_as_on_paper() -> None:
    paper = (
        "I II II.1 II.1.a II.1.d II.1.đ II.1.e II.2.a II.3.d II.3.d.1 II.3.d.2 II.3.d.10 II.3.đ II.3.g II.10 "
        "III III.3 III.3.1 III.3.a IV V IX X XIV XX"
    )
    assert sorted(sorted(paper.split()), key=clause_key) == paper.split()


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("III", "mục III"),
        ("III.2", "khoản 2 mục III"),
        ("II.3.đ", "điểm đ khoản 3 mục II"),
        ("II.3.d.1", "ý 1 điểm d khoản 3 mục II"),
        ("III.3.1", "ý 1 khoản 3 mục III"),
    ],
)
def test_clauses_are_cited_smallest_first(clause: str, words: str) -> None:
    assert cite(clause) == words


@pytest.mark.parametrize(
    "text",
    [*NO_CLAUSES.split(), "", " II", "II\n"],
)
def test_what_names_no_clause_is_refused(text: str) -> None:
    assert not is_clause(text)
    with pytest.raises(ValueError, match="không phải là điểm, khoản, mục"):
        clause_key(text)
    with pytest.raises(ValueError, match="không phải là điểm, khoản, mục"):
        cite(text)


@given(CLAUSES, CLAUSES)
def test_two_clauses_share_a_place_only_when_they_are_one(one: str, other: str) -> None:
    assert is_clause(one)
    assert (clause_key(one) == clause_key(other)) == (one == other)


@given(st.text())
def test_any_text_is_a_clause_or_not(text: str) -> None:
    if is_clause(text):
        assert cite(text).endswith("mục " + text.partition(".")[0])
