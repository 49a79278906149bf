"""The consolidated report: every figure comes from the records, missing is not zero, the author's words survive."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan2015.consolidation.figure import FigureSource
from plan2015.office.word.package import open_package
from plan2015.office.word.structure import find_faults
from plan2015.papers.evidence.book import Book, Provenance
from plan2015.papers.evidence.verify import evidence_of
from plan2015.papers.report.finished_report import FinishedReport, write_report
from plan2015.vietnamese.numbers import parse_number
from tests.conftest import REPOSITORY
from tests.papers.conftest import DAY, body_text, build_year, read_standings, shipped_design


def report(root: Path, day: date = DAY, period: str = "2015-annual") -> FinishedReport:
    standings = read_standings(root, day)
    return write_report(
        standings, standings.plan.period_by_id[period], shipped_design(standings.plan), Provenance("0" * 64)
    )


def text_of(finished: FinishedReport) -> str:
    return "\n".join(body_text(open_package(finished.data)))


@pytest.fixture(scope="session")
def finished(year: Path) -> FinishedReport:
    return report(year)


def typed_at(root: Path, source: FigureSource) -> str:
    """What stands in the file at the source's line, read without our own reader."""
    line = (root / source.at.path).read_text("utf-8-sig").splitlines()[source.at.line - 1]
    return line[source.at.column - 1 :].split(" #")[0].strip().strip("\"'")


def recomputed(root: Path, book: Book, key: str) -> Decimal | int | None:
    figure = book.figure(key)
    if figure.how == "count":
        return len(figure.sources)
    values = [(source.role, Decimal(parse_number(typed_at(root, source), whole=False))) for source in figure.sources]
    if figure.how == "sum":
        return sum(value for _, value in values) if values else None
    whole = sum(value for role, value in values if role == "whole")
    return 100 * sum(value for role, value in values if role == "part") / whole if whole else None


def test_every_printed_figure_is_what_its_lines_say(year: Path, finished: FinishedReport) -> None:
    book = evidence_of(open_package(finished.data))
    checked = 0
    for figure in book.figures:
        if ":reports." in figure.key:
            continue  # counts of states: their records are named, their values are 1
        assert recomputed(year, book, figure.key) == figure.value, figure.key
        checked += 1

    assert checked > 150
    assert {shown.key for shown in book.printed} == {figure.key for figure in book.figures}


def test_a_sum_is_that_of_plain_yaml(year: Path, finished: FinishedReport) -> None:
    """Counted again from the files by PyYAML alone, leaving out what check calls an error."""
    standings = read_standings(year)
    faulty = {
        p.place.path for p in standings.problems if p.kind == "error" and "training_classes" in f"{p.key}{p.figures}"
    }
    total, units = 0, 0
    paths = sorted((year / "data/submissions/2015-annual").rglob("*.yaml"))
    stems = [path.stem for path in paths]
    for path in paths:
        shown = path.relative_to(year).as_posix()
        if shown in faulty or stems.count(path.stem) > 1:
            continue
        try:
            data: Any = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  text only
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        value = (data.get("indicators") or {}).get("training_classes")
        if value and path.stem.startswith(("ldld", "cd-")) and "-" not in str(value):
            total, units = total + int(value), units + 1
    figure = finished.paper.ledger.figures["2015-annual:indicators.training_classes"]

    assert (figure.value, figure.answered) == (total, units)


def test_the_same_data_makes_the_same_bytes(year: Path, finished: FinishedReport) -> None:
    assert report(year).data == finished.data


def test_nothing_depends_on_hash_seed_time_zone_or_locale(year: Path, tmp_path: Path) -> None:
    made = []
    for number, extra in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"},
            {"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "America/Lima"},
        )
    ):
        out = tmp_path / f"{number}.docx"
        command = [
            sys.executable,
            "-m",
            "plan2015",
            "--data",
            "data",
            "render",
            "year-end",
            "--as-of",
            "5/12/2015",
            "--out",
            str(out),
        ]
        subprocess.run(
            command,
            cwd=year,
            check=True,
            capture_output=True,
            env={**os.environ, **extra, "PYTHONPATH": str(REPOSITORY)},
        )
        made.append(out.read_bytes())

    assert made[0] == made[1]


def test_the_paper_is_sound_and_says_it_is_a_sample_on_every_page(finished: FinishedReport) -> None:
    parts = open_package(finished.data)

    assert find_faults(parts) == []
    assert body_text(parts, "word/header1.xml") == ["SỐ LIỆU MINH HỌA"]
    assert body_text(parts, "word/header2.xml") == ["SỐ LIỆU MINH HỌA"]


def test_no_commit_path_or_rule_name_is_on_the_paper(finished: FinishedReport) -> None:
    text = text_of(finished)

    assert not any(word in text for word in ("data/", ".yaml", "below-minimum-share", "0" * 12, "II.3."))


def test_with_nothing_received_it_says_so_and_no_figure_is_zero(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", dirs_exist_ok=True)
    made = report(tmp_path)
    text = text_of(made)

    assert "Tổng Liên đoàn chưa nhận được báo cáo của đơn vị nào." in text
    assert "Chưa đơn vị nào gửi số liệu." in text
    assert made.paper.ledger.figures["2015-annual:indicators.officials"].value is None
    assert "SỐ LIỆU MINH HỌA" not in text


def test_one_unit_is_enough(tmp_path: Path) -> None:
    text = text_of(report(build_year(tmp_path, 1, faults=False)))

    assert "báo cáo của 1/1 đơn vị" in text
    assert "Cả 1 đơn vị đã gửi báo cáo" in text


def test_a_figure_with_an_error_is_left_out_and_counted(own_year: Path) -> None:
    before = report(own_year).paper.ledger.figures["2015-annual:indicators.launch_meetings"]
    unit = next(s for s in before.sources)
    path = own_year / "data" / unit.path
    path.write_text(path.read_text("utf-8").replace(f"launch_meetings: {unit.value}", "launch_meetings: -3"), "utf-8")
    after = report(own_year).paper.ledger.figures["2015-annual:indicators.launch_meetings"]

    assert before.value is not None
    assert after.value == before.value - unit.value
    assert (after.answered, after.left_out) == (before.answered - 1, before.left_out + 1)


def narrative(root: Path, text: str) -> None:
    (root / "data/narrative").mkdir(exist_ok=True)
    (root / "data/narrative/2015-annual.yaml").write_text(f"period: 2015-annual\n{text}", "utf-8")


def test_the_authors_words_are_on_the_paper_and_leave_no_hole(own_year: Path) -> None:
    narrative(
        own_year, "sections:\n  III.1: |\n    Đoạn một & hai.\n    Đoạn {{ ba }}.\n  V.3: Giao Ban Tổ chức theo dõi.\n"
    )
    made = report(own_year)
    text = text_of(made)

    assert "Đoạn một & hai.\nĐoạn {{ ba }}." in text
    assert "Giao Ban Tổ chức theo dõi./." in text
    assert "III.1" not in made.paper.places.holes
    assert "III.2" in made.paper.places.holes


def test_units_are_named_only_where_the_leaders_chose_so(own_year: Path) -> None:
    assert "Đơn vị chưa gửi:" not in text_of(report(own_year))
    narrative(own_year, "settings:\n  name_missing_units: true\n")
    assert "Đơn vị chưa gửi: LĐLĐ" in text_of(report(own_year))


def test_the_half_year_report_says_that_no_date_is_set(year: Path) -> None:
    text = text_of(report(year, date(2015, 7, 31), "2015-h1"))

    assert "Kết quả 6 tháng đầu năm 2015" in text
    assert "Kế hoạch không ghi thời hạn của báo cáo này." in text
    assert "Quá hạn" not in text


HOSTILE = 'A & B < C {{ 7*7 }} {% if %} ]]> <w:p/> =HYPERLINK("x") ' + "x" * 3000


def test_hostile_words_of_units_come_out_as_text(own_year: Path) -> None:
    path = next((own_year / "data/submissions/2015-annual").rglob("ldld-*.yaml"))
    text = "\n".join(f"      {word}" for word in (HOSTILE, "dòng hai"))
    path.write_text(
        f"unit: {path.stem}\nperiod: 2015-annual\nreceived: 10/11/2015\ndifficulties:\n  - text: |\n{text}\n", "utf-8"
    )
    made = report(own_year)

    assert HOSTILE.strip() in text_of(made).replace("\n", " ")
    assert find_faults(open_package(made.data)) == []


def test_libreoffice_shows_every_page(finished: FinishedReport, tmp_path: Path, to_pdf: Callable[[Path], str]) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(finished.data)
    pages = to_pdf(path).split("\f")

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert all("SỐ LIỆU MINH HỌA" in page for page in pages[:-1])
    assert sum("Phụ lục I\n" in page for page in pages) == 1
    assert 15 <= len(pages) - 1 <= 25
