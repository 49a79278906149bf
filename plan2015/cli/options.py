"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from plan2015.records.model.choices import KINDS

F = TypeVar("F", bound=Callable[..., Any])


class ProgramFaultError(Exception):
    """A file could not be read by a fault of ours; the command has done the rest, and ends with exit 3."""


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


def at_option(command: F) -> F:
    """`--at`: answers from the data as it was committed then; beside `--as-of` a clock of its own."""
    return click.option(
        "--at",
        metavar="PHIÊN-BẢN|NGÀY",
        help="Chỉ dùng dữ liệu đã ghi vào git ở phiên bản đó, hoặc đến hết ngày đó. Mặc định: tệp hiện có.",
    )(command)


def since_option(help_text: str, *, required: bool = False) -> Callable[[F], F]:
    """`--since`: the version to compare with."""
    return click.option("--since", required=required, metavar="PHIÊN-BẢN", help=help_text)
