"""A workspace that commands can answer from and act on, and what they find in it by the names people type."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plan2015.acts.refusal import Refusal
from plan2015.files.gate import real_place
from plan2015.obligations import Standings, standings_on
from plan2015.records.kinds import PLAN, UNITS
from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.registers import Registers
from plan2015.records.unit_names import find_units, nearest_name
from plan2015.records.workspace import Workspace
from plan2015.rules import check


@dataclass(frozen=True)
class Opened:
    """A workspace that commands can answer from: its plan is sound and it has units."""

    workspace: Workspace
    plan: Plan
    problems: tuple[Problem, ...]

    def standings(self, day: date) -> Standings:
        """Every obligation with its state on a day."""
        return standings_on(day, self.plan, self.workspace, self.problems)

    def choose_period(self, wanted: str | None) -> str | None:
        """The period that was asked for, if one was; refused when the plan has none of that name."""
        return wanted if wanted is None else self.find_period(wanted)

    def find_period(self, wanted: str) -> str:
        """The period of the plan that has a name."""
        known = tuple(self.plan.period_by_id)
        if wanted not in known:
            raise Refusal(f"không có kỳ “{wanted}”. Các kỳ: {', '.join(known)}.")
        return wanted

    def find_unit(self, wanted: str) -> Unit:
        """The one unit that a name means; none or several are said, never chosen from."""
        units = self.workspace.units.values()
        found = find_units(wanted, units)
        if len(found) == 1:
            return found[0]
        if found:
            names = "\n".join(f"  {unit.id:32}  {unit.short_name}" for unit in found)
            raise Refusal(f"“{wanted}” có thể là {len(found)} đơn vị, xin ghi rõ mã:\n{names}")
        near = nearest_name(wanted, units)
        raise Refusal(f"không có đơn vị “{wanted}”." + (f" Ý bạn là “{near}”?" if near else ""))

    def submission_path(self, unit: Unit, period: str) -> str | None:
        """Where a unit's submission for a period is; None when there is none, refused when there are two."""
        paths = [s.path for s in self.workspace.submissions if (s.unit, s.period) == (unit.id, period)]
        if len(paths) > 1:
            shown = ", ".join(map(self.workspace.folder.show, paths))
            raise Refusal(f"{unit.short_name} có {len(paths)} tệp cho kỳ {period}: {shown}. Giữ một tệp rồi thử lại.")
        return paths[0] if paths else None


def load_workspace(data: str) -> tuple[Workspace, tuple[Problem, ...]]:
    """The records of a data folder with all their problems; refused when there is nothing to read."""
    return load_folder(data_folder(data), data)


def data_folder(data: str) -> Folder:
    """The data folder on disk, refused when there is none."""
    if not Path(data).is_dir():
        raise Refusal(f"không thấy thư mục dữ liệu “{data}”. Chạy ở thư mục làm việc, hoặc thêm --data THƯ-MỤC.")
    return Folder(data, shown_path(data))


def load_folder(folder: Folder, data: str, before: tuple[Registers, ...] = ()) -> tuple[Workspace, tuple[Problem, ...]]:
    """The records of a folder, on disk or in git; `data` is how refusals call it."""
    if PLAN.at not in folder.paths():
        raise Refusal(f"thư mục “{data}” không có tệp {PLAN.at} (kế hoạch).")
    workspace = replace(load(folder), before=before)
    if not workspace.unit_origins:
        raise Refusal(f"thư mục “{data}/{UNITS.at}” chưa có đơn vị nào.")
    return workspace, check(workspace)


def open_workspace(data: str) -> Opened:
    """The workspace behind the answering commands; a plan with faults cannot answer."""
    return sound(*load_workspace(data))


def open_again(opened: Opened) -> Opened:
    """The same workspace as it is by now."""
    folder = opened.workspace.folder
    return sound(*load_folder(Folder(folder.root, folder.shown), folder.shown))


def sound(workspace: Workspace, problems: tuple[Problem, ...]) -> Opened:
    """A workspace that can answer; a plan with faults cannot."""
    if workspace.plan is None:
        raise Refusal(f"{workspace.folder.show(PLAN.at)} có lỗi nên chưa trả lời được. Xem: plan2015 check")
    return Opened(workspace.knowing(problems), workspace.plan, problems)


def shown_path(path: str) -> str:
    """A folder or file as messages name it: relative to the current folder where that is possible."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(real_place(path))
