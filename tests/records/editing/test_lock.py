"""Whatever ends a writer, the next one writes at once: with real processes, kills and full disks."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan2015.records.editing import lock
from plan2015.records.editing.lock import BusyError, locked
from plan2015.records.editing.transaction import WriteError
from plan2015.records.editing.writer import digest, write_file
from plan2015.records.reading.folder import OWNER

OLD, NEW = b"unit: a\n", b"unit: b\n" * 3
NO_LOCKS = """
import errno
from plan2015.records.editing import lock
def refuse(handle):
    raise OSError(errno.ENOTSUP, "no locks here")
lock._take = refuse
"""
"""A file system that has no locks."""
SYSTEMS = {"locks": "", "no locks": NO_LOCKS}

posix = pytest.mark.skipif(os.name == "nt", reason="Windows không có tín hiệu, giới hạn này")


def no_wait() -> None:
    """Nobody alive holds the file in these tests."""


def start(script: str, *arguments: str, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", script, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe)


def run(script: str, *arguments: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_bytes(OLD)
    return tmp_path / "a.yaml"


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(lock, "_take", refuse)


def dead_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


LEFT = {
    "empty": b"",
    "cut": b"2862",
    "of another machine": b"2862 may-khac",
    "of somebody alive": f"{os.getpid()} {lock.platform.node()}".encode(),
    "not text": b"\xff\x00",
}


@pytest.mark.parametrize("left", LEFT)
def test_what_an_older_version_left_blocks_nothing_and_goes(record: Path, left: str) -> None:
    folder = record.parent
    for name in (".a.yaml.lock", ".a.yaml.2862.tmp", ".b.yaml.lock", ".plan2015.lock"):
        (folder / name).write_bytes(LEFT[left])
    (folder / ".a.yaml.swp").write_bytes(b"an editor's own")
    write_file(str(record), NEW, digest(OLD), no_wait)

    assert record.read_bytes() == NEW
    assert hidden(folder) == [".a.yaml.swp", *([] if os.name == "nt" else [".plan2015.lock"])]


HOLD = """
import sys, time
from plan2015.records.editing.lock import locked
with locked(sys.argv[1].rpartition("/")[0], lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


@posix
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("end", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_a_writer_that_was_ended_holds_nothing(
    record: Path, environment: dict[str, str], end: str, system: str, request: pytest.FixtureRequest
) -> None:
    if system == "no locks":
        request.getfixturevalue("without_locks")
    with start(SYSTEMS[system] + HOLD, str(record), environment=environment) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        waits: list[int] = []
        with pytest.raises(WriteError, match="đang được lệnh khác ghi"):
            write_file(str(record), NEW, digest(OLD), lambda: waits.append(1))
        assert len(waits) > 50
        holder.send_signal(getattr(signal, end))
        holder.wait()
        write_file(str(record), NEW, digest(OLD), no_wait)
        holder.communicate()

    assert record.read_bytes() == NEW
    assert hidden(record.parent) == []


KILLED_AT = """
import os, signal, sys
from plan2015.files import place
from plan2015.records.editing import lock, writer
class Killing:
    path, left = os.path, int(sys.argv[2])
    def __getattr__(self, name):
        real = getattr(os, name)
        if not callable(real) or isinstance(real, type):
            return real
        def step(*arguments, **named):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)
        return step
writer.os = place.os = lock.os = Killing()
old = open(sys.argv[1], "rb").read()
writer.write_file(sys.argv[1], old + b"# x\\n", writer.digest(old), lambda: None)
"""
WRITE = """
import sys
from plan2015.records.editing.writer import digest, write_file
old = open(sys.argv[1], "rb").read()
write_file(sys.argv[1], old + b"# y\\n", digest(old), lambda: sys.exit("waited"))
"""


def killed_at_each_step(record: Path, system: str, environment: dict[str, str]) -> Iterator[bytes]:
    """Writes, killed at the first system call, at the second, …, until one gets through."""
    for step in range(1, 60):
        record.write_bytes(OLD)
        ended = run(SYSTEMS[system] + KILLED_AT, str(record), str(step), environment=environment)
        if ended.returncode == 0:
            return
        assert ended.returncode == -signal.SIGKILL
        yield record.read_bytes()
    pytest.fail("the sweep never came to an end")


@posix
@pytest.mark.parametrize("system", SYSTEMS)
def test_killed_at_any_step_the_next_writer_writes_at_once_and_tidies_up(
    record: Path, environment: dict[str, str], system: str
) -> None:
    left = []
    for old in killed_at_each_step(record, system, environment):
        assert old in (OLD, OLD + b"# x\n")
        left.append(hidden(record.parent))
        for name in hidden(record.parent):  # as if the kill had been some while ago
            os.utime(record.parent / name, (0, time.time() - lock._MAKING_SECONDS - 1))
        assert run(SYSTEMS[system] + WRITE, str(record), environment=environment).stderr == b""
        assert record.read_bytes() == old + b"# y\n"
        assert not [name for name in hidden(record.parent) if name.endswith(".lock")]
        assert system == "no locks" or hidden(record.parent) == []

    assert len(left) > 8
    assert sum(map(bool, left)) > 3


@posix
def test_a_disk_that_takes_nothing_leaves_nothing_behind(record: Path, environment: dict[str, str]) -> None:
    full = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))\n"
    for system in SYSTEMS.values():
        refused = run(full + system + WRITE, str(record), environment=environment)
        assert "WriteError: không ghi được (vượt quá dung lượng" in refused.stderr.decode()
        assert record.read_bytes() == OLD
        assert hidden(record.parent) == []
        assert run(system + WRITE, str(record), environment=environment).returncode == 0
        record.write_bytes(OLD)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB; root may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("không gắn được đĩa nhỏ trên máy này")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_refuses_once_and_no_longer_when_there_is_room(small_disk: Path) -> None:
    record, ballast = small_disk / "a.yaml", small_disk / "ballast"
    record.write_bytes(OLD)
    subprocess.run(["dd", "if=/dev/zero", f"of={ballast}"], capture_output=True, check=False)
    with pytest.raises(WriteError, match="đĩa đầy"):
        write_file(str(record), NEW, digest(OLD), no_wait)
    assert record.read_bytes() == OLD
    ballast.unlink()
    write_file(str(record), NEW, digest(OLD), no_wait)

    assert record.read_bytes() == NEW
    assert hidden(small_disk) == []


APPEND = """
import sys, time
from plan2015.records.editing import lock
from plan2015.records.editing.writer import digest, write_file
lock._TRIES = 5_000  # the machine of the tests may be slow
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    line = f"- {sys.argv[3]} {number}\\n".encode()
    with lock.locked(sys.argv[2], lambda: time.sleep(0.02)):
        old = open(sys.argv[1], "rb").read()
        write_file(sys.argv[1], old + line, digest(old), lambda: sys.exit("waited for itself"))
"""


@pytest.mark.parametrize("system", SYSTEMS)
def test_ten_writers_at_once_lose_nothing(record: Path, environment: dict[str, str], system: str) -> None:
    script = SYSTEMS[system] + APPEND
    writers = [
        start(script, str(record), str(record.parent), str(number), environment=environment) for number in range(10)
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(b"go\n")
        writer.stdin.flush()

    assert [writer.communicate()[1].decode() for writer in writers] == [""] * 10
    lines = record.read_text("utf-8").splitlines()[1:]
    assert sorted(lines) == sorted(f"- {writer} {number}" for writer in range(10) for number in range(20))
    assert hidden(record.parent) == []


@pytest.mark.usefixtures("without_locks")
def test_where_the_system_has_no_locks_owner_age_and_file_are_named(record: Path) -> None:
    owner = record.parent / OWNER
    owner.write_text(f"{os.getpid()} {lock.platform.node()}", "utf-8")
    os.utime(owner, (0, time.time() - 90))
    with pytest.raises(BusyError) as refused, locked(str(record.parent), no_wait):
        pass

    said = str(refused.value)
    assert f"tiến trình {os.getpid()} trên máy {lock.platform.node()}" in said
    assert re.search(r"từ (89|9\d) giây trước", said)
    assert str(owner) in said


@pytest.mark.usefixtures("without_locks")
@pytest.mark.parametrize(
    ("text", "age", "gives_way"),
    [
        ("{dead} {here}", 0, True),
        ("{alive} {here}", 60, False),
        ("{alive} {here}", 700, True),
        ("1 may-khac", 60, False),
        ("1 may-khac", 700, True),
        ("", 0, False),
        ("", 6, True),
    ],
)
def test_where_the_system_has_no_locks_the_dead_and_the_old_give_way(
    record: Path, text: str, age: int, gives_way: bool
) -> None:
    owner = record.parent / OWNER
    owner.write_text(text.format(dead=dead_process(), alive=os.getpid(), here=lock.platform.node()), "utf-8")
    os.utime(owner, (0, time.time() - age))
    if gives_way:
        write_file(str(record), NEW, digest(OLD), no_wait)
    else:
        with pytest.raises(WriteError, match="tệp khóa"):
            write_file(str(record), NEW, digest(OLD), no_wait)

    assert (record.read_bytes() == NEW) is gives_way
    assert owner.exists() is not gives_way
