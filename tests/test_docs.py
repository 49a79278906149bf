"""Commands shown in the documents run, and the documents stay true with the program."""

import re
import shlex
from pathlib import Path

import pytest

from plan2015.cli.program import COMMANDS
from tests.conftest import REPOSITORY, Run

DOCUMENTS = ("README.md", "docs/huong-dan.md")


def _is_rehearsed(line: str) -> bool:
    """Whether a shown command works on the rehearsal year, or on a paper made from it."""
    return line.startswith("plan2015 ") and ("tap-duot" in line or ".docx" in line)


def shown_commands() -> list[tuple[str, str]]:
    found = []
    for name in DOCUMENTS:
        for block in re.findall(r"```console\n(.*?)```", (REPOSITORY / name).read_text("utf-8"), re.DOTALL):
            lines = [line for line in block.splitlines() if line.startswith("plan2015 ")]
            found += [(name, line) for line in lines if not _is_rehearsed(line)]
    return found


@pytest.mark.parametrize(("document", "command"), shown_commands())
def test_a_command_shown_in_a_document_runs_on_the_shipped_data(document: str, command: str, run_in: Run) -> None:
    said = run_in(REPOSITORY, *shlex.split(command)[1:])

    assert said.code == 0, f"{document}: {command}: {said.err}"
    assert said.out or said.err


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_commands_on_the_rehearsal_year_run_from_an_empty_folder(name: str, run_in: Run, tmp_path: Path) -> None:
    blocks = re.findall(r"```console\n(.*?)```", (REPOSITORY / name).read_text("utf-8"), re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if _is_rehearsed(line)]

    assert len(commands) > 5
    for command in commands:
        said = run_in(tmp_path, *shlex.split(command)[1:])
        assert (said.code, bool(said.out or said.err)) == (0, True), f"{command}: {said.err}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_command_is_in_the_documents(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")

    assert [c for c in COMMANDS if not re.search(rf"plan2015( --data \S+)? {c}\b", text)] == []


def test_the_set_up_of_the_readme_is_what_ci_runs() -> None:
    readme, ci = (REPOSITORY / "README.md").read_text("utf-8"), (REPOSITORY / ".ci/run").read_text("utf-8")

    assert "python3 run.py --test" in readme
    assert "\npython3 run.py --test\n" in ci


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
