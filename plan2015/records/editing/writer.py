"""Writes one file of results whole or not at all, wherever it goes; the data folder itself is written by acts alone.

A reader sees the old file or the new one, never half of one, also when the machine stops in the middle.
"""

import contextlib
import functools
import hashlib
import os
import re
from collections.abc import Iterator

from plan2015.files.gate import GateError
from plan2015.files.journal import Step, draft_name
from plan2015.files.place import Place, Wait, opened_place
from plan2015.records.editing.causes import cause_of
from plan2015.records.editing.lock import BusyError, locked
from plan2015.records.editing.transaction import Draft, WriteError, replace, told_as_unsynced

_LEFT = re.compile(r"\..+\.(?:yaml|docx|xlsx)\.(?:[0-9]+\.tmp|lock)")


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, by which a change in between is seen."""
    return hashlib.sha256(data).hexdigest()


def write_file(path: str, data: bytes, expected: str | None, wait: Wait) -> None:
    """Replaces a file, or makes it where `expected` is None; refused when it is no longer what was read."""
    with _held(path, wait) as place:
        _replace(place, os.path.basename(path), expected, data, wait)


def put_file(path: str, data: bytes, wait: Wait) -> None:
    """Writes a file of results, whole or not at all, in the place of an earlier one."""
    name = os.path.basename(path)
    with _held(path, wait) as place:
        _replace(place, name, place.digest(name), data, wait)


def _replace(place: Place, name: str, before: str | None, data: bytes, wait: Wait) -> None:
    replace(place, Draft(Step(name, before, digest(data), draft_name(name)), data), wait)
    with told_as_unsynced():
        place.sync()


@contextlib.contextmanager
def _held(path: str, wait: Wait) -> Iterator[Place]:
    """The folder of a file, held against other writers."""
    if os.path.islink(path):
        raise WriteError("là liên kết (symlink), không ghi qua liên kết")
    folder, kept = os.path.dirname(path) or ".", "; tệp cũ vẫn nguyên" if os.path.exists(path) else ""
    try:
        os.makedirs(folder, exist_ok=True)
        with locked(folder, wait), opened_place(folder) as place:
            _sweep(os.path.abspath(folder))
            yield place
    except BusyError as error:
        raise WriteError(str(error)) from None
    except GateError:
        raise
    except OSError as error:
        raise WriteError(f"không ghi được ({cause_of(error)}){kept}") from error


@functools.cache
def _sweep(folder: str) -> None:
    """Removes what killed writers and older versions left in a folder: while it is ours, nobody alive has such a file.

    Once a run, because a large folder takes long to list.
    """
    with contextlib.suppress(OSError):
        for name in filter(_LEFT.fullmatch, os.listdir(folder)):
            os.unlink(os.path.join(folder, name))
