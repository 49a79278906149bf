"""docs/git.md told again, with an eye on what it says: lines of work, one of them wrong, merged, closed, corrected."""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Ran, Run, require_git
from tests.documented import blocks

STORY = REPOSITORY / "docs" / "git.md"


def story() -> list[str]:
    """The commands once a shell knows plan2015; tests/test_pages.py types the whole page in a real one."""
    commands = [command for block in blocks(STORY.read_text("utf-8")) for command in block.commands]
    return [command.text for command in commands if command.text.startswith(("plan2015 ", "git "))]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of somebody whose git knows their name and nothing of ours."""
    require_git()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Cán bộ giữ kho")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "kho@example.vn")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    return tmp_path


def run_line(line: str, office: Path, run_in: Run) -> Ran:
    words = shlex.split(line)
    if words[0] == "plan2015":
        return run_in(office, *words[1:])
    done = subprocess.run(words, cwd=office, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def test_every_command_of_the_story_does_what_it_says(office: Path, run_in: Run) -> None:
    said: dict[str, Ran] = {}
    for number, line in enumerate(story()):
        said[f"{number} {line}"] = ran = run_line(line, office, run_in)
        assert ran.code == 0, f"{line}: {ran.out}{ran.err}"
    texts = [f"{key}\n{ran.out}{ran.err}" for key, ran in said.items()]

    assert any("preview" in t and "E14" in t and "→" in t for t in texts)
    assert any("below-half-year" in t for t in texts)
    assert any("preview" in t and "như sau khi gộp" in t and "→" in t for t in texts)
    assert any("history" in t and "indicators.sent_to_schools" in t and "An Giang: cử 265" in t for t in texts)
    assert any("--at HEAD~1" in t and "Chỉ theo những gì đã biết khi đó" in t for t in texts)
    assert any("verify" in t and "Đúng như khi lập" in t for t in texts)
    assert "changed-after-closing" not in texts[-1]
    manifest = (office / "kho/data/closed/2015-annual.yaml").read_text("utf-8")
    assert manifest.count("- closed:") == 2
    assert "reason: An Giang điều chỉnh" in manifest


def start(office: Path, run_in: Run) -> Path:
    for line in story():
        assert run_line(line, office, run_in).code == 0
        if "commit" in line:
            break
    return office / "kho"


def test_a_preview_says_what_status_and_budget_say_after_the_merge(office: Path, run_in: Run) -> None:
    root = start(office, run_in)

    def answers() -> dict[tuple[str, str], tuple[int, int, int]]:
        said = json.loads(run_in(root, "status", "--as-of", "25/11/2015", "--format", "json").out)
        return {(p["period"], p["kind"]): (p["received"], p["on_time"], p["complete"]) for p in said["periods"]}

    def shares() -> dict[str, tuple[bool, int]]:
        said = json.loads(run_in(root, "budget", "--as-of", "25/11/2015", "--format", "json").out)
        return {unit["unit"]: (unit["meets"], int(unit["base"])) for unit in said["units"]}

    before = answers()
    unit, base = next((unit, base) for unit, (meets, base) in shares().items() if not meets)
    run_in(root, "set", unit, "2015-annual", "budget.estimate.training", str(base // 5))
    run_in(root, "receive", "ldld-tinh-ba-ria-vung-tau", "2015-annual", "--received", "24/11/2015")
    said = json.loads(run_in(root, "preview", "--since", "HEAD", "--as-of", "25/11/2015", "--format", "json").out)
    after = answers()

    for entry in said["reports"]:
        key = (entry["period"], entry["kind"])
        names = ("received", "on_time", "complete")
        assert tuple(entry["before"][name] for name in names) == before[key]
        assert tuple(entry["after"][name] for name in names) == after[key]
    changes = {entry["unit"]: (entry["before"], entry["after"]) for entry in said["thresholds"]}
    assert changes[unit] == (False, True)
    assert shares()[unit][0] is True


def test_nothing_changed_means_nothing_to_say(office: Path, run_in: Run) -> None:
    root = start(office, run_in)

    assert run_in(root, "preview", "--since", "HEAD").out == "Không câu trả lời nào thay đổi.\n"


def test_what_units_write_is_no_markup_in_a_comment(office: Path, run_in: Run) -> None:
    root = start(office, run_in)
    path = next((root / "data/submissions/2015-annual").rglob("ldld-*.yaml"))
    text = path.read_text("utf-8").replace("difficulties: []", "")
    path.write_text(
        re.sub(r"\ndifficulties:\n(?:[ -].*\n)*", "\n", text) + "difficulties:\n  - text: <b>@ai</b> [x](y) | z\n",
        "utf-8",
    )
    said = run_in(root, "preview", "--since", "HEAD", "--format", "markdown").out

    assert r"\<b\>\@ai\</b\> \[x\]\(y\) \| z" in said


def test_history_follows_one_unit_and_one_period(office: Path, run_in: Run) -> None:
    root = start(office, run_in)
    run_in(root, "set", "an giang", "2015-annual", "E14", "77")
    subprocess.run(["git", "-C", str(root), "commit", "-qam", "Sửa E14"], check=True)
    said = run_in(root, "history", "an giang", "2015-annual").out.splitlines()

    assert said[0].endswith("Cán bộ giữ kho: Sửa E14")
    assert "indicators.sent_to_schools: " in said[1]
    assert said[1].endswith("→ 77")
    assert "2015-h1" not in "\n".join(said)
    assert "units/" in run_in(root, "history", "an giang").out


@pytest.mark.parametrize(
    "command",
    [["preview", "--since", "HEAD"], ["history", "an giang"], ["close", "2015-annual"], ["status", "--at", "HEAD"]],
)
def test_without_a_repository_there_is_one_clear_line_and_nothing_is_written(
    office: Path, run_in: Run, command: list[str]
) -> None:
    run_in(office, "demo", "kho", "--units", "2")
    before = sorted(path for path in office.rglob("*"))
    said = run_in(office / "kho", *command)

    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "kho git" in said.err
    assert sorted(path for path in office.rglob("*")) == before


def test_closing_needs_everything_committed_and_a_reason_the_second_time(office: Path, run_in: Run) -> None:
    root = start(office, run_in)
    run_in(root, "set", "an giang", "2015-annual", "E14", "5")
    assert "chưa ghi vào git" in run_in(root, "close", "2015-annual").err
    subprocess.run(["git", "-C", str(root), "commit", "-qam", "a"], check=True)
    assert run_in(root, "close", "2015-annual").code == 0
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True)
    subprocess.run(["git", "-C", str(root), "commit", "-qm", "chốt"], check=True)
    assert "không đổi" in run_in(root, "close", "2015-annual").err
    run_in(root, "set", "an giang", "2015-annual", "E14", "6")
    said = run_in(root, "check", "data/submissions/2015-annual/ldld-tinh-an-giang.yaml")

    assert "[changed-after-closing]" in said.out
    assert re.search(r"tổng thay đổi: E14 [\d.]+ → [\d.]+", said.out)
    assert run_in(root, "close", "2015-annual").code == 2


def test_preview_closing_and_report_give_one_total_where_a_figure_has_an_error(office: Path, run_in: Run) -> None:
    root, key = start(office, run_in), "indicators.training_attendances"
    day = ("--as-of", "5/12/2015")

    def preview() -> dict[str, Any]:
        said = json.loads(run_in(root, "preview", "--since", "HEAD", *day, "--format", "json").out)
        return next(total for total in said["totals"] if total["key"] == key)

    path = root / "data/submissions/2015-annual/ldld-tinh-an-giang.yaml"
    line = "\n  training_attendances: "
    assert line in path.read_text("utf-8")
    path.write_text(re.sub(f"{line}[0-9]+", f"{line}99999", path.read_text("utf-8")), "utf-8")
    promised = preview()
    shown = run_in(root, "preview", "--since", "HEAD", *day).out
    subprocess.run(["git", "-C", str(root), "commit", "-qam", "a"], check=True)
    closed = run_in(root, "close", "2015-annual", *day)
    manifest = (root / "data/closed/2015-annual.yaml").read_text("utf-8")
    run_in(root, "render", "year-end", *day, "--out", "n.docx")
    traced = run_in(root, "trace", "n.docx", "E01.3").out.splitlines()[0]
    printed = traced.rpartition(": ")[2].replace(".", "")

    assert int(printed) < 99_999
    assert promised["after"] == printed
    assert f"      {key}: {printed}\n" in manifest
    assert promised["after_left_out"] == 1 + promised["before_left_out"]
    assert re.search(r"E01\.3 .*: [\d.]+ .*→ [\d.]+ \(bỏ ra ngoài số có lỗi của \d đơn vị\)", shown)
    assert "tổng đã bỏ ra ngoài số có lỗi" in closed.err
    assert run_in(root, "close", "2015-annual", *day).err.endswith("không đổi\n")


def test_an_unmerged_index_and_a_foreign_lock_are_said(office: Path, run_in: Run) -> None:
    root = start(office, run_in)
    (root / ".git/index.lock").write_text("")
    said = run_in(root, "close", "2015-annual")

    assert said.code == 2
    assert "khóa" in said.err
    assert not (root / "data/closed").exists()


def test_a_paper_of_an_earlier_version_is_made_from_it(office: Path, run_in: Run) -> None:
    root = start(office, run_in)
    day = ("--as-of", "5/12/2015")
    run_in(root, "render", "brief", *day, "--out", "mot.docx")
    run_in(root, "receive", "ldld-tinh-ba-ria-vung-tau", "2015-annual", "--received", "24/11/2015")
    run_in(root, "render", "brief", *day, "--at", "HEAD", "--out", "hai.docx")
    run_in(root, "render", "brief", *day, "--out", "ba.docx")

    assert (root / "mot.docx").read_bytes() == (root / "hai.docx").read_bytes()
    assert (root / "ba.docx").read_bytes() != (root / "hai.docx").read_bytes()
