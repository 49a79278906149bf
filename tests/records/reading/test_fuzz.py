"""Whatever the bytes, the reader answers with PyYAML's values or with problems at their place, and never fails.

A few hundred inputs each while working, about a minute of them by `--full`, more by `--longer N`.
"""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan2015.records.faults import FAULTS
from plan2015.records.reading.reader import parse_source
from tests.conftest import REPOSITORY
from tests.records.reading.foreign import is_read_alike
from tests.shapes.grid import FULL

Examples = Callable[[int, int], int]
FEW, MANY = 200, 16_000

FOLDERS = (FULL, REPOSITORY / "tests/base")
RECORDS = sorted(path.read_bytes()[:3000] for folder in FOLDERS for path in folder.rglob("*.yaml"))
SIGNS = "ab:-[]{}\"'|>&*!#%@,? \n\t0…ếư"
PIECES = (
    "\n", "\n  ", "\t", " ", ": ", "- ", "? ", "#", " #", '"', "'", "|", ">-", "{", "}", "[", "]", ",", "&a", "*a",
    "!t", "<<: ", "~", "null", "%", "---\n", "...\n", "\r\n", "\r", "\\", "\u00a0", "\u200b", "\ufeff", "\u0301",
    "\u2028", "\x85", "\0", "\x07", "🇻🇳", "Đ", "é", "bÖ", "<<<<<<< x\n", "12,5", "-0", "=1",
)  # fmt: skip
BROKEN = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\xfe\xff", b"\xb5")
edit = st.tuples(
    st.floats(0, 1, allow_nan=False),
    st.integers(0, 40),
    st.one_of(st.sampled_from(PIECES).map(str.encode), st.sampled_from(BROKEN), st.just(b"")),
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good record with some places cut out, doubled, or with something else put in."""
    data = draw(st.sampled_from(RECORDS))
    for at, length, piece in draw(st.lists(edit, min_size=1, max_size=6)):
        start = int(at * len(data))
        data = data[:start] + piece + data[start + length * (piece == b"") :]
    return data


def judge(data: bytes) -> None:
    """Fails unless the bytes are read as PyYAML reads them, or have a problem at a place that is there."""
    _, problems = parse_source(data, "x.yaml")
    for problem in problems:
        assert problem.rule in FAULTS
        assert 1 <= problem.place.line <= len(data.splitlines()) + 1
        assert problem.place.column >= 1
    assert problems == parse_source(data, "x.yaml")[1]
    assert is_read_alike(data)


def run(strategy: st.SearchStrategy[bytes], examples: int) -> None:
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def holds(data: bytes) -> None:
        judge(data)

    holds()


def test_any_bytes(examples: Examples) -> None:
    run(st.binary(max_size=400), examples(FEW, MANY))


def test_any_text_of_yaml_signs(examples: Examples) -> None:
    run(st.text(SIGNS, max_size=60).map(str.encode), examples(FEW, MANY))


def test_any_spoilt_record(examples: Examples) -> None:
    run(spoilt(), examples(FEW, MANY))
