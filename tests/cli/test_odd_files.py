"""What is no file, wherever a command expects one: a problem or one line and exit 2, never a hang, never exit 3."""

import importlib.util
import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Run, Small

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ống, thiết bị và liên kết của POSIX")

SECONDS, MORE_MEMORY = 20, 1 << 30
UNIT, PERIOD, DAY = "ldld-tinh-an-giang", "2015-annual", ("--as-of", "25/11/2015")
Command = tuple[str, ...]


def make_socket(path: Path) -> None:
    # The name of a socket has room for a hundred bytes only: it is bound from beside it.
    os.chdir(path.parent)  # each run of a command goes to its own folder
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def make_unreadable(path: Path) -> None:
    path.write_text("a: 1\n")
    path.chmod(0)


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "folder": Path.mkdir,
    "socket": make_socket,
    "loop of links": lambda path: path.symlink_to(path.name),
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "no bytes": lambda path: path.write_bytes(b""),
    "unreadable": make_unreadable,
    "link out of the folder": lambda path: path.symlink_to("/etc/passwd"),
}

RECORD = f"data/submissions/{PERIOD}/{UNIT}.yaml"
EVERYWHERE: tuple[Command, ...] = (
    ("check",), ("check", "--format", "sarif"), ("status", *DAY), ("render", "brief", *DAY, "--out", "new.docx"),
    ("fmt", "--check"),
)  # fmt: skip
NAMED, TARGET = "in.docx", "out.docx"
# A place where somebody's file is read, and the commands that read it there.
PLACES: dict[str, tuple[Command, ...]] = {
    RECORD: (
        *EVERYWHERE, ("show", UNIT, *DAY), ("set", UNIT, PERIOD, "E14", "3"), ("overdue", *DAY), ("budget", *DAY),
        ("receive", UNIT, PERIOD, "--received", "12/11/2015"), ("render", "unit", UNIT, *DAY, "--out", "new.docx"),
        ("explain-query", UNIT, PERIOD, "below-minimum-share", "lý do"), ("close", PERIOD, *DAY), ("history", UNIT),
        ("new", "submission", UNIT, PERIOD), ("render", "form", UNIT, "--period", PERIOD, "--out", "new.docx"),
        ("fmt",),
    ),
    "data/tasks.yaml": EVERYWHERE,
    f"data/units/{UNIT}.yaml": EVERYWHERE,
    "data/extensions.yaml": (*EVERYWHERE, ("extend", UNIT, "II.3.g", "--until", "30/11/2015")),
    "data/difficulties.yaml": (
        *EVERYWHERE, ("answer", f"{PERIOD}/{UNIT}/1", "--date", "20/11/2015", "--text", "xong"), ("difficulties", *DAY),
    ),
    "data/letters.yaml": (
        *EVERYWHERE, ("letters", "list"), ("render", "reminders", *DAY, "--out", "letters"),
        ("letters", "note", UNIT, "--date", "20/11/2015", "--channel", "phone", "--text", "hẹn"),
    ),
    f"data/narrative/{PERIOD}.yaml": (*EVERYWHERE, ("new", "narrative", PERIOD)),
    f"data/closed/{PERIOD}.yaml": (*EVERYWHERE, ("close", PERIOD, *DAY)),
    "data/stray.yaml": EVERYWHERE,
    "data/stray.bin": EVERYWHERE,
    "data/submissions/2015-annual/originals/x.docx": EVERYWHERE,
    "templates/brief.docx": (("template", "check"), ("render", "brief", *DAY, "--out", "new.docx")),
    NAMED: (
        ("receive", UNIT, PERIOD, "--received", "12/11/2015", "--file", NAMED), ("import", NAMED), ("trace", NAMED),
        ("receive", UNIT, PERIOD, "--received", "12/11/2015", "--file", NAMED, "--no-copy"), ("verify", NAMED),
        ("template", "text", NAMED), ("check", NAMED), ("import", "--dry-run", NAMED), ("check", "--since", NAMED),
    ),
    TARGET: (
        ("render", "brief", *DAY, "--out", TARGET), ("render", "unit", UNIT, *DAY, "--out", TARGET, "--force"),
        ("render", "form", UNIT, "--period", PERIOD, "--out", TARGET, "--force"),
        ("check", "--format", f"json={TARGET}"),
        ("schema", "--out", TARGET), ("init", TARGET), ("render", "reminders", *DAY, "--out", TARGET),
    ),
}  # fmt: skip
CELLS = [(place, kind, command) for place, commands in PLACES.items() for kind in KINDS for command in commands]
SHARE = 11
"""One cell of so many is tried while working; all of them with --full."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Ends what waits for ever or eats memory, with an error that nobody takes for a problem of the data."""
    import resource

    def stop(*_: object) -> None:
        raise AssertionError("the command hangs")

    limits = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGESIZE")
    before = signal.signal(signal.SIGALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (used + MORE_MEMORY, limits[1]))
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, limits)


def put(root: Path, place: str, kind: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    KINDS[kind](path)


@pytest.mark.skipif(not importlib.util.find_spec("resource") or not Path("/proc/self/statm").exists(), reason="Linux")
@pytest.mark.parametrize("share", range(SHARE))
def test_what_is_no_file_is_told_and_never_waited_for(
    small: Small, run_in: Run, share: int, full: bool, tmp_path: Path
) -> None:
    if share and not full:
        pytest.skip("một phần mười một số ô; --full thử mọi ô")
    wrong = []
    for number, (place, kind, command) in enumerate(CELLS[share::SHARE]):
        root = tmp_path / str(number)
        shutil.copytree(small.root, root)
        put(root, place, kind)
        with no_hang():
            said = run_in(root, *command)
        if said.code not in (0, 1, 2) or "Traceback" in said.err + said.out:
            wrong.append((place, kind, command, said.code, said.err[-300:]))

    assert wrong == []


FOLDERS = ("data", "data/units", "data/closed", "data/narrative", f"data/submissions/{PERIOD}")
ODD_NAMES = {
    "a line end": "ldld-\ntinh.yaml",
    "letters apart": "bản-sao.yaml",
    "no UTF-8": os.fsdecode(b"ldld-\xff.yaml"),
    "an escape": "ldld-\x1b[31m.yaml",
    "very long": "a" * 250 + ".yaml",
    "a blank": " .yaml",
    "a dash first": "--out=x.yaml",
    "turned about": "ldld-\u202etxt.yaml",
}


@pytest.mark.parametrize(
    "folder", ["data", f"data/submissions/{PERIOD}", "data/units", "data/closed", "data/narrative"]
)
@pytest.mark.parametrize("name", ODD_NAMES)
def test_no_name_of_a_file_stops_a_command(small: Small, run: Run, folder: str, name: str) -> None:
    (small.root / folder).mkdir(parents=True, exist_ok=True)
    (small.root / folder / ODD_NAMES[name]).write_text(f"unit: {UNIT}\nperiod: {PERIOD}\n", "utf-8")

    for command in (*EVERYWHERE, ("check", "--format", "json"), ("check", "--format", "junit")):
        said = run(*command)
        assert said.code in (0, 1, 2), said.err
        assert "\x1b[31m" not in said.out + said.err


@pytest.mark.parametrize(
    "command",
    [
        ("receive", UNIT, PERIOD, "--received", "12/11/2015"),
        ("new", "submission", UNIT, PERIOD),
        ("new", "narrative", PERIOD),
        ("extend", UNIT, "II.3.g", "--until", "30/11/2015"),
    ],
)
@pytest.mark.parametrize("linked", ["submissions", f"submissions/{PERIOD}", "narrative", "extensions.yaml"])
def test_nothing_is_written_through_a_link_out_of_the_data_folder(
    small: Small, run: Run, tmp_path: Path, command: Command, linked: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (small.root / "data" / linked).parent.mkdir(exist_ok=True)
    (small.root / "data" / linked).symlink_to(outside)
    said = run(*command)

    assert list(outside.iterdir()) == []
    assert said.code in (0, 2)
    if linked.startswith(command[1] if command[0] == "new" and command[1] == "narrative" else "submissions"):
        assert (said.code == 2) is (command[0] in ("receive", "new")), said.err
