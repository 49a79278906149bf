"""Looks at what comes from elsewhere: actions pinned to a commit, pinned libraries without known holes.

    python3 .ci/supply_chain.py FOLDER

A hole that is known ends with 1. What cannot be asked, for want of a network, is a warning, and so is an action without
its commit: neither is a fault of the change that is being tried.
"""

import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = (".github/workflows/*.y*ml", "docs/pipelines/*.y*ml")
AUDIT = "pip-audit==2.10.1"
_USES = re.compile(r"^\s*(?:- +)?uses:\s*['\"]?([^\s'\"#]+)", re.MULTILINE)
_PINNED = re.compile(r"[^@]+@[0-9a-f]{40}|docker://[^@]+@sha256:[0-9a-f]{64}|\./.*")
_IMAGE = re.compile(r"^\s*image:\s*['\"]?([^\s'\"#]+)", re.MULTILINE)


def unpinned(text: str) -> list[str]:
    """The actions and images of a workflow that somebody else can change under us."""
    actions = [name for name in _USES.findall(text) if not _PINNED.fullmatch(name)]
    return actions + [name for name in _IMAGE.findall(text) if "@sha256:" not in name]


def warnings(root: Path) -> Iterator[str]:
    """One line for each of them in the workflows of a checkout."""
    for pattern in WORKFLOWS:
        for path in sorted(root.glob(pattern)):
            for name in unpinned(path.read_text("utf-8")):
                yield f"warning: {path.relative_to(root).as_posix()}: {name} is not pinned to a commit"


def verdict(code: int, said: str) -> tuple[int, str]:
    """What an audit that ended so means: only a hole that it names fails."""
    if code == 0:
        return 0, "no known hole in the pinned libraries"
    if re.search(r"Found \d+ known vulnerabilit", said):
        return 1, said
    last = said.strip().splitlines()[-1:] or ["no answer"]
    return 0, f"warning: the list of known holes could not be asked: {last[0][:200]}"


def audit(folder: Path) -> tuple[int, str]:
    """Asks for known holes in both lists of pinned libraries, in an environment of its own."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    installed = _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", AUDIT)
    if installed.returncode:
        return verdict(installed.returncode, installed.stderr)
    lists = ("-r", "requirements.txt", "-r", "requirements-dev.txt")
    done = _run(str(python), "-m", "pip_audit", *lists, "--require-hashes", "--disable-pip", "--timeout", "20")
    return verdict(done.returncode, done.stdout + done.stderr)


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def main() -> int:
    """Says all of it."""
    for line in warnings(ROOT):
        print(line)
    code, said = audit(Path(sys.argv[1]))
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main())
