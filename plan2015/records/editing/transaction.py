"""Puts the files of an act in place, all or none: drafted and on the disk first, then renamed one after the other.

One file needs no journal: it is as before or as meant at any moment. Of several, a journal says what is yet to be done.
"""

import contextlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plan2015.files.gate import GateError
from plan2015.files.journal import Step, end_journal, undo, write_journal
from plan2015.files.place import Place, Wait, opened_place, remove_folders
from plan2015.records.editing.causes import cause_of


class WriteError(Exception):
    """The file was not written, or not for good; the message says which and why, in Vietnamese."""


class StaleError(WriteError):
    """A file is no longer what the decision was made on; nothing was written."""


class Draft(NamedTuple):
    """What a file will hold."""

    step: Step
    data: bytes


def put_in_place(root: str, drafts: Sequence[Draft], wait: Wait) -> None:
    """Puts drafts in the place of files below a folder that nobody else writes to in the meantime."""
    if len(drafts) == 1:
        _put_alone(root, drafts[0], wait)
    elif drafts:
        _put_together(root, drafts, wait)


def replace(place: Place, draft: Draft, wait: Wait) -> None:
    """Puts one draft in place, or leaves everything as it was."""
    step = draft.step
    try:
        place.write(step.draft, draft.data, like=step.name)
        require_unchanged(place, step)
        place.move(step.draft, step.name, wait)
    except BaseException:
        with contextlib.suppress(OSError):
            place.remove(step.draft)
        raise


def require_unchanged(place: Place, step: Step) -> None:
    """Refuses where a file is no longer what was read, or is only for reading."""
    now = place.digest(step.name)
    if step.before is None and now is not None:
        raise StaleError("đã có tệp này, không ghi đè")
    if now is None and step.before is not None:
        raise StaleError("tệp vừa bị xóa; đọc lại rồi sửa")
    if now is not None and not place.is_writable(step.name):
        raise WriteError("tệp chỉ cho đọc")
    if now != step.before:
        raise StaleError("tệp vừa được người khác sửa; đọc lại rồi sửa")


@contextlib.contextmanager
def told_as_unwritten(*, keeps: bool) -> Iterator[None]:
    """What the system refuses before anything is in place; `keeps` says that there is an old file, which stands."""
    try:
        yield
    except GateError:
        raise
    except OSError as error:
        raise WriteError(f"không ghi được ({cause_of(error)}){'; tệp cũ vẫn nguyên' if keeps else ''}") from error


@contextlib.contextmanager
def told_as_unsynced() -> Iterator[None]:
    """What the system refuses when all is in place: it may still be lost when the power goes."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"tệp mới đã vào chỗ, nhưng máy báo lỗi khi giữ nó trên đĩa ({cause_of(error)})") from error


def _put_alone(root: str, draft: Draft, wait: Wait) -> None:
    made: list[str] = []
    try:
        with opened_place(root, draft.step.folder, made) as place:
            with told_as_unwritten(keeps=draft.step.before is not None):
                replace(place, draft, wait)
            with told_as_unsynced():
                place.sync()
    except BaseException as error:
        remove_folders(root, made)
        if isinstance(error, OSError) and not isinstance(error, GateError):
            raise WriteError(f"không ghi được ({cause_of(error)})") from error
        raise


def _put_together(root: str, drafts: Sequence[Draft], wait: Wait) -> None:
    steps = [draft.step for draft in drafts]
    folders: tuple[str, ...] = ()
    with told_as_unwritten(keeps=any(step.before for step in steps)):
        try:
            folders = write_journal(root, steps, wait)
            for draft in drafts:
                _draft(root, draft)
            for step in steps:
                with opened_place(root, step.folder) as place:
                    require_unchanged(place, step)
        except BaseException:
            _undo(root, steps, folders)
            raise
        try:
            _move(root, steps[0], wait)
        except OSError:  # nothing else: who breaks in here may find the file in place, and the journal is needed
            _undo(root, steps, folders)
            raise
    with _told_as_unfinished():
        for step in steps[1:]:
            _move(root, step, wait)
    with told_as_unsynced():
        for folder in dict.fromkeys(step.folder for step in steps):
            with opened_place(root, folder) as place:
                place.sync()
    with contextlib.suppress(OSError):  # what it says is done, as whoever writes next will see
        end_journal(root)


def _undo(root: str, steps: Sequence[Step], folders: Sequence[str]) -> None:
    """As if nothing had been begun; what cannot be undone now the journal still names."""
    with contextlib.suppress(OSError):
        undo(root, steps, folders)


def _draft(root: str, draft: Draft) -> None:
    with opened_place(root, draft.step.folder, []) as place:
        place.write(draft.step.draft, draft.data, like=draft.step.name)


def _move(root: str, step: Step, wait: Wait) -> None:
    with opened_place(root, step.folder) as place:
        place.move(step.draft, step.name, wait)


@contextlib.contextmanager
def _told_as_unfinished() -> Iterator[None]:
    """What the system refuses when some files are in place and others not yet."""
    try:
        yield
    except OSError as error:
        raise WriteError(
            f"mới ghi được một phần ({cause_of(error)}); lệnh ghi tiếp theo sẽ ghi nốt phần còn lại"
        ) from error
