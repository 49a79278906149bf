"""tables.yaml is held against the plan: whatever is wrong in it is named at its line, and nothing in it is guessed."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan2015.records.load import load
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import Plan
from plan2015.records.paper_tables import BrokenTablesError, read_paper_tables
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY

TEXT = (REPOSITORY / "templates/tables.yaml").read_text("utf-8")
VALUE = re.compile(r"(?:[a-zA-Z_]+:|-) ([a-z0-9_]+)$")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan that is shipped."""
    found = load(Folder(str(REPOSITORY / "data"))).plan
    assert found
    return found


def read(text: str, plan: Plan, folder: Path) -> PaperTables:
    (folder / "tables.yaml").write_text(text, "utf-8")
    return read_paper_tables(str(folder / "tables.yaml"), "templates/tables.yaml", plan)


def problems(text: str, plan: Plan, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing where it can be used."""
    try:
        read(text, plan, folder)
    except BrokenTablesError as error:
        return error.problems
    return ()


def named(plan: Plan) -> list[tuple[int, int, str]]:
    """Line, column and id wherever the file that is shipped names an indicator of the plan."""
    found = [(number, VALUE.search(line)) for number, line in enumerate(TEXT.splitlines(), 1)]
    return [(n, m.start(1) + 1, m[1]) for n, m in found if m and m[1] in plan.indicator_by_id]


def changed(line: int, old: str, new: str) -> str:
    lines = TEXT.splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "".join(lines)


def test_the_shipped_tables_suit_the_shipped_plan(plan: Plan, tmp_path: Path) -> None:
    tables = read(TEXT, plan, tmp_path)

    assert tables.tables.officials.title == "Đội ngũ cán bộ công đoàn"
    assert len(named(plan)) > 160


def test_each_id_misspelt_in_turn_is_an_error_at_its_line_that_names_table_and_column(
    plan: Plan, tmp_path: Path
) -> None:
    for line, column, name in named(plan):
        (problem,) = problems(changed(line, name, f"{name}x"), plan, tmp_path)

        assert (problem.rule, str(problem.place)) == ("points-nowhere", f"templates/tables.yaml:{line}:{column}")
        assert f"kế hoạch không có chỉ tiêu “{name}x”" in problem.message
        assert re.match(r"(Bảng|Phụ lục [IVX]+|Biểu đồ|Phiếu|Tài liệu)", problem.message)
        assert re.search(r"(cột|câu) “[^”]+”: |dòng \d của", problem.message), problem.message
        assert problem.hint == f"Ý bạn là “{name}”?"


def test_each_indicator_renamed_in_the_plan_is_an_error_wherever_the_tables_name_it(plan: Plan, tmp_path: Path) -> None:
    places: dict[str, set[str]] = {}
    for line, column, name in named(plan):
        places.setdefault(name, set()).add(f"templates/tables.yaml:{line}:{column}")
    for name, expected in places.items():
        renamed = (i.model_copy(update={"id": f"{i.id}s"}) if i.id == name else i for i in plan.indicators)
        lacking = Plan.model_construct(**{**dict(plan), "indicators": tuple(renamed)})

        assert {str(p.place) for p in problems(TEXT, lacking, tmp_path) if p.rule == "points-nowhere"} == expected


def test_what_the_tables_do_not_name_may_go_from_the_plan(plan: Plan, tmp_path: Path) -> None:
    used = {name for _, _, name in named(plan)}
    lacking = Plan.model_construct(**{**dict(plan), "indicators": tuple(i for i in plan.indicators if i.id in used)})

    assert 60 < len(used) < len(plan.indicators)
    assert problems(TEXT, lacking, tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("show: launch_meetings", "shw: launch_meetings", "unknown-key", "không có khóa “shw” ở đây"),
        ("width: 24", "width: rộng", "not-a-number", "không đọc được thành số"),
        ("width: 24", "width: 0", "wrong-type", "cột “Kế hoạch (số, ngày)” rộng 0: phải từ 1 đến 100"),
        ("width: 24", "width: 101", "wrong-type", "rộng 101: phải từ 1 đến 100"),
        ("width: 24", "width: 2,5", "fraction-not-allowed", "phải là số nguyên"),
        ("width: 24", "width:", "missing-key", "“width” để trống"),
        ("head: Chỉ tiêu", "head: {a: b}", "wrong-type", "“head” phải là chữ"),
        (
            "show: province",
            "show: provinces",
            "points-nowhere",
            "cột “Cấp tỉnh, ngành”: không hàng nào ghi “provinces”",
        ),
        ("province: officials_province", "x: officials_province", "missing-key", "thiếu khóa “province” mà cột"),
        ("        show: launch_meetings\n", "", "missing-key", "thiếu khóa “show” hoặc “half_year” hoặc “day”"),
        ("percent: women\n        of: total", "percent: women", "missing-key", "thiếu khóa “of”"),
        ("percent: women", "show: women", "unknown-key", "các khóa show, of không đi cùng nhau"),
        ("day: received", "day: sent", "unknown-choice", "“sent” không phải giá trị của “day”"),
        ("units: schools", "units: trường", "unknown-choice", "“trường” không phải giá trị của “units”"),
        ("heading: Theo nội dung", "title: Theo nội dung", "missing-key", "thiếu khóa “figures”"),
        ("heading: Theo nội dung", "bold: true", "missing-key", "thiếu khóa"),
        ("of: district_unions", "of: own_plan", "wrong-type", "chỉ tiêu “own_plan” (B01) không phải là số"),
        ("half_year: training_classes", "half_year: own_plan", "wrong-type", "cột “Số lớp, 6 tháng”"),
        (
            "province: officials_province",
            "province: lecturers",
            "points-nowhere",
            "(T01) không hỏi LĐLĐ, công đoàn ngành",
        ),
        ("show: launch_meetings", "show: lecturers", "points-nowhere", "không hỏi LĐLĐ, công đoàn ngành nào"),
        ("show: joint_classes", "show: officials", "points-nowhere", "(D01.9) không hỏi trường nào"),
        ("- lecturers", "- own_plan", "wrong-type", "Phiếu theo dõi đơn vị"),
        ("\nunit_sheet:", "\nunit_shet:", "unknown-key", "không có khóa “unit_shet”"),
        ("province: officials_province", "province: [a]", "bad-id", "mã chỉ gồm chữ thường"),
    ],
)
def test_a_slip_is_named_at_its_line(plan: Plan, tmp_path: Path, *, old: str, new: str, rule: str, said: str) -> None:
    assert old in TEXT
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    found = problems(TEXT.replace(old, new, 1), plan, tmp_path)
    fitting = [p for p in found if p.rule == rule and said in p.message]

    assert fitting, [f"{p.place} {p.rule} {p.message}" for p in found]
    assert all(p.place.path == "templates/tables.yaml" and abs(p.place.line - line) <= 4 for p in fitting)
    # A key that is missing because its name is misspelt may be said beside; nothing else is.
    assert {p.rule for p in found} <= ({rule, "missing-key"} if rule == "unknown-key" else {rule})
    assert all(p.hint for p in found)


def typed() -> Any:
    """The file's values as text, as our own reader sees them; of long lists only the first items."""
    return shortened(yaml.load(TEXT, yaml.BaseLoader))  # noqa: S506


def shortened(value: Any) -> Any:
    if isinstance(value, list):
        return [shortened(item) for item in value[:3]]
    return {key: shortened(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def shapes(value: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The keys of every kind of place in the file, the first of each kind."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*keys, key)
        yield from shapes(inner, (*keys, key))


@pytest.mark.parametrize("shape", [None, "chữ", ["chữ"], {"khóa": "chữ"}, [None], [["a"]], {"a": {"b": "c"}}, []])
def test_any_shape_anywhere_is_taken_or_named_never_a_traceback(plan: Plan, tmp_path: Path, shape: Any) -> None:
    whole, kinds = typed(), dict[tuple[Any, ...], tuple[Any, ...]]()
    for keys in shapes(whole):
        kinds.setdefault((keys[0], *keys[2:]) if keys[0] in ("tables", "annexes") else keys, keys)
    named_at_place = 0
    for keys in kinds.values():
        data = copy.deepcopy(whole)
        around = data
        for key in keys[:-1]:
            around = around[key]
        around[keys[-1]] = shape
        found = problems(json.dumps(data, ensure_ascii=False, indent=1), plan, tmp_path)
        assert all(p.place.path == "templates/tables.yaml" and p.message and p.hint for p in found)
        assert all(p.place.line > 1 for p in found if p.rule != "missing-key"), keys
        named_at_place += bool(found)

    assert named_at_place > len(kinds) // 3


@pytest.mark.parametrize("text", ["", "~", "---", "# không", "[]", "{}", "null", '""', "chữ", "tables: [", "\t"])
def test_a_file_without_tables_is_refused_in_words(plan: Plan, tmp_path: Path, text: str) -> None:
    found = problems(f"{text}\n", plan, tmp_path)

    assert found
    assert all(p.message and p.hint and p.place.path == "templates/tables.yaml" for p in found)


def test_a_file_that_is_gone_is_refused_in_words(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(BrokenTablesError) as refused:
        read_paper_tables(str(tmp_path / "tables.yaml"), "templates/tables.yaml", plan)

    assert [p.rule for p in refused.value.problems] == ["unreadable-file"]
