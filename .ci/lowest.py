"""Makes an environment of what pyproject.toml asks for, each library at the lowest version it allows."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any


def lowest(project: dict[str, Any]) -> list[str]:
    """Each library pinned to its lower bound; one without a bound would promise what nobody has tried."""
    return [_pinned(one) for one in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]


def _pinned(wanted: str) -> str:
    found = re.fullmatch(r"([\w.-]+)>=([\w.]+)(?:,[^;]+)?(;.*)?", wanted)
    if not found:
        raise SystemExit(f"pyproject.toml: “{wanted}” names no lowest version")
    name, bound, marker = found.groups()
    return f"{name}=={bound}{marker or ''}"


def make(folder: Path) -> None:
    """Makes the environment below a folder, unless it stands."""
    root = Path(__file__).parent.parent
    pins = lowest(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"])
    environment = runpy.run_path(str(root / "run.py"))["Environment"](folder)
    if environment.stamp.exists() and environment.stamp.read_text("utf-8") == "\n".join(pins):
        return
    folder.mkdir(parents=True, exist_ok=True)
    pip = [*environment.make_empty(), "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "--only-binary=:all:", *pins], check=True)
    environment.stamp.write_text("\n".join(pins), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
