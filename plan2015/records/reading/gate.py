"""Opens a data file safely: regular, inside the folder, not too large; never a device, pipe or link."""

import os
import stat

from plan2015.records.reading.limits import FILE_BYTES, FILE_WORDS, spelt

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class GateError(Exception):
    """A file that must not or cannot be read; `fault` names the page that explains it."""

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault
        self.message = message


def read_bytes(path: str) -> bytes:
    """The whole content of a regular file that is not too large."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        raise _refusal(path, error) from None
    try:
        return _read_open(handle)
    except OSError:
        raise GateError("unreadable-file", "không đọc được tệp từ đĩa") from None
    finally:
        os.close(handle)


def _read_open(handle: int) -> bytes:
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        raise GateError("not-a-file", "không phải tệp thông thường")
    if info.st_size > FILE_BYTES:
        raise GateError("too-large", too_large(info.st_size))
    # As much as it says it holds and one byte more, to see whether it grows: a large buffer costs more than the reading.
    wanted = info.st_size + 1
    data = os.read(handle, wanted)
    if len(data) < wanted:
        return data
    parts = [data]
    while data := os.read(handle, FILE_BYTES):
        parts.append(data)
        if sum(map(len, parts)) > FILE_BYTES:
            raise GateError("too-large", f"tệp dài quá giới hạn {FILE_WORDS}")
    return b"".join(parts)


def too_large(size: int) -> str:
    """What is said of a file of so many bytes."""
    return f"tệp dài {spelt(size)} byte, quá giới hạn {FILE_WORDS}"


def _refusal(path: str, error: OSError) -> GateError:
    if os.path.islink(path):
        return GateError("not-a-file", "là liên kết (symlink), không phải tệp")
    if isinstance(error, PermissionError):
        return GateError("unreadable-file", "máy không cho phép đọc tệp này")
    if isinstance(error, FileNotFoundError):
        return GateError("unreadable-file", "không thấy tệp")
    return GateError("unreadable-file", "không mở được tệp")
