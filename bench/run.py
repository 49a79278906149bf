"""Measures whole processes in turn and prints ratios, each against a peer of the same run; run from the checkout.

    .venv/bin/python bench/run.py [--submissions 10000] [--rounds 11]

Milliseconds drift from one run to the next; only the ratios of one run count.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from hard_years import HARD_YEARS  # noqa: E402
from records import make_workspace  # noqa: E402

BARE_LOAD = (
    "import pathlib, yaml\n"
    "for path in sorted(pathlib.Path('data').rglob('*.yaml')):\n"
    "    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)"
)
IMPORT_MODELS = "import plan2015.records.load"
PLAN2015 = ("-m", "plan2015")
CHECK = (*PLAN2015, "check", "--fail-on", "never")
STATUS = (*PLAN2015, "status", "--as-of", "2015-11-20", "--format", "json")


def run(arguments: tuple[str, ...], folder: Path) -> tuple[float, int]:
    """Seconds and peak KiB of one process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, code, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss


class Contest(NamedTuple):
    """Two commands to run in turn, and the ratio of their times that we aim at."""

    title: str
    ours: tuple[str, ...]
    peer: tuple[str, ...]
    goal: float


def compare(contest: Contest, folder: Path, rounds: int, peers_folder: Path | None = None) -> None:
    """Prints the ratio of the medians of two commands that were run in turn."""
    title, ours, peer, goal = contest
    pairs = [(run(ours, folder), run(peer, peers_folder or folder)) for _ in range(rounds)]
    mine, other = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
    peak = max(pair[0][1] for pair in pairs) / 1024
    figures = f"{mine * 1000:.0f} ms / {other * 1000:.0f} ms, peak {peak:.0f} MiB"
    print(f"{title}: {mine / other:.2f}x (goal {goal}x)  {figures}")
    print(f"    ours: python {' '.join(ours)}\n    peer: python {' '.join(peer)[:100]!r}")


def compare_hard_years(folder: Path, submissions: int, rounds: int) -> None:
    """Prints what a year with one thing amiss all over costs beside the same year without it."""
    plain = Path(folder, "plain")
    plain.mkdir()
    make_workspace(plain, submissions)
    for spoil, goal in HARD_YEARS.items():
        hard = Path(folder, spoil.__name__)
        hard.mkdir()
        spoil(make_workspace(hard, submissions))
        title = f"check of {submissions}, {spoil.__name__} / plain"
        compare(Contest(title, CHECK, CHECK, goal), hard, rounds, plain)


def main() -> None:
    """All comparisons, the quick ones first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        few.mkdir()
        many.mkdir()
        make_workspace(few, 200)
        make_workspace(many, options.submissions)
        # A first run leaves compiled modules and a warm page cache for both sides.
        run(CHECK, few)
        rounds = options.rounds
        bare = ("-c", BARE_LOAD)
        compare(
            Contest("--help / import click", (*PLAN2015, "--help"), ("-c", "import click"), 1.35), few, 2 * rounds + 1
        )
        compare(Contest("check of 200 / import of the models", CHECK, ("-c", IMPORT_MODELS), 1.6), few, rounds)
        compare(Contest("status of 200 / bare load", STATUS, bare, 3), few, rounds)
        compare(Contest(f"check of {options.submissions} / bare load", CHECK, bare, 0.75), many, rounds)
        compare_hard_years(Path(folder), max(200, options.submissions // 10), rounds)


if __name__ == "__main__":
    main()
