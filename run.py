#!/usr/bin/env python3
"""Runs plan2015, or its tests, from this checkout: makes .venv with the pinned libraries when it is needed.

    python3 run.py ARGS…          the plan2015 command (on Windows: py run.py ARGS…)
    python3 run.py --test ARGS…   the tests

Standard library only; needs neither python3-venv nor anything installed. It talks on stderr alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NEEDED = (3, 11)


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
        pip = self._make_empty()
        pip += ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
        if subprocess.call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(self.root / wanted)], stdout=2):
            stop("không tải được thư viện. Kiểm tra mạng hoặc proxy rồi chạy lại.")
        self.stamp.write_text(self.key(wanted), "utf-8")

    def _make_empty(self) -> list[str]:
        """An empty environment, and the pip command that installs into it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if is_quiet_success(sys.executable, "-m", "venv", str(self.folder)):
            return [str(self.python), "-m", "pip"]
        # Debian without python3-venv: an environment without pip, filled by the pip outside it.
        if not is_quiet_success(sys.executable, "-m", "pip", "--version"):
            stop("máy thiếu pip. Debian, Ubuntu: sudo apt install python3-pip (hoặc python3-venv).")
        shutil.rmtree(self.folder, ignore_errors=True)
        if not is_quiet_success(sys.executable, "-m", "venv", "--without-pip", str(self.folder)):
            stop(f"không tạo được thư mục {self.folder}. Kiểm tra quyền ghi.")
        return [sys.executable, "-m", "pip", "--python", str(self.python)]


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
    """Holds a lock file that names its owner; waits for a living owner, takes over from a dead one."""
    told = False
    while True:
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            if not owner_lives(path):
                path.unlink(missing_ok=True)
                continue
            if not told:
                say("Một cửa sổ khác đang cài thư viện, xin chờ…")
                told = True
            time.sleep(0.5)
    try:
        os.write(handle, f"{os.getpid()} {socket.gethostname()}".encode())
        os.close(handle)
        yield
    finally:
        path.unlink(missing_ok=True)


def owner_lives(lock: Path) -> bool:
    """Whether the process named in a lock file may still be at work; one on another machine may."""
    try:
        owner, _, host = lock.read_text("utf-8").partition(" ")
    except OSError:
        return False
    if not owner.isdecimal():
        # Just made and not yet written, or left behind by a crash at that very moment.
        return time.time() - lock.stat().st_mtime < 5 if lock.exists() else False
    if host != socket.gethostname():
        return True
    return process_lives(int(owner))


def process_lives(number: int) -> bool:
    """Whether a process of this machine exists."""
    if os.name == "nt":
        listed = subprocess.run(
            ["tasklist", "/FI", f"PID eq {number}", "/NH"], capture_output=True, text=True, check=False
        )
        return str(number) in listed.stdout
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
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
    # The checkout is put on the path; installing it would fetch a build tool that is not pinned.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    python = str(environment.python)
    if arguments[:1] == ["--test"]:
        prepare(environment, "requirements-dev.txt")
        os.chdir(ROOT)
        return hand_over([python, "-m", "pytest", "--numprocesses", "auto", *arguments[1:]])
    prepare(environment, "requirements.txt", "requirements-dev.txt")
    return hand_over([python, "-m", "plan2015", *arguments])


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
