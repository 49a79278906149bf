"""docs/security.md: each thing that is not executed stands beside a test, and the test is there."""

import ast
import re
import socket
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Run, Small

PAGE = (REPOSITORY / "docs" / "security.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
LINES = [line for line in PAGE.splitlines() if line.startswith("- ")]


def missing(line: str) -> list[str]:
    """The tests that a line names and that are not there; the line itself when it names none."""
    named = NAMED.findall(line)
    return [f"{path}::{test}" for path, test in named if test not in _names(path)] if named else [line]


def _names(path: str) -> set[str]:
    file = REPOSITORY / path
    tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.parse("")
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_each_line_names_tests_that_are_there() -> None:
    assert len(LINES) > 15
    assert [name for line in LINES for name in missing(line)] == []


@pytest.mark.parametrize(
    "line",
    ["- nothing at all", "- x: `tests/test_security.py::test_that_nobody_wrote`", "- x: `tests/gone.py::test_a`"],
)
def test_a_promise_without_its_test_would_be_seen(line: str) -> None:
    assert missing(line)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("status",),
        ("render", "brief", "--as-of", "25/11/2015", "--out", "x.docx"),
        ("render", "form", "--all", "--period", "2015-annual", "--out", "forms"),
        ("receive", "an giang", "2015-annual", "--received", "12/11/2015"),
        ("schema", "--out", "schemas"),
        ("template", "check"),
        ("explain", "tag"),
        ("init", "new"),
    ],
    ids=lambda command: command[0],
)
def test_no_command_reaches_for_the_network(
    small: Small, run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a command reaches for the network")

    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    # The small plan asks for little of what the shipped tables show, and the check of templates says so.
    assert run(*command).code == (1 if command == ("template", "check") else 0)
