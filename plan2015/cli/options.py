"""Options that several commands share, and the workspace that they open."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plan2015.records.model.choices import KINDS

if TYPE_CHECKING:
    from plan2015.obligations import Standings
    from plan2015.records.model.plan import Plan
    from plan2015.records.model.unit import Unit
    from plan2015.records.problem import Problem
    from plan2015.records.reading.folder import Folder
    from plan2015.records.registers import Registers
    from plan2015.records.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


class Refusal(click.ClickException):
    """What was asked cannot be done; one clear line, exit 2."""


class ProgramFaultError(Exception):
    """A file could not be read by a fault of ours; the command has done the rest, and ends with exit 3."""


def _end_with_program_fault() -> None:
    raise ProgramFaultError


class DayType(click.ParamType[date]):
    """A day in either spelling: 2015-11-20 or 20/11/2015."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed, or the reason why it is none."""
        from plan2015.vietnamese.dates import DateError, parse_date

        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except DateError as error:
            guess = f"; có phải là {' hoặc '.join(error.readings)}?" if error.readings else ""
            self.fail(f"“{value}” không phải ngày. Ghi 20/11/2015 hoặc 2015-11-20{guess}", param, ctx)


def as_of_option(command: F) -> F:
    """`--as-of`: the day the answer holds for. Only here does the program look at the calendar."""
    return click.option(
        "--as-of",
        type=DayType(),
        metavar="NGÀY",
        default=date.today,
        help="Tính đến hết ngày nào (20/11/2015 hoặc 2015-11-20). Mặc định: hôm nay.",
    )(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`: how the answer looks; the first is the default."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(formats),
        default=formats[0],
        metavar="|".join(formats),
        help=f"Dạng kết quả. Mặc định: {formats[0]}.",
    )


def period_option(command: F) -> F:
    """`--period`: one period of the plan."""
    return click.option("--period", metavar="KỲ", default=None, help="Chỉ một kỳ, như 2015-annual.")(command)


def kind_option(command: F) -> F:
    """`--kind`: one kind of unit."""
    return click.option(
        "--kind",
        type=click.Choice(KINDS),
        default=None,
        metavar="KHỐI",
        help=f"Chỉ một khối đơn vị: {', '.join(KINDS)}.",
    )(command)


def choose_period(wanted: str | None, opened: "Opened") -> str | None:
    """The period that was asked for, refused when the plan has none of that name."""
    known = tuple(opened.plan.period_by_id)
    if wanted is not None and wanted not in known:
        raise Refusal(f"không có kỳ “{wanted}”. Các kỳ: {', '.join(known)}.")
    return wanted


@dataclass(frozen=True)
class Opened:
    """A workspace that commands can answer from: its plan is sound and it has units."""

    workspace: "Workspace"
    plan: "Plan"
    problems: "tuple[Problem, ...]"

    def standings(self, day: date) -> "Standings":
        """Every obligation with its state on a day."""
        from plan2015.obligations import standings_on

        return standings_on(day, self.plan, self.workspace, self.problems)

    def report_problems(self) -> None:
        """One line on stderr that counts what is wrong with the data, if anything is."""
        from plan2015.records.problem import tally
        from plan2015.wording.problems import counted_words

        parts = list(counted_words(tally(problem for problem in self.problems if problem.is_open)))
        if parts:
            click.echo(f"Dữ liệu có {', '.join(parts)}. Xem: plan2015 check", err=True)


def load_workspace(data: str) -> "tuple[Workspace, tuple[Problem, ...]]":
    """The records of a data folder with all their problems; refused when there is nothing to read."""
    return load_folder(data_folder(data), data)


def data_folder(data: str) -> "Folder":
    """The data folder on disk, refused when there is none."""
    from plan2015.records.reading.folder import Folder

    if not Path(data).is_dir():
        raise Refusal(f"không thấy thư mục dữ liệu “{data}”. Chạy ở thư mục làm việc, hoặc thêm --data THƯ-MỤC.")
    return Folder(data, _shown(data))


def load_folder(
    folder: "Folder", data: str, before: "tuple[Registers, ...]" = ()
) -> "tuple[Workspace, tuple[Problem, ...]]":
    """The records of a folder, on disk or in git; `data` is how refusals call it."""
    from plan2015.records.kinds import PLAN, UNITS
    from plan2015.records.load import load
    from plan2015.records.shield import PROGRAM_FAULT
    from plan2015.rules import check

    if PLAN.at not in folder.paths():
        raise Refusal(f"thư mục “{data}” không có tệp {PLAN.at} (kế hoạch).")
    workspace = replace(load(folder), before=before)
    if not workspace.unit_origins:
        raise Refusal(f"thư mục “{data}/{UNITS.at}” chưa có đơn vị nào.")
    if any(problem.rule == PROGRAM_FAULT for problem in workspace.problems):
        click.get_current_context().find_root().call_on_close(_end_with_program_fault)
    return workspace, check(workspace)


def open_workspace(data: str) -> Opened:
    """The workspace behind the answering commands; a plan with faults cannot answer."""
    return sound(*load_workspace(data))


def sound(workspace: "Workspace", problems: "tuple[Problem, ...]") -> Opened:
    """A workspace that can answer; a plan with faults cannot."""
    from plan2015.records.kinds import PLAN

    if workspace.plan is None:
        raise Refusal(f"{workspace.folder.show(PLAN.at)} có lỗi nên chưa trả lời được. Xem: plan2015 check")
    return Opened(workspace.knowing(problems), workspace.plan, problems)


def find_unit(wanted: str, opened: Opened) -> "Unit":
    """The one unit that a name means; none or several are said, never chosen from."""
    from plan2015.records.unit_names import find_units, nearest_name

    units = opened.workspace.units.values()
    found = find_units(wanted, units)
    if len(found) == 1:
        return found[0]
    if found:
        names = "\n".join(f"  {unit.id:32}  {unit.short_name}" for unit in found)
        raise Refusal(f"“{wanted}” có thể là {len(found)} đơn vị, xin ghi rõ mã:\n{names}")
    near = nearest_name(wanted, units)
    raise Refusal(f"không có đơn vị “{wanted}”." + (f" Ý bạn là “{near}”?" if near else ""))


def _shown(data: str) -> str:
    """The data folder as paths show it: relative to the current folder where that is possible."""
    from plan2015.files.gate import real_place

    try:
        return os.path.relpath(data)
    except ValueError:
        return str(real_place(data))
