"""The last net: a fault of the program's own over one file is a problem of that file, and the others count."""

import traceback
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar

from plan2015.records.problem import Place, Problem
from plan2015.records.reading.reader import problem_of

T = TypeVar("T")
PROGRAM_FAULT = "program-fault"


def shielded(read: Callable[[], T], instead: T, path: str, found: list[Problem]) -> T:
    """What reading one file gives; where the program itself fails over it, `instead`, and a problem that says so."""
    try:
        return read()
    except Exception as bug:  # noqa: BLE001 - told with its place in the program, and the command ends with exit 3
        at = traceback.extract_tb(bug.__traceback__)[-1]
        where = f"{type(bug).__name__}, {PurePath(at.filename).name}:{at.lineno}"
        message = f"lỗi của chương trình khi đọc tệp này, không phải của dữ liệu ({where})"
        found.append(problem_of(PROGRAM_FAULT, Place(path), message))
        return instead
