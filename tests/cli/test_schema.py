"""`schema`, and what `init`, `new` and `receive` do for editors."""

import json
from pathlib import Path

import pytest

from plan2015.records.kinds import FILE_KINDS
from tests.conftest import Run, Small

NAMES = sorted(kind.schema for kind in FILE_KINDS)


def test_schemas_are_written_once_and_follow_the_data(run: Run, small: Small) -> None:
    first = run("schema", "--out", "schemas")
    written = {path.name: path.read_bytes() for path in (small.root / "schemas").iterdir()}
    again = run("schema", "--out", "schemas")

    assert (first.code, again.code) == (0, 0)
    assert sorted(written) == [f"{name}.schema.json" for name in NAMES]
    assert f"{len(NAMES)} tệp được ghi mới" in first.out
    assert "0 tệp được ghi mới" in again.out
    assert {path.name: path.read_bytes() for path in (small.root / "schemas").iterdir()} == written
    run("new", "unit", "--kind", "sector", "--name", "Công đoàn Thử", "--short-name", "CĐ Thử")
    assert "5 tệp" in run("schema", "--out", "schemas").out
    assert "cd-thu" in (small.root / "schemas/submission.schema.json").read_text("utf-8")


@pytest.mark.parametrize("held", [b"{}", b"\xff", b""])
def test_a_file_of_somebody_else_is_not_overwritten_and_nothing_else_is_written(
    run: Run, small: Small, held: bytes
) -> None:
    folder = small.root / "schemas"
    folder.mkdir()
    (folder / "unit.schema.json").write_bytes(held)
    said = run("schema", "--out", "schemas")

    assert said.code == 2
    assert "unit.schema.json: đã có tệp khác mang tên này, không ghi đè" in said.err
    assert [path.name for path in folder.iterdir()] == ["unit.schema.json"]
    assert (folder / "unit.schema.json").read_bytes() == held


def test_schemas_never_go_among_the_data(run: Run) -> None:
    said = run("schema", "--out", "data/schemas")

    assert (said.code, said.out) == (2, "")
    assert "nằm trong thư mục dữ liệu" in said.err


def test_a_plan_with_faults_gives_no_schemas(run: Run, small: Small) -> None:
    small.write("tasks.yaml", "plan: 1\n")

    assert run("schema", "--out", "schemas").code == 2
    assert not (small.root / "schemas").exists()


def schema_of(path: Path) -> Path:
    """The schema that a file's first line points at."""
    first = path.read_text("utf-8").splitlines()[0]
    return path.parent / first.removeprefix("# yaml-language-server: $schema=")


def test_a_new_workspace_is_ready_for_editors(run_in: Run, tmp_path: Path) -> None:
    run_in(tmp_path, "init", "office")
    office = tmp_path / "office"
    settings = json.loads((office / ".vscode/settings.json").read_text("utf-8"))

    for schema, files in settings["yaml.schemas"].items():
        assert (office / schema).is_file()
        assert files.startswith("data/")
    assert sorted(path.name for path in (office / "schemas").iterdir()) == [f"{name}.schema.json" for name in NAMES]
    made = run_in(office, "new", "submission", "an giang", "2015-annual")
    run_in(office, "receive", "ca mau", "2015-annual", "--received", "12/11/2015")
    run_in(office, "new", "unit", "--kind", "member", "--name", "Nguyễn Văn A", "--short-name", "Đ/c Nguyễn Văn A")
    pointing = [*(office / "data").glob("*s.yaml"), *(office / "data/submissions").rglob("*.yaml")]
    pointing = [*(path for path in pointing if path.name != "tasks.yaml"), office / "data/units/d-c-nguyen-van-a.yaml"]

    assert len(pointing) == 5
    assert [schema_of(path).resolve().parent for path in pointing] == [office / "schemas"] * 5
    assert all(schema_of(path).is_file() for path in pointing)
    assert "plan2015 schema" not in made.err
    assert run_in(office, "check").code == 0


def test_where_there_are_no_schemas_a_new_file_says_how_to_get_them(run: Run) -> None:
    said = run("new", "submission", "an giang", "2015-annual")

    assert any(line.endswith(": plan2015 schema --out schemas") for line in said.err.splitlines())
