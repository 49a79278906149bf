"""What an import answers: a table for people, JSON and CSV for programs; nothing cut without a way to see it."""

import csv
import io
import json
from typing import Any

import pytest

from plan2015.office.word.archive import pack
from tests.cli.forms import AN_GIANG, ANSWERS, ask_for_words, change, form, parts_of, submitted
from tests.conftest import Run, Small

CA_MAU = "ldld-tinh-ca-mau"
LOOSE = "".join(f"<w:p><w:r><w:t>Chữ {n} {'dài ' * 60}</w:t></w:r></w:p>" for n in range(60))


def three(run: Run, small: Small) -> None:
    """A folder of a faulty, a sound and a broken file."""
    (small.root / "nhan").mkdir()
    change(form(run, small, "nhan/a.docx", ANSWERS), ">12<", ">1,500<")
    assert run("render", "form", CA_MAU, "--period", "2015-annual", "--out", "nhan/b.xlsx").code == 0
    (small.root / "nhan/c.docx").write_bytes(b"<html>")


def rows_of(answer: str) -> list[dict[str, str]]:
    assert answer.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(answer.removeprefix("\ufeff"))))


def test_what_has_to_be_done_stands_at_the_end(run: Run, small: Small) -> None:
    three(run, small)

    told = run("import", "nhan", "--received", "12/11/2015").out.splitlines()

    assert told[-4:-2] == ["3 tệp: 1 đã nhập, 1 có chỗ chưa đọc được, 1 không nhập", "Còn phải xử lý 2 tệp:"]
    assert told[-2] == "  nhan/a.docx: LĐLĐ tỉnh An Giang, 2015-annual: 1 chỗ chưa đọc được (E01.1)"
    assert told[-1].startswith("  nhan/c.docx: là trang web (HTML)")


def test_a_single_file_is_not_told_twice(run: Run, small: Small) -> None:
    change(form(run, small, answers=ANSWERS), ">12<", ">1,500<")

    assert "Còn phải xử lý" not in run("import", "bieu.docx").out


def test_json_has_every_file_with_what_was_found(run: Run, small: Small) -> None:
    three(run, small)

    told = run("import", "nhan", "--received", "12/11/2015", "--format", "json")
    answer: dict[str, Any] = json.loads(told.out)

    assert told.code == 1
    assert (answer["schema"], answer["dry_run"]) == (1, False)
    faulty, blank, broken = answer["files"]
    assert [entry["file"] for entry in answer["files"]] == ["nhan/a.docx", "nhan/b.xlsx", "nhan/c.docx"]
    assert (faulty["state"], faulty["unit"], faulty["period"]) == ("errors", AN_GIANG, "2015-annual")
    assert faulty["submission"] == f"data/submissions/2015-annual/{AN_GIANG}.yaml"
    (error,) = [found for found in faulty["findings"] if found["level"] == "error"]
    assert {key: error[key] for key in ("code", "title", "typed", "proposal")} == {
        "code": "E01.1",
        "title": "Tổng số lớp",
        "typed": "1,500",
        "proposal": "1.500",
    }
    assert faulty["answers"] == 3
    assert (blank["state"], blank["form_state"]) == ("imported", "blank")
    assert (broken["state"], broken["unit"], broken["findings"]) == ("refused", None, [])


def test_csv_has_a_row_for_each_file_and_each_thing_found(run: Run, small: Small) -> None:
    three(run, small)

    told = run("import", "nhan", "--dry-run", "--format", "csv")
    rows = rows_of(told.out)

    assert told.code == 1
    assert [row["file"] for row in rows if not row["level"]] == ["nhan/a.docx", "nhan/b.xlsx", "nhan/c.docx"]
    (error,) = [row for row in rows if row["level"] == "error"]
    assert (error["unit"], error["code"], error["typed"]) == (AN_GIANG, "E01.1", "1,500")
    assert submitted(small) == []


@pytest.mark.parametrize("shape", ["json", "csv"])
def test_no_bar_and_no_talk_stands_in_data(run: Run, small: Small, shape: str) -> None:
    three(run, small)

    told = run("import", "nhan", "--received", "12/11/2015", "--format", shape)

    assert told.err == ""
    assert told.out.startswith("{" if shape == "json" else "\ufefffile,state,unit,name,period,submission,level,")


def test_errors_are_never_cut_and_what_is_says_where_it_is_seen(run: Run, small: Small) -> None:
    ask_for_words(small)
    path = form(run, small, answers="difficulties:\n" + "".join(f"  - text: XX{n}\n" for n in range(50)))
    parts = parts_of(path.read_bytes())
    document = parts["word/document.xml"].decode().replace("<w:body>", f"<w:body>{LOOSE}")
    path.write_bytes(pack({**parts, "word/document.xml": document.replace("XX", "\x93").encode()}))

    told = run("import", "bieu.docx", "--received", "12/11/2015").out
    again = rows_of(run("import", "bieu.docx", "--dry-run", "--format", "csv").out)

    assert told.count("lỗi · ") == len([row for row in again if row["level"] == "error"]) == 50
    assert told.count("ngoài ô, đã giữ · ") < 60
    assert "dòng nữa; xem đủ: chạy lại với --dry-run --format csv" in told
    outside = [row["text"] for row in again if row["level"] == "outside"]
    assert len(outside) == 60
    assert all(text.endswith("dài") and len(text) > 240 for text in outside)
    assert "sẽ nhập" not in again[0]["text"]


def test_a_file_that_changes_nothing_still_lists_what_it_holds_for_programs(run: Run, small: Small) -> None:
    change(form(run, small, answers=ANSWERS), ">12<", ">1,500<")
    run("import", "bieu.docx", "--received", "12/11/2015")

    again = run("import", "bieu.docx", "--format", "json")

    (entry,) = json.loads(again.out)["files"]
    assert (again.code, entry["state"]) == (0, "unchanged")
    assert [found["code"] for found in entry["findings"] if found["level"] == "error"] == ["E01.1"]
    assert "lỗi ·" not in run("import", "bieu.docx").out
