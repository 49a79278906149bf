"""What git was told to ignore, to leave out or to believe: answers and closings do not fall for it."""

from collections.abc import Callable

import pytest

from tests.conftest import Run
from tests.revisions.conftest import Store, git

AN_GIANG = "ldld-tinh-an-giang"
REPORT = f"data/submissions/2015-annual/{AN_GIANG}.yaml"


def ignored(store: Store) -> None:
    git(store.top, "rm", "--quiet", "--cached", REPORT)
    git(store.top, "commit", "--quiet", "--message", "bỏ khỏi git")
    (store.top / ".git/info/exclude").write_text(f"{REPORT}\n", "utf-8")


def believed(flag: str) -> Callable[[Store], None]:
    def hide(store: Store) -> None:
        git(store.top, "update-index", flag, REPORT)
        store.figure(AN_GIANG, "sent_to_schools", "77")

    return hide


@pytest.mark.parametrize("hide", [ignored, believed("--assume-unchanged"), believed("--skip-worktree")])
def test_nothing_is_closed_that_the_commit_does_not_hold(
    store: Store, run_in: Run, hide: Callable[[Store], None]
) -> None:
    hide(store)
    assert git(store.top, "status", "--short") == ""
    said = run_in(store.root, "close", "2015-annual", "--as-of", "10/12/2015")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert REPORT in said.err
    assert not (store.root / "data/closed").exists()


def test_an_ignored_record_is_marked_as_a_change_on_every_screen(store: Store, run_in: Run) -> None:
    status = ("status", "--as-of", "25/11/2015")
    assert "chưa ghi vào git" not in run_in(store.root, *status).out
    ignored(store)
    (store.root / "data/ghi-chu.txt").write_text("không phải dữ liệu", "utf-8")
    (store.top / ".git/info/exclude").write_text(f"{REPORT}\n*.txt\n", "utf-8")

    assert "có 1 tệp thay đổi chưa ghi vào git" in run_in(store.root, *status).out


def test_records_that_git_left_out_are_not_overdue(store: Store, run_in: Run) -> None:
    git(store.top, "sparse-checkout", "set", "--no-cone", "/data/tasks.yaml", "/data/units/")
    for command in (("overdue",), ("status",), ("check", "--since", "HEAD"), ("preview", "--since", "HEAD")):
        said = run_in(store.root, *command)
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert "git sparse-checkout disable" in said.err
    git(store.top, "sparse-checkout", "disable")

    assert run_in(store.root, "status").code == 0


@pytest.mark.parametrize(("index", "code"), [("next-index-12.lock", 0), ("index.lock", 0), ("index", 2), (None, 2)])
def test_the_lock_of_the_commit_that_runs_us_is_no_foreign_one(
    store: Store, run_in: Run, index: str | None, code: int
) -> None:
    (store.top / ".git/index.lock").write_bytes(b"")
    variables = {"GIT_INDEX_FILE": str(store.top / ".git" / index)} if index else {}

    assert run_in(store.root, "preview", "--since", "HEAD", variables=variables).code == code


def test_a_submodule_in_the_data_folder_is_not_asked(store: Store, run_in: Run) -> None:
    """Its own configuration may name programs, which git would start there without ours."""
    inner = store.root / "data" / "khac"
    inner.mkdir()
    git(inner, "init", "--quiet")
    (inner / "x").write_text("x")
    git(inner, "add", "--all")
    git(inner, "commit", "--quiet", "--message", "x")
    git(store.top, "add", "data/khac")
    git(store.top, "commit", "--quiet", "--message", "khác")
    program, mark = store.top.parent / "p.sh", store.top.parent / "STARTED"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(0o755)
    git(inner, "config", "core.fsmonitor", str(program))
    mark.unlink(missing_ok=True)

    assert run_in(store.root, "status", "--as-of", "25/11/2015").code == 0
    assert not mark.exists()
