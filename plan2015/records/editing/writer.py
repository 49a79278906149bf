"""Writes a file whole or not at all: lock, compare, temporary file, flush, replace.

A reader sees the old file or the new one, never half of one, also when the machine stops in the middle.
"""

import contextlib
import hashlib
import os
import platform
import stat
from collections.abc import Callable, Iterator

from plan2015.records.reading.gate import GateError, read_bytes

_TRIES = 20
Wait = Callable[[], None]
"""Lets a little time pass between two tries; given by the front door, which alone knows of time."""


class WriteError(Exception):
    """The file was not written; the message says why, in Vietnamese, and the old file is untouched."""


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, by which a change in between is seen."""
    return hashlib.sha256(data).hexdigest()


def write_file(path: str, data: bytes, expected: str | None, wait: Wait) -> None:
    """Replaces a file, or makes it where `expected` is None; refused when it is no longer what was read."""
    with _told_in_vietnamese(path), _locked(path, wait):
        _compare(path, expected)
        _replace(path, data, wait)


def put_file(path: str, data: bytes, wait: Wait) -> None:
    """Writes a file of results, whole or not at all, in the place of an earlier one."""
    with _told_in_vietnamese(path), _locked(path, wait):
        _replace(path, data, wait)


@contextlib.contextmanager
def _told_in_vietnamese(path: str) -> Iterator[None]:
    if os.path.islink(path):
        raise WriteError("là liên kết (symlink), không ghi qua liên kết")
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        yield
    except OSError as error:
        raise WriteError(
            f"không ghi được ({_CAUSES.get(type(error), 'máy báo lỗi ghi')}); tệp cũ vẫn nguyên"
        ) from error


_CAUSES: dict[type[OSError], str] = {
    PermissionError: "không được phép ghi, hoặc tệp đang mở trong chương trình khác",
    FileNotFoundError: "không thấy thư mục",
    NotADirectoryError: "đường dẫn không phải thư mục",
}


def _compare(path: str, expected: str | None) -> None:
    if not os.path.exists(path):
        if expected is not None:
            raise WriteError("tệp vừa bị xóa; đọc lại rồi sửa")
        return
    if expected is None:
        raise WriteError("đã có tệp này, không ghi đè")
    if not os.access(path, os.W_OK):
        raise WriteError("tệp chỉ cho đọc")
    if digest(read_bytes(path)) != expected:
        raise WriteError("tệp vừa được người khác sửa; đọc lại rồi sửa")


def _replace(path: str, data: bytes, wait: Wait) -> None:
    folder, name = os.path.split(path)
    draft = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        try:
            _write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        if os.path.exists(path):
            os.chmod(draft, stat.S_IMODE(os.stat(path).st_mode))
        _put_in_place(draft, path, wait)
        _sync_folder(folder)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _put_in_place(draft: str, path: str, wait: Wait) -> None:
    """On Windows a file that Word or a virus scanner holds open is tried again for a while."""
    for left in range(_TRIES, 0, -1):
        try:
            os.replace(draft, path)
        except PermissionError:
            if os.name != "nt" or left == 1:
                raise
            wait()
        else:
            return


def _sync_folder(folder: str) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder or ".", os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(path: str, wait: Wait) -> Iterator[None]:
    folder, name = os.path.split(path)
    lock = os.path.join(folder, f".{name}.lock")
    _take(lock, wait)
    try:
        yield
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(lock)


def _take(lock: str, wait: Wait) -> None:
    for _ in range(_TRIES):
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            if _owner_is_dead(lock):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(lock)
            else:
                wait()
            continue
        os.write(handle, f"{os.getpid()} {platform.node()}".encode())
        os.close(handle)
        return
    raise WriteError(f"tệp đang được lệnh khác ghi ({_owner(lock)}); chờ lệnh đó xong rồi thử lại")


def _owner(lock: str) -> str:
    number, host = _read_owner(lock)
    return f"tiến trình {number} trên máy {host}" if number else "không rõ lệnh nào"


def _owner_is_dead(lock: str) -> bool:
    number, host = _read_owner(lock)
    if os.name == "nt" or host != platform.node() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _read_owner(lock: str) -> tuple[str, str]:
    try:
        number, _, host = read_bytes(lock).decode("utf-8", "replace").partition(" ")
    except GateError:
        return "", ""
    return number, host
