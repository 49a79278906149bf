"""Opens somebody's file safely: a regular one of bounded size; never a device, pipe or folder, a link where asked."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_STEP = 1 << 20
_MEGABYTE = 1_000_000


class GateError(OSError):
    """A file that must not or cannot be read; `fault` names the page that explains it.

    It is an error of the system like others, so that whoever forgets to catch it still ends with one line and exit 2.
    """

    def __init__(self, fault: str, message: str, path: str = "") -> None:
        super().__init__(message)
        self.fault = fault
        self.message = message
        self.filename = path


def read_regular(path: str, most: int, *, through_links: bool = False, folder: int | None = None) -> bytes:
    """The whole content of a regular file of at most so many bytes.

    Links are followed only for a path that somebody named himself; one that lies among the data is somebody else's.
    `folder` is a handle of the folder that the file is in, where there is one: no step of the path is looked at again.
    """
    with _opened(path, through_links, folder) as handle:
        size = os.fstat(handle).st_size
        if size > most:
            raise GateError("too-large", too_large(size, most), path)
        # As much as it says it holds and one byte more, to see whether it grows: a large buffer costs time.
        data = os.read(handle, size + 1)
        return data if len(data) <= size else data + _rest(handle, path, most - len(data))


def _rest(handle: int, path: str, most: int) -> bytes:
    parts, total = list[bytes](), 0
    while data := os.read(handle, _STEP):
        parts.append(data)
        total += len(data)
        if total > most:
            raise GateError("too-large", f"tệp dài quá giới hạn {most // _MEGABYTE} MB", path)
    return b"".join(parts)


def hash_regular(
    path: str,
    *,
    through_links: bool = False,
    kind: str = "sha256",
    head: Callable[[int], bytes] = lambda _: b"",
    folder: int | None = None,
) -> str:
    """The hash of a regular file of any size; `head` is what is hashed before it, made from its size."""
    total = hashlib.new(kind, usedforsecurity=False)
    with _opened(path, through_links, folder) as handle:
        total.update(head(os.fstat(handle).st_size))
        while data := os.read(handle, _STEP):
            total.update(data)
    return total.hexdigest()


def refuse_links(root: str, below: str) -> None:
    """Refuses a path whose folders below `root`, or itself, are links: they lead to where nobody would look."""
    at = root
    for step in filter(None, below.replace(os.sep, "/").split("/")):
        at = os.path.join(at, step)
        if os.path.islink(at):
            raise GateError("not-a-file", "là liên kết (symlink), không ghi qua liên kết", at)


def real_place(path: str | os.PathLike[str]) -> Path:
    """Where a path leads in the end; a loop of links leads to itself, which is no reason to stop."""
    return Path(os.path.realpath(path))


def too_large(size: int, most: int) -> str:
    """What is said of a file of so many bytes."""
    counted = f"{size:,}".replace(",", ".")
    return f"tệp dài {counted} byte, quá giới hạn {most // _MEGABYTE} MB"


@contextmanager
def _opened(path: str, through_links: bool, folder: int | None) -> Iterator[int]:
    """A handle of a regular file; what the system refuses on the way is told as what is wrong with the file."""
    if not (_NO_LINK or through_links) and os.path.islink(path):
        raise _refusal(path, OSError(), through_links)
    try:
        name = path if folder is None else os.path.basename(path)
        handle = os.open(name, _PLAIN if through_links else _PLAIN | _NO_LINK, dir_fd=folder)
    except (OSError, ValueError) as error:
        raise _refusal(path, error, through_links) from None
    try:
        _refuse_others(path, os.fstat(handle).st_mode)
        yield handle
    except GateError:
        raise
    except OSError:
        raise GateError("unreadable-file", "không đọc được tệp từ đĩa", path) from None
    finally:
        os.close(handle)


def _refuse_others(path: str, kind: int) -> None:
    if not stat.S_ISREG(kind):
        words = "là thư mục, không phải tệp" if stat.S_ISDIR(kind) else "không phải tệp thông thường"
        raise GateError("not-a-file", words, path)


def _refusal(path: str, error: OSError | ValueError, through_links: bool) -> GateError:
    if isinstance(error, ValueError):
        return GateError("unreadable-file", "tên tệp có ký tự không dùng được", path)
    if not through_links and os.path.islink(path):
        return GateError("not-a-file", "là liên kết (symlink), không phải tệp", path)
    if os.path.isdir(path):
        return GateError("not-a-file", "là thư mục, không phải tệp", path)
    if isinstance(error, PermissionError):
        return GateError("unreadable-file", "máy không cho phép đọc tệp này", path)
    if isinstance(error, FileNotFoundError):
        return GateError("unreadable-file", "không thấy tệp", path)
    return GateError("unreadable-file", "không mở được tệp", path)
