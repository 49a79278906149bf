"""No value of any record, whatever its shape, makes a command end with a traceback.

By default a small sample of the grid is run, by `--full` a larger one, as `.ci/run` does, and by `--grid` all of it:
that takes more than an hour on two cores.
"""

import shutil
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from plan2015.records import kinds
from tests.conftest import BASE, REPOSITORY, Run, require_git
from tests.shapes import commands
from tests.shapes.grid import (
    AN_GIANG,
    FULL,
    PERIOD,
    SHAPES,
    Case,
    all_cases,
    is_batched,
    path_of,
    sample,
    spoilt,
    written,
)

BATCH = 8
FEW, MORE = 2, 8
"""How many cases of each kind of record the two samples hold."""
UNITS = tuple(f"ldld-tinh-x{number}" for number in range(BATCH))
COMMIT = ("-c", "user.name=A", "-c", "user.email=a@x.invalid", "commit", "-qm", "x", "--allow-empty")

Batch = tuple[int, tuple[Case, ...]]
"""Its number, and the cases that one workspace holds."""


def batches(most: int | None) -> Iterator[Batch]:
    """The cases, as many together as a workspace can hold; with `most` no more of each kind, always the same."""
    number = 0
    for found in all_cases().values():
        size = BATCH if is_batched(found[0].kind) else 1
        few = most if most is None or size > 1 else -(-most // 4)
        chosen = found if few is None else list(islice(found, len(SHAPES) + 4, None, _step(found, few)))[:few]
        for start in range(0, len(chosen), size):
            yield number, tuple(chosen[start : start + size])
            number += 1


def _step(found: list[Case], size: int) -> int:
    """A step through the whole grid that meets the shapes in turn."""
    step = max(1, len(found) // (size + 1))
    return step if step % len(SHAPES) else step + 1


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Which batches there are depends on the option."""
    grid, full = (bool(metafunc.config.getoption(name)) for name in ("--grid", "--full"))
    if "batch" in metafunc.fixturenames:
        chosen = list(batches(None if grid else MORE if full else FEW))
        metafunc.parametrize("batch", chosen, ids=[f"{cases[0].name} +{len(cases) - 1}" for _, cases in chosen])
    if "turn" in metafunc.fixturenames:
        metafunc.parametrize("turn", range(commands.turns() if full or grid else 1))


@pytest.fixture(scope="session")
def slim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a record of each kind in git, none spoilt."""
    require_git()
    folder = tmp_path_factory.mktemp("slim") / "work"
    shutil.copytree(BASE / "data", folder / "data")
    shutil.copytree(FULL, folder / "data", dirs_exist_ok=True)
    shutil.copyfile(REPOSITORY / "data/tasks.yaml", folder / "data/tasks.yaml")
    for arguments in (("init", "-q"), ("add", "-A"), COMMIT):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="session")
def wide(slim: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a unit and its report for each case of a batch."""
    folder = tmp_path_factory.mktemp("wide") / "work"
    shutil.copytree(slim, folder)
    for one in UNITS:
        named = {"id": one, "name": f"Liên đoàn Lao động tỉnh {one}", "short_name": f"LĐLĐ tỉnh {one}"}
        write(folder, kinds.UNITS.path(one), {**sample(kinds.UNITS), **named})
        write(folder, kinds.SUBMISSIONS.path(PERIOD, one), {**sample(kinds.SUBMISSIONS), "unit": one})
    for arguments in (("add", "-A"), COMMIT):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def workspace_for(units: tuple[str, ...], prepared: Path, folder: Path, run_in: Run) -> Path:
    """A copy of a workspace, with the forms and the paper that commands are given."""
    if not (prepared / "report.docx").exists():
        given = [("year-end", "--as-of", "25/11/2015", "--out", "report.docx")]
        given += [("form", unit, "--period", PERIOD, "--out", f"forms/{unit}.docx") for unit in units]
        for arguments in given:
            said = run_in(prepared, "render", *arguments)
            assert said.code == 0, said.err
    shutil.copytree(prepared, folder / "work")
    return folder / "work"


def write(folder: Path, path: str, data: object) -> None:
    target = folder / "data" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(written(data), "utf-8")


def spoil(folder: Path, cases: tuple[Case, ...]) -> None:
    """Writes the misshapen records of a batch: each in its own unit's file, or as an entry of the list."""
    kind = cases[0].kind
    if kind.is_list:
        write(folder, path_of(kind), [spoilt(case) for case in cases])
    elif not is_batched(kind):
        write(folder, path_of(kind), spoilt(cases[0]))
    else:
        name = "id" if kind is kinds.UNITS else "unit"
        for unit, case in zip(UNITS, cases, strict=False):
            own = {} if case.keys[0] == name else {name: unit}
            write(folder, path_of(kind).replace(AN_GIANG, unit), {**spoilt(case), **own})


def command_lines(number: int, units: tuple[str, ...]) -> Iterator[commands.Arguments]:
    """What is run in a workspace: what speaks of one unit, for each; what does not, once."""
    yield from commands.runs(AN_GIANG, turn=number, of_unit=False)
    for offset, unit in enumerate(units):
        yield from commands.runs(unit, turn=number + offset, of_unit=True)


def test_no_shape_of_any_value_ends_a_command_with_a_traceback(
    batch: Batch, slim: Path, wide: Path, tmp_path: Path, run_in: Run
) -> None:
    number, cases = batch
    units = UNITS[: len(cases)] if cases[0].kind in (kinds.UNITS, kinds.SUBMISSIONS) else (AN_GIANG,)
    workspace = workspace_for(units, slim if units == (AN_GIANG,) else wide, tmp_path, run_in)
    spoil(workspace, cases)
    for arguments in (("add", "-A"), COMMIT):
        subprocess.run(["git", *arguments], cwd=workspace, check=True)
    names = ", ".join(case.name for case in cases)
    for line in command_lines(number, units):
        said = run_in(workspace, *line)
        assert said.code in (0, 1, 2), f"plan2015 {' '.join(line)} [{names}]\n{said.err}"
        assert "Traceback" not in said.err + said.out


def test_the_unspoilt_workspace_refuses_no_command(turn: int, slim: Path, tmp_path: Path, run_in: Run) -> None:
    """Else the grid would only see how commands refuse."""
    workspace = workspace_for((AN_GIANG,), slim, tmp_path, run_in)
    subprocess.run(["git", *COMMIT], cwd=workspace, check=True)
    said = {line: run_in(workspace, *line) for line in commands.runs(AN_GIANG, turn=turn)}

    assert {" ".join(line): (ran.code, ran.err) for line, ran in said.items() if ran.code not in (0, 1)} == {}


def test_every_command_is_run_and_no_entry_is_left_over() -> None:
    run = {line[:count] for line in commands.runs(AN_GIANG, turn=0) for count in (1, 2)}

    assert commands.all_words() - run - set(commands.READS_NOTHING) == set()
    assert commands.unused({*commands.MORE, *commands.READS_NOTHING}) == set()


def test_the_grid_holds_every_key_of_every_model() -> None:
    found = {at: {".".join(map(str, case.keys)) for case in cases} for at, cases in all_cases().items()}

    assert found["submissions/"] > {
        "corrections.0.paper.signed", "tasks.II.3.d.1.progress", "indicators.own_plan.date", "budget.estimate.training",
        "explanations.0.figures.budget.estimate.base", "texts", "outside_form.0.at",
    }  # fmt: skip
    assert found["tasks.yaml"] > {"budget.base_kinds.0.title", "plan.signatory.name", "indicators.0.sums_to.0.by"}
    assert all(len(cases) % len(SHAPES) == 0 for cases in all_cases().values())
