"""Forms out and in at the keyboard: nothing lost, nothing guessed, nothing replaced unasked."""

import re
import subprocess
import zipfile

import pytest

from plan2015.records.editing import lock
from tests.acts.workspace import other_writer
from tests.cli.forms import AN_GIANG, ANNUAL, ANSWERS, ask_for_words, change, form, text
from tests.conftest import Run, Small, require_git


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_filled_form_becomes_a_submission_with_its_original_beside(run: Run, small: Small, suffix: str) -> None:
    form(run, small, f"bieu.{suffix}", ANSWERS)

    told = run("import", f"bieu.{suffix}", "--received", "12/11/2015", "--channel", "email")

    assert told.code == 0
    assert "1 tệp: 1 đã nhập" in told.out
    assert "received: 2015-11-12\nchannel: email\nsource:\n" in text(small)
    assert "  training_classes: 12\n" in text(small)
    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert kept.read_bytes() == (small.root / f"bieu.{suffix}").read_bytes()
    assert run("check").code == 0


def test_importing_twice_changes_nothing(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    first = text(small)

    again = run("import", "bieu.docx", "--received", "20/11/2015")

    assert (again.code, text(small)) == (0, first)
    assert "1 không đổi" in again.out


def test_a_dry_run_writes_nothing_and_says_the_same(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)

    told = run("import", "bieu.docx", "--dry-run")

    assert "3 câu trả lời" in told.out
    assert "chưa ghi gì" in told.out
    assert not (small.root / "data" / ANNUAL).exists()


def test_a_day_of_receipt_is_never_guessed(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)

    told = run("import", "bieu.docx")

    assert "chưa rõ ngày nhận" in told.out
    assert "received" not in text(small)


def test_a_correction_shows_each_field_and_waits_for_a_yes(run: Run, small: Small) -> None:
    path = form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    before = text(small)
    change(path, ">12<", ">13<")

    refused = run("import", "bieu.docx", "--received", "20/11/2015")

    assert refused.code == 1
    assert "E01.1 Tổng số lớp: 12 → 13" in refused.out
    assert "--replace" in refused.out
    assert text(small) == before


def test_a_correction_keeps_the_first_day_and_the_earlier_version(run: Run, small: Small) -> None:
    path = form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    small.write(ANNUAL, "# ghi chú của cán bộ\n" + text(small))
    earlier = text(small)
    change(path, ">12<", ">13<")

    told = run("import", "bieu.docx", "--received", "20/11/2015", "--replace")

    assert told.code == 0
    assert "received: 2015-11-12\n" in text(small)
    assert "corrections:\n  - received: 2015-11-20\n" in text(small)
    assert "  training_classes: 13\n" in text(small)
    assert text(small).startswith("# ghi chú của cán bộ\n")
    name = re.search(r"originals/(\S+\.truoc\.txt)", told.out)
    assert name
    assert (small.root / "data/submissions/2015-annual/originals" / name[1]).read_text("utf-8") == earlier
    assert run("check").code == 0


def test_an_earlier_form_imported_again_does_not_come_back(run: Run, small: Small) -> None:
    path = form(run, small, answers=ANSWERS)
    first = path.read_bytes()
    run("import", "bieu.docx", "--received", "12/11/2015")
    change(path, ">12<", ">13<")
    run("import", "bieu.docx", "--received", "20/11/2015", "--replace")
    corrected = text(small)
    path.write_bytes(first)

    assert "đã nhập trước đây" in run("import", "bieu.docx", "--replace").out
    assert text(small) == corrected


def test_a_committed_earlier_version_is_named_by_its_commit(run: Run, small: Small) -> None:
    require_git()
    path = form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    git = ["git", "-C", str(small.root), "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    commit = subprocess.run(
        [*git, "log", "-1", "--format=%h"], check=True, capture_output=True, text=True
    ).stdout.strip()
    change(path, ">12<", ">13<")

    assert f"bản trước ở git: {commit}" in run("import", "bieu.docx", "--replace").out


def test_figures_that_follow_a_report_received_as_prose_are_filled_in(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    run("receive", "an giang", "2015-annual", "--received", "10/11/2015", "--paper", "34/BC-LĐLĐ")

    told = run("import", "bieu.docx", "--received", "12/11/2015")

    assert told.code == 0
    assert "received: 2015-11-10\n" in text(small)
    assert "  - received: 2015-11-12\n" in text(small)
    assert "  training_classes: 12\n" in text(small)


def test_what_cannot_be_read_stays_as_typed_with_an_error_at_its_cell(run: Run, small: Small) -> None:
    path = form(run, small, answers=ANSWERS)
    change(path, ">12<", ">1,500<")

    told = run("import", "bieu.docx")

    assert told.code == 1
    assert "lỗi · bảng 6, dòng 2 (E01.1 " in told.out
    assert "có phải là 1500?" in told.out
    assert "  training_classes: 1,500\n" in text(small)
    assert "ambiguous-number" in run("check").out


def test_a_folder_goes_on_behind_a_bad_file(run: Run, small: Small) -> None:
    folder = small.root / "nhan"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"<html>")
    (folder / "~$b.docx").write_bytes(b"x")
    form(run, small, "nhan/b.docx", ANSWERS)
    form(run, small, "nhan/c.xlsx", ANSWERS)

    told = run("import", "nhan")

    assert told.code == 1
    assert "3 tệp: 1 đã nhập, 2 không nhập" in told.out
    assert "trang web (HTML)" in told.out
    assert "cùng đơn vị, cùng kỳ" in told.out


def test_a_blank_form_counts_as_received_and_unanswered(run: Run, small: Small) -> None:
    form(run, small)

    told = run("import", "bieu.docx", "--received", "12/11/2015")

    assert told.code == 0
    assert "biểu trống" in told.out
    assert "  state: blank\n" in text(small)
    assert "A03" in run("show", "an giang", "--as-of", "20/11/2015").out


def test_made_up_figures_are_kept_but_never_count(run: Run, small: Small) -> None:
    plan = (small.root / "data/tasks.yaml").read_text("utf-8")
    small.write("tasks.yaml", plan.replace("plan:\n", "plan:\n  illustrative: true\n", 1))
    form(run, small, answers=ANSWERS)
    small.write("tasks.yaml", plan)

    told = run("import", "bieu.docx", "--received", "12/11/2015")

    assert told.code == 0
    assert "state: illustrative" in text(small)
    assert "indicators:" not in text(small)
    assert "  - at: ô E01.1\n    text: 12\n" in text(small)


def test_a_word_on_a_query_comes_back_with_the_figures_it_speaks_of(run: Run, small: Small) -> None:
    ask_for_words(small)
    small.submit(AN_GIANG, "indicators:\n  training_classes: 20\n", period="2015-h1")
    small.submit(AN_GIANG, ANSWERS)
    run("render", "form", "an giang", "--period", "2015-annual", "--out", "bieu.docx")
    path = small.root / "bieu.docx"
    with zipfile.ZipFile(path) as archive:
        document = archive.read("word/document.xml").decode()
    assert "E01.1 · below-half-year" in document
    assert "E01.1 = 12; E01.1 (2015-h1) = 20" in document
    start = document.index('<w:tag w:val="M.4"/>')
    hint = document[start : document.index("</w:sdt>", start)]
    change(path, hint, hint.replace("<w:showingPlcHdr/>", "").replace("[…]", "Tính lại theo hướng dẫn."))

    told = run("import", "bieu.docx")

    assert told.code == 0
    assert "- rule: below-half-year\n    at: indicators.training_classes\n    text: Tính lại theo hướng dẫn.\n" in text(
        small
    )
    assert "      2015-h1:indicators.training_classes: 20\n" in text(small).replace('"', "")
    assert run("check", "--fail-on", "query").code == 0


def test_old_letters_without_their_font_are_converted_only_when_told(run: Run, small: Small) -> None:
    path = form(run, small, answers="texts:\n  results: XXX\n")
    change(path, ">XXX<", ">TiÕp tôc ®µo t¹o, båi d\xadìng c¸n bé<")

    assert (
        "Tiếp tục đào tạo, bồi dưỡng cán bộ”; chưa đổi, thêm --legacy tcvn3"
        in run("import", "bieu.docx", "--dry-run").out
    )
    assert "đã đổi từ TCVN3" in run("import", "bieu.docx", "--legacy", "tcvn3").out
    assert "  results: Tiếp tục đào tạo, bồi dưỡng cán bộ\n" in text(small)


def test_a_form_is_not_written_over_unasked(run: Run, small: Small) -> None:
    path = form(run, small)
    path.write_bytes(b"mine")

    refused = run("render", "form", "an giang", "--period", "2015-annual", "--out", "bieu.docx")

    assert (refused.code, path.read_bytes()) == (2, b"mine")
    assert run("render", "form", "an giang", "--period", "2015-annual", "--out", "bieu.docx", "--force").code == 0
    assert "không đổi" in run("render", "form", "an giang", "--period", "2015-annual", "--out", "bieu.docx").err


def test_all_forms_of_a_period_go_into_a_folder(run: Run, small: Small) -> None:
    told = run("render", "form", "--all", "--period", "2015-annual", "--out", "bieu", "--shape", "xlsx")

    assert told.code == 0
    names = sorted(path.name for path in (small.root / "bieu").iterdir())
    assert f"{AN_GIANG}.xlsx" in names
    assert "tong-lien-doan.xlsx" not in names
    assert "5 tệp đã lập" in told.err


def test_a_unit_that_owes_no_report_gets_no_form(run: Run) -> None:
    refused = run("render", "form", "tong-lien-doan", "--period", "2015-annual", "--out", "x.docx")

    assert refused.code == 2
    assert "Kế hoạch không yêu cầu" in refused.err


def test_data_that_others_are_writing_are_a_failure_not_a_fault_of_the_form(
    run: Run, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    form(run, small, answers=ANSWERS)
    monkeypatch.setattr(lock, "_TRIES", 3)
    with other_writer(small.root / "data"):
        told = run("import", "bieu.docx")

    assert told.code == 2
    assert "đang được lệnh khác ghi" in told.err


def test_a_rendered_form_keeps_its_questions_beside_the_data(run: Run, small: Small) -> None:
    form(run, small)
    (kept,) = (small.root / "data" / "forms").iterdir()
    before = kept.read_bytes()
    form(run, small, "bieu.xlsx")

    assert kept.suffix == ".json"
    assert f'"version": "{kept.stem}"' in before.decode()
    assert kept.read_bytes() == before
    assert run("check").code == 0


def test_a_form_is_imported_by_the_questions_it_went_out_with(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    tasks = small.root / "data" / "tasks.yaml"
    text_ = tasks.read_text("utf-8")
    assert "code: E01.1" in text_
    tasks.write_text(text_.replace("code: E01.1", "code: E09.1"), "utf-8")

    told = run("import", "bieu.docx")

    assert told.code == 0, told.out
    assert "đọc theo đúng bản đã in" in told.out
    assert "  training_classes: 12\n" in text(small)
