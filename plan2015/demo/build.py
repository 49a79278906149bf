"""Builds the rehearsal workspace on disk: plan, units, the year's reports, planted faults and the list of them."""

import json
from collections.abc import Callable
from pathlib import Path

from plan2015.demo.locate import line_of
from plan2015.demo.planting import plant_faults
from plan2015.demo.story import story_of
from plan2015.demo.year import Year, write_year
from plan2015.records.editing.splice import block_text
from plan2015.records.kinds import PLAN, UNITS
from plan2015.records.load import load
from plan2015.records.model.choices import COUNTRY, REPORTING, SCHOOLS
from plan2015.records.model.unit import Unit
from plan2015.records.reading.folder import Folder
from plan2015.records.starter import starter_data
from plan2015.records.unit_titles import unit_order

Write = Callable[[str, bytes], None]
"""Writes one file below the workspace."""


def build_demo(write: Write, units: int, seed: int, *, faults: bool = True) -> Year:
    """The files of a workspace with so many reporters, written one by one; the same seed gives the same bytes."""
    starter = starter_data()
    workspace = load(Folder(str(starter)))
    if workspace.plan is None:
        raise ValueError("the starter plan has errors")
    ordered = sorted(workspace.units.values(), key=unit_order)
    real = [unit for unit in ordered if unit.kind in COUNTRY][:units]
    made_up = [_made_up(number) for number in range(1, units - len(real) + 1)]
    reporting = {unit.id for unit in real}
    schools = [u for u in ordered if u.kind in SCHOOLS and (u.kind == SCHOOLS[0] or u.parent in reporting)]
    others = {unit.id for unit in ordered if unit.kind not in REPORTING}
    kept = {*reporting, *others, *(unit.id for unit in schools)}
    year = write_year(story_of(workspace.plan), [*real, *made_up], schools, seed)
    files = {**_plan_and_units(starter, kept), **_made_up_files(made_up), **year.files}
    year.files = files
    year.faults.append(("paper-cited-twice", PLAN.at, _cited_twice(files[PLAN.at].decode())))
    if faults:
        plant_faults(year, seed)
    for path in sorted(year.files):
        write(f"data/{path}", year.files[path])
    listed = [
        {"rule": rule, "path": f"data/{path}", "line": line} for rule, path, line in sorted(year.faults, key=_order)
    ]
    write("planted.json", (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode())
    return year


def _order(fault: tuple[str, str, int]) -> tuple[str, int, str]:
    return fault[1], fault[2], fault[0]


def _made_up(number: int) -> Unit:
    return Unit(
        id=f"cd-minh-hoa-{number:05d}",
        kind=COUNTRY[-1],
        name=f"Công đoàn minh họa {number}",
        short_name=f"CĐ minh họa {number}",
        parent="tong-lien-doan",
        has_school=False,
    )


def _plan_and_units(starter: Path, kept: set[str]) -> dict[str, bytes]:
    files = {}
    for path in sorted(starter.rglob("*.yaml")):
        name = path.relative_to(starter).as_posix()
        data = path.read_bytes()
        if name == PLAN.at:
            files[name] = data.replace(b"illustrative: false", b"illustrative: true ")
        elif path.stem in kept:
            files[name] = data
    return files


def _made_up_files(units: list[Unit]) -> dict[str, bytes]:
    files = {}
    for unit in units:
        facts = {key: str(getattr(unit, key)) for key in ("id", "kind", "name", "short_name", "parent")}
        files[UNITS.path("minh-hoa", unit.id)] = block_text({**facts, "has_school": "false"}).encode()
    return files


def _cited_twice(plan: str) -> int:
    return line_of(plan, "also_cited_as")
