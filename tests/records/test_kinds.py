"""One table of the kinds of record file: whoever must know which files there are knows each of its rows.

The matrix is kind × consumer, each with a real file on disk; a row put into the table for a test reaches them all.
"""

import ast
import copy
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan2015.records.kinds import CLOSINGS, FILE_KINDS, NARRATIVES, PLAN, UNITS, FileKind, Holds, kind_of
from plan2015.records.model.values import Day, Id, Record
from plan2015.records.reload import with_file
from plan2015.records.schema import model_in
from plan2015.rules import check
from tests.conftest import REPOSITORY, Run, Small, require_git
from tests.shapes.grid import AN_GIANG, FULL, Keys, path_of, put, sample, written

# A key of each kind that holds a day, and one whose change belongs to the history of An Giang.
DAYS: dict[str, Keys] = {
    "tasks": ("plan", "signed"),
    "unit": ("active", "from"),
    "submission": ("received",),
    "extensions": ("due", "by"),
    "difficulties": ("raised",),
    "narrative": ("paper", "date"),
    "letters": ("letters", 0, "date"),
    "closed": ("versions", 0, "closed"),
}
OF_UNIT: dict[str, Keys] = {
    "unit": ("note",),
    "submission": ("register_number",),
    "extensions": ("reason",),
    "difficulties": ("text",),
    "letters": ("letters", 0, "note"),
    "closed": ("versions", 0, "submissions", f"submissions/2015-annual/{AN_GIANG}.yaml"),
}
OF_NOBODY = (PLAN, NARRATIVES)
"""Kinds that speak of no unit, so that no unit's history holds them."""
COMMIT = ("-c", "user.name=A", "-c", "user.email=a@x.invalid", "commit", "-qam")
EACH = pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.schema)


def speaking(kind: FileKind) -> Any:
    """The sample of a kind, speaking of An Giang where it speaks of a unit."""
    data = sample(kind)
    for keys in {"extensions": [("unit",)], "difficulties": [("unit",)], "letters": [("letters", 0, "units")]}.get(
        kind.schema, []
    ):
        data = put(data, keys, [AN_GIANG] if keys[-1] == "units" else AN_GIANG)
    return data


def whole(kind: FileKind, data: Any) -> str:
    return written([data] if kind.is_list else data)


@pytest.fixture
def office(small: Small) -> Small:
    """A workspace with a sound file of each kind."""
    shutil.copyfile(REPOSITORY / "data/tasks.yaml", small.root / "data/tasks.yaml")
    shutil.copytree(FULL, small.root / "data", dirs_exist_ok=True)
    for kind in FILE_KINDS:
        small.write(path_of(kind), whole(kind, speaking(kind)))
    return small


def problems_at(small: Small, path: str) -> list[str]:
    return [problem.rule for problem in small.load()[1] if problem.place.path == f"data/{path}"]


def test_the_matrix_has_a_row_for_each_kind() -> None:
    assert set(DAYS) == {kind.schema for kind in FILE_KINDS}
    assert set(OF_UNIT) | {kind.schema for kind in OF_NOBODY} == set(DAYS)
    assert len({kind.schema for kind in FILE_KINDS}) == len({kind.words for kind in FILE_KINDS}) == len(FILE_KINDS)


@EACH
def test_loading_reads_it(office: Small, kind: FileKind) -> None:
    assert "unknown-key" not in problems_at(office, path_of(kind))
    office.write(path_of(kind), whole(kind, {**speaking(kind), "khoa_la": "1"}))

    assert "unknown-key" in problems_at(office, path_of(kind))


@EACH
def test_reading_it_anew_alone_gives_what_loading_gives(office: Small, kind: FileKind) -> None:
    before, _ = office.load()
    target = office.write(path_of(kind), whole(kind, {**speaking(kind), "khoa_la": "1"}))
    now = with_file(before, path_of(kind), target.read_bytes())
    loaded, problems = office.load()

    assert check(now) == problems
    assert now.registers == loaded.registers


@EACH
def test_fmt_mends_a_day_in_it(office: Small, run: Run, kind: FileKind) -> None:
    target = office.write(path_of(kind), whole(kind, put(speaking(kind), DAYS[kind.schema], "2015-11-03")))
    sound = target.read_text("utf-8")
    run("fmt", f"data/{path_of(kind)}")
    assert "2015-11-03" in target.read_text("utf-8")
    target.write_text(sound.replace("'2015-11-03'", "3/11/2015").replace("2015-11-03", "3/11/2015"), "utf-8")
    said = run("fmt", "--check", f"data/{path_of(kind)}")
    assert (said.code, f"data/{path_of(kind)}: " in said.out) == (1, True)
    run("fmt", f"data/{path_of(kind)}")

    assert value_at(target, kind, DAYS[kind.schema]) == "2015-11-03"


def value_at(target: Path, kind: FileKind, keys: Keys) -> Any:
    data = yaml.load(target.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    for key in (0, *keys) if kind.is_list else keys:
        data = data[key]
    return data


@EACH
def test_its_schema_takes_the_good_and_refuses_the_bad(office: Small, run: Run, kind: FileKind) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    run("schema", "--out", "schemas")
    schema = json.loads((office.root / f"schemas/{kind.schema}.schema.json").read_text("utf-8"))
    judge = jsonschema.Draft7Validator(schema)
    good = [speaking(kind)] if kind.is_list else speaking(kind)
    bad = copy.deepcopy(good)
    (bad[0] if kind.is_list else bad)["khoa_la"] = "1"

    assert schema["title"] == kind.words
    assert [error.message for error in judge.iter_errors(good)] == []
    assert not judge.is_valid(bad)
    assert not judge.is_valid("chữ")


@EACH
def test_the_editor_is_told_which_files_have_it(office: Small, run_in: Run, kind: FileKind) -> None:
    run_in(office.root, "init", "moi")
    settings = json.loads((office.root / "moi/.vscode/settings.json").read_text("utf-8"))
    pattern = settings["yaml.schemas"][f"schemas/{kind.schema}.schema.json"]

    assert office.root / "data" / path_of(kind) in set(office.root.glob(pattern))


@EACH
def test_history_shows_a_change_of_what_speaks_of_a_unit(office: Small, run: Run, kind: FileKind) -> None:
    require_git()
    for arguments in (("init", "-q"), ("add", "-A"), (*COMMIT, "đầu")):
        subprocess.run(["git", *arguments], cwd=office.root, check=True)
    if kind in OF_NOBODY:
        assert not {"unit", "units"} & keys_of(kind.model)
    keys = OF_UNIT.get(kind.schema, DAYS[kind.schema])
    office.write(path_of(kind), whole(kind, put(speaking(kind), keys, "2015-12-04")))
    subprocess.run(["git", *COMMIT, "sau"], cwd=office.root, check=True)
    said = run("history", AN_GIANG)
    shown = [line for line in said.out.splitlines() if f"data/{path_of(kind)}  " in line and "→ 2015-12-04" in line]

    assert said.code == 0
    assert len(shown) == (0 if kind in OF_NOBODY else 1)
    assert kind in OF_NOBODY or str(keys[-1]) in shown[0]


def keys_of(model: Any) -> set[str]:
    inner = [model_in(field.annotation) for field in model.model_fields.values()]
    return set(model.model_fields).union(*(keys_of(one) for one in inner if one))


@EACH
@pytest.mark.parametrize("place", ["khac", "khac/2015", "narrative/cu", "submission"])
def test_a_misplaced_file_of_it_is_not_silent(office: Small, kind: FileKind, place: str) -> None:
    away = f"{place}/{path_of(kind).rpartition('/')[2]}"
    office.write(away, (office.root / "data" / path_of(kind)).read_bytes())
    (found,) = [problem for problem in office.load()[1] if problem.place.path == f"data/{away}"]

    assert (found.rule, found.kind) == ("wrong-path", "error")
    assert kind.example in found.message
    assert kind.words in found.message


@pytest.mark.parametrize("kind", [kind for kind in FILE_KINDS if kind.named], ids=lambda kind: kind.schema)
def test_a_file_whose_name_says_other_than_it_holds_is_wrong(office: Small, kind: FileKind) -> None:
    for number, key in enumerate(kind.named):
        names = [str(speaking(kind)[name]) for name in kind.named]
        names[number] = "ldld-tinh-ca-mau" if key != "period" else "2015-h1"
        (office.root / "data" / kind.path(*names)).unlink(missing_ok=True)
        office.write(kind.path(*names), whole(kind, speaking(kind)))
        assert "wrong-path" in problems_at(office, kind.path(*names)), key


@pytest.mark.parametrize("kind", [NARRATIVES, CLOSINGS], ids=lambda kind: kind.schema)
def test_a_period_that_only_the_name_states_must_be_known_too(small: Small, kind: FileKind) -> None:
    small.write(kind.path("2015-anual"), "period:\n")
    small.write(kind.path("2015-annual"), "period:\n")

    assert problems_at(small, kind.path("2015-anual")) == ["unknown-period"]
    assert problems_at(small, kind.path("2015-annual")) == []


def test_an_odd_name_is_a_stray_and_anybodys_own_file_is_left_alone(small: Small) -> None:
    small.write("narrative/2015-annual (1).yaml", "period: 2015-annual\n")
    small.write("letters.yml", "letters: []\n")
    small.write("ghi-chu.yaml", "viec: gọi điện\n")
    small.write("rong.yaml", "")

    assert [line.rpartition(" ")[2] for line in small.faults()] == ["stray-file"] * 4


def paths_typed(text: str) -> list[str]:
    """Where a module types a path of a kind instead of asking the table; what is only said in a sentence is none."""
    tops = [kind.at for kind in FILE_KINDS]
    texts = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    return [t for t in texts if isinstance(t, str) and " " not in t and t.startswith(tuple(tops))]


def test_no_path_of_a_record_is_typed_outside_the_table() -> None:
    package = REPOSITORY / "plan2015"
    found = {
        path.relative_to(package).as_posix(): paths_typed(path.read_text("utf-8")) for path in package.rglob("*.py")
    }
    table = found.pop("records/kinds.py")

    assert sorted(set(table) & {kind.at for kind in FILE_KINDS}) == sorted(kind.at for kind in FILE_KINDS)
    assert {name: typed for name, typed in found.items() if typed} == {}


@pytest.mark.parametrize("text", ['x = "letters.yaml"', 'x = f"submissions/{p}/{u}.yaml"', 'p.startswith("units/")'])
def test_a_path_typed_by_hand_would_be_seen(text: str) -> None:
    assert paths_typed(text)


class Visit(Record):
    """A kind of file that only this test knows."""

    unit: Id
    period: Id
    came: Day | None = None


VISITS = FileKind("visits/", Visit, "visit", "Các chuyến làm việc", ("period",))


@pytest.fixture
def with_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table with one more row, wherever it has been imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("plan2015.") and getattr(module, "FILE_KINDS", None) is FILE_KINDS:
            monkeypatch.setattr(module, "FILE_KINDS", (*FILE_KINDS, VISITS))


@pytest.mark.usefixtures("with_visits")
def test_a_new_row_of_the_table_reaches_everybody(office: Small, run: Run) -> None:
    require_git()
    path = VISITS.path("2015-annual")
    target = office.write(path, f"unit: {AN_GIANG}\nperiod: 2015-annual\ncame: 2015-11-03\n")
    for arguments in (("init", "-q"), ("add", "-A"), (*COMMIT, "đầu")):
        subprocess.run(["git", *arguments], cwd=office.root, check=True)
    target.write_text(f"unit: {AN_GIANG}\nperiod: 2015-annual\ncame: 4/11/2015\n", "utf-8")
    run("fmt")
    assert "came: 2015-11-04" in target.read_text("utf-8")
    subprocess.run(["git", *COMMIT, "sau"], cwd=office.root, check=True)
    assert "came: 2015-11-03 → 2015-11-04" in run("history", AN_GIANG).out
    workspace, _ = office.load()
    assert [record.came and record.came.day for _, record in workspace.registers.of(Visit)] == [4]
    run("schema", "--out", "schemas")
    assert json.loads((office.root / "schemas/visit.schema.json").read_text("utf-8"))["title"] == VISITS.words
    run("init", "moi")
    settings = json.loads((office.root / "moi/.vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"]["schemas/visit.schema.json"] == "data/visits/*.yaml"
    office.write("visits/2015-h1.yaml", target.read_bytes())
    office.write("visit/2015-annual.yaml", target.read_bytes())
    assert problems_at(office, "visits/2015-h1.yaml") == problems_at(office, "visit/2015-annual.yaml") == ["wrong-path"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tasks.yaml", "tasks"),
        ("cu/tasks.yaml", None),
        ("units/a.yaml", "unit"),
        ("units/ldld/x/a.yaml", "unit"),
        ("units/A.yaml", None),
        ("units/a.yml", None),
        ("submissions/a.yaml", "submission"),
        ("narrative/2015.yaml", "narrative"),
        ("narrative/x/2015.yaml", None),
        ("closed", None),
        ("closed/.yaml", None),
    ],
)
def test_a_path_has_one_kind_or_none(path: str, expected: str | None) -> None:
    kind = kind_of(path)

    assert (kind.schema if kind else None) == expected


def test_each_kind_finds_its_own_paths_and_reads_back_what_they_state() -> None:
    for kind in FILE_KINDS:
        names = [f"n-{key}" for key in kind.named]
        assert kind_of(kind.path(*names)) is kind
        assert kind.names_in(kind.path(*names)) == dict(zip(kind.named, names, strict=True))
    assert UNITS.holds is Holds.ONE_OR_LIST
