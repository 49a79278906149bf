"""YAML not written for us is read as PyYAML reads it, or refused with words: no crash, no hang, no other value.

A corpus that lies elsewhere is tried with `--corpus FOLDER`; none is kept in the repository.
"""

import time
from pathlib import Path

import pytest

from plan2015.records.problem import Kind
from plan2015.records.reading import builder
from plan2015.records.reading.reader import parse_source
from tests.conftest import Run, Small
from tests.records.reading.foreign import faults_of, is_same

READ = {
    "blanks": 'a:\nb: ~\nc: null\nd: ""\ne: "  "\nf: "~"\n',
    "words": "NO: on\n01: 0x1F\n1.500: 2015-02-30\ntrue: .inf\n12:30: 1e3\n",
    "styles": "a: |\n  một\n  hai\n\nb: >-\n  một\n  hai\nc: 'một ''hai'''\nd: \"\\u1ec7 \\x41\"\ne: một\n  hai\n",
    "flow": '{a: [1, 2, {b: c}], d: "e", "f": [], g: {}}',
    "lists": "- - a\n  - b\n-\n  - c\n- d: e\n  f: g\n-\n",
    "decomposed": "Hue\u0302\u0301: Hue\u0302\u0301\n",
    "windows": "\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n",
    "comments": "# đầu\na: 1 # cuối\n'#b': a#b\n...\n",
    "directive": "%YAML 1.1\n---\na: 1\n",
    "one": "chỉ một câu\n",
}
REFUSED: dict[str, str | bytes] = {
    "anchors": "a: &x [1]\nb: *x\n",
    "laughs": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
    "merge": "a: {b: 1}\nc:\n  <<: {d: 1}\n",
    "tags": "a: !!python/object/apply:os.system ['true']\n",
    "two": "a: 1\n---\nb: 2\n",
    "twice": "a: 1\na: 2\n",
    "deep": "[" * 5000 + "]" * 5000,
    "long": "a: " + "x" * 200_000 + "\n",
    "many": "- 1\n" * 60_000,
    "torn": "a: [1, 'b\n",
    "group-as-key": "? {a: 1}\n: 2\n",
    "tab": "a:\n\tb: 1\n",
    "noise": bytes(range(256)),
    "wide": "a: chữ\n".encode("utf-16"),
    "nothing": "",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "below").mkdir(parents=True)
    for name, text in {**READ, **REFUSED}.items():
        suffix = "yml" if name in REFUSED else "yaml"
        (folder / "below" / f"{name}.{suffix}").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_small_corpus_is_read_alike_or_refused(corpus: Path, small: Small, run: Run) -> None:
    assert faults_of(corpus, small, run) == []


@pytest.mark.parametrize("name", READ)
def test_what_the_corpus_is_to_compare_is_accepted(name: str) -> None:
    source, problems = parse_source(READ[name].encode(), "x.yaml")

    assert source.data is not None
    assert [problem for problem in problems if problem.kind is Kind.ERROR] == []


def test_a_corpus_given_by_its_path_is_read_alike_or_refused(
    small: Small, run: Run, request: pytest.FixtureRequest
) -> None:
    given = request.config.getoption("--corpus")
    if given is None:
        pytest.skip("tập YAML của người khác: thêm --corpus THƯ-MỤC")

    assert faults_of(given, small, run) == []


def test_a_reader_that_crashes_hangs_or_changes_a_value_is_seen(
    tmp_path: Path, small: Small, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    for name in ("crash", "hang", "change", "good"):
        (tmp_path / "corpus" / f"{name}.yaml").write_text(f"a: 1\nb: {name}\n", "utf-8")
    fill = builder.Builder._fill

    def spoil(self: builder.Builder, get: object, box: list[object], inside: object) -> None:
        if "b: crash" in self.text:
            raise ValueError("x")
        if "b: hang" in self.text:
            time.sleep(5)
        fill(self, get, box, inside)
        if "b: change" in self.text:
            box[0] = {"a": "1"}

    monkeypatch.setattr(builder.Builder, "_fill", spoil)
    found = faults_of(tmp_path / "corpus", small, run, seconds=1)

    assert [line.partition(":")[0] for line in found] == ["change.yaml", "crash.yaml", "hang.yaml"]
    assert "another value" in found[0]
    assert "ended with 3" in found[1]
    assert "seconds" in found[2]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (None, "~", True),
        (None, " \n", True),
        ("null", "null", True),
        (None, "0", False),
        ({"a": None}, {"a": ""}, True),
        ({}, {"a": ""}, False),
        ({"a": "1", "b": "2"}, {"b": "2", "a": "1"}, False),
        (["1"], ["1", ""], False),
        ("1", ["1"], False),
        ({"é": "é"}, {"e\u0301": "e\u0301"}, True),
    ],
)
def test_only_blank_and_composed_letters_may_differ(ours: object, theirs: object, same: bool) -> None:
    assert is_same(ours, theirs) is same
