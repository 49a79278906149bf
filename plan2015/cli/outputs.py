"""`--format F[=FILE]`, repeated: one run, several outputs."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from plan2015.acts.refusal import Refusal
from plan2015.cli.workspace import wait
from plan2015.files.gate import real_place


@dataclass(frozen=True)
class Output:
    """One output that was asked for: its format, and the file it goes to; None = the screen."""

    shape: str
    file: str | None = None


class OutputType(click.ParamType[Output]):
    """A format, or a format and a file: `sarif`, `sarif=check.sarif`."""

    name = "DẠNG[=TỆP]"

    def __init__(self, *formats: str) -> None:
        self.formats = formats

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Output:
        """The output that was typed, or the reason why it is none."""
        if isinstance(value, Output):
            return value
        shape, equals, file = str(value).partition("=")
        if shape not in self.formats:
            self.fail(f"“{shape}” không phải một trong: {', '.join(self.formats)}.", param, ctx)
        if equals and not file:
            self.fail(f"“{value}” thiếu tên tệp sau dấu “=”.", param, ctx)
        return Output(shape, file or None)


def refuse_clashes(outputs: Iterable[Output], data: str) -> None:
    """Refuses two outputs in one place, and an output among the data."""
    places: set[Path | None] = set()
    for output in outputs:
        place = real_place(output.file) if output.file else None
        if place in places:
            where = f"tệp “{output.file}”" if output.file else "màn hình; thêm =TỆP cho các dạng còn lại"
            raise Refusal(f"nhiều dạng kết quả cùng ra một chỗ: {where}.")
        places.add(place)
        if place and place.is_relative_to(real_place(data)):
            raise Refusal(f"tệp kết quả “{output.file}” nằm trong thư mục dữ liệu “{data}”. Chọn chỗ khác.")


def write_output(file: str, text: str) -> None:
    """Writes an output whole or not at all; only a plain file is replaced."""
    from plan2015.records.editing import transaction, writer

    if not _can_be_replaced(file):
        raise Refusal(f"“{file}” không phải tệp thường, không ghi kết quả vào đó.")
    try:
        writer.put_file(file, text.encode("utf-8", "backslashreplace"), wait)
    except transaction.WriteError as error:
        raise Refusal(f"{file}: {error}") from None


def _can_be_replaced(file: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(file).st_mode)
    except OSError:
        return True  # nothing there, or nothing that can be looked at: the writing itself will tell
