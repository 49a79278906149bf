"""Every line that a page shows to be typed runs as printed, in a bare shell, with only what the page has set up."""

import itertools
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from run import Environment
from tests.conftest import BARE_PYTHON, REPOSITORY, require_git
from tests.documented import PAGES, Command, agrees, blocks, faults, for_unix, page

FOR_ANY_SHELL = ("docs/huong-dan.md", "docs/git.md")
"""Their lines are typed by readers on Windows too, but for those that have a twin for cmd."""


_LONG = ("docs/huong-dan.md",)


class Reader(NamedTuple):
    """Somebody new: an empty home, a git that knows no name, and of all programs only python3 and git."""

    home: Path
    programs: Path

    def type(self, commands: list[Command]) -> list[tuple[Command, int, str]]:
        """Types lines into one shell that starts in the checkout, until one fails: the exit code and words of each."""
        said = self.programs.parent / "said"
        said.mkdir()
        script = "".join(_typed(command, said / str(at)) for at, command in enumerate(commands))
        only = {"PATH": str(self.programs), "HOME": str(self.home)}
        subprocess.run(["/bin/sh", "-c", script], cwd=REPOSITORY, env=only, check=False)
        done = [at for at in range(len(commands)) if (said / f"{at}.code").exists()]
        return [(commands[at], int((said / f"{at}.code").read_text()), _text(said / str(at))) for at in done]


def _typed(command: Command, said: Path) -> str:
    kept = f">{said}.out 2>{said}.err </dev/null; code=$?; echo $code >{said}.code"
    return f"{{ {command.text}\n}} {kept}; [ $code = 0 ] || exit\n"


def _text(said: Path) -> str:
    return Path(f"{said}.out").read_text("utf-8") + Path(f"{said}.err").read_text("utf-8")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    require_git()
    if os.name == "nt":
        pytest.skip("cần một shell của Unix")
    for folder in ("home", "programs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "programs" / "python3").symlink_to(BARE_PYTHON)
    (tmp_path / "programs" / "git").symlink_to(str(shutil.which("git")))
    return Reader(tmp_path / "home", tmp_path / "programs")


def stories() -> list[tuple[str, int]]:
    """Each page with commands, as often as it begins anew."""
    return sorted({(name, block.story) for name in PAGES for block in blocks(page(name)) if block.commands})


def commands_of(name: str, story: int) -> list[Command]:
    """What is typed in a story, in the words of a Unix shell, but for what `.ci/run` itself runs."""
    run_by_ci = page(".ci/run").splitlines()
    found = []
    for block in blocks(page(name)):
        for command in block.commands if block.story == story else ():
            text = for_unix(command.text) if block.language == "bat" else command.text
            if text not in run_by_ci and f"{text} --full" not in run_by_ci:
                found.append(command._replace(text=text))
    return found


@pytest.mark.parametrize(("name", "story"), stories())
def test_every_line_runs_as_printed_with_only_what_the_text_has_set_up(
    name: str, story: int, reader: Reader, full: bool
) -> None:
    if name in _LONG and not full:
        pytest.skip("lâu; thử bằng --full")
    if not Environment(REPOSITORY).holds("requirements.txt", "requirements-dev.txt"):
        pytest.skip("thư viện không do run.py cài; thử bằng: python3 run.py --test")
    before = _state_of_checkout()
    commands = commands_of(name, story)
    answers = reader.type(commands)

    for command, code, said in answers:
        assert code == 0, f"{name}:{command.line}: {command.text}\n{said}"
        if command.shown is not None:
            assert agrees(command.shown, said), f"{name}:{command.line}: {command.text}\n{said}"
    assert len(answers) == len(commands)
    assert _state_of_checkout() == before


def _state_of_checkout() -> str:
    asked = ["git", "status", "--porcelain", "--untracked-files=all"]
    return subprocess.run(asked, cwd=REPOSITORY, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("name", PAGES)
def test_no_block_of_a_page_slips_by_unrun(name: str) -> None:
    assert faults(page(name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "```shell\nplan2015 status\n```",
        "```\nplan2015 status\n```",
        "```text\ndata/\nplan2015 status\n```",
        "```sh\n# plan2015 status\n```",
        "Thử:\n\n    plan2015 status\n",
        "~~~sh\nplan2015 status\n~~~",
        "1. Thử:\n   ```sh\n   plan2015 status\n   ```",
    ],
)
def test_a_block_that_would_slip_by_is_seen(text: str) -> None:
    assert len(faults(f"# Trang\n\n{text}\n")) >= 1


@pytest.mark.parametrize(
    ("shown", "said", "agreed"),
    [
        ("không đổi", "không đổi\n", True),
        ("không đổi", "không đổi\nthêm\n", False),
        ("…\nĐúng: …", "Kỳ\nLưu ý\nĐúng: 298 số\n", True),
        ("…\nĐúng: …", "Kỳ\nSai: 298 số\n", False),
        ("a.yaml:… (1)", "a.yaml:12:3 (1)\n", True),
        ("a.yaml:… (1)", "a.yaml:12:3 (2)\n", False),
        ("", "đã ghi\n", False),
    ],
)
def test_what_a_page_shows_is_held_against_what_is_said(shown: str, said: str, agreed: bool) -> None:
    assert agrees(shown, said) is agreed


@pytest.mark.parametrize("name", FOR_ANY_SHELL)
def test_a_line_means_the_same_in_a_windows_command_prompt(name: str) -> None:
    """Quotes are double, nothing is commented or expanded, but where a block for cmd stands beside it."""
    found = blocks(page(name))
    twins = {after for before, after in itertools.pairwise(found) if before.language == "bat"}
    shared = [
        c for block in found if block.language in ("sh", "console") and block not in twins for c in block.commands
    ]

    assert len(shared) > 20
    assert [f"{name}:{c.line}: {c.text}" for c in shared if re.search(r"['#$%^&|`\\]|^\w+=", c.text)] == []
