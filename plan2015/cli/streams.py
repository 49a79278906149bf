"""The screen as a command sees it: whoever reads it may go or its disk be full, and the work still comes to its end."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TextIO


@dataclass
class Losses:
    """Why something that was said did not arrive, if it did not."""

    causes: list[OSError] = field(default_factory=list)

    @property
    def first(self) -> OSError | None:
        """What hindered first."""
        return self.causes[0] if self.causes else None


def reader_has_gone(error: OSError) -> bool:
    """Whether nobody reads a pipe any more; Windows calls that an invalid argument."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


class _Outlet(io.FileIO):
    """Writes while it can; then it swallows, so that nothing is raised into the middle of a command."""

    def __init__(self, handle: int, losses: Losses) -> None:
        super().__init__(handle, "w", closefd=False)
        self._losses, self._dry = losses, False

    def write(self, data: Any, /) -> int:
        """As a file would, or as if it had."""
        if not self._dry:
            try:
                return super().write(data)
            except OSError as error:
                self._dry = True
                self._losses.causes.append(error)
        return memoryview(data).nbytes


@contextmanager
def patient_streams() -> Iterator[Losses]:
    """Lets a command talk in UTF-8 on both streams, and tells at the end what was lost of it."""
    losses, before = Losses(), (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = (_patient(stream, losses) for stream in before)
    try:
        yield losses
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
        sys.stdout, sys.stderr = before


def _patient(stream: TextIO, losses: Losses) -> TextIO:
    """The same stream with an outlet of ours; a console stays as it is, because Windows writes to it in its own way."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        handle = stream.fileno()
    except io.UnsupportedOperation:
        return stream  # text kept in memory
    if stream.isatty():
        return stream
    outlet = io.BufferedWriter(_Outlet(handle, losses))
    return io.TextIOWrapper(outlet, "utf-8", "backslashreplace", line_buffering=stream.line_buffering)
