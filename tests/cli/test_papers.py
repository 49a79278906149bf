"""The commands that write and read papers, as the office types them."""

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from plan2015.office.word.archive import pack
from plan2015.office.word.package import open_package
from tests.conftest import REPOSITORY, Run, require_git
from tests.papers.conftest import body_text, build_year

DAY = ("--as-of", "25/11/2015")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_year(tmp_path_factory.mktemp("year"), 8)


@pytest.fixture
def plan2015(made: Path, run_in: Run) -> Run:
    return partial(run_in, made, "--data", "data")


def test_a_report_is_written_once_and_then_unchanged(plan2015: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "bao-cao.docx")

    first, second = (
        plan2015("render", "year-end", *DAY, "--out", out),
        plan2015("render", "year-end", *DAY, "--out", out),
    )

    assert (first.code, second.code) == (0, 0)
    assert "đã ghi" in first.err
    assert "không đổi" in second.err
    assert "Còn 9 chỗ người soạn phải viết: I.1, III.1" in first.err
    assert "plan2015 new narrative 2015-annual" in first.err
    assert first.out == ""


def test_a_paper_changed_by_hand_is_not_overwritten_unless_forced_and_then_kept(plan2015: Run, tmp_path: Path) -> None:
    out = tmp_path / "nhanh.docx"
    plan2015("render", "brief", *DAY, "--out", str(out))
    parts = open_package(out.read_bytes())
    changed = pack({**parts, "word/document.xml": parts["word/document.xml"].replace("đơn vị".encode(), b"don vi")})
    out.write_bytes(changed)

    refused = plan2015("render", "brief", *DAY, "--out", str(out))
    assert refused.code == 2
    assert "không ghi đè" in refused.err
    assert out.read_bytes() == changed

    forced = plan2015("render", "brief", *DAY, "--out", str(out), "--force")
    assert forced.code == 0
    assert (tmp_path / "nhanh.cu-1.docx").read_bytes() == changed
    assert out.read_bytes() != changed


def test_a_file_that_is_not_ours_is_not_overwritten(plan2015: Run, tmp_path: Path) -> None:
    out = tmp_path / "cua-toi.docx"
    out.write_bytes(b"bat ky")

    assert plan2015("render", "brief", *DAY, "--out", str(out)).code == 2
    assert out.read_bytes() == b"bat ky"


def test_working_papers_stand_beside_the_report(plan2015: Run, tmp_path: Path) -> None:
    said = plan2015("render", "year-end", *DAY, "--out", str(tmp_path / "a.docx"), "--working", str(tmp_path / "w"))

    assert said.code == 0
    assert sorted(path.name for path in (tmp_path / "w").iterdir()) == [
        "1-nguyen-van.docx", "2-giai-trinh.docx", "3-nguon-so-lieu.xlsx",
    ]  # fmt: skip
    raw = "\n".join(body_text(open_package((tmp_path / "w/1-nguyen-van.docx").read_bytes())))
    assert "TÀI LIỆU LÀM VIỆC, KHÔNG PHÁT HÀNH" in raw
    assert re.search(r"\[data/submissions/2015-annual/.*\.yaml:\d+:\d+\]", raw)


def test_charts_are_drawn_only_when_asked_for(plan2015: Run, tmp_path: Path) -> None:
    plain, drawn = tmp_path / "a.docx", tmp_path / "b.docx"
    plan2015("render", "year-end", *DAY, "--out", str(plain))
    plan2015("render", "year-end", *DAY, "--out", str(drawn), "--charts")

    assert not [name for name in open_package(plain.read_bytes()) if "chart" in name]
    assert "word/charts/chart2.xml" in open_package(drawn.read_bytes())


def test_a_unit_sheet_says_what_is_owed_and_why(plan2015: Run, tmp_path: Path) -> None:
    out = tmp_path / "u.docx"
    said = plan2015("render", "unit", "an giang", *DAY, "--out", str(out))
    text = "\n".join(body_text(open_package(out.read_bytes())))

    assert said.code == 0
    assert "Liên đoàn Lao động tỉnh An Giang" in text
    assert "điểm g khoản 3 mục II" in text
    assert "trước ngày 15/11/2015" in text
    assert "chưa quy định" in text


def test_trace_and_verify(plan2015: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "a.docx")
    plan2015("render", "year-end", *DAY, "--out", out)

    assert plan2015("verify", out).code == 0
    traced = plan2015("trace", out, "E01.3")
    assert traced.code == 0
    assert re.search(r"^data/submissions/2015-annual/.*\.yaml:\d+:\d+  ", traced.out, re.MULTILINE)
    assert plan2015("trace", out, "khong-co-so-nay").code == 2
    assert "2015-annual:indicators.training_classes" in plan2015("trace", out).out


@pytest.mark.parametrize("command", ["trace", "verify"])
def test_a_file_that_is_no_paper_of_ours_is_said_to_be_none(plan2015: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "la.docx").write_bytes(b"PK khong phai")
    (tmp_path / "mau.docx").write_bytes((REPOSITORY / "templates/unit.docx").read_bytes())

    for name in ("la.docx", "mau.docx"):
        said = plan2015(command, str(tmp_path / name))
        assert said.code == 2
        assert said.err.count("\n") == 1


def test_a_template_of_the_workspace_goes_before_the_packaged_one(run_in: Run, tmp_path: Path) -> None:
    root = build_year(tmp_path, 2)
    (root / "templates").mkdir()
    parts = open_package((REPOSITORY / "templates/brief.docx").read_bytes())
    own = parts["word/document.xml"].replace("BÁO CÁO NHANH".encode(), "BẢN TIN NGÀY".encode())
    (root / "templates/brief.docx").write_bytes(pack({**parts, "word/document.xml": own}))
    run_in(root, "render", "brief", *DAY, "--out", "b.docx")

    assert "BẢN TIN NGÀY" in body_text(open_package((root / "b.docx").read_bytes()))


def test_a_mistake_in_a_template_is_one_clear_message(run_in: Run, tmp_path: Path) -> None:
    root = build_year(tmp_path, 2)
    (root / "templates").mkdir()
    parts = open_package((REPOSITORY / "templates/brief.docx").read_bytes())
    own = parts["word/document.xml"].replace(b"reports.rate", b"reports.rat")
    (root / "templates/brief.docx").write_bytes(pack({**parts, "word/document.xml": own}))

    rendered = run_in(root, "render", "brief", *DAY, "--out", "b.docx")
    assert rendered.code == 2
    assert "templates/brief.docx: thân văn bản, đoạn" in rendered.err
    checked = run_in(root, "template", "check")
    assert checked.code == 1
    assert "không có tên “rat” trong “reports”. Ý bạn là “rate”?" in checked.out


def test_the_shipped_templates_pass_their_check(run_in: Run) -> None:
    said = run_in(REPOSITORY, "template", "check")

    assert (said.code, said.out) == (0, "")


def test_the_fields_of_each_template_are_listed(run_in: Run) -> None:
    said = run_in(REPOSITORY, "template", "fields", "unit")

    assert "unit.name: tên đơn vị" in said.out
    assert "long_day:" in said.out
    assert run_in(REPOSITORY, "template", "fields", "khong").code == 2


def test_a_new_narrative_is_valid_and_not_overwritten(run_in: Run, tmp_path: Path) -> None:
    root = build_year(tmp_path, 1)

    assert run_in(root, "new", "narrative", "2015-annual").code == 0
    assert run_in(root, "check", "data/narrative").code == 0
    assert run_in(root, "new", "narrative", "2015-annual").code == 2


def test_git_shows_what_changed_in_a_template(run_in: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    require_git()
    assert run_in(tmp_path, "init", "kho").code == 0
    root = tmp_path / "kho"

    def git(*arguments: str) -> str:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.vn")
        command = ["git", *name, *arguments]
        return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, env=environment).stdout

    git("init", "-q")
    git("config", "diff.docx.textconv", f"'{sys.executable}' -m plan2015 template text")
    git("add", "-A")
    git("commit", "-qm", "a")
    path = root / "templates/brief.docx"
    parts = open_package(path.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("Quá hạn:".encode(), "Đơn vị quá hạn:".encode())
    path.write_bytes(pack(parts))

    assert "-Normal: 2. Quá hạn:\n+Normal: 2. Đơn vị quá hạn:" in git("diff")


@pytest.mark.parametrize("paper", [("report", "--period", "2014-annual"), ("brief", "--period", "2014-annual")])
def test_a_period_that_asks_no_report_has_no_paper(plan2015: Run, tmp_path: Path, paper: tuple[str, ...]) -> None:
    said = plan2015("render", *paper, *DAY, "--out", str(tmp_path / "a.docx"))

    assert (said.code, said.err) == (2, "Lỗi: Kế hoạch không yêu cầu báo cáo kỳ 2014-annual.\n")
    assert not (tmp_path / "a.docx").exists()
