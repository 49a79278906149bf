"""The writing commands: small diffs, no overwriting, the first day of receipt kept, twice is as good as once."""

import difflib
import hashlib
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Run, Small, require_git

AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
ANNUAL = f"submissions/2015-annual/{AN_GIANG}.yaml"


def text(small: Small, path: str = ANNUAL) -> str:
    return (small.root / "data" / path).read_text("utf-8")


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def tree(small: Small) -> dict[str, bytes]:
    return {str(p.relative_to(small.root)): p.read_bytes() for p in sorted(small.root.rglob("*")) if p.is_file()}


def test_a_report_that_came_as_prose_counts_at_once(run: Run, small: Small) -> None:
    arguments = (
        "receive",
        "an giang",
        "2015-annual",
        "--received",
        "12/11/2015",
        "--register",
        "231",
        "--channel",
        "email",
    )
    assert run(*arguments, "--paper", "34/BC-LĐLĐ", "--signed", "10/11/2015").code == 0

    listed = json.loads(run("status", "--as-of", "20/11/2015", "--format", "json").out)["obligations"]
    (report,) = [o for o in listed if (o["unit"], o["clause"]) == (AN_GIANG, "II.3.g")]
    assert (report["content"], report["timeliness"]) == ("incomplete", "on-time")
    assert run("check").code == 0


def test_receiving_twice_changes_nothing_and_a_later_version_never_moves_the_first_day(run: Run, small: Small) -> None:
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015")
    first = text(small)

    assert "không đổi" in run("receive", "an giang", "2015-annual", "--received", "12/11/2015").err
    assert text(small) == first
    assert (
        "ngày nhận đầu 2015-11-12 giữ nguyên"
        in run("receive", "an giang", "2015-annual", "--received", "20/11/2015").err
    )
    assert changed(first, text(small)) == ["+corrections:", "+  - received: 2015-11-20"]
    assert "không đổi" in run("receive", "an giang", "2015-annual", "--received", "20/11/2015").err
    run("receive", "an giang", "2015-annual", "--original", "16/11/2015")
    assert "original:\n  received: 2015-11-16" in text(small)


def test_the_file_that_came_is_named_by_its_hash(run: Run, small: Small) -> None:
    paper = small.root / "bao-cao.docx"
    paper.write_bytes(b"x")
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", str(paper))

    assert "file: bao-cao.docx" in text(small)
    assert "sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" in text(small)


FILE = "# báo cáo\nreceived: 12/11/2015   # theo sổ\nindicators:\n  training_classes: 12 # lớp\n"


@pytest.mark.parametrize(
    ("field", "value", "lines"),
    [
        ("E01.1", "15", ["-  training_classes: 12 # lớp", "+  training_classes: 15 # lớp"]),
        ("indicators.other_classes", "3", ["+  other_classes: 3"]),
        ("budget.estimate.base", "1.250.000", ["+budget:", "+  estimate:", "+    base: 1.250.000"]),
        ("C06", "done", ["+tasks:", "+  II.3.d.1:", "+    progress: done"]),
        ("tasks.II.3.c.result", "Đã xong: 100%", ["+tasks:", "+  II.3.c:", '+    result: "Đã xong: 100%"']),
        ("K01", "Tốt", ["+texts:", "+  results: Tốt"]),
        ("received", "13/11/2015", ["-received: 12/11/2015   # theo sổ", "+received: 13/11/2015   # theo sổ"]),
        ("K01", unicodedata.normalize("NFD", "Tiếng Việt"), ["+texts:", "+  results: Tiếng Việt"]),
        ("K01", "một\r\nhai", ["+texts:", "+  results: |-", "+    một", "+    hai"]),
        ("K01", "- Đã mở 12 lớp, hội nghị", ["+texts:", '+  results: "- Đã mở 12 lớp, hội nghị"']),
        ("K01", "a\tb", ["+texts:", '+  results: "a\\tb"']),
        ("E01.1", " ", ["-  training_classes: 12 # lớp", "+  training_classes:  # lớp"]),
    ],
)
def test_setting_one_value_is_a_one_line_change(
    run: Run, small: Small, field: str, value: str, lines: list[str]
) -> None:
    small.submit(AN_GIANG, FILE)
    before = text(small)
    said = run("set", "an giang", "2015-annual", field, value)

    assert said.code == 0, said.err
    assert changed(before, text(small)) == lines


def test_setting_the_same_value_changes_nothing(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, FILE)
    before = tree(small)

    assert "không đổi" in run("set", "an giang", "2015-annual", "E01.1", "12").err
    assert tree(small) == before


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("E01.2", "1.500", "1500 hoặc 1,5"),
        ("E01.1", "mười", "không đọc được thành số"),
        ("received", "31/02/2015", "ngày không có trong lịch"),
        ("indicators.training_clases", "3", "không có chỉ tiêu"),
        ("recieved", "12/11/2015", "Ý bạn là “received”"),
        ("C06", "xong", "Chọn một trong: done"),
        ("E01.9", "3", "Các ô E01: E01.1, E01.3, E01.5, E01.2."),
        (".", "3", "không có ô “.”"),
        ("tasks.IX.1.progress", "done", "kế hoạch không có nhiệm vụ “IX.1”"),
        ("unit", CA_MAU, f"tệp mang tên “{AN_GIANG}” nhưng bên trong ghi “{CA_MAU}”"),
        ("E01.1", "-3", "là số âm"),
        ("C06", "not-applicable", "lý do"),
        ("K01", "a\u200bb", "không có bề rộng"),
        ("K01", "\x07", "ký tự điều khiển"),
        ("K01", "\udcff", "không phải UTF-8"),
        ("K01", "x" * 100_001, "quá giới hạn 100.000"),
        ("K01", "--as-of", "không có tùy chọn --as-of. Nếu đó là giá trị, ghi sau dấu --"),
    ],
)
def test_a_value_that_could_not_be_read_is_refused_and_nothing_is_written(
    run: Run, small: Small, field: str, value: str, words: str
) -> None:
    small.submit(AN_GIANG, FILE)
    before = tree(small)
    said = run("set", "an giang", "2015-annual", field, value)

    assert said.code == 2
    assert words in said.err
    assert tree(small) == before


def test_what_must_fit_together_changes_together(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "indicators:\n  training_classes: 12\n  theory_classes: 6\n  other_classes: 6\n")
    before = tree(small)
    cells = ("E01.1", "15", "E02.1", "8")

    assert run("set", "an giang", "2015-annual", *cells).code == 2
    assert tree(small) == before
    assert run("set", "an giang", "2015-annual", *cells, "E06.1", "7").code == 0
    assert "thiếu giá trị" in run("set", "an giang", "2015-annual", *cells, "E06.1").err


def test_an_error_that_was_there_blocks_no_other_value_but_is_not_given_again(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "indicators:\n  training_classes: -1\ntasks:\n  IX.1:\n    progress: done\n")

    assert run("set", "an giang", "2015-annual", "K01", "Tốt").code == 0
    assert run("set", "an giang", "2015-annual", "E01.1", "-2").code == 2
    assert run("set", "an giang", "2015-annual", "E01.1", "2").code == 0
    assert run("set", "an giang", "2015-annual", "tasks.IX.1.result", "").code == 0


def test_a_rule_between_files_refuses_and_names_the_other_file(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "paper:\n  number: 34/BC-LĐLĐ\n", period="2015-h1")
    before = tree(small)
    said = run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--paper", "34/BC-LĐLĐ")

    assert said.code == 2
    assert "34/BC-LĐLĐ" in said.err
    assert tree(small) == before


def test_a_list_that_would_begin_with_an_error_is_not_begun(run: Run, small: Small) -> None:
    before = tree(small)

    assert run("extend", "an giang", "II.3.g", "--until", "25/11/2015", "--reason", "a\u200bb").code == 2
    assert run("letters", "note", "an giang", "--date", "23/11/2015", "--channel", "phone", "--text", "\x07").code == 2
    assert tree(small) == before


def test_a_closed_period_may_change_and_is_told(run: Run, small: Small) -> None:
    path = small.submit(AN_GIANG, "indicators:\n  training_classes: 12\n")
    closed = hashlib.sha256(path.read_bytes()).hexdigest()
    small.write(
        "closed/2015-annual.yaml",
        f"period: 2015-annual\nversions:\n  - closed: 2015-12-10\n    commit: {'0' * 40}\n    totals: {{}}\n"
        f"    submissions:\n      {ANNUAL}: {closed}\n",
    )
    said = run("set", "an giang", "2015-annual", "E01.1", "13")

    assert said.code == 0, said.err
    assert "Lưu ý: báo cáo đã đổi sau khi chốt ngày 10/12/2015" in said.err


def test_a_misspelt_option_is_never_a_value(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "budget:\n  estimate:\n    training: 14\n    base: 100\n")
    query = ("explain-query", "an giang", "2015-annual", "below-minimum-share")
    before = tree(small)
    said = run(*query, "--acept")

    assert said.code == 2
    assert "Ý bạn là --accept?" in said.err
    assert tree(small) == before
    assert run(*query, "- thu giảm", "--at", "budget.estimate.training").code == 0
    assert run(*query, "--at").code == 2
    assert run(*query, " ").code == 2
    assert run(*query, "--accept").code == 0
    assert 'text: "- thu giảm"' in text(small)


def test_an_extension_is_written_once(run: Run, small: Small) -> None:
    arguments = (
        "extend",
        "an giang",
        "II.3.g",
        "--until",
        "25/11/2015",
        "--paper",
        "512/TLĐ-ToC",
        "--signed",
        "13/11/2015",
    )
    assert run(*arguments).code == 0
    once = text(small, "extensions.yaml")

    assert "không đổi" in run(*arguments).err
    assert "không đổi" in run(*(unicodedata.normalize("NFD", argument) for argument in arguments)).err
    assert text(small, "extensions.yaml") == once
    assert run("overdue", "--as-of", "20/11/2015", "--format", "json").out.count(AN_GIANG) == 0
    assert run("extend", "an giang", "II.9.z", "--until", "25/11/2015").code == 2
    assert run("check").code == 0


def test_a_query_is_explained_for_its_figures_and_reopens_when_they_change(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "budget:\n  estimate:\n    training: 14\n    base: 100\n")
    query = ("explain-query", "an giang", "2015-annual", "below-minimum-share")
    assert run("check", "--fail-on", "query").code == 1

    assert run(*query, "thu ngân sách giảm").code == 0
    assert run("check", "--fail-on", "query").code == 0
    assert "(đã giải trình)" in run("check").out
    run(*query, "--refuse")
    assert run("check", "--fail-on", "query").code == 1
    run(*query, "--accept")
    assert run("check", "--fail-on", "query").code == 0
    run("set", "an giang", "2015-annual", "budget.estimate.training", "13")
    assert run("check", "--fail-on", "query").code == 1
    run(*query, "giảm thêm")
    assert run("check", "--fail-on", "query").code == 0
    assert text(small).count("rule: below-minimum-share") == 1


def test_a_query_that_is_not_there_cannot_be_explained(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "budget:\n  estimate:\n    training: 16\n    base: 100\n")

    assert run("explain-query", "an giang", "2015-annual", "below-minimum-share", "x").code == 2
    assert run("explain-query", "an giang", "2015-annual", "below-minimum-share", "--accept").code == 2
    assert run("explain-query", "an giang", "2015-annual", "below-minimum-share").code == 2


def test_difficulties_wait_until_they_are_answered(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\ndifficulties:\n  - text: Thiếu kinh phí\n    clause: II.3.d\n")
    small.write("difficulties.yaml", f"- id: kk-01\n  unit: {CA_MAU}\n  raised: 01/10/2015\n  text: Thiếu giảng viên\n")

    def names(day: str = "25/11/2015") -> list[tuple[str, int]]:
        listed = json.loads(run("difficulties", "--as-of", day, "--format", "json").out)["difficulties"]
        return [(entry["name"], entry["days"]) for entry in listed]

    assert names() == [("kk-01", 55), (f"2015-annual/{AN_GIANG}/1", 13)]
    assert names("11/11/2015") == [("kk-01", 41)]
    assert run("answer", "kk-01", "--date", "20/11/2015", "--text", "đã bố trí").code == 0
    assert run("answer", f"2015-annual/{AN_GIANG}/1", "--date", "22/11/2015", "--paper", "530/TLĐ-ToC").code == 0
    assert names() == []
    assert len(names("21/11/2015")) == 1
    assert run("answer", "kk-99", "--date", "20/11/2015").code == 2
    assert run("check").code == 0
    assert "Thiếu kinh phí" in run("show", "an giang", "--as-of", "25/11/2015").out


def test_a_new_submission_asks_everything_and_is_prepared_not_received(run: Run, small: Small) -> None:
    made = run("new", "submission", "an giang", "2015-annual")
    assert made.code == 0
    assert "chưa tính là đã nhận báo cáo" in made.err
    assert "plan2015 receive ldld-tinh-an-giang 2015-annual --received NGÀY" in made.err
    scaffold = text(small)

    for code in ("A03", "C05", "C09", "E01.1", "F01.3", "K01"):
        assert f"# {code}" in scaffold
    assert "E01.1 * Tổng số lớp (lớp)" in scaffold
    assert run("check").code == 0
    assert run("check", "--fail-on", "incomplete").code == 0
    assert run("new", "submission", "an giang", "2015-annual").code == 2
    assert text(small) == scaffold
    assert run("receive", "an giang", "2015-annual", "--received", "12/11/2015").code == 0
    assert run("check", "--fail-on", "incomplete").code == 1


def test_a_new_unit_passes_the_check(run: Run, small: Small) -> None:
    arguments = ("new", "unit", "--kind", "provincial", "--name", "Liên đoàn Lao động tỉnh Long An", "--short-name")
    assert run(*arguments, "LĐLĐ tỉnh Long An").code == 0

    assert run("check").code == 0
    assert run("show", "long an").code == 0
    assert run(*arguments, "LĐLĐ tỉnh Long An").code == 2


def test_fmt_changes_spellings_only_and_only_once(run: Run, small: Small) -> None:
    small.submit(
        AN_GIANG,
        "received: 12/11/2015 # ngày\nindicators:\n  training_attendances: '1.250.000'\n  training_days: 12.5\n"
        "  data_until: 31/10/2015\nbudget:\n  estimate:\n    training: 1.500\n    base: 9.000.000\n"
        "texts:\n  results: 1.250.000\n",
    )
    before = text(small)
    assert run("fmt", "--check").code == 1
    assert text(small) == before
    assert run("fmt").code == 0

    assert [line[1:].strip() for line in changed(before, text(small)) if line[0] == "+"] == [
        "received: 2015-11-12 # ngày",
        "training_attendances: '1250000'",
        "training_days: 12,5",
        "data_until: 2015-10-31",
        "base: 9000000",
    ]
    assert run("fmt", "--check").code == 0


def test_a_new_workspace_passes_its_own_check(run_in: Run, tmp_path: Path) -> None:
    assert run_in(tmp_path, "init", "moi").code == 0
    assert run_in(tmp_path / "moi", "check").code == 0
    again = run_in(tmp_path, "init", "moi")
    assert (again.code, again.err) == (0, "moi: đã là thư mục làm việc mới, không đổi\n")
    (tmp_path / "moi/data/extensions.yaml").write_text("[]\n")
    assert run_in(tmp_path, "init", "moi").code == 2
    assert "83 đơn vị quá hạn" in run_in(tmp_path / "moi", "status", "--as-of", "20/11/2015").out


def test_what_a_killed_command_leaves_never_comes_into_git_and_is_named(run_in: Run, tmp_path: Path) -> None:
    require_git()
    run_in(tmp_path, "init", "moi")
    submissions = tmp_path / "moi" / "data" / "submissions"
    for name in (".a.yaml.2862.tmp", ".a.yaml.lock", ".plan2015.lock", "~$a.docx"):
        (submissions / name).write_bytes(b"")
    git = ("git", "-C", str(tmp_path / "moi"))
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    listed = subprocess.run([*git, "ls-files", "data/submissions"], check=True, capture_output=True).stdout.decode()
    checked = run_in(tmp_path / "moi", "check")

    assert listed.split() == ["data/submissions/README.md"]
    assert (checked.code, checked.out.count("[leftover-file]"), ".plan2015.lock" in checked.out) == (0, 2, False)


def test_a_file_with_errors_is_not_edited(run: Run, small: Small) -> None:
    small.write(ANNUAL, "unit: [")
    said = run("set", "an giang", "2015-annual", "E01.1", "3")

    assert said.code == 2
    assert "sửa lỗi này trước" in said.err


def test_ten_writers_at_once_all_write(environment: dict[str, str], small: Small) -> None:
    small.submit(AN_GIANG, "texts:\n  results: a\n")
    names = ("training_classes", "training_attendances", "training_days")
    values = {f"indicators.{name}": str(number) for number, name in enumerate(names, 1)}
    values |= {"register_number": "231", "channel": "email", "received": "12/11/2015"}
    values |= {"texts.results": "mở lớp", "texts.next_year": "mở thêm", "paper.number": "3/BC", "paper.signer": "An"}
    set_one = [sys.executable, "-m", "plan2015", "set", AN_GIANG, "2015-annual"]
    running = [
        subprocess.Popen([*set_one, *item], cwd=small.root, env=environment, stderr=subprocess.PIPE)
        for item in values.items()
    ]
    ended = [(process.communicate()[1].decode(), process.returncode) for process in running]

    assert [code for _, code in ended] == [0] * len(values), ended
    written = text(small)
    for field, value in values.items():
        assert f"{field.rpartition('.')[2]}: {value}\n" in written
    assert not list(small.root.rglob(".*"))
