"""`check --since`: what a change brought, with every rule looking at the whole of both sides."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan2015.records.problem import Kind, Place, Problem
from plan2015.rules.since import gone, sort_by_age
from tests.conftest import Run
from tests.papers.conftest import build_year, read_standings
from tests.test_git_story import office  # noqa: F401  a fixture

IDENTITIES = st.tuples(st.sampled_from("abc"), st.sampled_from(("x.yaml", "y.yaml")), st.sampled_from(("k", "l")))


def problems(found: list[tuple[tuple[str, str, str], bool]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(rule, Kind.QUERY, Place(path, number + 1), "m", "h", key, explained=explained)
        for number, ((rule, path, key), explained) in enumerate(found)
    )


@given(st.lists(st.tuples(IDENTITIES, st.booleans())), st.lists(st.tuples(IDENTITIES, st.booleans())))
def test_new_and_known_are_all_there_is_and_nothing_is_new_against_itself(now: list, before: list) -> None:  # type: ignore[type-arg]
    after, earlier = problems(now), problems(before)
    parted = sort_by_age(after, earlier)

    assert sorted((*parted.new, *parted.known), key=lambda p: p.order) == sorted(after, key=lambda p: p.order)
    assert sort_by_age(after, after).new == ()
    assert gone(after, after) == ()
    assert sort_by_age(after, ()).known == ()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_year(tmp_path_factory.mktemp("since"), 8)


EDITS = (
    ("training_classes: ", "training_classes: 9"),
    ("received: ", "received: 01/01/2014 # "),
    ("officials: ", "officials: -"),
    ("progress: done", "progress: xong"),
    ("unit: ", "unit: khong-"),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 40), st.sampled_from(EDITS)), min_size=1, max_size=4))
def test_on_random_edits_it_gives_the_problems_that_the_base_run_had_not(
    edits: list[tuple[int, tuple[str, str]]], year: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("edit") / "year"
    shutil.copytree(year, root)
    paths = sorted((root / "data/submissions").rglob("*.yaml"))
    before = read_standings(root).problems
    for number, (old, new) in edits:
        path = paths[number % len(paths)]
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    after = read_standings(root).problems
    new = sort_by_age(after, before).new
    shutil.rmtree(root.parent)

    def counted(run: tuple[Problem, ...]) -> dict[tuple[str, str, str, bool], int]:
        keys = [(p.rule, p.place.path, p.key, p.explained) for p in run]
        return {key: keys.count(key) for key in keys}

    old_counts, new_counts = counted(before), counted(after)
    grown = {k: n - old_counts.get(k, 0) for k, n in new_counts.items() if not k[3] and n > old_counts.get(k, 0)}
    assert {k: n for k, n in counted(new).items() if not k[3]} == grown


@pytest.fixture
def kho(office: Path, year: Path) -> Path:  # noqa: F811
    root = office / "kho công đoàn"
    shutil.copytree(year, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Dữ liệu ban đầu")
    return root


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def test_only_what_is_new_is_said_and_the_rest_is_counted(kho: Path, run_in: Run) -> None:
    assert run_in(kho, "check", "--since", "HEAD").code == 0
    path = next((kho / "data/submissions/2015-annual").rglob("ldld-tinh-an-giang.yaml"))
    path.write_text(path.read_text("utf-8").replace("launch_meetings: ", "launch_meetings: -", 1), "utf-8")
    said = run_in(kho, "check", "--since", "HEAD", "--format", "json")
    answer = json.loads(said.out)

    assert said.code == 1
    assert [problem["rule"] for problem in answer["problems"]] == ["negative-figure"]
    assert answer["since"]["already"]["errors"] > 0
    assert "đã có từ trước" in said.err


def test_a_rule_between_files_sees_the_whole_tree(kho: Path, run_in: Run) -> None:
    """A second submission in an untouched folder: the new file makes the old one wrong too."""
    old = next((kho / "data/submissions/2015-annual").rglob("ldld-tinh-bac-ninh.yaml"), None) or next(
        (kho / "data/submissions/2015-annual").rglob("ldld-tinh-an-giang.yaml")
    )
    copy = old.parent / "bản sao" / old.name
    copy.parent.mkdir()
    shutil.copy(old, copy)
    answer = json.loads(run_in(kho, "check", "--since", "HEAD", "--format", "json").out)
    found = {problem["path"] for problem in answer["problems"] if problem["rule"] == "second-submission"}

    assert found == {path.relative_to(kho).as_posix() for path in (old, copy)}


def test_it_works_in_a_worktree_and_from_another_line_of_work(kho: Path, run_in: Run) -> None:
    git(kho, "worktree", "add", "-q", "-b", "nhanh", "../nhánh khác")
    other = kho.parent / "nhánh khác"
    run_in(other, "receive", "ldld-tinh-ba-ria-vung-tau", "2015-annual", "--received", "24/11/2015")

    assert run_in(other, "check", "--since", "main").code == 0


def test_a_shallow_clone_without_the_base_says_so_in_one_line(kho: Path, run_in: Run) -> None:
    first = git(kho, "rev-parse", "HEAD").strip()
    run_in(kho, "receive", "ldld-tinh-ba-ria-vung-tau", "2015-annual", "--received", "24/11/2015")
    git(kho, "add", "-A")
    git(kho, "commit", "-qm", "x")
    git(kho.parent, "clone", "-q", "--depth", "1", f"file://{kho}", "nong")
    said = run_in(kho.parent / "nong", "check", "--since", first)

    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "git fetch --unshallow" in said.err


@pytest.mark.parametrize("revision", ["khong-co", "--upload-pack=x", "-n", "", "a\nb", "HEAD:data"])
def test_a_name_that_is_no_revision_is_data_never_an_option(kho: Path, run_in: Run, revision: str) -> None:
    said = run_in(kho, "check", f"--since={revision}")

    assert said.code == 2
    assert "không có phiên bản" in said.err


def test_variables_of_a_surrounding_git_do_not_disturb(
    kho: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khong-co"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert run_in(kho, "check", "--since", "HEAD").code == 0
