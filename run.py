#!/usr/bin/env python3
"""Runs plan2015, or its tests, from this checkout: makes .venv with the pinned libraries when it is needed.

    python3 run.py ARGS…          the plan2015 command (on Windows: py run.py ARGS…)
    python3 run.py --test ARGS…   the tests

Standard library only; needs neither python3-venv nor anything installed. It talks on stderr alone.

No code comes from the current folder or PYTHONPATH: it may be run inside a folder of data that strangers filled. Every
Python it starts is isolated (-I). Its own is not, unless it is started as `python3 -I run.py`, as pipelines do:
then not even a `sitecustomize.py` named by PYTHONPATH has run before it.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    # Python's own library before PYTHONPATH and this folder: a `signal.py` lying there would be imported just below.
    sys.path.sort(key=lambda place: not place.startswith(sys.base_prefix))

import contextlib
import hashlib
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

if os.name == "nt":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
NEEDED = (3, 11)

# Runs the checkout's plan2015 as `python -m plan2015` would. The checkout is on the path only while plan2015 itself is
# found: what else lies there stands in for no library.
LAUNCH = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
import plan2015
del sys.path[0]
runpy.run_module('plan2015', run_name='__main__', alter_sys=True)
"""


class Environment:
    """The virtual environment beside a checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / ".stamp"
        self.lock = root / ".venv.lock"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def key(self, wanted: str) -> str:
        """What an environment was made from: the libraries, this Python and the place."""
        parts = ((self.root / wanted).read_bytes(), sys.version.encode(), str(self.root).encode())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def holds(self, *wanted: str) -> bool:
        """Whether the environment stands and was made from one of these lists."""
        if not self.python.exists() or not self.stamp.exists():
            return False
        return self.stamp.read_text("utf-8") in {self.key(name) for name in wanted}

    def build(self, wanted: str) -> None:
        """Makes the environment anew; the stamp comes last, so that a broken build is built again."""
        say("Đang cài thư viện (lần đầu, dưới một phút)…")
        pip = self.make_empty()
        pip += ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
        if subprocess.call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(self.root / wanted)], stdout=2):
            stop("không tải được thư viện. Kiểm tra mạng hoặc proxy rồi chạy lại.")
        self.stamp.write_text(self.key(wanted), "utf-8")

    def make_empty(self) -> list[str]:
        """An empty environment, and the pip command that installs into it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if is_quiet_success(sys.executable, "-I", "-m", "venv", str(self.folder)):
            return [str(self.python), "-I", "-m", "pip"]
        # Debian without python3-venv: an environment without pip, filled by the pip outside it.
        if not is_quiet_success(sys.executable, "-I", "-m", "pip", "--version"):
            stop("máy thiếu pip. Debian, Ubuntu: sudo apt install python3-pip (hoặc python3-venv).")
        shutil.rmtree(self.folder, ignore_errors=True)
        if not is_quiet_success(sys.executable, "-I", "-m", "venv", "--without-pip", str(self.folder)):
            stop(f"không tạo được thư mục {self.folder}. Kiểm tra quyền ghi.")
        return [sys.executable, "-I", "-m", "pip", "--python", str(self.python)]


def prepare(environment: Environment, wanted: str, *good_enough: str) -> None:
    """Makes the environment hold what is wanted, unless it does; one process builds, others wait."""
    if environment.holds(wanted, *good_enough):
        return
    try:
        with locked(environment.lock):
            if not environment.holds(wanted, *good_enough):
                environment.build(wanted)
    except OSError as error:
        stop(f"không ghi được vào {environment.root}: {error.filename or error}. Chép thư mục ra nơi ghi được.")


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds a file that says nothing and stays; the lock on it is the system's, which ends it with its holder.

    `plan2015/records/editing/lock.py` locks data in the same way. There are two, because this file must run alone,
    before there is an environment that plan2015 could be imported in.
    """
    handle, told = os.open(path, os.O_RDWR | os.O_CREAT), False
    try:
        while not taken(handle):
            if not told:
                say("Một cửa sổ khác đang cài thư viện, xin chờ…")
                told = True
            time.sleep(0.5)
        yield
    finally:
        os.close(handle)


def taken(handle: int) -> bool:
    """Whether the lock on an open file is now ours; a file system without locks gives it to everybody.

    There two builds at once may spoil each other: one of them fails, and the stamp that is written last says so.
    """
    try:
        if os.name == "nt":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def is_quiet_success(*command: str) -> bool:
    """Whether a command ends well; what it says is not shown."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def say(text: str) -> None:
    """A line to the person at the keyboard."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> None:
    """One clear line, and the end."""
    say(f"Lỗi: {text}")
    raise SystemExit(2)


def hand_over(command: list[str]) -> int:
    """Runs a command in our place: its exit code, its signals and its folder are the caller's own."""
    if os.name != "nt":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's to answer
    return subprocess.call(command)


def main(arguments: list[str]) -> int:
    """Prepares the environment and hands over to the command or the tests."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.version_info < NEEDED:
        stop(f"cần Python {'.'.join(map(str, NEEDED))} trở lên, máy đang có {sys.version.split()[0]}.")
    environment = Environment(ROOT)
    os.environ.pop("PYTHONPATH", None)  # the workers of the tests are not started isolated
    python = [str(environment.python), "-I", *(["-B"] if sys.dont_write_bytecode else [])]
    if arguments[:1] == ["--test"]:
        prepare(environment, "requirements-dev.txt")
        os.chdir(ROOT)
        return hand_over([*python, "-m", "pytest", "--numprocesses", "auto", *arguments[1:]])
    prepare(environment, "requirements.txt", "requirements-dev.txt")
    # Installing the checkout instead would fetch a build tool that is not pinned.
    return hand_over([*python, "-c", LAUNCH, str(ROOT), *arguments])


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
