"""A write is whole or absent: whatever step fails, the old file or the new one is there, and nothing is left behind."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from plan2015.files import place
from plan2015.records.editing import lock, writer
from plan2015.records.editing.transaction import WriteError
from plan2015.records.editing.writer import digest, write_file

OLD, NEW = b"unit: a\n", b"unit: b\n" * 3
STEPS = ("open", "write", "fsync", "close", "chmod", "stat", "replace", "makedirs", "access")


def no_wait() -> None:
    """Nobody holds the file in these tests."""


class Failing:
    """`os`, but the Nth step of writing fails as a full or broken disk would."""

    def __init__(self, step: int, cause: int) -> None:
        self.left, self.cause = step, cause
        self.path = os.path

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in STEPS:
            return real

        def step(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                if name == "close":  # a handle is gone even when the system could not save all that was behind it
                    real(*arguments)
                raise OSError(self.cause, "made to fail")
            return real(*arguments, **named)

        return step


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.mark.parametrize("cause", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whatever_step_fails_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: int
) -> None:
    path = tmp_path / "a.yaml"
    failed = 0
    for step in range(1, 40):
        path.write_bytes(OLD)
        with monkeypatch.context() as patch:
            failing = Failing(step, cause)
            patch.setattr(writer, "os", failing)
            patch.setattr(place, "os", failing)
            patch.setattr(lock, "os", failing)
            with contextlib.suppress(WriteError):
                write_file(str(path), NEW, digest(OLD), no_wait)
        failed += failing.left <= 0
        assert path.read_bytes() in (OLD, NEW)
        if failing.left > 0:
            break
        for name in leftovers(tmp_path):
            (tmp_path / name).unlink()
    else:
        pytest.fail("the sweep never came to an end")

    assert failed >= 8
    assert path.read_bytes() == NEW
    assert leftovers(tmp_path) == []


def test_a_write_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_file(str(path), NEW, digest(OLD), no_wait)

    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (NEW, 0o640)
    assert leftovers(tmp_path) == []


def test_a_file_changed_in_between_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"unit: c\n")
    with pytest.raises(WriteError, match="người khác sửa"):
        write_file(str(path), NEW, digest(OLD), no_wait)
    with pytest.raises(WriteError, match="không ghi đè"):
        write_file(str(path), NEW, None, no_wait)

    assert path.read_bytes() == b"unit: c\n"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    target.write_bytes(OLD)
    link.symlink_to(target)
    with pytest.raises(WriteError, match="liên kết"):
        write_file(str(link), NEW, digest(OLD), no_wait)

    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (errno.ENOSPC, "đĩa đầy"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EACCES, "không được phép"),
        (errno.EIO, "máy báo"),
    ],
)
def test_why_a_file_was_not_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: int, words: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(OLD)

    def refuse(*_: object) -> None:
        raise OSError(cause, "made to fail")

    monkeypatch.setattr(place, "_write_all", refuse)
    with pytest.raises(WriteError, match=f"{words}.*tệp cũ vẫn nguyên"):
        write_file(str(tmp_path / "a.yaml"), NEW, digest(OLD), no_wait)
    with pytest.raises(WriteError, match=rf"{words}[^;]*$"):  # no old file, no word of one
        write_file(str(tmp_path / "b.yaml"), NEW, None, no_wait)
    monkeypatch.undo()
    monkeypatch.setattr(place.os, "fsync", lambda handle: refuse() if Path(f"/dev/fd/{handle}").is_dir() else None)
    with pytest.raises(WriteError, match=f"tệp mới đã vào chỗ.*{words}"):
        write_file(str(tmp_path / "a.yaml"), NEW, digest(OLD), no_wait)
    assert (tmp_path / "a.yaml").read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="không có SIGKILL trên Windows")
def test_killed_at_any_moment_the_file_is_old_or_new(tmp_path: Path, environment: dict[str, str]) -> None:
    path = tmp_path / "a.yaml"
    script = (
        "import sys\nfrom plan2015.records.editing.writer import digest, write_file\n"
        "old = bytes(sys.argv[2], 'utf-8') * 50_000\n"
        "while True:\n    write_file(sys.argv[1], old, digest(open(sys.argv[1], 'rb').read()), lambda: None)\n"
    )
    whole = b"unit: a\n" * 50_000
    path.write_bytes(whole)
    for round_ in range(12):
        process = subprocess.Popen([sys.executable, "-c", script, str(path), "unit: a\n"], env=environment)
        time.sleep(0.12 + 0.013 * round_)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() == whole
