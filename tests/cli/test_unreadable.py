"""What cannot be read is never the same as what is not there: whoever needs such a file refuses and writes nothing."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run, Small

EXTENSIONS, DIFFICULTIES, LETTERS = "extensions.yaml", "difficulties.yaml", "letters.yaml"
NARRATIVE, CLOSING = "narrative/2015-annual.yaml", "closed/2015-annual.yaml"
FILES = (EXTENSIONS, DIFFICULTIES, LETTERS, NARRATIVE, CLOSING)
UNIT = "ldld-tinh-an-giang"
DAY = ("--as-of", "20/11/2015")

DAMAGE = {
    "no-bytes": lambda _: b"",
    "only-a-comment": lambda _: "# còn mỗi dòng này\n".encode(),
    "syntax": lambda _: 'note: "chưa đóng ngoặc\n'.encode(),
    "wrong-shape": lambda path: b"a: b\n" if path in (EXTENSIONS, DIFFICULTIES) else b"- a\n",
    "encoding": lambda _: b"# \xff\xfe\xfd\n",
    "nul": lambda _: b"\0" * 64,
}

# Every command, and which of the files its answer rests on.
NEEDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("status", *DAY): (EXTENSIONS,),
    ("status", *DAY, "--format", "json"): (EXTENSIONS,),
    ("overdue", *DAY): (EXTENSIONS,),
    ("overdue", *DAY, "--format", "csv"): (EXTENSIONS,),
    ("show", UNIT, *DAY): (EXTENSIONS, DIFFICULTIES, LETTERS),
    ("difficulties", *DAY): (DIFFICULTIES,),
    ("budget", *DAY): (),
    ("check",): (),
    ("explain",): (),
    ("fmt", "--check"): (),
    ("history", UNIT): (),
    ("schema", "--out", "schemas"): (),
    ("new", "submission", "ca mau", "2015-annual"): (),
    ("new", "unit", "--kind", "sector", "--name", "Công đoàn Thử", "--short-name", "CĐ Thử"): (),
    ("new", "narrative", "2015-h1"): (),
    ("receive", "ca mau", "2015-annual", "--received", "12/11/2015"): (),
    ("set", UNIT, "2015-annual", "paper.number", "9/BC"): (),
    ("extend", UNIT, "II.3.g", "--until", "25/11/2015"): (EXTENSIONS,),
    ("answer", f"2015-annual/{UNIT}/1", "--date", "20/11/2015", "--text", "đã giải quyết"): (DIFFICULTIES,),
    ("letters", "list"): (LETTERS,),
    ("letters", "note", UNIT, "--date", "20/11/2015", "--channel", "phone", "--text", "hẹn"): (LETTERS,),
    ("letters", "cancel", "cv-01"): (LETTERS,),
    ("render", "reminders", *DAY, "--out", "out", "--dry-run"): (EXTENSIONS, LETTERS),
    ("render", "reminders", *DAY, "--out", "out"): (EXTENSIONS, LETTERS),
    ("render", "reminders", *DAY, "--out", "out", "--reprint"): (EXTENSIONS, LETTERS),
    ("render", "form", UNIT, "--period", "2015-annual", "--out", "form.docx"): (EXTENSIONS,),
    ("render", "unit", UNIT, *DAY, "--out", "unit.docx"): (EXTENSIONS, DIFFICULTIES, LETTERS),
    ("render", "brief", *DAY, "--out", "brief.docx"): (EXTENSIONS, DIFFICULTIES, LETTERS),
    ("render", "year-end", *DAY, "--out", "report.docx"): (EXTENSIONS, DIFFICULTIES, LETTERS, NARRATIVE),
    ("render", "report", "--period", "2015-h1", *DAY, "--out", "half.docx"): (EXTENSIONS, DIFFICULTIES, LETTERS),
    ("close", "2015-annual", *DAY): (CLOSING,),
}
WHOLE_PLAN = {("render", "unit"), ("render", "year-end"), ("render", "report")}
"""Papers that speak of more than the small plan of the tests has."""
ENDS = {"fmt": 1, "history": 2}
"""`fmt --check` finds days to spell its way; `history` wants git."""
REPORT = "received: 24/11/2015\ndifficulties:\n  - text: Thiếu kinh phí\n"
HASH = hashlib.sha256(f"unit: {UNIT}\nperiod: 2015-annual\n{REPORT}".encode()).hexdigest()
SOUND = {
    EXTENSIONS: f"- unit: {UNIT}\n  clause: II.3.g\n  due:\n    by: 25/11/2015\n",
    DIFFICULTIES: "- id: kk-01\n  unit: cd-y-te-viet-nam\n  raised: 01/11/2015\n  text: Thiếu giảng viên\n",
    LETTERS: "letters:\n  - id: cv-01\n    kind: D1\n    units:\n      - ldld-tinh-ca-mau\n    period: 2015-annual\n"
    "    clause: II.3.g\n    as_of: 20/11/2015\n    state: draft\n",
    NARRATIVE: "period: 2015-annual\npaper:\n  number: 45/BC-TLĐ\n  date: 10/12/2015\n"
    "sections:\n  III.2: Thiếu kinh phí.\n",
    CLOSING: "period: 2015-annual\nversions:\n  - closed: 19/11/2015\n"
    f"    submissions:\n      submissions/2015-annual/{UNIT}.yaml: {HASH}\n",
}


@pytest.fixture
def office(small: Small) -> Small:
    """A workspace in which every one of these files is there and sound."""
    small.submit(UNIT, REPORT)
    for path, text in SOUND.items():
        small.write(path, text)
    return small


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def try_on_copy(office: Small, run_in: Run, command: tuple[str, ...], changes: dict[str, bytes]) -> tuple[Ran, bool]:
    """A command on a copy with some files changed: what it said, and whether it wrote anything."""
    copy = Small(office.root.with_name("copy"))
    shutil.rmtree(copy.root, ignore_errors=True)
    shutil.copytree(office.root, copy.root)
    if command[:2] in WHOLE_PLAN:
        copy.write("tasks.yaml", (REPOSITORY / "data/tasks.yaml").read_bytes())
    for path, data in changes.items():
        copy.write(path, data)
    before = tree(copy.root)
    said = run_in(copy.root, *command)
    return said, tree(copy.root) != before


def refuses(said: Ran, path: str) -> bool:
    return said.code == 2 and said.err.startswith(f"Lỗi: data/{path}:") and "chưa làm gì, chưa ghi gì" in said.err


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("path", FILES)
def test_who_needs_a_damaged_file_refuses_and_writes_nothing(
    office: Small, run_in: Run, path: str, damage: str
) -> None:
    for command in (command for command, needed in NEEDS.items() if path in needed):
        said, wrote = try_on_copy(office, run_in, command, {path: DAMAGE[damage](path)})

        assert refuses(said, path), (command, said)
        assert (said.out, wrote) == ("", False), command
        assert re.match(rf"Lỗi: data/{path}:\d+:\d+: ", said.err), said.err


@pytest.mark.parametrize("path", FILES)
def test_who_does_not_need_it_goes_on(office: Small, run_in: Run, path: str) -> None:
    for command in (command for command, needed in NEEDS.items() if path not in needed):
        said, _ = try_on_copy(office, run_in, command, {path: DAMAGE["syntax"](path)})

        assert said.code == ENDS.get(command[0], 1 if command == ("check",) else 0), (command, said)


def test_without_damage_nobody_refuses(office: Small, run_in: Run) -> None:
    for command in NEEDS:
        said, _ = try_on_copy(office, run_in, command, {})

        assert said.code == ENDS.get(command[0], 0), (command, said)


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("path", FILES)
def test_check_tells_it_as_an_error_at_its_place(office: Small, run_in: Run, path: str, damage: str) -> None:
    said, _ = try_on_copy(office, run_in, ("check",), {path: DAMAGE[damage](path)})

    assert said.code == 1
    assert f"data/{path}:1:" in said.out


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_says_there_is_nothing_is_read_as_such(office: Small, run_in: Run, path: str) -> None:
    nothing = {path: b"[]\n" if path in (EXTENSIONS, DIFFICULTIES) else b"{}\n"}
    for command in (command for command, needed in NEEDS.items() if path in needed):
        said, _ = try_on_copy(office, run_in, command, nothing)

        assert not refuses(said, path), (command, said)
    assert try_on_copy(office, run_in, ("check",), nothing)[0].code == 0


WRONG_VALUE = {
    DIFFICULTIES: ("raised: 01/11/2015", "raised: 31/11/2015"),
    LETTERS: ("state: draft", "state: isued"),
    NARRATIVE: ("III.2: Thiếu", "III.2: Hạn chế: thiếu"),
    CLOSING: ("closed: 19/11/2015", "closed: hôm qua"),
}


@pytest.mark.parametrize("path", WRONG_VALUE)
def test_one_wrong_value_is_not_dropped_in_silence(office: Small, run_in: Run, path: str) -> None:
    spoilt = {path: SOUND[path].replace(*WRONG_VALUE[path]).encode()}
    for command in (command for command, needed in NEEDS.items() if path in needed):
        said, wrote = try_on_copy(office, run_in, command, spoilt)

        assert (refuses(said, path), wrote) == (True, False), (command, said)


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ("unit: ldld-tinh-an-gian", "1:9"),
        ("unit: LĐLĐ An Giang", "1:9"),
        ("unit: ", "1:3"),
        ("- không phải một nhóm", "1:3"),
    ],
)
def test_an_extension_for_nobody_knows_whom_puts_every_unit_in_doubt(
    office: Small, run_in: Run, wrong: str, at: str
) -> None:
    text = SOUND[EXTENSIONS].replace(f"unit: {UNIT}", wrong) if "unit" in wrong else f"{wrong}\n"
    for command in (("status", *DAY), ("render", "reminders", *DAY, "--out", "out")):
        said, wrote = try_on_copy(office, run_in, command, {EXTENSIONS: text.encode()})

        assert (refuses(said, EXTENSIONS), wrote) == (True, False), said
        assert said.err.startswith(f"Lỗi: data/extensions.yaml:{at}: "), said.err


@pytest.mark.parametrize(
    "wrong", [("by: 25/11/2015", "by: 31/11/2015"), ("by: 25", "untl: 25"), ("due:", "period: 2015-anual\n  due:")]
)
def test_an_extension_until_nobody_knows_when_puts_its_own_unit_in_doubt(
    office: Small, run_in: Run, wrong: tuple[str, str]
) -> None:
    """The other 82 are told as ever; of this one it is said that nobody knows, and no letter goes out."""
    spoilt = {EXTENSIONS: SOUND[EXTENSIONS].replace(*wrong).encode()}
    (office.root / f"data/submissions/2015-annual/{UNIT}.yaml").unlink()
    status = try_on_copy(office, run_in, ("status", *DAY), spoilt)[0]
    shown = try_on_copy(office, run_in, ("show", UNIT, *DAY), spoilt)[0]
    letters = try_on_copy(office, run_in, ("render", "reminders", *DAY, "--out", "out", "--dry-run"), spoilt)[0]

    assert (status.code, shown.code, letters.code) == (0, 0, 0)
    assert "LĐLĐ tỉnh An Giang, Báo cáo năm 2015: chưa rõ hạn, mục gia hạn ở data/extensions.yaml:1:3 ghi sai." in (
        " ".join(status.out.split())
    )
    assert "chưa rõ hạn (mục gia hạn ghi sai)" in shown.out
    assert "LĐLĐ tỉnh An Giang: không lập, mục gia hạn ghi sai, chưa rõ hạn" in letters.out
    assert "LĐLĐ tỉnh Bắc Giang: đôn đốc lần 1" in letters.out


def test_what_is_wrong_beside_the_date_of_an_extension_changes_nothing(office: Small, run_in: Run) -> None:
    text = SOUND[EXTENSIONS] + "  resaon: bão lũ\n"
    said, _ = try_on_copy(office, run_in, ("show", UNIT, *DAY), {EXTENSIONS: text.encode()})

    assert said.code == 0
    assert "được gia hạn" in said.out
