"""The documents stay true with the program; tests/test_pages.py types what they show."""

import re

import click
import pytest

from plan2015.cli.program import COMMANDS, group
from tests.conftest import REPOSITORY
from tests.documented import PAGES, page

DOCUMENTS = ("README.md", "docs/huong-dan.md")
TEST_OPTIONS = set(re.findall(r'addoption\("(--[\w-]+)"', page("tests/conftest.py")))
"""What `python3 run.py --test` hands on to the tests, of our own."""


def inline_commands() -> list[tuple[str, str]]:
    return sorted(
        {
            (name, text)
            for name in PAGES
            if name not in ("CHANGELOG.md", "docs/rules.md")
            for text in re.findall(r"`(?:plan2015|py run\.py|python3 run\.py) ([^`]+)`", page(name))
        }
    )


@pytest.mark.parametrize(("name", "text"), inline_commands())
def test_a_command_within_a_sentence_has_the_name_and_options_of_a_real_one(name: str, text: str) -> None:
    words = text.split()
    options = {word.split("=")[0].strip("[]") for word in words if word.lstrip("[").startswith("--")}
    command: click.Command = group
    known: set[str] = {"--help", "--test"} | (TEST_OPTIONS if words[0] == "--test" else set())
    for word in words:
        inner = command.get_command(click.Context(command), word) if isinstance(command, click.Group) else None
        command = inner or command
        known |= {name for parameter in command.params for name in parameter.opts}

    assert words[0] in COMMANDS or words[0].isupper() or words[0].startswith("--"), f"{name}: plan2015 {text}"
    assert options - known == set(), f"{name}: plan2015 {text}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_command_is_in_the_documents(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")

    assert [c for c in COMMANDS if not re.search(rf"plan2015( --data \S+)? {c}\b", text)] == []


def test_the_set_up_of_the_readme_is_what_ci_runs() -> None:
    readme, ci = (REPOSITORY / "README.md").read_text("utf-8"), (REPOSITORY / ".ci/run").read_text("utf-8")

    assert "python3 run.py --test" in readme
    assert "\npython3 run.py --test --full\n" in ci


def test_what_contributing_shows_is_what_ci_runs() -> None:
    text, ci = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"), (REPOSITORY / ".ci/run").read_text("utf-8")
    block = text.partition("letter for letter")[2].partition("```sh\n")[2].partition("```")[0]

    assert block.splitlines()
    assert [line for line in block.splitlines() if f"\n{line}\n" not in ci] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/huong-dan.md"])
def test_no_document_points_nowhere(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:plan2015|tests|bench|docs|data)/[\w./-]+\.(?:py|md|yaml))`", text)

    missing = [link for link in links if not (REPOSITORY / name).parent.joinpath(link).exists()]
    missing += [
        path for path in paths if not (REPOSITORY / path).exists() and "ldld" not in path and "extensions" not in path
    ]
    optional = ("difficulties", "narrative", "letters", "closed")
    assert [path for path in missing if not any(name in path for name in optional)] == []


def test_the_readme_names_every_command_that_can_find_problems() -> None:
    """Exit code 1: whichever command says so to click or to the system, and no other."""
    files = {path.stem: path.read_text("utf-8") for path in (REPOSITORY / "plan2015/cli").glob("*.py")}
    ending = {name for name, text in files.items() if re.search(r"ctx\.exit\(|sys\.exit\(1\)", text)}
    (row,) = [line for line in page("README.md").splitlines() if line.startswith("| 1 |")]
    named = {words.split()[0] for words in re.findall(r"`([^`]+)`", row)}

    assert {name.removesuffix("_command") for name in ending} == named
