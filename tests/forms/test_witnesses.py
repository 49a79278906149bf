"""An answer needs two witnesses of its row and two of its column, none against; all else is told at its cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.forms.ballot import COLUMN, ROW, Verdict, Witness, decide, in_words
from plan2015.forms.found import answer_text
from plan2015.forms.gate import FormRefusedError
from plan2015.forms.parts import Cell
from plan2015.forms.reading import Reading, Whose, read_form
from plan2015.forms.wording import hint_of
from tests.forms.conftest import STORE
from tests.forms.spoiling.excel import ExcelForm
from tests.forms.spoiling.filled import UNITS, filled, workspace
from tests.forms.spoiling.word import W, WordForm
from tests.forms.spoiling.word import cell as cell_of

UNIT = UNITS[0]
CODES = [f"E{row:02}.{column}" for row in (1, 2) for column in (1, 2, 3)]
VOTES = st.dictionaries(st.sampled_from(list(Witness)), st.sets(st.sampled_from(CODES), min_size=1))


def read(form: WordForm | ExcelForm, whose: Whose | None = None) -> Reading:
    loaded = workspace()
    assert loaded.plan
    return read_form(form.bytes(), loaded, loaded.plan, STORE, whose=whose)


def value(reading: Reading, code: str) -> str | None:
    path = next(cell.path for cell in reading.form.cells() if cell.code == code)
    return reading.typed.values.get(path)


def told(reading: Reading, level: str) -> str:
    return "\n".join(f"{f.place}: {f.text}" for f in reading.typed.findings if f.level == level)


@given(VOTES)
def test_nothing_is_agreed_upon_that_a_fixed_or_printed_witness_denies(votes: dict[Witness, set[str]]) -> None:
    verdict = decide(votes)

    if verdict.outcome == "agreed":
        (code,) = verdict.codes
        agreeing = {witness for witness, codes in votes.items() if code in codes}
        orders = {Witness.ROW_ORDER, Witness.COLUMN_ORDER}
        assert set(votes) - agreeing <= orders
        assert all(len(agreeing & side) >= 2 for side in (ROW, COLUMN))


@given(VOTES)
def test_one_witness_more_that_denies_it_ends_every_agreement(votes: dict[Witness, set[str]]) -> None:
    verdict = decide(votes)

    if verdict.outcome == "agreed" and Witness.CONTROL not in votes:
        assert decide({**votes, Witness.CONTROL: {"Z99"}}).outcome == "contradicted"


def test_a_contradiction_is_told_with_both_readings() -> None:
    votes = {Witness.CODE: {"E01.1", "E01.2"}, Witness.MARK: {"E01.2"}, Witness.CONTROL: {"E01.1"}}
    verdict = decide(votes)

    assert verdict.outcome == "contradicted"
    assert in_words(verdict) == "mã dòng, ô nhập: E01.1; mã dòng, ký hiệu cột: E01.2"


def test_order_alone_is_never_enough() -> None:
    votes = {Witness.CODE: {"E01.1"}, Witness.ROW_TITLE: {"E01.1"}, Witness.COLUMN_ORDER: {"E01.1"}}

    assert decide(votes) == Verdict(
        "alone", ("E01.1",), (("E01.1", (Witness.CODE, Witness.ROW_TITLE, Witness.COLUMN_ORDER)),)
    )


@pytest.mark.parametrize("moves", [False, True])
def test_a_sheet_without_its_marks_is_read_by_titles_and_order(moves: bool) -> None:  # F2
    form = ExcelForm(filled(UNIT).xlsx, moves=moves)
    form.delete_row(form.heads("E01")[1])
    reading = read(form)

    assert [value(reading, code) for code in ("E01.1", "E01.7", "E13.4")] == [
        filled(UNIT).values[code] for code in ("E01.1", "E01.7", "E13.4")
    ]
    assert reading.errors == []


def test_a_lone_order_is_an_error_that_carries_its_reading() -> None:  # F2, K with its head deleted
    form = ExcelForm(filled(UNIT).xlsx)
    form.delete_row(form.heads("K01")[0])
    reading = read(form)

    (found,) = [f for f in reading.errors if f.proposal and f.proposal.code == "K01"]
    assert found.proposal
    assert found.proposal.value == filled(UNIT).typed["K01"]
    assert "(K01 Kết quả nổi bật)" in found.place
    assert value(reading, "K01") is None
    assert any(filled(UNIT).typed["K01"] in loose.text for loose in reading.typed.outside)


def test_a_column_put_in_without_heads_is_read_by_the_marks_in_its_cells() -> None:  # F3
    form = WordForm(filled(UNIT).docx)
    heads = form.heads("E01")
    form.insert_column("E01", 2, "9")
    for row in heads:
        form.delete_row(row)
    reading = read(form)

    assert value(reading, "E01.1") == filled(UNIT).values["E01.1"]
    assert value(reading, "E13.7") == filled(UNIT).values["E13.7"]
    assert [loose.text for loose in reading.typed.outside] == ["9"] * 13


def test_names_of_cells_that_slid_are_set_aside_for_what_is_printed() -> None:  # F3
    form = ExcelForm(filled(UNIT).xlsx)
    form.insert_column("E01", 3, "9")
    reading = read(form)

    assert value(reading, "E01.1") == filled(UNIT).values["E01.1"]
    assert "tên ô ẩn không dời theo" in told(reading, "note")


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("pieces", "held", "said"),
    [
        ((("12", "struck"), ("15", "")), "15", "chữ gạch ngang “12”"),
        ((("12", ""), ("1", "raised")), "12", "nâng lên như số chú thích “1”"),
        ((("12", "struck"),), None, "cả ô là chữ gạch ngang “12”"),
        ((("99", "hidden"),), None, "cả ô là chữ ẩn “99”"),
    ],
)
def test_what_is_crossed_out_hidden_or_raised_is_no_part_of_a_figure(
    shape: str, pieces: tuple[tuple[str, str], ...], held: str | None, said: str
) -> None:  # F4
    form = WordForm(filled(UNIT).docx) if shape == "docx" else ExcelForm(filled(UNIT).xlsx)
    form.set_text(form.answer_cell("E01", 0), *pieces)
    reading = read(form)

    assert value(reading, "E01.1") == held
    assert said in told(reading, "note" if held else "error")


def test_a_look_may_come_from_a_style_and_be_taken_back_by_the_run() -> None:
    form = WordForm(filled(UNIT).docx)
    style = '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style></w:styles>'
    form.parts["word/styles.xml"] = form.parts["word/styles.xml"].replace(b"</w:styles>", style.encode())
    form.set_text(form.answer_cell("E01", 0), ("12", "struck"), ("15", "struck"))
    by_style, taken_back = form.answer_cell("E01", 0).iter(f"{W}rPr")
    for properties in (by_style, taken_back):
        properties.insert(0, properties.makeelement(f"{W}rStyle", {f"{W}val": "Out"}))
    by_style.remove(by_style.find(f"{W}strike"))
    taken_back.find(f"{W}strike").set(f"{W}val", "0")
    reading = read(form)

    assert value(reading, "E01.1") == "15"
    assert "chữ gạch ngang “12”" in told(reading, "note")


HINTED = [
    Cell("A05", ("paper", "signer"), "Người ký", hint="Nguyễn Văn A"),
    Cell("K01", ("texts", "results"), "Kết quả"),
    Cell("E01.1", ("indicators", "training_classes"), "lớp", "number"),
    Cell("A04", ("paper", "signed"), "Ngày ký", "date", hint="10/11/2015"),
    Cell("A14", ("indicators", "x"), "Có trường", "choice", (("yes", "có"),)),
]


@pytest.mark.parametrize("cell", HINTED, ids=lambda cell: cell.code)
@pytest.mark.parametrize("typed", ["108", "Kết quả tốt", "Nguyễn Văn A", "5/11/2015"])
@pytest.mark.parametrize("shape", ["{hint}{typed}", "{typed}{hint}", "{typed} {hint}", "[…]{typed}", "{typed}\n[…]"])
def test_the_grey_hint_is_no_part_of_an_answer_at_either_end(cell: Cell, typed: str, shape: str) -> None:  # F11
    assert answer_text(cell, shape.format(hint=hint_of(cell), typed=typed)) == typed
    assert answer_text(cell, hint_of(cell)) == ""


def test_what_stands_below_the_difficulties_is_none_of_them() -> None:  # F12
    form = WordForm(filled(UNIT).docx)
    form.join_next("L01", heads=True)
    form.insert_row("L02", ["", "Tổng cộng", "2", "", ""])
    reading = read(form)

    assert [entry["text"] for entry in reading.typed.difficulties or ()] == [
        "Thiếu giảng viên mảng luật.",
        "Kinh phí về chậm.",
    ]
    assert "dòng “Tổng cộng | 2” không có mã L01" in told(reading, "error")


def test_an_error_says_which_question_it_is_about() -> None:  # F13
    form = WordForm(filled(UNIT).docx)
    form.set_text(form.answer_cell("E02", 0), ("chưa rõ", ""))

    assert "(E02.1 Lý luận và nghiệp vụ công đoàn, lớp): “chưa rõ” không phải là số" in told(read(form), "error")


@pytest.mark.parametrize(
    ("name", "is_taken"), [("LĐLĐ An Giang", True), ("an giang", True), ("LĐLĐ Cà Mau", False), ("Hà Nội", False)]
)
def test_the_unit_s_name_may_be_written_as_it_is_elsewhere(name: str, is_taken: bool) -> None:  # F14
    form = WordForm(filled(UNIT).docx)
    form.set_text(form.cells(form.row("A01"))[2], (name, ""))

    if is_taken:
        assert value(read(form), "E01.1") == filled(UNIT).values["E01.1"]
    else:
        with pytest.raises(FormRefusedError, match="biểu của đơn vị khác"):
            read(form)


def test_who_knows_whose_a_damaged_form_is_may_say_so() -> None:  # F14
    form = ExcelForm(filled(UNIT).xlsx)
    for sheet in form.book.worksheets:
        sheet.oddFooter.left.text = ""
        for row in sheet.iter_rows(max_row=3):
            for cell in row:
                if "P15" in str(cell.value):
                    cell.value = None
    with pytest.raises(FormRefusedError, match="không thấy dòng “Mã phiếu”"):
        read(form)

    assert value(read(form, Whose(UNIT, "2015-annual")), "E01.1") == filled(UNIT).values["E01.1"]
    with pytest.raises(FormRefusedError, match="được chỉ định"):
        read(WordForm(filled(UNIT).docx), Whose(UNITS[3], "2015-annual"))


def test_a_workbook_s_footer_says_whose_it_is_too() -> None:  # F14
    form = ExcelForm(filled(UNIT).xlsx)
    for sheet in form.book.worksheets:
        for row in sheet.iter_rows(max_row=3):
            for cell in row:
                if "P15" in str(cell.value):
                    cell.value = None
    reading = read(form)

    assert reading.identity.unit == UNIT
    assert reading.typed.outside == []


def test_a_copied_control_is_believed_in_neither_place() -> None:
    form = WordForm(filled(UNIT).docx)
    form.copy_cell(("E01", 0), ("E02", 0))
    reading = read(form)

    assert value(reading, "E02.1") == filled(UNIT).values["E01.1"]
    assert "ô nhập chép từ ô E01.1" in told(reading, "note")


def test_a_control_that_was_moved_to_another_row_is_an_error_with_both_readings() -> None:
    form = WordForm(filled(UNIT).docx)
    form.copy_cell(("E01", 0), ("E02", 0))
    form.row("E01").replace(form.answer_cell("E01", 0), cell_of(""))
    reading = read(form)

    assert value(reading, "E02.1") is None
    assert "chưa rõ của ô nào" in told(reading, "error")
    assert "ô nhập, dấu trang: E01.1" in told(reading, "error")
