"""Every limit of the reader is typed once; messages, help pages and documents tell the bound that holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan2015.records.reading import limits
from plan2015.records.reading.limits import DEPTH, FILE_BYTES, FILE_WORDS, KEY_CHARACTERS, SCALAR_CHARACTERS, VALUES
from plan2015.records.reading.reader import parse_source
from plan2015.rules import pages
from tests.conftest import REPOSITORY

ROOMS = ("records/reading", "records/faults")
SET = {name: value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int)}
SPELT = [FILE_WORDS, *(limits.spelt(value) for value in SET.values() if value > DEPTH), f"{DEPTH} tầng"]


def typed_again(text: str) -> Iterator[str]:
    """Where a limit stands as a literal of its own: a number, or a text that spells one."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant):
            if type(node.value) is int and node.value in SET.values() and node.value > 100:
                yield str(node.value)
            if isinstance(node.value, str):
                yield from (word for word in SPELT if re.search(rf"(?<![\d.]){re.escape(word)}(?!\d|\.\d)", node.value))


@pytest.mark.parametrize("room", ROOMS)
def test_no_limit_is_typed_again(room: str) -> None:
    files = [path for path in (REPOSITORY / "plan2015" / room).glob("*.py") if path.name != "limits.py"]

    assert files
    assert {path.name: found for path in files if (found := list(typed_again(path.read_text("utf-8"))))} == {}


@pytest.mark.parametrize("text", ["x = 300", "s = f'quá {n} của 50.000'", "'Tệp lớn hơn 2 MB.'", "'quá 32 tầng'"])
def test_a_limit_typed_again_would_be_seen(text: str) -> None:
    assert list(typed_again(text))


def said(text: str) -> list[str]:
    return [problem.message for problem in parse_source(text.encode(), "x.yaml")[1]]


def test_messages_and_pages_tell_the_bound_that_holds() -> None:
    assert said("k" * KEY_CHARACTERS + ": 1\n") == []
    assert said("k" * (KEY_CHARACTERS + 1) + ": 1\n") == [f"khóa dài quá {KEY_CHARACTERS} ký tự"]
    assert said("a: " + "x" * (SCALAR_CHARACTERS + 1)) == ["chữ dài 100.001 ký tự, quá giới hạn 100.000"]
    assert said("[" * (DEPTH + 1) + "]" * (DEPTH + 1))[0] == f"lồng nhau quá {DEPTH} tầng"
    assert said("- 1\n" * (VALUES + 1)) == ["tệp có quá 50.000 giá trị"]
    assert FILE_WORDS in pages()["too-large"].summary
    assert f"{KEY_CHARACTERS} ký tự một khóa" in pages()["too-long-value"].why


def test_the_documents_tell_them_too() -> None:
    security = " ".join((REPOSITORY / "SECURITY.md").read_text("utf-8").split())

    assert f"at most {FILE_WORDS}, {DEPTH} levels and {VALUES:,} values" in security
    assert f"{KEY_CHARACTERS} characters a key, {SCALAR_CHARACTERS:,} a value" in security
    assert int(FILE_WORDS.split()[0]) * 1_000_000 == FILE_BYTES
    assert Path(REPOSITORY / re.findall(r"`(plan2015/records/reading/\w+\.py)`", security)[0]).is_file()
