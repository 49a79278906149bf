"""Hashes of everything that rehearsal years lead to: run before and after a move, and compare the two lists.

    python tools/hash_outputs.py [SEED…] > before.txt

Papers, letters, forms out and back, every format of every answer. Each command runs in a process of its own, in one
folder with a fixed name, so that only what the program does can change a hash.
"""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from plan2015.cli import main; main()"
FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
DAY = "--as-of=20/11/2015"


def commands() -> Iterator[tuple[str, ...]]:
    """What an office does with a year, in order; `set` comes last, because it changes the data."""
    for form in FORMATS:
        yield ("check", "--format", f"{form}=out/check.{form}", "--fail-on", "never")
    for command in ("status", "overdue", "budget", "difficulties"):
        yield (command, DAY)
        yield (command, DAY, "--format", "json")
    for command in ("status", "overdue", "budget"):
        yield (command, DAY, "--format", "csv")
    for unit in ("an giang", "y tế", "đồng nai"):
        yield ("show", unit, DAY)
        yield ("render", "unit", unit, DAY, "--out", f"out/unit-{unit.replace(' ', '-')}.docx")
    yield ("explain",)
    yield ("schema", "--out", "out/schemas")
    yield ("template", "check")
    yield ("template", "fields")
    yield ("new", "narrative", "2015-annual")
    for period in ("2015-annual", "2015-h1"):
        report = f"out/report-{period}.docx"
        yield (
            "render",
            "report",
            "--period",
            period,
            DAY,
            "--charts",
            "--working",
            f"out/work-{period}",
            "--out",
            report,
        )
        for shape in ("docx", "xlsx"):
            yield ("render", "form", "--all", "--period", period, "--shape", shape, "--out", f"out/{shape}-{period}")
    yield ("trace", "out/report-2015-annual.docx")
    yield ("verify", "out/report-2015-annual.docx")
    yield ("render", "brief", DAY, "--out", "out/brief.docx")
    yield ("render", "reminders", DAY, "--answer-by", "27/11/2015", "--circular", "--out", "out/letters")
    yield ("letters", "list")
    yield ("import", "out/docx-2015-annual", "out/xlsx-2015-h1", "--received", "12/11/2015", "--replace")
    yield ("fmt", "--check")
    yield ("set", "an giang", "2015-annual", "E14", "700")


def run(arguments: tuple[str, ...], workspace: Path) -> str:
    """One command in its own process; what it said, hashed."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *arguments], cwd=workspace, capture_output=True, check=False
    )
    return hashlib.sha256(b"%d\0%s\0%s" % (done.returncode, done.stdout, done.stderr)).hexdigest()


def hashes(seed: int, folder: Path) -> Iterator[tuple[str, str]]:
    """Name and hash: what each command said, then each file there is in the end."""
    workspace = folder / f"seed-{seed}"
    yield f"seed {seed}: demo", run(("demo", workspace.name, "--seed", str(seed)), folder)
    (workspace / "out").mkdir()
    for arguments in commands():
        yield f"seed {seed}: {' '.join(arguments)}", run(arguments, workspace)
    for path in sorted(workspace.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            yield f"seed {seed}: {path.relative_to(workspace)}", hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for number in map(int, sys.argv[1:] or ["1", "2", "3"]):
            for name, value in hashes(number, Path(scratch)):
                print(value[:16], name, flush=True)
