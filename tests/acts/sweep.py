"""Disturbs every writing command at every step of its writing, then runs it again; started by `test_transaction.py`.

Each run is a process of its own, forked from one that has everything imported: `main()` as the shell would run it.
"""

import errno
import importlib
import json
import os
import pkgutil
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import plan2015
from plan2015.cli import main
from plan2015.records.editing import lock

BASE = Path(__file__).parent.parent / "base"
AN_GIANG, CA_MAU, ANNUAL = "ldld-tinh-an-giang", "ldld-tinh-ca-mau", "2015-annual"
RECORD = f"data/submissions/{ANNUAL}/{AN_GIANG}.yaml"
REPORT = """received: 12/11/2015
paper:
  number: 34/BC-LĐLĐ
budget:
  estimate:
    training: 1.400
    base: 10.000
difficulties:
  - text: Thiếu kinh phí
    clause: II.3.d
indicators:
  training_classes: 12
"""
LETTER = f"2015-11-20-d1-{AN_GIANG}"
LETTERS = f"""letters:
  - id: {LETTER}
    kind: D1
    units:
      - {AN_GIANG}
    period: {ANNUAL}
    clause: II.3.g
    as_of: 2015-11-20
    state: draft
contacts: []
"""
UNIT = (AN_GIANG, ANNUAL)
COMMANDS: dict[str, tuple[str, ...]] = {
    "set": ("set", *UNIT, "E01.1", "15"),
    "receive": ("receive", *UNIT, "--received", "14/11/2015", "--register", "913"),
    "receive a file": ("receive", CA_MAU, ANNUAL, "--received", "14/11/2015", "--file", "scan.pdf"),
    "extend": ("extend", AN_GIANG, "II.3.g", "--until", "25/11/2015"),
    "answer": ("answer", f"{ANNUAL}/{AN_GIANG}/1", "--date", "20/11/2015", "--text", "xong"),
    "explain-query": ("explain-query", *UNIT, "below-minimum-share", "thu giảm"),
    "letters issue": ("letters", "issue", LETTER, "--number", "512/TLĐ-ToC", "--date", "21/11/2015"),
    "letters note": ("letters", "note", AN_GIANG, "--date", "23/11/2015", "--channel", "phone", "--text", "hẹn"),
    "new": ("new", "submission", CA_MAU, ANNUAL),
    "fmt": ("fmt",),
    "import": ("import", "moi.docx", "--received", "12/11/2015"),
    "import a correction": ("import", "sua.docx", "--received", "16/11/2015", "--replace"),
    "render reminders": ("render", "reminders", "--as-of", "20/11/2015", "--out", "cong-van"),
    "close": ("close", ANNUAL, "--as-of", "10/12/2015"),
    "init": ("init", "moi"),
}
ONCE = ("new",)
"""What is refused, rightly, where it was done."""
PRIVATE = (".git", "said")


class Plan(NamedTuple):
    """At which step of writing a run is disturbed, and how; step 0 = never."""

    how: str = "fail"
    at: int = 0


class Fault:
    """Counts the calls by which files are written, and lets one of them fail or be the last."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.count = plan, 0

    def install(self) -> None:
        os.fsync = lambda _: (
            None
        )  # what is killed is a process, not the machine: waiting for the disk would show nothing
        for name in ("open", "write", "fsync", "replace", "unlink", "mkdir", "close", "chmod", "rmdir"):
            setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            if not _writes(sys._getframe(1)):
                return real(*arguments, **named)
            self.count += 1
            if self.plan.how == "full" and self.count >= self.plan.at > 0 and _takes_room(name, arguments):
                raise OSError(errno.ENOSPC, "made to fail")
            if self.count == self.plan.at and self.plan.how != "full":
                if self.plan.how.startswith("kill"):
                    os.kill(os.getpid(), signal.SIGKILL)
                if name == "close":  # the handle is gone all the same
                    real(*arguments)
                raise OSError(errno.ENOSPC if self.count % 2 else errno.EIO, "made to fail")
            return real(*arguments, **named)

        return step


def _takes_room(name: str, arguments: tuple[Any, ...]) -> bool:
    """Whether a call fails on a disk that is full, and stays so."""
    return name in ("write", "fsync", "replace", "mkdir") or (name == "open" and bool(arguments[1] & os.O_CREAT))


def _writes(frame: Any) -> bool:
    """Whether a call is made in order to write: by the writer, or by the gate on its behalf."""
    name = frame.f_globals["__name__"]
    while name == "plan2015.files.gate" or name in ("contextlib", "os"):
        frame = frame.f_back
        name = frame.f_globals["__name__"]
    return name in ("plan2015.files.place", "plan2015.files.journal") or name.startswith("plan2015.records.editing.")


class Ran(NamedTuple):
    code: int
    said: str
    steps: int


def run(root: Path, arguments: tuple[str, ...], plan: Plan = Plan()) -> Ran:  # noqa: B008
    """One run in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be(root, arguments, plan, writing)
    os.close(writing)
    with open(reading, "rb") as told:  # noqa: PTH123
        steps = told.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Ran(code, (root.parent / f"said-{child}").read_text("utf-8", "replace"), int(steps or 0))


def _be(root: Path, arguments: tuple[str, ...], plan: Plan, writing: int) -> None:
    said = os.open(root.parent / f"said-{os.getpid()}", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(root)
    sys.argv = ["plan2015", *arguments]
    fault, code, out = Fault(plan), 3, os.write
    try:
        if plan.at >= 0:
            fault.install()
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        out(writing, str(fault.count).encode())
        os._exit(code)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def shown(tree: dict[str, bytes]) -> dict[str, bytes]:
    """Without what nobody sees."""
    return {path: data for path, data in tree.items() if not path.rpartition("/")[2].startswith(".") or path in DOTS}


DOTS = {"moi/.gitignore", "moi/.gitattributes"}


def restore(root: Path, before: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(before, root, symlinks=True)


def prepare(before: Path) -> None:
    """A workspace in which every command has something to do."""
    shutil.copytree(BASE, before)
    (before / "scan.pdf").write_bytes(b"%PDF")
    record = before / RECORD
    record.parent.mkdir(parents=True)
    head = f"unit: {AN_GIANG}\nperiod: {ANNUAL}\n"
    for name, told in (("sua.docx", "12.500"), ("moi.docx", "")):
        record.write_text(head + REPORT.replace("10.000", told or "10.000"), "utf-8")
        unit = AN_GIANG if told else "ldld-tinh-bac-giang"
        form = ("render", "form", unit, "--period", ANNUAL, "--out", name)
        if not told:
            record.rename(other := record.with_name(f"{unit}.yaml"))
            other.write_text(head.replace(AN_GIANG, unit) + REPORT, "utf-8")
        made = run(before, form)
        assert made.code == 0, made.said
        record.with_name(f"{unit}.yaml").unlink()
    record.write_text(head + REPORT, "utf-8")
    (before / "data/letters.yaml").write_text(LETTERS, "utf-8")
    with_git = before.with_name("close")
    shutil.copytree(before, with_git)
    git = "git init -q -b main --template= && git add -A && git -c user.name=a -c user.email=a@example.com commit -qm a"
    assert os.system(f"cd '{with_git}' && {git}") == 0  # noqa: S605


class Tally(NamedTuple):
    """What a sweep found: the numbers that have to be 0, with an example of each, and how many runs there were."""

    found: dict[str, list[str]]
    runs: dict[str, int]
    steps: dict[str, int]

    def note(self, what: str, wrong: bool, case: str) -> None:
        if wrong:
            self.found.setdefault(what, []).append(case)


def judge(tally: Tally, case: str, plan: Plan, ran: Ran, trees: tuple[dict[str, bytes], ...]) -> None:
    """What may never be, right after a command was disturbed."""
    before, whole, now = trees
    seen = shown(now)
    torn = [path for path, data in seen.items() if data not in (before.get(path), whole.get(path))]
    tally.note("torn", bool(torn), f"{case}: {torn}")
    tally.note("lost", not set(before) <= set(now), f"{case}: {set(before) - set(now)}")
    originals = {path for path in whole if "originals" in path}
    spoken = any(seen.get(path) == whole[path] != before.get(path) for path in whole if path.endswith("g.yaml"))
    tally.note("record before its original", spoken and not originals <= set(seen), case)
    if plan.how in ("fail", "full"):
        tally.note("crashed", ran.code not in (0, 2), f"{case}: {ran.code} {ran.said[-300:]}")
        old = "tệp cũ vẫn nguyên" in ran.said
        tally.note(
            "false word of the old file", old and shown(now).get(RECORD) != before.get(RECORD), f"{case} {ran.said}"
        )


def sweep(work: Path, name: str, how: str, sample: tuple[int, int], tally: Tally) -> None:
    """Disturbs a command at one step of so many, beginning with another one each time."""
    arguments, root = COMMANDS[name], work / "now"
    before_folder = work / ("close" if name == "close" else "before")
    before = files(before_folder)
    restore(root, before_folder)
    undisturbed = run(root, arguments)
    assert undisturbed.code == 0, (name, undisturbed.said)
    whole = files(root)
    assert whole != before, name
    first, stride = sample
    for step in range(1 + first % min(stride, undisturbed.steps), undisturbed.steps + 1, stride):
        case, plan = f"{name}, {how} at {step} of {undisturbed.steps}", Plan(how, step)
        restore(root, before_folder)
        ran = run(root, arguments, plan)
        judge(tally, case, plan, ran, (before, whole, files(root)))
        if how == "kill twice":
            run(root, arguments, Plan("kill", 1 + step % 40))
            judge(tally, case, plan, ran, (before, whole, files(root)))
        again = run(root, arguments)
        done = again.code == 0 or (name in ONCE and again.code == 2)
        tally.note("stuck", not done, f"{case}: {again.code} {again.said[-300:]}")
        now = files(root)
        off = sorted(path for path in {*now, *whole} if now.get(path) != whole.get(path))
        tally.note("ends elsewhere", bool(off), f"{case}: {off} {again.said[-200:]}")
        tally.runs[name] = tally.runs.get(name, 0) + 1
    tally.steps[name] = undisturbed.steps


AT_ONCE: dict[str, Callable[[int], tuple[str, ...]]] = {
    "set": lambda n: ("set", *UNIT, KEYS[n], f"n{n + 1}."),
    "receive": lambda n: ("receive", CA_MAU, ANNUAL, "--received", f"{n + 1}/11/2015"),
    "extend": lambda n: ("extend", AN_GIANG, "II.3.g", "--until", f"{n + 1}/12/2015"),
    "answer": lambda n: ("answer", f"{ANNUAL}/{AN_GIANG}/1", "--date", "20/11/2015", "--paper", f"{n}/TLĐ"),
    "letters issue": lambda n: ("letters", "issue", LETTER, "--number", f"{n}/TLĐ", "--date", "26/11/2015"),
    "letters note": lambda n: (
        "letters", "note", AN_GIANG, "--date", "23/11/2015", "--channel", "phone", "--text", f"lần {n}.",
    ),
    "explain-query": lambda n: ("explain-query", *UNIT, "below-minimum-share", f"lý do {n}."),
}  # fmt: skip
KEYS: list[str] = []
"""The cells of the form that take a number."""


def together(root: Path, arguments: list[tuple[str, ...]]) -> list[Ran]:
    """Commands at the same moment, each in a process of its own."""
    gate, opened = os.pipe()
    children = []
    for one in arguments:
        child = os.fork()
        if child == 0:
            os.close(opened)
            os.read(gate, 1)
            _be(root, one, Plan(at=-1), os.open(os.devnull, os.O_WRONLY))
        children.append(child)
    os.close(gate)
    os.close(opened)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return [
        Ran(code, (root.parent / f"said-{child}").read_text("utf-8"), 0)
        for code, child in zip(codes, children, strict=True)
    ]


def crowd(work: Path, before_folder: Path, name: str, count: int) -> dict[str, Any]:
    root = work / "at-once"
    restore(root, before_folder)
    started = time.monotonic()
    ran = together(root, [AT_ONCE[name](number) for number in range(count)])
    tree = files(root)
    return {
        "codes": [one.code for one in ran],
        "said": [one.said for one in ran],
        "files": {path: data.decode("utf-8", "replace") for path, data in tree.items() if path.endswith(".yaml")},
        "hidden": [path for path in tree if path.rpartition("/")[2].startswith(".")],
        "seconds": time.monotonic() - started,
    }


def main_of_sweep() -> None:
    for module in pkgutil.walk_packages(plan2015.__path__, "plan2015."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    work, job = Path(sys.argv[1]), json.loads(sys.argv[2])
    lock._TRIES = job.get("tries", 3)
    before = work / "before"
    prepare(before)
    answer: dict[str, Any] = {}
    if "stride" in job:
        tally = Tally({}, {}, {})
        for place, name in enumerate(job["names"]):
            for number, (how, rarer) in enumerate({"fail": 1, "kill": 1, "full": 3, "kill twice": 3}.items()):
                stride = rarer * job["stride"] * (job.get("init", 1) if name == "init" else 1)
                sweep(work, name, how, (place * 13 + number * 17, stride), tally)
        answer = {"found": tally.found, "runs": tally.runs, "steps": tally.steps}
    else:
        KEYS.extend(job["keys"])
        answer = {name: crowd(work, before, name, job["count"]) for name in job["names"]}
    sys.__stdout__.write(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main_of_sweep()
