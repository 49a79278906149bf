"""The rehearsal year: the check finds exactly what was planted; the same seed gives the same bytes."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from plan2015.demo.build import build_demo
from plan2015.demo.planting import NOT_PLANTED, PLANTERS
from plan2015.records.load import load
from plan2015.records.problem import Kind
from plan2015.records.reading.folder import Folder
from plan2015.rules import check, pages
from tests.conftest import REPOSITORY, Run

Fault = tuple[str, str, int]
_QUICK = (2, 4, 9)
"""Seeds that are tried at every run."""


def build(root: Path, units: int, seed: int, *, faults: bool = True) -> set[Fault]:
    def write(name: str, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    build_demo(write, units, seed, faults=faults)
    return {(f["rule"], f["path"], f["line"]) for f in json.loads((root / "planted.json").read_text("utf-8"))}


def found(root: Path) -> set[Fault]:
    problems = check(load(Folder(str(root / "data"), "data")))
    return {(p.rule, p.place.path, p.place.line) for p in problems if not p.explained}


def test_every_page_has_a_planter_or_a_reason() -> None:
    assert set(PLANTERS) | set(NOT_PLANTED) == set(pages())
    assert not set(PLANTERS) & set(NOT_PLANTED)


def shipped_edits() -> set[str]:
    plan = load(Folder(str(REPOSITORY / "data"))).plan
    assert plan
    return {edit.id for edit in plan.edits}


@pytest.mark.parametrize("seed", range(1, 11))
def test_the_check_finds_exactly_what_was_planted(tmp_path: Path, seed: int, full: bool) -> None:
    if seed not in _QUICK and not full:
        pytest.skip("lâu; thử bằng --full")
    planted, seen = build(tmp_path, 83, seed), found(tmp_path)

    missed, alarms = Counter(rule for rule, *_ in planted - seen), Counter(rule for rule, *_ in seen - planted)
    assert (missed, alarms) == (Counter(), Counter())
    # Of the three unions that have a school, a year may have no sound report to plant a denial in.
    assert (set(PLANTERS) | shipped_edits()) - {rule for rule, *_ in planted} <= {"school-denied"}


def test_half_year_reports_have_faults_too(tmp_path: Path) -> None:
    halves = {rule for rule, path, _ in build(tmp_path, 83, 4) if "/2015-h1/" in path}

    assert len(halves & set(PLANTERS)) > 20
    assert halves & shipped_edits()


@pytest.mark.parametrize("units", [1, 5, 20, 200])
def test_other_sizes_hold_too(tmp_path: Path, units: int) -> None:
    assert build(tmp_path, units, 3) == found(tmp_path)


def test_without_planted_faults_nothing_is_wrong_but_what_the_units_left_open(tmp_path: Path) -> None:
    planted = build(tmp_path, 83, 1, faults=False)
    problems = check(load(Folder(str(tmp_path / "data"), "data")))

    assert [problem for problem in problems if problem.kind is Kind.ERROR] == []
    assert {rule for rule, *_ in planted} == {"below-minimum-share", "paper-cited-twice"}
    assert sum(problem.explained for problem in problems) > 5


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    def digest(root: Path) -> str:
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return hashlib.sha256(
            b"".join(p.relative_to(root).as_posix().encode() + p.read_bytes() for p in files)
        ).hexdigest()

    roots = [tmp_path / name for name in ("a", "b", "c")]
    for root, seed in zip(roots, (4, 4, 5), strict=True):
        build(root, 40, seed)

    assert digest(roots[0]) == digest(roots[1])
    assert digest(roots[0]) != digest(roots[2])


def test_a_large_rehearsal_holds_as_well(tmp_path: Path) -> None:
    assert build(tmp_path, 1300, 2) == found(tmp_path)


def test_the_command_makes_a_workspace_that_says_it_is_an_illustration(run_in: Run, tmp_path: Path) -> None:
    said = run_in(tmp_path, "demo", "tap", "--units", "12")
    assert said.code == 0
    assert "planted.json" in said.out

    screen = run_in(tmp_path / "tap", "status", "--as-of", "25/11/2015").out
    assert "SỐ LIỆU MINH HỌA" in screen
    answer = json.loads(run_in(tmp_path / "tap", "status", "--as-of", "25/11/2015", "--format", "json").out)
    assert answer["illustrative"] is True
    reporters = {("2015-annual", "provincial"), ("2015-annual", "sector")}
    expected = sum(p["expected"] for p in answer["periods"] if (p["period"], p["kind"]) in reporters)
    assert expected == 12
    assert run_in(tmp_path, "demo", "tap").code == 2


@pytest.mark.parametrize("seed", [4, 5])
def test_every_answer_stands_on_data_full_of_faults(run_in: Run, tmp_path: Path, seed: int) -> None:
    build(tmp_path, 83, seed)
    units = [path.stem for path in (tmp_path / "data" / "units" / "ldld").iterdir()]

    for command in ("status", "overdue", "budget", "difficulties"):
        for shape in ("table", "json"):
            said = run_in(tmp_path, command, "--as-of", "25/11/2015", "--format", shape)
            assert (said.code, "Traceback" in said.err) == (0, False), f"{command} {shape}"
    for unit in units[::4]:
        assert run_in(tmp_path, "show", unit, "--as-of", "25/11/2015").code == 0
    assert run_in(tmp_path, "check").code == 1
    assert run_in(tmp_path, "fmt", "--check").code == 1
