"""`preview --since` and `check --since` say what the merge would make: held against clones that really merge."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan2015.records.reading.folder import Folder
from plan2015.revisions import MergeConflictError, find_repository, merged_into
from tests.conftest import Run
from tests.revisions.conftest import Store, git, make_store

AN_GIANG, BAC_GIANG, BAC_KAN = "ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-bac-kan"
UNITS = (AN_GIANG, BAC_GIANG, BAC_KAN, "ldld-tinh-bac-lieu", "ldld-tinh-bac-ninh")
DAY = ("--as-of", "25/11/2015")
Work = Callable[[Store], object]


def preview(store: Store, run_in: Run, since: str) -> Any:
    said = run_in(store.root, "preview", "--since", since, *DAY, "--format", "json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def check(store: Store, run_in: Run, *since: str) -> Any:
    said = run_in(store.root, "check", *since, "--fail-on", "never", "--format", "json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def agrees_with_the_oracle(store: Store) -> bool:
    """Whether the merge can be made; asserts that it holds the files that the merged clone holds, byte for byte."""
    before = everything_below(store.top)
    truth = store.merged("main")
    disk = Folder(str(store.root / "data"), "data")
    repository = find_repository(disk, os.environ)
    head = repository.require_settled(None).commit or ""
    try:
        merged = merged_into(repository, repository.commit_of("main"), head)
    except MergeConflictError:
        assert truth is None
        return False
    assert truth
    # Where nothing needs a merge, the disk is the answer.
    said = {path: (merged or disk).digest_of(path) for path in (merged or disk).paths()}
    made = Folder(str(truth.root / "data"))
    assert said == {path: made.digest_of(path) for path in made.paths()}
    assert everything_below(store.top) == before, "what only reads has written"
    return True


def nothing(store: Store) -> None:
    """No work at all."""


def move_into_folder(store: Store) -> None:
    path = store.path(AN_GIANG)
    (path.parent / "miền nam").mkdir()
    path.rename(path.parent / "miền nam" / path.name)


def remark(store: Store) -> None:
    path = store.root / "data/tasks.yaml"
    path.write_text(path.read_text("utf-8") + "# chỉ thêm ghi chú\n", "utf-8")


def several(store: Store) -> None:
    store.figure(BAC_KAN, "sent_to_schools", "41")
    store.path(BAC_GIANG).unlink()
    (store.root / "data/submissions/2015-annual/ldld-tinh-ca-mau.yaml").write_text(
        "unit: ldld-tinh-ca-mau\nperiod: 2015-annual\nreceived: 12/11/2015\n", "utf-8"
    )


def folder_for_file(store: Store) -> None:
    path = store.path(BAC_KAN)
    text = path.read_bytes()
    path.unlink()
    path.mkdir()
    (path / path.name).write_bytes(text)


def figure(unit: str, key: str, value: str) -> Work:
    return lambda store: store.figure(unit, key, value)


def delete(unit: str) -> Work:
    return lambda store: store.path(unit).unlink()


E14 = "sent_to_schools"
MATRIX: dict[str, tuple[Work, Work, Work]] = {
    # What main did meanwhile, what the branch committed, what lies uncommitted on disk.
    "ahead": (nothing, figure(AN_GIANG, E14, "31"), nothing),
    "ahead, uncommitted": (nothing, nothing, several),
    "behind": (figure(AN_GIANG, E14, "900"), nothing, nothing),
    "behind, uncommitted": (figure(AN_GIANG, E14, "900"), nothing, several),
    "apart": (figure(AN_GIANG, E14, "900"), figure(BAC_KAN, E14, "901"), figure(BAC_GIANG, E14, "7")),
    "apart in one file": (figure(AN_GIANG, E14, "900"), figure(AN_GIANG, "launch_meetings", "2"), nothing),
    "the same on both": (figure(AN_GIANG, E14, "900"), figure(AN_GIANG, E14, "900"), nothing),
    "main mended it": (delete(BAC_KAN), remark, nothing),
    "main deletes": (delete(BAC_KAN), figure(AN_GIANG, E14, "3"), remark),
    "the branch deletes": (figure(AN_GIANG, E14, "3"), delete(BAC_KAN), nothing),
    "the disk deletes": (figure(AN_GIANG, E14, "3"), nothing, delete(BAC_KAN)),
    "main moves what the branch edits": (move_into_folder, figure(AN_GIANG, E14, "3"), nothing),
    "the disk moves what main edits": (figure(AN_GIANG, E14, "3"), nothing, move_into_folder),
    "a folder for a file": (figure(AN_GIANG, E14, "3"), nothing, folder_for_file),
    "an error on the branch": (figure(AN_GIANG, E14, "3"), figure(BAC_KAN, E14, "-3"), nothing),
}
CONFLICTS: dict[str, tuple[Work, Work, Work]] = {
    "two figures": (figure(AN_GIANG, E14, "1"), figure(AN_GIANG, E14, "2"), nothing),
    "two figures, uncommitted": (figure(AN_GIANG, E14, "1"), nothing, figure(AN_GIANG, E14, "2")),
    "edited and deleted": (figure(AN_GIANG, E14, "1"), delete(AN_GIANG), nothing),
    "deleted and edited": (delete(AN_GIANG), nothing, figure(AN_GIANG, E14, "2")),
}


def begin(store: Store, main: Work, branch: Work, disk: Work) -> None:
    git(store.top, "switch", "--quiet", "--create", "nhánh")
    branch(store)
    store.commit("nhánh")
    git(store.top, "switch", "--quiet", "main")
    main(store)
    store.commit("main")
    git(store.top, "switch", "--quiet", "nhánh")
    disk(store)


@pytest.mark.parametrize("name", MATRIX)
def test_a_merge_is_foreseen_byte_for_byte(store: Store, name: str) -> None:
    begin(store, *MATRIX[name])

    assert agrees_with_the_oracle(store)


@pytest.mark.parametrize("name", ["apart", "behind, uncommitted", "main mended it", "an error on the branch"])
def test_both_commands_say_what_they_say_after_the_merge(store: Store, run_in: Run, name: str) -> None:
    begin(store, *MATRIX[name])
    before = everything_below(store.top)
    truth = store.merged("main")
    assert truth
    said, plain = check(store, run_in, "--since", "main"), check(truth, run_in)
    already = said["since"]["already"].values()

    assert preview(store, run_in, "main") == preview(truth, run_in, "HEAD^1")
    assert said["problems"] == check(truth, run_in, "--since", "HEAD^1")["problems"]
    assert said["checked"] == plain["checked"]
    assert len(said["problems"]) + sum(already) == len(plain["problems"])
    assert ("negative-figure" in {problem["rule"] for problem in said["problems"]}) is ("error" in name)
    assert everything_below(store.top) == before, "a command that reads has written"


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_merge_in_conflict_is_refused_by_file_and_unit(store: Store, run_in: Run, name: str) -> None:
    begin(store, *CONFLICTS[name])

    assert not agrees_with_the_oracle(store)
    said = run_in(store.root, "check", "--since", "main")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert f"data/submissions/2015-annual/{AN_GIANG}.yaml (LĐLĐ tỉnh An Giang)" in said.err


def test_a_workspace_below_the_top_and_windows_line_ends(office: Path, small_year: Path, run_in: Run) -> None:
    store = make_store(office / "kho", small_year, "chương trình/2015")
    begin(store, *MATRIX["apart"])
    assert agrees_with_the_oracle(store)
    truth = store.merged("main")
    assert truth
    for path in (store.root / "data").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    said = run_in(store.root, "preview", "--since", "main", *DAY)

    assert "xét như sau khi gộp" in said.err
    assert said.out == run_in(truth.root, "preview", "--since", "HEAD^1", *DAY).out


work = st.sampled_from(
    [
        *(figure(unit, key, value) for unit in UNITS[:3] for key in (E14, "launch_meetings") for value in ("5", "-6")),
        *(delete(unit) for unit in UNITS),
        move_into_folder,
        remark,
    ]
)


def test_random_lines_of_work(office: Path, small_year: Path, full: bool) -> None:
    runs = 0

    @settings(max_examples=80 if full else 6, deadline=None, database=None, derandomize=not full)
    @given(sides=st.tuples(*[st.lists(work, min_size=1, max_size=3)] * 2, st.lists(work, max_size=2)))
    def holds(sides: tuple[list[Work], ...]) -> None:
        nonlocal runs
        runs += 1
        store = make_store(office / f"kho-{runs}", small_year)

        def do(works: list[Work]) -> Work:
            def all_of_them(store: Store) -> None:
                for one in works:
                    try:
                        one(store)
                    except (StopIteration, FileExistsError):
                        continue

            return all_of_them

        begin(store, *map(do, sides))
        agrees_with_the_oracle(store)
        shutil.rmtree(store.top)

    holds()


def test_an_old_git_says_so_in_one_line_and_is_enough_where_nothing_needs_a_merge(
    store: Store, run_in: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(store, *MATRIX["apart"])
    real = shutil.which("git")
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(
        '#!/bin/sh\nfor word; do [ "$word" = merge-tree ] && { echo "usage: git merge-tree" >&2; exit 129; }; done\n'
        f'exec "{real}" "$@"\n'
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:/usr/bin:/bin")
    said = run_in(store.root, "check", "--since", "main")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "cần git 2.38 trở lên" in said.err
    assert run_in(store.root, "preview", "--since", "HEAD").code == 0


def test_lines_of_work_without_a_common_version_are_said(store: Store, run_in: Run) -> None:
    git(store.top, "switch", "--quiet", "--orphan", "khác")
    git(store.top, "checkout", "main", "--", ".")
    store.commit("bắt đầu lại")
    said = run_in(store.root, "preview", "--since", "main")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "không tìm thấy phiên bản chung" in said.err


PROGRAMS = ("filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "merge.text.driver")


@pytest.mark.parametrize("setting", [*PROGRAMS, "core.fsmonitor", "hook"])
def test_what_the_repository_configures_is_never_started(store: Store, run_in: Run, setting: str) -> None:
    begin(store, *MATRIX["apart in one file"])
    mark = store.top.parent / "STARTED"
    program = store.top.parent / "p.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 0\n")
    program.chmod(0o755)
    (store.top / ".gitattributes").write_text("*.yaml filter=x merge=x\n")
    if setting == "hook":
        for name in ("post-index-change", "post-checkout", "reference-transaction"):
            shutil.copy(program, store.top / ".git/hooks" / name)
    else:
        git(store.top, "config", setting, str(program))
    if setting.startswith("filter"):
        git(store.top, "config", "filter.x.required", "true")
    for path in (store.root / "data").rglob("*.yaml"):
        path.touch()
    mark.unlink(missing_ok=True)
    said = preview(store, run_in, "main")
    assert run_in(store.root, "status", *DAY).code == 0

    assert not mark.exists()
    # Both sides of the merge are in the answer: no driver took one of them for the whole.
    moved = {total["key"] for total in said["totals"]}
    assert "indicators.launch_meetings" in moved
    assert "indicators.sent_to_schools" not in moved


def test_a_configuration_that_cannot_be_put_out_of_use_is_refused(store: Store, run_in: Run) -> None:
    git(store.top, "config", "filter.a=b.clean", "true")
    said = run_in(store.root, "preview", "--since", "HEAD")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "filter.a=b.clean" in said.err
