"""Whatever text comes through the door can be written and is read back the same, and says what it lost."""

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from plan2015.records.editing.edit import EditError, new_text
from plan2015.records.reading.cleaning import BESIDE, LOST, clean_beside, clean_name, clean_text
from plan2015.records.reading.reader import parse_source

# Any code point at all, lone surrogates too; the ones that have harmed more often.
ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.integers(0xD800, 0xDFFF).map(chr),
        st.integers(0, 0x9F).map(chr),
        st.sampled_from("\u0301\u0323\u200b\u200d\u2028\u202e\u2060\ufeff\ufffc\ufffe\xad\x85: #-'\"{}[]&*!|>%~\n\t"),
    ),
    max_size=40,
)


def written(tree: dict[str, Any]) -> str:
    return new_text(tree, "x.yaml")


@given(ANY_TEXT)
@example("\x93Kỹ năng\x94")
@example("\ud800")
@example("=\n\u0338")
@example("\ud83d\ude00")
def test_any_text_is_written_and_read_back(text: str) -> None:
    cleaned, name, beside = clean_text(text).text.strip(), clean_name(text), clean_beside(text)

    entries = [{"at": name or "–", "text": beside or "–"}]
    written({"text": cleaned or None, "entries": entries, "list": [cleaned or "–"]})
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned).text == cleaned
    assert "\n" not in name


@given(ANY_TEXT)
@example("Ð")
def test_what_stands_beside_the_answers_is_no_fault_of_the_report(text: str) -> None:
    file = written({"entries": [{"at": clean_name(text) or "–", "text": clean_beside(text) or "–"}]})

    rules = {problem.rule for problem in parse_source(file.encode(), "x.yaml")[1]}
    assert rules <= {"legacy-text", "mojibake", "odd-blank", "curly-quotes"}


@pytest.mark.parametrize(
    ("text", "after", "lost"),
    [
        ("\x93Kỹ năng\x94", f"{LOST}Kỹ năng{LOST}", ("U+0093", "U+0094")),
        (unicodedata.normalize("NFD", "biểu.xlsx"), "biểu.xlsx", ()),
        ("a\r\nb\x0bc\x85d\u2028e", "a\nb\nc\nd\ne", ()),
        ("e\u200b\u0301", "é", ()),
        ("\ud83d\ude00", "😀", ()),
        ("\udce9", LOST, ("U+DCE9",)),
        ("\x00\x00\x7f", LOST * 3, ("U+0000", "U+007F")),
    ],
)
def test_each_kind_of_odd_text(text: str, after: str, lost: tuple[str, ...]) -> None:
    cleaned = clean_text(text)

    assert (cleaned.text, cleaned.lost) == (after, lost)


def test_a_name_is_one_line() -> None:
    assert clean_name(" a\nb\tc\x1b[2J\u202e.docx ") == f"a{BESIDE}b{BESIDE}c{BESIDE}[2J{BESIDE}.docx"


def test_a_text_beyond_the_limits_of_a_file_is_refused_not_a_fault_of_ours() -> None:
    with pytest.raises(EditError, match=r"vượt giới hạn.*100\.000"):
        written({"text": "a" * 100_001})
    with pytest.raises(EditError, match=r"vượt giới hạn.*2 MB"):
        written({"texts": ["ă" * 90_000] * 12})
    with pytest.raises(EditError, match=r"vượt giới hạn.*50\.000"):
        written({"texts": ["a"] * 50_001})


def test_a_tab_is_written_so_that_other_readers_take_it() -> None:
    assert yaml.load(written({"text": "A\tB"}), Loader=yaml.SafeLoader) == {"text": "A\tB"}
