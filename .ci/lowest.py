"""Prints what pyproject.toml asks for at the lowest version it allows, a line each, as pip takes it."""

import re
import tomllib
from pathlib import Path
from typing import Any


def lowest(project: dict[str, Any]) -> list[str]:
    """Each library pinned to its lower bound; one without a bound promises what nobody has tried."""
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [_pinned(one) for one in wanted]


def _pinned(wanted: str) -> str:
    found = re.fullmatch(r"([\w.-]+)>=([\w.]+)(?:,[^;]+)?(;.*)?", wanted)
    if not found:
        raise SystemExit(f"pyproject.toml: “{wanted}” names no lowest version")
    name, bound, marker = found.groups()
    return f"{name}=={bound}{marker or ''}"


if __name__ == "__main__":
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    print("\n".join(lowest(project)))
