"""Writes a file whole or not at all: lock, compare, temporary file, flush, replace.

A reader sees the old file or the new one, never half of one, also when the machine stops in the middle.
"""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator

from plan2015.files.gate import GateError, hash_regular
from plan2015.records.editing.lock import BusyError, Wait, locked
from plan2015.records.reading.gate import read_bytes

_TRIES = 20


class WriteError(Exception):
    """The file was not written; the message says why, in Vietnamese, and the old file is untouched."""


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, by which a change in between is seen."""
    return hashlib.sha256(data).hexdigest()


def write_file(path: str, data: bytes, expected: str | None, wait: Wait) -> None:
    """Replaces a file, or makes it where `expected` is None; refused when it is no longer what was read."""
    with _told_in_vietnamese(path):
        _make_folder(path)
        with locked(path, wait):
            _compare(path, expected)
            _replace(path, data, wait)


def put_file(path: str, data: bytes, wait: Wait) -> None:
    """Writes a file of results, whole or not at all, in the place of an earlier one."""
    with _told_in_vietnamese(path):
        _make_folder(path)
        with locked(path, wait):
            _replace(path, data, wait)


def change_file(path: str, change: Callable[[bytes], bytes], wait: Wait) -> bool:
    """Gives a file the content made from its own while nobody else writes it, and tells whether it changed."""
    with _told_in_vietnamese(path), locked(path, wait):
        before = read_bytes(path)
        after = change(before)
        if after == before:
            return False
        _compare(path, digest(before))
        _replace(path, after, wait)
        return True


@contextlib.contextmanager
def _told_in_vietnamese(path: str) -> Iterator[None]:
    if os.path.islink(path):
        raise WriteError("là liên kết (symlink), không ghi qua liên kết")
    kept = "; tệp cũ vẫn nguyên" if os.path.exists(path) else ""
    try:
        yield
    except BusyError as error:
        raise WriteError(str(error)) from None
    except GateError:
        raise
    except OSError as error:
        raise WriteError(f"không ghi được ({cause_of(error)}){kept}") from error


def _make_folder(path: str) -> None:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)


def cause_of(error: OSError) -> str:
    """Why the system would not read or write, in an office's words."""
    if isinstance(error, GateError):
        return error.message
    return _CAUSES.get(error.errno or 0, "máy báo lỗi đọc, ghi")


_CAUSES = {
    errno.EACCES: "không được phép đọc hoặc ghi, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không được phép đọc hoặc ghi",
    errno.ENOENT: "không thấy",
    errno.ENOTDIR: "đường dẫn không phải thư mục",
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết dung lượng được cấp trên đĩa",
    errno.EFBIG: "vượt quá dung lượng cho phép của một tệp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
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
    if hash_regular(path) != expected:
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
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
    _sync_folder(folder)


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
    """The new name lasts, too; a file system that keeps no folder in step says EINVAL, and nothing is amiss."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise WriteError(
                f"tệp mới đã vào chỗ, nhưng máy báo lỗi khi giữ nó trên đĩa ({cause_of(error)})"
            ) from error
