"""No input hangs, exhausts memory or shows a traceback: hostile files, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Small

MOST_MEMORY = 256 * 1024  # KiB, as wait4 counts on Linux

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


def check_memory(small: Small) -> tuple[int, str, int]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "plan2015", "check"],
        cwd=small.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout
        said = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, said, usage.ru_maxrss


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="đo bộ nhớ bằng wait4, chỉ có ở Linux, macOS")
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
