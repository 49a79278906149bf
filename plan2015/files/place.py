"""A folder held open while files in it are written: reached step by step, so that no link leads out, whenever made."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator

from plan2015.files.gate import GateError, hash_regular, read_regular, refuse_links

_BY_HANDLE = hasattr(os, "O_NOFOLLOW") and {os.open, os.mkdir, os.unlink, os.stat} <= os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_STEP = _FOLDER | getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_TRIES = 20

Wait = Callable[[], None]
"""Lets a little time pass between two tries; given by the front door, which alone knows of time."""


class Place:
    """A folder; where the system has handles of folders, whoever puts a link in its way afterwards moves nothing."""

    def __init__(self, path: str, handle: int | None) -> None:
        self.path = path
        self._handle = handle

    def at(self, name: str) -> str:
        """A file here as people see it."""
        return os.path.join(self.path, name)

    def holds(self, name: str) -> bool:
        """Whether anything stands here under a name, a broken link too."""
        with contextlib.suppress(FileNotFoundError):
            self._stat(name)
            return True
        return False

    def read(self, name: str, most: int) -> bytes | None:
        """The content of a file; None where there is none."""
        return read_regular(self.at(name), most, folder=self._handle) if self.holds(name) else None

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file of any size; None where there is none."""
        return hash_regular(self.at(name), folder=self._handle) if self.holds(name) else None

    def is_writable(self, name: str) -> bool:
        """Whether a file that is here may be replaced; one that is only for reading stays."""
        return os.access(self._name(name), os.W_OK, dir_fd=self._handle)

    def write(self, name: str, data: bytes, like: str | None = None) -> None:
        """Writes a new file until it is on the disk; it may be read by whoever may read `like`."""
        handle = os.open(self._name(name), _NEW, 0o666, dir_fd=self._handle)
        try:
            _write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        if like is not None and self.holds(like):
            os.chmod(self._name(name), stat.S_IMODE(self._stat(like).st_mode), dir_fd=self._handle)

    def move(self, name: str, target: str, wait: Wait) -> None:
        """Puts a file in the place of another; what Word or a virus scanner holds on Windows is tried again a while."""
        for left in range(_TRIES, 0, -1):
            try:
                os.replace(self._name(name), self._name(target), src_dir_fd=self._handle, dst_dir_fd=self._handle)
            except PermissionError:
                if os.name != "nt" or left == 1:
                    raise
                wait()
            else:
                return

    def remove(self, name: str) -> None:
        """Takes a file away, if it is here."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._name(name), dir_fd=self._handle)

    def sync(self) -> None:
        """Names last, too; a file system that keeps no folder in step says EINVAL, and nothing is amiss."""
        if self._handle is None:
            return
        try:
            os.fsync(self._handle)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise

    def _name(self, name: str) -> str:
        return self.at(name) if self._handle is None else name

    def _stat(self, name: str) -> os.stat_result:
        return os.stat(self._name(name), dir_fd=self._handle, follow_symlinks=False)


@contextlib.contextmanager
def opened_place(root: str, below: str = "", made: list[str] | None = None) -> Iterator[Place]:
    """A folder below `root`, which itself may be named through links.

    With `made` the folders that are missing are made, and added to it as paths below `root`.
    """
    if not _BY_HANDLE:
        yield _by_name(root, below, made)
        return
    handle = os.open(root or ".", _FOLDER)
    try:
        at = ""
        for step in filter(None, below.split("/")):
            at = f"{at}/{step}" if at else step
            handle = _go_down(handle, step, os.path.join(root, at), None if made is None else (made, at))
        yield Place(os.path.join(root, *below.split("/")), handle)
    finally:
        _let_go(handle)


def _go_down(handle: int, step: str, shown: str, making: tuple[list[str], str] | None) -> int:
    """The handle of a folder in a folder; that of the outer one is closed."""
    try:
        inner = os.open(step, _STEP, dir_fd=handle)
    except FileNotFoundError:
        if not making:
            raise
        os.mkdir(step, dir_fd=handle)
        making[0].append(making[1])
        inner = os.open(step, _STEP, dir_fd=handle)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR) and os.path.islink(shown):
            raise GateError("not-a-file", "là liên kết (symlink), không ghi qua liên kết", shown) from None
        raise
    _let_go(handle)
    return inner


def _let_go(handle: int) -> None:
    """Closes a folder; it was only looked at, so nothing can be lost."""
    with contextlib.suppress(OSError):
        os.close(handle)


def _by_name(root: str, below: str, made: list[str] | None) -> Place:
    refuse_links(root, below)
    at = root
    for step in filter(None, below.split("/")):
        at = os.path.join(at, step)
        if made is not None and not os.path.isdir(at):
            os.mkdir(at)
            made.append(os.path.relpath(at, root).replace(os.sep, "/"))
    if not os.path.isdir(at or "."):
        raise FileNotFoundError(errno.ENOENT, "no such folder", at)
    return Place(at, None)


def remove_folders(root: str, made: list[str]) -> None:
    """Takes away folders that were made, the innermost first; one that holds anything by now stays."""
    for below in reversed(made):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.join(root, *below.split("/")))


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
