"""One writer a folder at a time: the lock is the system's own, which ends it with its holder, however that ends.

A workspace is locked as a whole, by its data folder; other folders when a file of results goes into them. POSIX locks
the folder itself: nothing is made, so nothing is left. Windows opens no folder; there a file in it is locked, which the
last holder takes away and which says nothing when it stays. A file system without locks gets a file that names its
owner, and that alone can outlive him.
"""

import contextlib
import os
import platform
from collections.abc import Iterator

from plan2015.files.gate import GateError
from plan2015.files.place import Wait
from plan2015.records.reading.folder import OWNER
from plan2015.records.reading.gate import read_bytes

if os.name == "nt":
    import msvcrt
else:
    import fcntl

_TRIES = 600  # a minute, at the pace of the front door
_MAKING_SECONDS = 5  # between the making of an owner's file and the writing of his name
_LOCKS_BYTES = 1 << 20  # more than a machine has locks
_STALE_SECONDS = 600  # no act takes as long
_WINDOWS_NAME = ".plan2015.lock"


class BusyError(Exception):
    """Another command is writing and does not end; the message says so, in Vietnamese."""


_held: set[tuple[int, int]] = set()
"""The folders that this command holds: it need not wait for itself."""


@contextlib.contextmanager
def locked(folder: str, wait: Wait) -> Iterator[None]:
    """Keeps other writers out of a folder; waits for one at work, and is refused when that one does not end."""
    at = os.stat(folder)
    key = (at.st_dev, at.st_ino)
    if key in _held:
        yield
        return
    with _taken(folder, wait):
        _held.add(key)
        try:
            yield
        finally:
            _held.discard(key)


@contextlib.contextmanager
def _taken(folder: str, wait: Wait) -> Iterator[None]:
    handle = _enter(folder, wait)
    if handle is None:
        with _owned(os.path.join(folder, OWNER), wait):
            yield
        return
    try:
        yield
    finally:
        _leave(handle, folder)


def _enter(folder: str, wait: Wait) -> int | None:
    """A handle that holds the folder; None where the system has no locks."""
    holder = ""
    for left in range(_TRIES, 0, -1):
        try:
            handle = _open(folder)
        except PermissionError:
            if os.name == "nt":
                raise
            return None  # a folder that may be written but not read
        try:
            _take(handle)
        except (BlockingIOError, PermissionError):
            holder = _holder(handle) if left == 1 else ""
            os.close(handle)
            wait()
        except OSError:
            os.close(handle)
            return None
        else:
            return handle
    raise BusyError(f"thư mục này đang được lệnh khác ghi{holder}; chờ lệnh đó xong rồi thử lại")


def _holder(handle: int) -> str:
    """Who holds a folder, where the system tells: Linux lists the process and the file of every lock."""
    inode, listed = f":{os.fstat(handle).st_ino}", b""
    with contextlib.suppress(OSError):
        locks = os.open("/proc/locks", os.O_RDONLY)
        try:
            listed = os.read(locks, _LOCKS_BYTES)
        finally:
            os.close(locks)
    lines = (line.split() for line in listed.decode("ascii", "replace").splitlines())
    at = next((line[4] for line in lines if len(line) > 5 and line[1] == "FLOCK" and line[5].endswith(inode)), "")
    return f" (tiến trình {at})" if at else ""


def _open(folder: str) -> int:
    if os.name == "nt":
        return os.open(os.path.join(folder, _WINDOWS_NAME), os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _take(handle: int) -> None:
    """Locks what is open, or raises at once."""
    if os.name == "nt":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _leave(handle: int, folder: str) -> None:
    """Lets the folder go. Windows removes no file that another command holds open: no lock is taken from under it."""
    with contextlib.suppress(OSError):
        os.close(handle)
        if os.name == "nt":
            os.unlink(os.path.join(folder, _WINDOWS_NAME))


@contextlib.contextmanager
def _owned(lock: str, wait: Wait) -> Iterator[None]:
    """Holds a file that names its owner; one whose owner is dead, or that is too old, gives way."""
    handle = _make(lock, wait)
    try:
        try:
            os.write(handle, f"{os.getpid()} {platform.node()}".encode())
        finally:
            os.close(handle)
        yield
    finally:
        with contextlib.suppress(OSError):  # who comes next sees that its owner is dead
            os.unlink(lock)


def _make(lock: str, wait: Wait) -> int:
    for _ in range(_TRIES):
        with contextlib.suppress(FileExistsError):
            return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        if _is_dead(lock):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(lock)
        else:
            wait()
    number, host = _owner(lock)
    who = f"tiến trình {number} trên máy {host}" if number.isdecimal() else "không rõ lệnh nào"
    raise BusyError(
        f"thư mục này đang được lệnh khác ghi: {who}, từ {_age(lock):.0f} giây trước (tệp khóa {lock}); "
        "chờ lệnh đó xong rồi thử lại, nếu chắc không còn lệnh nào thì xóa tệp khóa"
    )


def _is_dead(lock: str) -> bool:
    number, host = _owner(lock)
    age = _age(lock)
    if not number.isdecimal():
        return age > _MAKING_SECONDS
    if os.name == "nt" or host != platform.node():
        return age > _STALE_SECONDS
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return age > _STALE_SECONDS


def _owner(lock: str) -> tuple[str, str]:
    try:
        number, _, host = read_bytes(lock).decode("utf-8", "replace").partition(" ")
    except GateError:
        return "", ""
    return number, host


def _age(lock: str) -> float:
    """Seconds since a lock was made, by the clock of its own file system, which may be another machine's."""
    probe = f"{lock}.{os.getpid()}.tmp"
    handle = os.open(probe, os.O_CREAT | os.O_WRONLY)
    try:
        now = os.fstat(handle).st_mtime
    finally:
        os.close(handle)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(probe)
    try:
        return now - os.stat(lock).st_mtime
    except FileNotFoundError:
        return 0.0
