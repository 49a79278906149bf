"""The commands as a person meets them: what they say, how they end, and that nothing is cut or swallowed."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plan2015.cli.program import COMMANDS
from tests.conftest import Run, Small

AN_GIANG = "ldld-tinh-an-giang"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_vietnamese_help_with_two_examples(run: Run, command: str) -> None:
    said = run(command, "--help")

    assert said.code == 0
    assert said.out.startswith(f"Cách dùng: plan2015 {command}")
    assert "Tùy chọn:" in said.out
    assert len(re.findall(rf"^ +plan2015 {command}\b", said.out.partition("Ví dụ:")[2], re.MULTILINE)) >= 2
    assert not re.search(r"\b(Options|Usage|Show this|default|required)\b", said.out)


def test_the_list_of_commands_says_what_each_says_of_itself(run: Run) -> None:
    for command, words in COMMANDS.items():
        page = " ".join(run(command, "--help", columns=200).out.split())
        assert words.rstrip(".").split(":")[0] in page


def test_help_imports_nothing_heavy(environment: dict[str, str]) -> None:
    script = (
        "import sys; sys.argv = ['plan2015', '--help']\n"
        "from plan2015.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'yaml', 'rich', 'docx', 'jinja2', 'openpyxl') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True)

    assert said.stdout.decode().strip().endswith("[]")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("stats",), "không có lệnh stats"),
        (("status", "--foo"), "không có tùy chọn --foo"),
        (("status", "--as-of", "31/02/2015"), "“31/02/2015” không phải ngày"),
        (("status", "--as-of", "1/2/15"), "có phải là"),
        (("status", "--period", "2015-quy1"), "không có kỳ “2015-quy1”"),
        (("status", "--kind", "tinh"), "tinh không phải một trong"),
        (("show", "hà nội"), "không có đơn vị “hà nội”"),
        (("show", "công đoàn"), "có thể là 2 đơn vị"),
        (("show",), "thiếu tham số"),
        (("explain", "duplicate-keys"), "Ý bạn là “duplicate-key”?"),
        (("--data", "nowhere", "status"), "không thấy thư mục dữ liệu “nowhere”"),
        (("check", "nowhere.yaml"), "không thấy “nowhere.yaml”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_place_and_ends_with_2(
    run: Run, arguments: tuple[str, ...], line: str
) -> None:
    said = run(*arguments)

    assert (said.code, said.out) == (2, "")
    assert line in said.err
    assert "Error" not in said.err
    assert "Traceback" not in said.err


def test_an_empty_workspace_is_refused(run: Run, small: Small) -> None:
    for path in (small.root / "data" / "units").iterdir():
        path.unlink()
    assert "chưa có đơn vị nào" in run("status").err
    (small.root / "data" / "tasks.yaml").unlink()
    assert run("status").code == 2


def test_a_broken_plan_stops_the_answers_but_not_the_check(run: Run, small: Small) -> None:
    small.write("tasks.yaml", "plan:\n  year: năm nay\n")

    assert run("status").code == 2
    assert run("overdue").code == 2
    checked = run("check")
    assert checked.code == 1
    assert "data/tasks.yaml:2:9: lỗi phải sửa" in checked.out


def test_status_answers_for_the_rest_and_counts_what_it_could_not_read(run: Run, small: Small) -> None:
    small.write(f"submissions/2015-annual/{AN_GIANG}.yaml", "unit: [")

    said = run("status", "--as-of", "20/11/2015")

    assert said.code == 0
    assert f"1 tệp báo cáo không đọc được: data/submissions/2015-annual/{AN_GIANG}.yaml" in said.out
    assert "Dữ liệu có 1 lỗi phải sửa" in said.err


def test_status_as_json(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "received: 16/11/2015\n")
    answer = json.loads(run("status", "--as-of", "2015-11-20", "--format", "json").out)

    assert (answer["schema"], answer["as_of"], answer["illustrative"]) == (1, "2015-11-20", False)
    (provincial,) = [p for p in answer["periods"] if (p["period"], p["kind"]) == ("2015-annual", "provincial")]
    assert provincial == {
        "period": "2015-annual", "kind": "provincial", "expected": 3, "received": 1, "on_time": 0, "complete": 0,
        "reporting_rate": 1 / 3, "on_time_rate": 0.0,
    }  # fmt: skip
    (late,) = [o for o in answer["obligations"] if (o["unit"], o["clause"]) == (AN_GIANG, "II.3.g")]
    assert late["missing"][0] == "paper.number"
    assert {key: late[key] for key in late if key != "missing"} == {
        "unit": AN_GIANG, "type": "report", "period": "2015-annual", "clause": "II.3.g", "applies": True,
        "due": "2015-11-14", "due_text": "trước ngày 15/11/2015", "content": "incomplete", "timeliness": "late",
        "days": 2, "submission": f"data/submissions/2015-annual/{AN_GIANG}.yaml",
    }  # fmt: skip
    half_year = [p for p in answer["periods"] if p["period"] == "2015-h1"]
    assert all(period["on_time_rate"] is None for period in half_year)


def test_every_obligation_is_listed_whatever_it_is(run: Run) -> None:
    listed = json.loads(run("status", "--as-of", "2015-11-20", "--format", "json").out)["obligations"]
    schools = {o["unit"]: o["applies"] for o in listed if o["clause"] == "II.3.đ"}

    assert schools == {
        AN_GIANG: True, "ldld-tinh-bac-giang": None, "ldld-tinh-ca-mau": False, "cd-y-te-viet-nam": False
    }  # fmt: skip


def test_status_as_csv_opens_in_a_spreadsheet_without_formulas(run: Run, small: Small) -> None:
    text = (small.root / "data/units/ldld-tinh-ca-mau.yaml").read_text("utf-8")
    small.write("units/ldld-tinh-ca-mau.yaml", text.replace("short_name: LĐLĐ tỉnh Cà Mau", 'short_name: "=1+1"'))

    out = run("status", "--as-of", "2015-11-20", "--format", "csv").out

    assert out.startswith("\ufeffunit,name,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert {row["name"] for row in rows if row["unit"] == "ldld-tinh-ca-mau"} == {"'=1+1"}


@pytest.mark.parametrize(("day", "code"), [("14/11/2015", 0), ("15/11/2015", 1)])
def test_overdue_can_fail_a_pipeline(run: Run, day: str, code: int) -> None:
    assert run("overdue", "--as-of", day, "--exit-code").code == code
    assert run("overdue", "--as-of", day).code == 0


def test_late_alone_does_not_fail_a_pipeline(run: Run, small: Small) -> None:
    for unit in (AN_GIANG, "ldld-tinh-bac-giang", "ldld-tinh-ca-mau", "cd-y-te-viet-nam"):
        small.submit(unit, "received: 17/11/2015\n")

    said = run("overdue", "--as-of", "20/11/2015", "--exit-code", "--format", "json")

    assert said.code == 0
    assert [o["days"] for o in json.loads(said.out)["obligations"]] == [3, 3, 3, 3]


@pytest.mark.parametrize(
    "name", ["an giang", "An Giang", "LĐLĐ tỉnh An Giang", "89", AN_GIANG, "lien doan lao dong tinh an giang"]
)
def test_a_unit_is_found_by_any_of_its_names(run: Run, name: str) -> None:
    assert run("show", name).out.startswith("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG")


def test_show_says_why(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "received: 31/02/2015\ntasks:\n  II.3.c:\n    progress: under-way\n")

    out = run("show", "an giang", "--as-of", "20/11/2015").out

    assert "trước ngày 15/11/2015 (chậm nhất hết thứ Bảy, 14/11/2015; ngày làm việc cuối cùng" in " ".join(out.split())
    assert f"data/submissions/2015-annual/{AN_GIANG}.yaml:3:11: lỗi phải sửa" in out
    assert f"A03 Số, ký hiệu báo cáo (data/submissions/2015-annual/{AN_GIANG}.yaml:1)" in " ".join(out.split())
    assert "Đang thực hiện" in out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("query", 0), ("incomplete", 1), ("never", 0)])
def test_check_fails_on_what_was_asked(run: Run, small: Small, fail_on: str, code: int) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")

    assert run("check", "--fail-on", fail_on).code == code


def test_check_as_json(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "received: 31/02/2015\ntexts:\n  results:\n")
    said = run("check", "--format", "json")
    answer = json.loads(said.out)

    assert said.code == 1
    assert answer["checked"] == {"files": 10, "units": 8, "tasks": 5, "submissions": 1}
    (problem,) = answer["problems"]
    assert {key: problem[key] for key in ("rule", "kind", "path", "line", "column", "explained")} == {
        "rule": "impossible-date", "kind": "error", "path": f"data/submissions/2015-annual/{AN_GIANG}.yaml",
        "line": 3, "column": 11, "explained": False,
    }  # fmt: skip
    (incomplete,) = answer["incomplete"]
    assert {"item": "texts.results", "line": 5} in incomplete["items"]
    assert {"item": "indicators.training_classes", "line": 1} in incomplete["items"]
    assert answer["summary"] == {"errors": 1, "queries": 0, "notes": 0, "unexplained": 0, "incomplete": 1}


def test_check_reads_everything_and_reports_what_was_asked_for(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "la: 1\n")
    small.submit("ldld-tinh-ca-mau", "la: 1\n")

    out = run("check", f"data/submissions/2015-annual/{AN_GIANG}.yaml").out

    assert "ca-mau" not in out
    assert "Kết luận: phải sửa 1." in out


def test_the_place_of_a_problem_never_wraps(run: Run, small: Small) -> None:
    deep = "nhom-" + "rat-" * 30 + "dai"
    small.write(
        f"submissions/2015-annual/{deep}/{AN_GIANG}.yaml", f"unit: {AN_GIANG}\nperiod: 2015-annual\nreceived: x\n"
    )
    place = f"data/submissions/2015-annual/{deep}/{AN_GIANG}.yaml:3:11: "

    assert place in run("check", columns=80).out
    assert place in run("show", "an giang", columns=80).out


def test_names_wrap_inside_their_cell_and_nothing_is_cut(run: Run, small: Small) -> None:
    name = "Công đoàn " + "Nông nghiệp và Phát triển nông thôn " * 4 + "[b]cuối :smile:"
    text = (small.root / "data/units/cd-y-te-viet-nam.yaml").read_text("utf-8")
    small.write("units/cd-y-te-viet-nam.yaml", text.replace("short_name: CĐ Y tế Việt Nam", f'short_name: "{name}"'))

    for columns in (80, 120):
        out = run("overdue", "--as-of", "20/11/2015", columns=columns).out
        assert max(map(len, out.splitlines())) <= columns
        assert sorted(re.findall(r"\[b\]cuối|:smile:", out)) == [":smile:", "[b]cuối"]


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("arguments", [("status",), ("overdue",), ("show", "an giang")])
def test_screens_fit_their_width_and_hold_no_colour_when_piped(
    run: Run, arguments: tuple[str, ...], columns: int
) -> None:
    out = run(*arguments, "--as-of", "20/11/2015", columns=columns).out

    assert max(map(len, out.splitlines())) <= columns
    assert "\x1b" not in out


def test_terminal_escapes_of_a_file_are_shown_not_obeyed(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, 'la: "\\e[31mđỏ"\n')

    out = run("check").out

    assert "\x1b" not in out


def test_the_morning_screen_names_units_in_vietnamese_order(run: Run) -> None:
    out = " ".join(run("status", "--as-of", "20/11/2015").out.split())

    assert "LĐLĐ tỉnh, thành phố (3): An Giang, Bắc Giang, Cà Mau." in out


def shell(command: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, env={**environment, "PY": sys.executable}, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="máy không có /dev/full")
def test_a_full_disk_is_one_plain_line(environment: dict[str, str], small: Small) -> None:
    said = shell('"$PY" -m plan2015 status > /dev/full', environment, small.root)

    assert said.returncode == 2
    assert said.stderr.decode().splitlines() == ["Lỗi: màn hình hoặc tệp kết quả: đĩa đầy"]


def test_a_western_terminal_still_gets_its_vietnamese(environment: dict[str, str], small: Small) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "plan2015", "status"], cwd=small.root, capture_output=True, check=True,
        env={**environment, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C"},
    )  # fmt: skip

    assert "TÌNH HÌNH" in said.stdout.decode("utf-8")


def test_reading_never_writes(run: Run, small: Small) -> None:
    def tree() -> dict[str, tuple[bytes, int]]:
        return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(small.root.rglob("*")) if p.is_file()}

    small.submit(AN_GIANG, "la: 1\n")
    before = tree()
    for arguments in (("status",), ("overdue",), ("check",), ("show", "an giang"), ("explain",)):
        run(*arguments)

    assert tree() == before
