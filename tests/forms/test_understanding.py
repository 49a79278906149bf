"""An answer is understood by its question: sure and taken, proposed and asked about, or not understood at all."""

import pytest

from plan2015.forms.choices import choose
from plan2015.forms.parts import Cell
from plan2015.forms.reading import Reading, read_form
from plan2015.forms.review import answered, proposals
from plan2015.forms.understanding import Reader, Understood
from tests.forms.conftest import STORE
from tests.forms.spoiling.excel import ExcelForm
from tests.forms.spoiling.filled import PERIOD, UNITS, filled, workspace
from tests.forms.spoiling.word import WordForm

UNIT = UNITS[0]
CLASSES = Cell("E01.1", ("indicators", "training_classes"), "lớp", "number", measure="lớp")
DAYS = Cell("E01.2", ("indicators", "training_days"), "ngày", "number", whole=False, measure="ngày")
MONEY = Cell("F01.3", ("budget", "estimate", "training"), "ước", "number", measure="đồng")
SIGNED = Cell("A04", ("paper", "signed"), "Ngày ký", "date")
UNTIL = Cell("A08", ("indicators", "data_until"), "Số liệu tính đến ngày", "date")
YES_NO = (("yes", "có"), ("no", "không"))
SCOPE = (("own-level", "chỉ cấp mình"), ("whole-system", "toàn tỉnh, ngành (gồm cấp dưới)"))
PROGRESS = (
    ("done", "Đã thực hiện"),
    ("under-way", "Đang thực hiện"),
    ("not-started", "Chưa thực hiện"),
    ("not-applicable", "Không thuộc đối tượng"),
)


def reader(*, in_workbook: bool = False) -> Reader:
    plan = workspace().plan
    assert plan
    return Reader(plan, PERIOD, in_workbook=in_workbook)


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (CLASSES, "1.500", "1500"),
        (CLASSES, "05", "5"),
        (CLASSES, "1 250", "1250"),
        (CLASSES, "12 lớp", "12"),
        (CLASSES, "12.", "12"),
        (DAYS, "12,5 ngày", "12,5"),
        (MONEY, "1.250.000.000 đ", "1250000000"),
        (SIGNED, "05.11.2015", "2015-11-05"),
        (SIGNED, "5-11-2015", "2015-11-05"),
        (SIGNED, "ngày 5 tháng 11 năm 2015", "2015-11-05"),
        (SIGNED, "2015-11-05T00:00:00", "2015-11-05"),
    ],
)
def test_what_can_mean_one_thing_only_is_taken(cell: Cell, text: str, value: str) -> None:
    meant = reader().understand(cell, text)

    assert (meant.value, meant.error) == (value, "")


@pytest.mark.parametrize(
    ("cell", "text", "proposal"),
    [
        (CLASSES, "1,250", "1.250"),
        (CLASSES, "12 (cả lớp ghép)", "12"),
        (CLASSES, "không có", "0"),
        (CLASSES, "-", "0"),
        (MONEY, "1,2 tỷ", "1.200.000.000"),
        (MONEY, "1 tỷ 250 triệu", "1.250.000.000"),
        (SIGNED, "42313", "05/11/2015"),
        (SIGNED, "5/11/15", "05/11/2015"),
        (SIGNED, "11/25/2015", "25/11/2015"),
        (UNTIL, "31/02/2015", ""),
        (CLASSES, "khoảng 12", ""),
        (CLASSES, "10-12", ""),
        (DAYS, "1.500", ""),
        (CLASSES, "12,5", ""),
        (CLASSES, "15%", ""),
    ],
)
def test_what_may_mean_one_thing_is_proposed_and_kept_as_typed(cell: Cell, text: str, proposal: str) -> None:
    meant = reader().understand(cell, text)

    assert (meant.value, meant.proposal) == (text, proposal)
    assert text[:60] in meant.error
    if proposal:
        assert reader().understand(cell, proposal).error == ""


@pytest.mark.parametrize(("text", "proposal"), [("1,25", "1.250"), ("12,5", "12.500"), ("1,2345", ""), ("0,5", "")])
def test_a_workbook_under_english_settings_made_a_fraction_of_thousands(text: str, proposal: str) -> None:  # F9
    assert reader(in_workbook=True).understand(CLASSES, text).proposal == proposal
    assert reader().understand(CLASSES, text).proposal == ""


def test_day_and_month_that_fit_the_period_only_when_swapped_are_asked_about() -> None:  # F10
    plan = workspace().plan
    assert plan
    half = Reader(plan, "2015-h1")

    meant = half.understand(UNTIL, "06/09/2015")

    assert (meant.value, meant.proposal) == ("06/09/2015", "09/06/2015")
    assert "đổi chỗ ngày và tháng" in meant.error
    assert half.understand(UNTIL, "09/06/2015") == Understood("2015-06-09")
    assert half.understand(SIGNED, "05/07/2015") == Understood("2015-07-05")
    assert half.understand(UNTIL, "15/09/2015") == Understood("2015-09-15")


@pytest.mark.parametrize(
    ("options", "text", "value"),
    [
        (YES_NO, "Có.", "yes"),
        (YES_NO, "không có", "no"),
        (YES_NO, "TRUE", "yes"),
        (YES_NO, "FALSE", "no"),
        (SCOPE, "toàn tỉnh", "whole-system"),
        (SCOPE, "Toàn tỉnh, ngành", "whole-system"),
        (PROGRESS, "Chưa", "not-started"),
        (PROGRESS, "Đang thực hiện.", "under-way"),
        (PROGRESS, "ĐÃ THỰC HIỆN", "done"),
        (PROGRESS, "under-way", "under-way"),
    ],
)
def test_a_choice_in_other_words_is_taken_where_one_alone_begins_so(
    options: tuple[tuple[str, str], ...], text: str, value: str
) -> None:
    assert choose(options, text).value == value


@pytest.mark.parametrize(
    ("options", "text", "proposal"),
    [
        (PROGRESS, "đã làm xong", "Đã thực hiện"),
        (PROGRESS, "Đang thực hiên", "Đang thực hiện"),
        (PROGRESS, "thực hiện", None),
        (YES_NO, "1", "có"),
        (PROGRESS, "", ""),
        (YES_NO, "không rõ", None),
    ],
)
def test_a_choice_in_doubt_is_never_taken(
    options: tuple[tuple[str, str], ...], text: str, proposal: str | None
) -> None:
    chosen = choose(options, text)

    assert chosen.value is None
    assert proposal is None or chosen.proposal == proposal


def read(form: WordForm | ExcelForm) -> Reading:
    loaded = workspace()
    assert loaded.plan
    return read_form(form.bytes(), loaded, loaded.plan, STORE)


# What an office types without a thought: half of its figures with dots, one in words, one with the other's comma.
ORDINARY = {
    "A04": "ngày 05 tháng 11 năm 2015",
    "A08": "31.10.2015",
    "A14": "Có.",
    "B01": "15/KH-LĐLĐ",
    "D01": "1.250",
    "D02": "05",
    "D03": "1 250",
    "D06": "12 người",
    "E01": "12 lớp",
    "E02": "1,250",
    "F01": "1,2 tỷ",
    "F02": "1.250.000 đ",
    "C01": "Đang",
}


def test_an_ordinary_form_asks_about_three_things_not_fifty_six() -> None:
    form = WordForm(filled(UNIT).docx)
    for row, text in ORDINARY.items():
        form.set_text(form.answer_cell(row, 0), (text, ""))
    for number in range(1, 10):
        form.set_text(form.answer_cell(f"D0{number}", 3), (f"{number}.{250 + number}", ""))
    for number in range(3, 14):
        form.set_text(form.answer_cell(f"E{number:02}", 2), (f"1.{250 + number}", ""))
    reading = read(form)

    assert [(p.code, p.typed, p.value) for p in proposals(reading)] == [
        ("E02.1", "1,250", "1.250"),
        ("F01.1", "1,2 tỷ", "1.200.000.000"),
    ]
    assert len(reading.errors) == 2


def test_what_was_respelt_is_said_once_with_what_was_typed() -> None:
    form = WordForm(filled(UNIT).docx)
    form.set_text(form.answer_cell("A04", 0), ("05.11.2015", ""))
    form.set_text(form.answer_cell("A14", 0), ("Có.", ""))

    notes = [found.text for found in read(form).typed.findings]

    assert notes[-1:] == ["đã hiểu 2 ô ghi theo lối khác: A04 “05.11.2015” là 05/11/2015; A14 “Có.” là có"]


def test_a_review_takes_what_was_proposed_and_leaves_what_is_still_in_doubt() -> None:
    form = ExcelForm(filled(UNIT).xlsx)
    form.set_text(form.answer_cell("E02", 0), ("1,250", ""))
    form.set_text(form.answer_cell("E03", 0), ("khoảng 12", ""))
    form.set_text(form.answer_cell("E04", 0), ("mấy lớp", ""))
    form.delete_row(form.heads("K01")[0])
    before = read(form)
    offered = {proposal.code: proposal.value for proposal in proposals(before)}
    after = answered(before, {"E02.1": offered["E02.1"], "E03.1": "cũng khoảng 12", "E04.1": "", "K01": offered["K01"]})

    paths = {cell.code: cell.path for cell in before.form.cells()}
    assert [offered[code] for code in ("E02.1", "E03.1", "K01")] == ["1.250", "", filled(UNIT).typed["K01"]]
    assert after.typed.values[paths["E02.1"]] == "1250"
    assert after.typed.values[paths["E03.1"]] == "khoảng 12"
    assert after.typed.values[paths["E04.1"]] is None
    assert after.typed.values[paths["K01"]] == filled(UNIT).values["K01"]
    assert {p.code for p in proposals(after)} == {p.code for p in proposals(before)} - {"E02.1", "E04.1", "K01"}
    assert not any(filled(UNIT).typed["K01"] in loose.text for loose in after.typed.outside)


@pytest.mark.parametrize(("typed", "is_ticked"), [("TRUE", True), ("x", True), ("FALSE", False), ("☐", False)])
def test_a_tick_may_be_a_word_of_excel(typed: str, is_ticked: bool) -> None:
    form = WordForm(filled(UNIT).docx)
    for code in ("L01", "L02"):
        for index in range(4):
            form.set_text(form.answer_cell(code, index), ("", ""))
    form.set_text(form.answer_cell("L00", 0), (typed, ""))
    reading = read(form)

    assert reading.typed.difficulties == ([] if is_ticked else None)
    assert reading.errors == []
