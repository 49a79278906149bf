"""Whatever in the plan names something declared elsewhere is checked where it stands; roles are declared once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.conftest import REPOSITORY, Small

TEXT = (REPOSITORY / "data" / "tasks.yaml").read_text("utf-8")
Keys = tuple[str | int, ...]

# What names something: the keys on the way, * for any number in a list.
NAMING = (
    "plan.programme",
    "reports.*.period",
    "reports.*.requires.*",
    "fields.*.at",
    "fields.*.any_of",
    "fields.*.code",
    "indicators.*.code",
    "indicators.*.part_of.*",
    "indicators.*.sums_to.*.total",
    "indicators.*.sums_to.*.by",
    "texts.*.code",
    "tasks.*.code",
    "tasks.*.parts.*.code",
    "budget.clause",
    "edits.*.of.*",
    "edits.*.per.*",
    "edits.*.sections.*",
    "edits.*.periods.*",
    "edits.*.against.*",
    "edits.*.when.*.at",
    "edits.*.when.*.chosen",
)
OTHERWISE = {"budget.clause": "II.9.a", "code": "Z98.7"}
"""What a name is misspelt as, where a letter more would be another mistake."""


def values(node: yaml.Node, keys: Keys = ()) -> Iterator[tuple[Keys, yaml.ScalarNode]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from values(value, (*keys, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from values(value, (*keys, index))
    elif isinstance(node, yaml.ScalarNode):
        yield keys, node


def shape(keys: Keys) -> str:
    return ".".join("*" if isinstance(key, int) else key for key in keys)


def places() -> dict[str, list[yaml.ScalarNode]]:
    found: dict[str, list[yaml.ScalarNode]] = {}
    for keys, node in values(yaml.compose(TEXT)):
        found.setdefault(shape(keys), []).append(node)
    return found


PLACES = places()


def misspelt(naming: str, value: str) -> str:
    return OTHERWISE.get(naming) or OTHERWISE.get(naming.rpartition(".")[2]) or f"{value}x"


def faults(root: Path, text: str) -> list[str]:
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "tasks.yaml").write_text(text, "utf-8")
    problems = check(load(Folder(str(root / "data"), "data")))
    return [f"{p.place.line} {p.rule}" for p in problems if p.kind == "error"]


@pytest.mark.parametrize("naming", NAMING)
def test_a_misspelt_name_is_an_error_at_its_line(tmp_path: Path, naming: str, full: bool) -> None:
    nodes = PLACES[naming]
    rule = "unsound-edit" if naming.startswith("edits.") else "points-nowhere"
    for node in nodes if full else nodes[:: len(nodes) // 4 + 1]:
        start, end = node.start_mark.index, node.end_mark.index
        text = TEXT[:start] + misspelt(naming, node.value) + TEXT[end:]

        assert f"{node.start_mark.line + 1} {rule}" in faults(tmp_path, text), node.value


def test_the_shipped_plan_names_nothing_that_is_not_there(tmp_path: Path) -> None:
    assert faults(tmp_path, TEXT) == []


ROLE = re.compile(r"^    role: data-until.*\n", re.MULTILINE)


def test_a_role_that_the_program_asks_for_must_be_declared_once_and_be_a_day(tmp_path: Path) -> None:
    (found,) = ROLE.finditer(TEXT)
    line = TEXT.count("\n", 0, found.start()) + 1
    head = TEXT.count("\n", 0, TEXT.index("\nindicators:\n")) + 2
    twice = TEXT.replace("    code: A07\n", "    code: A07\n    role: data-until\n", 1)
    figure = ROLE.sub("", TEXT).replace("    code: B04\n", "    code: B04\n    role: data-until\n", 1)

    assert faults(tmp_path, ROLE.sub("", TEXT)) == [f"{head} points-nowhere"]
    assert faults(tmp_path, twice) == [f"{line + 1} repeated-in-plan"]
    assert [fault.partition(" ")[2] for fault in faults(tmp_path, figure)] == ["points-nowhere"]
    assert [fault.partition(" ")[2] for fault in faults(tmp_path, TEXT.replace("role: data-until", "role: until"))] == [
        "unknown-choice"
    ]


def test_whatever_its_id_the_day_of_the_figures_is_asked_about(small: Small) -> None:
    small.write("tasks.yaml", re.sub(r"\bdata_until\b", "day_of_figures", TEXT))
    report = "paper:\n  signed: 10/11/2015\nindicators:\n  day_of_figures: 30/11/2015\n"
    path = small.submit("ldld-tinh-an-giang", report)

    assert f"data/{path.relative_to(small.root / 'data')}:6:19 data-runs-past-signing" in small.faults()


@pytest.mark.parametrize("place", ["II.3.z", "II.9", "tựa đề"])
def test_prose_for_a_place_that_the_report_does_not_have_is_an_error_that_names_the_places(
    small: Small, place: str
) -> None:
    small.write("tasks.yaml", TEXT)
    small.write("narrative/2015-annual.yaml", f"sections:\n  I.1: Đã viết.\n  {place}: Đã viết.\n")
    (problem,) = (p for p in small.load()[1] if "narrative" in p.place.path)

    assert (str(problem.place), problem.rule) == ("data/narrative/2015-annual.yaml:3:3", "unknown-choice")
    assert f"“{place}”" in problem.message
    assert "II.3.đ" in problem.hint
    assert "V.3" in problem.hint


def test_the_places_that_check_accepts_are_those_that_the_plan_declares(small: Small) -> None:
    small.write("tasks.yaml", TEXT)
    declared = "".join(f"  {node.value}: Đã viết.\n" for node in PLACES["narrative.*.place"])
    small.write("narrative/2015-annual.yaml", f"sections:\n{declared}")

    assert [problem for problem in small.load()[1] if "narrative" in problem.place.path] == []
