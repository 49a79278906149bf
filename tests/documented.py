"""Reads what the documents show to be typed: fenced blocks, their commands, the output printed below a command."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.conftest import REPOSITORY

PAGES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in REPOSITORY.rglob("*.md")
    if not any(part.startswith(".") or part == "node_modules" for part in path.relative_to(REPOSITORY).parts)
)
FENCES = {
    "sh": "commands for the shell, nothing shown of what they say",
    "console": "commands after “$ ”, each with what it says below; “…” stands for what is left out",
    "bat": "commands for cmd on Windows",
    "mermaid": "a picture, drawn by whoever shows the page",
    "text": "nothing to type",
}
_PROMPT = "$ "
_COMMAND = re.compile(r"(plan2015|python3?|py|pip|pipx|uv|git|cd|export|set|npm)\s|\$ ")


def page(name: str) -> str:
    """The text of a file of this repository."""
    return (REPOSITORY / name).read_text("utf-8")


class Command(NamedTuple):
    """One line to type, the line of the document it stands in, and what is shown of its output, if anything is."""

    line: int
    text: str
    shown: str | None = None


class Block(NamedTuple):
    """A fenced block: its language, the line of its fence, its text, and the story of the document it belongs to."""

    language: str
    line: int
    text: str
    story: int

    @property
    def commands(self) -> list[Command]:
        """What the block shows to be typed, in order."""
        lines = list(enumerate(self.text.splitlines(), start=self.line + 1))
        if self.language == "console":
            return list(_answered(lines))
        if self.language in ("sh", "bat"):
            return [Command(number, text) for number, text in lines if text.strip() and not text.startswith("#")]
        return []


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document; a line of “---” begins a story anew, for another reader."""
    found: list[Block] = []
    fence: tuple[str, int] | None = None
    story, inside = 0, []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("```") and fence is None:
            fence, inside = (line.removeprefix("```").strip(), number), []
        elif line == "```" and fence:
            found.append(Block(*fence, "\n".join(inside), story))
            fence = None
        elif fence:
            inside.append(line)
        elif line == "---":
            story += 1
    assert fence is None, f"the block that begins at line {fence and fence[1]} is never closed"
    return found


def faults(text: str) -> list[str]:
    """What would slip by whoever runs the blocks of a document: fences nobody knows, commands that are in none."""
    found = []
    for block in blocks(text):
        if block.language not in FENCES:
            found.append(f"{block.line}: nobody knows what “{block.language}” blocks are: {', '.join(FENCES)}")
        elif block.language == "text":
            hidden = [line for line in block.text.splitlines() if _COMMAND.match(line)]
            found += [f"{block.line}: a command in a block that nobody runs: {line}" for line in hidden]
        elif not block.commands:
            found.append(f"{block.line}: a block of commands without a command")
    outside = re.sub(r"^```.*?^```$", lambda fenced: "\n" * fenced[0].count("\n"), text, flags=re.DOTALL | re.MULTILINE)
    indented = [
        (n, line) for n, line in enumerate(outside.splitlines(), start=1) if re.match(r"\s*~~~|    |\t|\s+```", line)
    ]
    found += [f"{n}: a command that stands in no fence: {line}" for n, line in indented if _looks_typed(line)]
    return found


def _looks_typed(line: str) -> bool:
    return bool(_COMMAND.match(line.strip())) or line.strip().startswith(("~~~", "```"))


def _answered(lines: list[tuple[int, str]]) -> Iterator[Command]:
    """The commands of a console block, each with the lines below it."""
    starts = [at for at, (_, text) in enumerate(lines) if text.startswith(_PROMPT)]
    assert not lines or starts[:1] == [0], f"line {lines[0][0]}: a console block begins with “$ ”"
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        number, text = lines[start]
        yield Command(number, text.removeprefix(_PROMPT), "\n".join(text for _, text in lines[start + 1 : end]))


def agrees(shown: str, said: str) -> bool:
    """Whether a command said what a document shows; “…” stands for any text, on a line of its own for any lines."""
    parts = [r"(?:.*\n)*?" if line.strip() == "…" else _line_pattern(line) for line in shown.splitlines()]
    return re.fullmatch("".join(parts), said if said.endswith("\n") or not said else f"{said}\n") is not None


def _line_pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ ]*\n"


_WINDOWS = (
    (re.compile(r"py run\.py (.*)"), r"python3 run.py \1"),
    (re.compile(r"set PATH=%CD%\\bin;%PATH%"), 'export PATH="$PWD/bin:$PATH"'),
    (re.compile(r"cd /d %USERPROFILE%"), "cd"),
    (re.compile(r"((?:plan2015|git|cd) [^%^&|<>'`$\\]+)"), r"\1"),
)
"""What a Windows reader types, and the same for a Unix shell."""


def for_unix(line: str) -> str:
    """A line for cmd in the words of a Unix shell, so that it can be tried there."""
    for pattern, twin in _WINDOWS:
        if found := pattern.fullmatch(line):
            return found.expand(twin)
    raise AssertionError(f"nobody knows how to try this line of cmd: {line}")
