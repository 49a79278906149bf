"""A report proves its figures: what was changed by hand is named, and so is what the data says now."""

from dataclasses import replace
from pathlib import Path

import pytest

from plan2015.office.word.package import Parts, open_package
from plan2015.papers.evidence.lines import find_figures, trace_lines, verdict_lines
from plan2015.papers.evidence.verify import NoEvidenceError, Verdict, evidence_of, verify
from plan2015.papers.evidence.xml import PART, BrokenEvidenceError, read_evidence, write_evidence
from plan2015.papers.report.context import all_figures
from tests.papers.conftest import para, read_standings, shipped_tables, word_file
from tests.papers.test_report import report

DOCUMENT = "word/document.xml"
DATA = "0" * 64


@pytest.fixture(scope="module")
def parts(year: Path) -> Parts:
    return open_package(report(year).data)


def judge(parts: Parts, root: Path | None = None) -> Verdict:
    def now(_book: object) -> dict[str, object]:
        assert root
        standings = read_standings(root)
        return all_figures(standings, standings.plan.periods[-1], shipped_tables(standings.plan))  # type: ignore[return-value]

    return verify(parts, DATA if root is None else "1" * 64, now)  # type: ignore[arg-type]


def edited(parts: Parts, old: str, new: str) -> Parts:
    text = parts[DOCUMENT].decode()
    assert old in text
    return {**parts, DOCUMENT: text.replace(old, new, 1).encode()}


def test_an_untouched_report_is_genuine(parts: Parts) -> None:
    verdict = judge(parts)

    assert verdict.is_genuine
    assert not verdict.prose_changed


def test_a_figure_changed_by_hand_is_named(parts: Parts) -> None:
    shown = next(s for s in evidence_of(parts).printed if s.key.endswith("indicators.training_attendances"))
    verdict = judge(edited(parts, f">{shown.text}<", ">999.999<"))

    assert [(altered.printed, altered.found) for altered in verdict.altered] == [(shown.text, "999.999")]
    assert not verdict.is_genuine


def test_a_figure_cut_out_is_named(parts: Parts) -> None:
    shown = evidence_of(parts).printed[0]
    verdict = judge(edited(parts, f'w:name="{shown.bookmark}"', 'w:name="khac"'))

    assert [altered.found for altered in verdict.altered] == [None]


def test_a_cell_of_an_annex_changed_by_hand_is_found_by_its_row(parts: Parts) -> None:
    verdict = judge(edited(parts, ">LĐLĐ tỉnh Bắc Kạn<", ">LĐLĐ tỉnh Bắc Cạn<"))

    assert len(verdict.rows) == 1
    assert "LĐLĐ tỉnh Bắc Cạn" in verdict.rows[0]
    assert not verdict.altered


def test_prose_may_be_edited_and_is_said_to_be(parts: Parts) -> None:
    verdict = judge(edited(parts, "Chế độ báo cáo", "Về chế độ báo cáo"))

    assert verdict.is_genuine
    assert verdict.prose_changed


def test_data_that_moved_on_is_named_figure_by_figure(parts: Parts, own_year: Path) -> None:
    figure = evidence_of(parts).figure("2015-annual:indicators.launch_meetings")
    source = figure.sources[0]
    path = own_year / source.at.path
    path.write_text(path.read_text("utf-8").replace(f"launch_meetings: {source.value}", "launch_meetings: 1"), "utf-8")
    moved = {m.key: (m.then, m.current) for m in judge(parts, own_year).moved}

    assert moved["2015-annual:indicators.launch_meetings"] == (figure.value, figure.value - source.value + 1)  # type: ignore[operator]


def test_data_that_changed_without_moving_a_figure_is_genuine(parts: Parts, own_year: Path) -> None:
    verdict = judge(parts, own_year)

    assert verdict.data_changed
    assert verdict.is_genuine


def test_evidence_that_was_changed_is_refused(parts: Parts) -> None:
    tampered = {**parts, PART: parts[PART].replace(b'how="sum"', b'how="count"', 1)}

    with pytest.raises(BrokenEvidenceError):
        evidence_of(tampered)


def test_a_file_without_evidence_is_said_to_have_none() -> None:
    with pytest.raises(NoEvidenceError):
        evidence_of(open_package(word_file(para("x"))))


def test_evidence_reads_back_as_it_was_written(parts: Parts) -> None:
    book = evidence_of(parts)

    assert read_evidence(write_evidence(book)) == book
    assert read_evidence(write_evidence(replace(book, period="2015-h1"))) != book


def test_a_figure_is_found_by_bookmark_number_key_or_code(parts: Parts) -> None:
    book = evidence_of(parts)
    shown = next(s for s in book.printed if s.key == "2015-annual:indicators.training_classes")
    wanted = (shown.bookmark, str(int(shown.bookmark[4:])), shown.key, "training_classes", "E01.1")

    assert {found.key for name in wanted for found in find_figures(book, name)} == {shown.key}


def test_a_trace_names_file_line_and_column_and_the_sum(parts: Parts, year: Path) -> None:
    book = evidence_of(parts)
    lines = list(trace_lines(book.figure("2015-annual:indicators.training_classes"), book))
    path, line, _ = lines[2].split(" ")[0].split(":")

    assert "training_classes" in (year / path).read_text("utf-8").splitlines()[int(line) - 1]
    assert lines[-1].startswith("Kết quả: ")


def test_a_figure_whose_column_was_dropped_is_said_to_be_added_up_no_more(parts: Parts, year: Path) -> None:
    standings = read_standings(year)
    tables = shipped_tables(standings.plan)
    annex = tables.annexes.II.model_copy(update={"columns": tables.annexes.II.columns[:1]})
    fewer = tables.model_copy(update={"annexes": tables.annexes.model_copy(update={"II": annex})})

    verdict = verify(parts, "1" * 64, lambda _book: all_figures(standings, standings.plan.periods[-1], fewer))
    lines = [line for line in verdict_lines(verdict) if line.startswith("Dữ liệu đã đổi: ")]

    assert {moved.key.rpartition("@")[0] for moved in verdict.moved} == {
        "2015-annual:indicators.launch_meetings",
        "2015-annual:indicators.launch_attendances",
    }
    assert len(lines) == len(verdict.moved)
    assert all(line.endswith("kế hoạch, tables.yaml nay không còn tính số này.") for line in lines)
