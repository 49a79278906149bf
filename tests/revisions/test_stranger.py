"""A repository that a stranger made: nothing that its configuration names is started, and nothing is fetched."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.revisions.conftest import Store, git

AN_GIANG = "ldld-tinh-an-giang"
DAY = ("--as-of", "25/11/2015")
# Every configuration by which git would start a program, each with the attributes that make it fit our files.
SETTINGS: dict[str, str] = {
    "filter.x.clean": "* filter=x",
    "filter.x.smudge": "* filter=x",
    "filter.x.process": "* filter=x",
    "diff.x.textconv": "* diff=x",
    "diff.x.command": "* diff=x",
    "diff.external": "",
    "merge.x.driver": "* merge=x",
    "core.fsmonitor": "",
    "core.pager": "",
    "pager.log": "",
    "pager.status": "",
    "core.editor": "",
    "core.askPass": "",
    "core.sshCommand": "",
    "core.gitProxy": "",
    "core.alternateRefsCommand": "",
    "credential.helper": "",
    "gpg.program": "",
    "uploadpack.packObjectsHook": "",
    "alias.status": "",
    "alias.log": "",
}
HOOKS = (
    "pre-commit",
    "post-checkout",
    "post-index-change",
    "reference-transaction",
    "fsmonitor-watchman",
    "pre-auto-gc",
)
COMMANDS = (
    ("status", *DAY), ("status", *DAY, "--at", "HEAD~1"), ("check", "--since", "HEAD~1", "--fail-on", "never"),
    ("preview", "--since", "main"), ("history", AN_GIANG), ("render", "brief", *DAY, "--out", "x.docx"),
    ("close", "2015-annual", *DAY), ("check",),
)  # fmt: skip


def spy(store: Store) -> tuple[Path, Path]:
    """A program that says that it was started, and where it says so."""
    program, mark = store.top.parent / "p.sh", store.top.parent / "STARTED"
    program.write_text(f"#!/bin/sh\necho \"$0 $@\" >>'{mark}'\nexit 1\n")
    program.chmod(0o755)
    return program, mark


def lie_in_wait(store: Store, attributes: str) -> None:
    """A change, a branch and old times, so that git has every reason to look into files."""
    store.figure(AN_GIANG, "sent_to_schools", "818")
    store.commit()
    if attributes:
        (store.top / ".gitattributes").write_text(f"{attributes}\n")
    for path in (store.root / "data").rglob("*.yaml"):
        os.utime(path, (1_420_000_000, 1_420_000_000))


@pytest.mark.skipif(os.name == "nt", reason="chương trình thử là tập lệnh của POSIX")
@pytest.mark.parametrize("setting", [*SETTINGS, "hooks"])
def test_nothing_that_a_configuration_names_is_started(store: Store, run_in: Run, setting: str) -> None:
    program, mark = spy(store)
    lie_in_wait(store, SETTINGS.get(setting, ""))
    if setting == "hooks":
        for name in HOOKS:
            (store.top / ".git/hooks" / name).write_bytes(program.read_bytes())
            (store.top / ".git/hooks" / name).chmod(0o755)
    else:
        git(store.top, "config", setting, f"!{program}" if setting.startswith("alias") else str(program))
    mark.unlink(missing_ok=True)
    for command in COMMANDS:
        said = run_in(store.root, *command)
        assert said.code in (0, 1, 2), said.err
        assert not mark.exists(), (command, mark.read_text())


@pytest.mark.skipif(os.name == "nt", reason="chương trình thử là tập lệnh của POSIX")
def test_the_program_that_waits_would_be_seen(store: Store) -> None:
    program, mark = spy(store)
    lie_in_wait(store, "* filter=x")
    git(store.top, "config", "filter.x.clean", str(program))
    git(store.top, "status", "--short")

    assert mark.exists()


def partial_clone(store: Store, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A clone without its old files, the program that would fetch them, and the mark that this leaves."""
    store.figure(AN_GIANG, "sent_to_schools", "818")
    store.commit()
    git(store.top, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    git(tmp_path, "clone", "--quiet", "--no-local", "--filter=blob:none", f"file://{store.top}", str(clone))
    program, mark = spy(store)
    git(clone, "config", "remote.origin.uploadpack", str(program))
    return clone, program, mark


@pytest.mark.skipif(os.name == "nt", reason="chương trình thử là tập lệnh của POSIX")
def test_a_partial_clone_is_asked_for_no_more_than_it_has(store: Store, run_in: Run, tmp_path: Path) -> None:
    clone, program, mark = partial_clone(store, tmp_path)
    git(clone, "config", "core.sshCommand", str(program))
    before = git(clone, "count-objects", "-v")

    for command in COMMANDS:
        said = run_in(clone, *command)
        assert said.code in (0, 1, 2)
        if "HEAD~1" in command:
            assert said.code == 2
            assert "bản sao không đầy đủ" in said.err, said.err
    assert not mark.exists()
    assert git(clone, "count-objects", "-v") == before


@pytest.mark.skipif(os.name == "nt", reason="chương trình thử là tập lệnh của POSIX")
def test_a_partial_clone_would_have_fetched(store: Store, tmp_path: Path) -> None:
    clone, _, mark = partial_clone(store, tmp_path)
    subprocess.run(["git", "show", "HEAD~1"], cwd=clone, capture_output=True, check=False)

    assert mark.exists()
