"""No input hangs, exhausts memory or shows a traceback: hostile files, each in a process of its own."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Small

MOST_MEMORY = 256 * 1024  # KiB, as Linux counts

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{b}: &{b}\n  <<: [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "empty": b"",
    "deep flow": b"a: " + b"[" * 100_000,
    "deep braces": b"{a: " * 100_000,
    "deep dashes": b"- " * 100_000 + b"x",
    "many items": b"- 1\n" * 400_000,
    "many keys": b"".join(b"k%d: 1\n" % number for number in range(150_000)),
    "many empty groups": b"a: [" + b"{}," * 300_000 + b"]",
    "one long line": b"a: " + b"x" * 1_900_000,
    "long quoted": b'a: "' + b"\\u00e1" * 300_000 + b'"',
    "long number": b"unit: ldld-tinh-an-giang\nperiod: 2015-annual\nbudget:\n  estimate:\n    base: " + b"9" * 5_000,
    "base sixty": b"received: " + b"1:" * 200_000 + b"59",
    "laughs": LAUGHS.encode(),
    "merge bomb": MERGES.encode(),
    "many anchors": b"".join(b"k%d: &a%d x\n" % (number, number) for number in range(50_000)),
    "many bad figures": b"indicators:\n" + b"".join(b"  k%d: 1.500\n" % number for number in range(40_000)),
    "python object": b"a: !!python/object/apply:os.system ['true']\n",
    "zero bytes": b"\0" * 1_000_000,
    "two megabytes and one": b"a: 1\n" * 400_001,
    "random bytes": bytes(range(256)) * 4_000,
    "lone surrogate": b'a: "\\ud800"\n',
    "directive": b"%YAML 9.9\n---\na: 1\n",
    "only marks": "\u202e\u200b\ufeff".encode() * 100_000,
}


# A process begins as large as the one that starts it: a small one in between keeps pytest's size out of the figure.
MEASURE = (
    "import resource, subprocess, sys\n"
    "done = subprocess.run(sys.argv[1:], stderr=subprocess.STDOUT)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
    "sys.exit(done.returncode % 256)\n"
)


def check_memory(small: Small) -> tuple[int, str, int]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, sys.executable, "-m", "plan2015", "check"],
        cwd=small.root,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), int(done.stderr.split()[-1])


@pytest.mark.skipif(not importlib.util.find_spec("resource"), reason="đo bộ nhớ bằng resource, chỉ có ở Linux, macOS")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_problem_like_any_other(small: Small, name: str) -> None:
    small.write("submissions/2015-annual/ldld-tinh-an-giang.yaml", HOSTILE[name])
    small.submit("ldld-tinh-ca-mau", "la: 1\n")

    code, said, memory = check_memory(small)

    assert code == 1
    assert "Traceback" not in said
    assert "ldld-tinh-an-giang.yaml:" in said
    assert "ldld-tinh-ca-mau.yaml:3:1: lỗi phải sửa" in said
    assert memory < MOST_MEMORY
