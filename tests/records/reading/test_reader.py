"""Whatever the bytes, the reader answers with values or with problems at their place; it never fails otherwise."""

from pathlib import Path

import pytest

from plan2015.records.reading.folder import Folder
from plan2015.records.reading.limits import FILE_BYTES
from plan2015.records.reading.reader import parse_source, read_source
from plan2015.records.reading.source import Source


def parse(text: str | bytes) -> tuple[Source, list[tuple[str, int, int]]]:
    source, problems = parse_source(text if isinstance(text, bytes) else text.encode(), "x.yaml")
    return source, [(problem.rule, problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize(
    "typed", ["01", "1.500", "NO", "on", "12:30", "1_000", "0x1F", "2015-02-30", "1e3", ".inf", "12,5"]
)
@pytest.mark.parametrize("quotes", ["", "'", '"'])
def test_scalars_keep_the_text_that_was_typed(typed: str, quotes: str) -> None:
    source, faults = parse(f"code: {quotes}{typed}{quotes}\n")

    assert (source.data, faults) == ({"code": typed}, [])


@pytest.mark.parametrize("blank", ["", "~", "null", '""', "''", '"  "'])
def test_a_blank_is_no_value(blank: str) -> None:
    assert parse(f"code: {blank}\nname: x\n")[0].data == {"code": None, "name": "x"}


def test_every_value_has_its_place_and_span() -> None:
    text = 'unit: an-giang\ntexts:\n  results: "Đã mở 12 lớp"\n  list:\n    - một\n    - hai\n'
    source = parse(text)[0]

    assert str(source.place(("texts", "results"))) == "x.yaml:3:12"
    assert str(source.key_place(("texts", "results"))) == "x.yaml:3:3"
    assert str(source.place(("texts", "list", 1))) == "x.yaml:6:7"
    start, end = source.span(("texts", "results")) or (0, 0)
    assert text[start:end] == '"Đã mở 12 lớp"'
    assert source.span(("texts", "nowhere")) is None


def test_what_is_not_in_the_file_has_the_place_of_its_nearest_parent() -> None:
    source = parse("unit: x\ntexts:\n  results: a\n")[0]

    assert str(source.place(("texts", "next_year"))) == "x.yaml:2:1"
    assert str(source.place(("budget", "estimate"))) == "x.yaml:1:1"


def test_dotted_keys_are_found_although_keys_hold_dots() -> None:
    source = parse("tasks:\n  II.3.d.1:\n    result: a\ndifficulties:\n  - text: b\n")[0]

    assert source.keys_of("tasks.II.3.d.1.result") == ("tasks", "II.3.d.1", "result")
    assert source.keys_of("difficulties.0.text") == ("difficulties", 0, "text")
    assert source.keys_of("tasks.II.3.e") == ("tasks", "II.3.e")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2\n", ("duplicate-key", 2, 1)),
        ("té: 1\n" + "te\u0301: 2\n", ("duplicate-key", 2, 1)),
        ("a: &x 1\n", ("anchor-or-alias", 1, 4)),
        ("a: 1\nb: *x\n", ("anchor-or-alias", 2, 4)),
        ("a:\n  <<: 1\n", ("merge-key", 2, 3)),
        ("a: !!str 1\n", ("tag", 1, 4)),
        ("a: !mau 1\n", ("tag", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1)),
        ("? [1, 2]\n: 3\n", ("wrong-key", 1, 3)),
        ("", ("empty-file", 1, 1)),
        ("# chỉ có chú thích\n", ("empty-file", 1, 1)),
        ("a: [1\nb: 2\n", ("yaml-syntax", 2, 2)),
        ('a: "mở\nb: 2\n', ("yaml-syntax", 1, 4)),
        ("a: b: c\n", ("yaml-syntax", 1, 5)),
        ("a:\n\tb: 1\n", ("yaml-syntax", 2, 1)),
        ("a: {result: Mở lớp, tập huấn}\n", ("comma-in-braces", 1, 21)),
        ("a: {share: 12,5}\n", ("comma-in-braces", 1, 15)),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", ("merge-conflict", 2, 1)),
        ("a: x\u200by\n", ("zero-width-character", 1, 5)),
        ("a: x\u202ey\n", ("bidi-character", 1, 5)),
        ("a: x\u00ady\n", ("soft-hyphen", 1, 5)),
        ("a: x\ufffdy\n", ("replacement-character", 1, 5)),
        ("a: x\ue001y\n", ("private-character", 1, 5)),
        ('a: "x\\u200by"\n', ("zero-width-character", 1, 4)),
        ('a: "x\\e[31m"\n', ("control-character", 1, 4)),
        ("\u00a0\u00a0b: 1\n", ("wrong-indent", 1, 1)),
        ("a: " + "x" * 100_001 + "\n", ("too-long-value", 1, 4)),
        ("a:\n" + "".join("  " * depth + "- \n" for depth in range(1, 40)), ("too-deep", 33, 65)),
        ("- 1\n" * 50_001, ("too-many-values", 50_000, 3)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_what_a_data_file_has_no_need_of_is_named_where_it_stands(text: str, fault: tuple[str, int, int]) -> None:
    assert fault in parse(text)[1]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("a: Việt".encode("utf-16"), "utf-16"),
        ("a: Việt".encode("utf-16-le"), "utf-16"),
        (b"\0" * 64, "nul-filled"),
        (b"a: \xff\xfe\xfd\n", "not-utf8"),
    ],
)
def test_another_encoding_is_named(data: bytes, rule: str) -> None:
    source, faults = parse(data)

    assert source.data is None
    assert [name for name, _, _ in faults] == [rule]


def test_a_byte_order_mark_and_windows_line_ends_pass_in_silence() -> None:
    source, faults = parse(b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n  y\r\n")

    assert faults == []
    assert source.data == {"a": "1", "b": "x\ny\n"}
    assert str(source.place(("a",))) == "x.yaml:1:4"


def test_decomposed_letters_are_read_composed_with_a_note() -> None:
    source, faults = parse("name: Thừa Thiên Huế\n".encode().decode().replace("ế", "e\u0302\u0301"))

    assert source.data == {"name": "Thừa Thiên Huế"}
    assert faults == [("nfd-text", 1, 20)]


def test_a_duplicate_key_keeps_the_first_value_and_the_rest_of_the_file() -> None:
    source, faults = parse("a: 1\na: 2\nb: 3\nc: 4\nc: 5\n")

    assert source.data == {"a": "1", "b": "3", "c": "4"}
    assert faults == [("duplicate-key", 2, 1), ("duplicate-key", 5, 1)]


def test_more_problems_than_anyone_reads_are_counted() -> None:
    _, problems = parse_source(("a: 1\n" * 80).encode(), "x.yaml")

    assert len(problems) == 50
    assert "29 chỗ nữa" in problems[-1].message


def test_a_pipe_a_link_and_a_large_file_are_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    (tmp_path / "large.yaml").write_bytes(b"a: 1\n" * (FILE_BYTES // 5 + 1))
    folder = Folder(str(tmp_path), "data")

    found = {path: [problem.rule for problem in folder.read(path)[1]] for path in folder.paths()}

    assert found == {"large.yaml": ["too-large"], "link.yaml": ["not-a-file"], "pipe.yaml": ["not-a-file"]}


def test_a_file_that_is_gone_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    source, problems = read_source(str(tmp_path / "no.yaml"), "no.yaml")

    assert source.data is None
    assert [problem.rule for problem in problems] == ["unreadable-file"]
