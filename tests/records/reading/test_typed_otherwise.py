"""What is otherwise than it looks is named for what it is, where it stands; what only looks odd is left alone."""

import pytest

from plan2015.records.problem import Kind, Place, Problem
from plan2015.records.reading.reader import parse_source


def found(data: bytes) -> list[tuple[str, int, int]]:
    return [(p.rule, p.place.line, p.place.column) for p in parse_source(data, "x.yaml")[1]]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: Ðà Nẵng\n", ("look-alike-letter", 2, 4)),
        ("a: lao ðộng\n", ("look-alike-letter", 1, 8)),
        ("a: Ɖoàn\n", ("look-alike-letter", 1, 4)),
        ("a: LĐLĐ\u00a0tỉnh\n", ("odd-blank", 1, 8)),
        ("a: LĐLĐ\u3000tỉnh\n", ("odd-blank", 1, 8)),
        ("a: LĐLĐ\u2003tỉnh\n", ("odd-blank", 1, 8)),
        ("a: “LĐLĐ tỉnh”\n", ("curly-quotes", 1, 4)),
        ("- ‘LĐLĐ’\n", ("curly-quotes", 1, 3)),
        ("a:\n  b: Coâng ñoaøn tænh\n", ("legacy-text", 2, 3)),
        ("name: Coâng ñoaøn\n", ("legacy-text", 1, 1)),
        ("a: 1\r\nb: 2\n", ("mixed-line-ends", 2, 5)),
        ("a: 1\rb: 2\n", ("mixed-line-ends", 1, 5)),
    ],
)
def test_what_is_typed_otherwise_than_it_looks_is_named_where_it_stands(text: str, fault: tuple[str, int, int]) -> None:
    assert found(text.encode()) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "a: Đà Nẵng, đoàn\n", "a: Nói “được” và “chưa”\n", 'a: "Nói “được”"\n', "a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n",
        "a: gia đình 👨‍👩‍👧‍👦 vui\n", "a: cờ 🏳️‍🌈 và 🏴󠁧󠁢󠁳󠁣󠁴󠁿\n", "a: 👩🏽‍🏫 dạy, ❤️‍🔥\n", "a: Việt Nam 🇻🇳\n", "a: Coong\n",
    ],
)  # fmt: skip
def test_what_is_as_it_looks_is_no_fault(text: str) -> None:
    assert found(text.encode()) == []


@pytest.mark.parametrize(
    "text", ["a: x\u200dy\n", "a: 👨\u200d x\n", "a: x\u200d👨\n", "a: x\U000e0067\n", "a: \u200d\n"]
)
def test_a_joiner_that_joins_no_pictures_is_still_unseen(text: str) -> None:
    assert [rule for rule, _, _ in found(text.encode())] == ["zero-width-character"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a: 1\nb: x\xffy\n", ("not-utf8", 2, 5)),
        ("a: 1\nb: Đã \0 mở\n".encode(), ("control-character", 2, 7)),
        ("a: 1\nb: Li\u00ean \u0111o\u00e0n lao \u0111\u1ed9ng t\u1ec9nh\n".encode("cp1258", "replace"), None),
        (b"a: 1\n" + b"\0" * 400, ("nul-filled", 1, 1)),
        ("a: Việt".encode("utf-16"), ("utf-16", 1, 1)),
    ],
)
def test_a_fault_of_bytes_stands_at_its_line_and_column(data: bytes, fault: tuple[str, int, int] | None) -> None:
    if fault:
        assert found(data) == [fault]
    else:
        assert found(data)[0][1] == 2


@pytest.mark.parametrize("text", ["k" * 5000, "“" * 300 + "x" * 5000, "”" + "y" * 5000])
def test_no_message_holds_more_than_two_lines_of_what_was_typed(text: str) -> None:
    sources = [f"{text}: 1\n{text}: 2\n", f"a: &{'a' * 5000} 1\n", f"a: !{'t' * 5000} 1\n", f"{{a: 1, {'z' * 5000}}}\n"]
    for source in sources:
        for problem in parse_source(source.encode(), "x.yaml")[1]:
            assert len(problem.message) < 400
    made = Problem("x", Kind.ERROR, Place("x"), f"có hai “{text}” ở đây", f"Ý bạn là “{text}”?")
    assert len(made.message) < 400
    assert len(made.hint) < 400
