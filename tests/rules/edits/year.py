"""A coherent year on the shipped plan and units: reports of made-up unions whose figures hold together.

Every mistake that a test plants is the only thing amiss, so that what is asked is asked because of it.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plan2015.records.editing.splice import block_text
from plan2015.records.editing.typed import Tree
from plan2015.records.load import load
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.conftest import REPOSITORY

ANNUAL, HALF = "2015-annual", "2015-h1"
PROVINCES = (
    *("an-giang", "ba-ria-vung-tau", "bac-giang", "bac-kan", "bac-lieu", "bac-ninh", "ben-tre", "binh-dinh"),
    *("binh-duong", "binh-phuoc", "ca-mau", "cao-bang"),
)
AN_GIANG, BAC_GIANG = (f"ldld-tinh-{name}" for name in ("an-giang", "bac-giang"))


@dataclass
class MadeYear:
    """The reports of a dozen provincial unions, to be changed by a test and then checked from disk."""

    root: Path
    reports: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def report(self, unit: str = AN_GIANG, period: str = ANNUAL) -> dict[str, Any]:
        """One report as a tree."""
        return self.reports[unit, period]

    def write(self, key: str, value: Any, unit: str = AN_GIANG, period: str = ANNUAL) -> None:
        """Writes one value at a dotted key; a task's clause keeps its dots."""
        groups = key.split(".")
        if groups[0] == "tasks":
            groups = ["tasks", ".".join(groups[1:-1]), groups[-1]]
        inside = self.report(unit, period)
        for name in groups[:-1]:
            inside = inside.setdefault(name, {})
        inside[groups[-1]] = value

    def scale(self, keys: tuple[str, ...], factor: int, unit: str = AN_GIANG) -> None:
        """Multiplies figures of an annual report."""
        for key in keys:
            group, name = key.split(".")
            self.write(key, int(self.report(unit)[group][name]) * factor, unit)

    def problems(self) -> tuple[Problem, ...]:
        """What the check finds but for the notes of the shipped plan."""
        data = self.root / "data"
        for (unit, period), tree in self.reports.items():
            path = data / "submissions" / period / f"{unit}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block_text({key: _spelt(value) for key, value in tree.items()}), "utf-8", newline="\n")
        problems = check(load(Folder(str(data), "data")))
        return tuple(problem for problem in problems if problem.rule != "paper-cited-twice")

    def asked(self) -> set[tuple[str, str, str]]:
        """Rule, file and key of every open question."""
        return {
            (p.rule, p.place.path.removeprefix("data/submissions/"), p.key)
            for p in self.problems()
            if not p.explained and p.kind is not Kind.NOTE
        }


def make_year(root: Path) -> MadeYear:
    """The year on disk, nothing amiss in it."""
    shipped, data = REPOSITORY / "data", root / "data"
    (data / "units").mkdir(parents=True)
    shutil.copyfile(shipped / "tasks.yaml", data / "tasks.yaml")
    for name in (*(f"ldld-tinh-{province}" for province in PROVINCES), "ldld-tp-ha-noi"):
        shutil.copyfile(shipped / "units" / "ldld" / f"{name}.yaml", data / "units" / f"{name}.yaml")
    head = next((shipped / "units").rglob("tong-lien-doan.yaml"))
    shutil.copyfile(head, data / "units" / head.name)
    year = MadeYear(root)
    for at, name in enumerate(PROVINCES):
        for period in (HALF, ANNUAL):
            year.reports[f"ldld-tinh-{name}", period] = _report(f"ldld-tinh-{name}", period, at)
    return year


def _report(unit: str, period: str, at: int) -> dict[str, Any]:
    whole = period == ANNUAL
    classes = (20 + at) if whole else (9 + at // 2)
    attendances = classes * (80 + at)
    base = (8_000 + 517 * at) * 1_000_000
    training = base * 16 // 100
    officials = {"province": 40 + at, "district": 180 + 3 * at, "grassroots": 4_000 + 37 * at}
    full = {"province": 30 + at, "district": 60 + at, "grassroots": 2}
    figures: dict[str, Any] = {
        "district_unions": 12 + at % 3,
        "district_unions_reported": 12,
        "district_plans": 4,
        "grassroots_unions": 800 + 11 * at,
        "launch_attendances": 300 + 7 * at if whole else 200 + 5 * at,
        "officials": sum(officials.values()),
        **{f"officials_{level}": n for level, n in officials.items()},
        "officials_full_time": sum(full.values()),
        **{f"officials_full_time_{level}": n for level, n in full.items()},
        "officials_part_time": sum(officials.values()) - sum(full.values()),
        **{f"officials_part_time_{level}": officials[level] - full[level] for level in full},
        "trained_full_time": 60 + at,
        "trained_part_time": 1_900 + 13 * at,
        "training_classes": classes,
        "theory_classes": classes - 3,
        "other_content_classes": 3,
        "training_attendances": attendances,
        "theory_attendances": attendances - 210,
        "other_content_attendances": 210,
        "trained_persons": attendances * 4 // 5,
        "inspections_grassroots": 90 + 2 * at if whole else 40 + at,
        "inspected_grassroots": 88 + 2 * at if whole else 39 + at,
        "graded_grassroots": 780 + 10 * at,
        "has_school_answer": "no",
        "school_classes": 0,
        "data_scope": "whole-system",
        "data_from": "2015-01-01",
        "data_until": "2015-10-15" if whole else "2015-06-30",
        "own_plan": {"number": f"{at + 5}/KH-LĐLĐ", "date": "2015-03-10"},
        "committee_decision": {"number": f"{at + 50}/QĐ-LĐLĐ", "date": "2014-04-02"},
    }
    return {
        "unit": unit,
        "period": period,
        "paper": {
            "number": f"{(300 if whole else 100) + at}/BC-LĐLĐ",
            "signed": "2015-11-05" if whole else "2015-07-10",
            "position": "Phó Chủ tịch",
        },
        "received": "2015-11-06" if whole else "2015-07-14",
        "tasks": {"II.3.c": {"progress": "under-way", "result": f"Mở {at + 2} lớp ở các huyện xa."}},
        "indicators": figures,
        "budget": {
            "base_kind": "regular-expenditure",
            "scope": "whole-system",
            "to_date": {"training": training * 4 // 5, "base": base * 4 // 5},
            "estimate": {"training": training, "base": base},
        },
        "texts": {"results": f"Đã mở {classes} lớp cho {attendances} lượt người ở các cụm của {unit}."},
    }


def _spelt(tree: Any) -> Tree:
    if isinstance(tree, dict):
        return {key: _spelt(value) for key, value in tree.items()}
    return [_spelt(value) for value in tree] if isinstance(tree, list) else str(tree)
