"""What each format does with texts that have a meaning in it: they stay text, and a reader gets them back whole."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from plan2015.rules import pages
from plan2015.screens.check_github import annotations, step_summary
from plan2015.screens.check_gitlab import code_quality
from plan2015.screens.check_junit import junit
from plan2015.screens.check_sarif import sarif
from plan2015.screens.listed import Level, Listed
from plan2015.screens.plain import plain

SAID = "::error::a, b: {0} [x](http://x.vn) ]]> <b> & \"'` % %0A"


def row(message: str = SAID, path: str = "data/a.yaml", level: Level = Level.ERROR, occurrence: int = 1) -> Listed:
    return Listed("unknown-key", level, path, 3, 2, 4, message, "Sửa: a, b.", "tasks.II", occurrence)


def test_github_gets_back_what_was_said() -> None:
    path = "data/a,b: 100%\n::error::.yaml"
    (line,) = annotations([row(path=path)])
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    values = dict(part.split("=", 1) for part in properties.split(","))

    assert command == "error"
    assert decoded(values["file"]) == path
    assert (values["line"], values["col"], values["endColumn"]) == ("3", "2", "6")
    assert decoded(message) == f"{SAID}. Cách sửa: Sửa: a, b."


def decoded(text: str) -> str:
    for code, letter in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_sarif_spells_braces_and_links_as_text() -> None:
    log = json.loads(sarif([row()], pages(), "1"))
    text = log["runs"][0]["results"][0]["message"]["text"]

    assert "{{0}}" in text
    assert r"\[x\](http" in text
    assert json.loads(sarif([row("[a] {b}")], pages(), "1"))["runs"][0]["results"][0]["message"]["text"].startswith(
        "[a] {{b}}"
    )


def test_junit_gives_the_text_back_and_no_line_begins_with_a_command() -> None:
    written = junit([row(path="::error ::\n.yaml")], "Kết luận: phải sửa 1.", "::error::x")
    (failure,) = ET.fromstring(written).iter("failure")  # noqa: S314

    assert failure.get("message") == plain(SAID)
    assert SAID in (failure.text or "")
    assert "::" not in written


def test_fingerprints_are_of_path_rule_key_and_occurrence_alone() -> None:
    rows = [row(), row("khác", level=Level.NOTE), row(path="data/b.yaml"), row(occurrence=2)]
    names = [entry["fingerprint"] for entry in json.loads(code_quality(rows))]

    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_an_explained_query_is_resolved_for_gitlab() -> None:
    assert json.loads(code_quality([row(level=Level.EXPLAINED)])) == []


def test_the_step_summary_is_a_table_of_plain_texts() -> None:
    text = step_summary([row("a|b `c` @d [e](f) <g> https://h www.i.vn")], "Kết luận: phải sửa 1.", "1 lỗi")
    line = text.splitlines()[-1]

    assert line.count("|") == 4
    assert not re.search(r"[`@<>\[\]]|://|www\.", line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "<U+003A>:error::x"),
        ("  ::x", "  <U+003A>:x"),
        ("a ::x", "a ::x"),
        ("a ##[error]b", "a ##<U+005B>error]b"),
        ("a\nb\x1b[1m", "a b<U+001B>[1m"),
        ("a\ud800\uffff", "a<U+D800><U+FFFF>"),
    ],
)
def test_plain_text_is_shown_never_obeyed(text: str, shown: str) -> None:
    assert plain(text) == shown
