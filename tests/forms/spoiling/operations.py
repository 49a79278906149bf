"""What offices, their programs and their mishaps do to a form; each changes it in place.

An operation may return what is typed now in cells that it retyped (None: nothing any more), or False where it has
nothing to do in such a form.
"""

from collections.abc import Callable
from typing import Any

from plan2015.forms.parts import Table
from tests.forms.spoiling.filled import Filled

Retyped = dict[str, str | None] | bool | None
Operation = Callable[[Any, Filled, Table], Retyped]
EVERY: dict[str, tuple[Operation, str]] = {}


def on(*targets: str) -> Callable[[Operation], Operation]:
    """Registers an operation for tables of the form, under the first line of its docstring."""

    def register(operation: Operation) -> Operation:
        for target in targets:
            EVERY[f"{operation.__doc__} ({target})"] = (operation, target)
        return operation

    return register


ALL = ("bảng", "A", "K")


def first(table: Table) -> str:
    return table.rows[0].code


def last(table: Table) -> str:
    return table.rows[-1].code


def answered(table: Table, at: int = 0) -> list[str]:
    """The codes of a row's cells."""
    return [cell.code for cell in table.rows[at].cells if cell]


def number_in(table: Table) -> str | None:
    """A whole figure in the first column of a table."""
    codes = [row.cells[0] for row in table.rows]
    return next((cell.code for cell in codes if cell and cell.kind == "number" and cell.whole), None)


def at(form: Any, code: str) -> Any:
    return form.answer_cell(code.partition(".")[0], 0)


@on(*ALL)
def untouched(form: Any, filled: Filled, table: Table) -> Retyped:
    """không đổi gì"""


@on(*ALL)
def titles_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa dòng đầu cột"""
    form.delete_row(form.heads(first(table))[0])


@on("bảng")
def marks_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa dòng ký hiệu cột"""
    form.delete_row(form.heads(first(table))[1])


@on("bảng")
def heads_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cả hai dòng đầu"""
    for row in reversed(form.heads(first(table))):
        form.delete_row(row)


@on(*ALL)
def codes_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cột mã"""
    form.delete_column(first(table), 0)


@on(*ALL)
def labels_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cột nội dung"""
    form.delete_column(first(table), 1)


@on(*ALL)
def answers_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cột trả lời đầu tiên"""
    form.delete_column(first(table), form.labels(first(table)))


@on("bảng")
def answers_and_marks_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cột trả lời đầu tiên và dòng ký hiệu"""
    form.delete_column(first(table), form.labels(first(table)))
    form.delete_row(form.heads(first(table))[1])


@on("bảng")
def answers_and_heads_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa cột trả lời đầu tiên và hai dòng đầu"""
    form.delete_column(first(table), form.labels(first(table)))
    heads_deleted(form, filled, table)


@on(*ALL)
def column_inserted(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột trước trả lời, giữ đầu cột"""
    form.insert_column(first(table), form.labels(first(table)), "9")


@on(*ALL)
def column_inserted_before(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột trước cột mã"""
    form.insert_column(first(table), 0, "9")


@on(*ALL)
def column_inserted_behind(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột sau cột trả lời đầu tiên"""
    labels = form.labels(first(table))
    form.insert_column(first(table), labels + (len(table.columns) > 1), "9")


@on(*ALL)
def column_inserted_headless(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột trước trả lời, mất đầu cột"""
    form.insert_column(first(table), form.labels(first(table)), "9")
    heads_deleted(form, filled, table)


@on("bảng")
def column_inserted_unmarked(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột trước trả lời, mất dòng ký hiệu"""
    form.insert_column(first(table), form.labels(first(table)), "9")
    marks_deleted(form, filled, table)


@on(*ALL)
def row_deleted(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa một dòng"""
    form.delete_row(form.row(last(table)))


@on(*ALL)
def row_inserted(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn một dòng chữ"""
    form.insert_row(first(table), ["", "Trong đó: đơn vị tự thêm", "77", "78", "79"])


@on(*ALL)
def total_added(form: Any, filled: Filled, table: Table) -> Retyped:
    """thêm dòng tổng cộng"""
    form.insert_row(last(table), ["", "Tổng cộng", "", "9001", "9002"])


@on(*ALL)
def sorted_backwards(form: Any, filled: Filled, table: Table) -> Retyped:
    """sắp xếp ngược các dòng"""
    form.sort_rows(first(table))


@on(*ALL)
def sorted_headless(form: Any, filled: Filled, table: Table) -> Retyped:
    """sắp xếp ngược, mất đầu cột"""
    form.sort_rows(first(table))
    code = first(table)
    for row in reversed(form.heads(code)):
        form.delete_row(row)


@on("bảng")
def columns_swapped(form: Any, filled: Filled, table: Table) -> Retyped:
    """đổi chỗ hai cột, cả đầu cột"""
    labels = form.labels(first(table))
    form.swap_columns(first(table), labels, labels + 1)


@on("bảng")
def columns_swapped_unmarked(form: Any, filled: Filled, table: Table) -> Retyped:
    """đổi chỗ hai cột rồi xóa dòng ký hiệu"""
    columns_swapped(form, filled, table)
    marks_deleted(form, filled, table)


@on("bảng")
def merged_across(form: Any, filled: Filled, table: Table) -> Retyped:
    """gộp hai ô cạnh nhau"""
    lost = answered(table)[1]
    form.merge_right(first(table), 0)
    return {lost: None} if not hasattr(form, "root") else None


@on(*ALL)
def merged_down(form: Any, filled: Filled, table: Table) -> Retyped:
    """gộp hai ô trên dưới"""
    if len(table.rows) < 2:
        return False
    form.merge_down(table.rows[0].code, table.rows[1].code, 0)
    return {answered(table, 1)[0]: None} if not hasattr(form, "root") else None


@on(*ALL)
def split(form: Any, filled: Filled, table: Table) -> Retyped:
    """tách bảng làm hai"""
    if len(table.rows) < 2:
        return False
    form.split_table(table.rows[len(table.rows) // 2].code)
    return None


@on(*ALL)
def joined(form: Any, filled: Filled, table: Table) -> Retyped:
    """nối với bảng sau, giữ đầu cột"""
    form.join_next(first(table), heads=True)


@on(*ALL)
def joined_headless(form: Any, filled: Filled, table: Table) -> Retyped:
    """nối với bảng sau, mất đầu cột của bảng sau"""
    form.join_next(first(table), heads=False)


@on(*ALL)
def row_copied(form: Any, filled: Filled, table: Table) -> Retyped:
    """chép một dòng xuống cuối bảng"""
    form.copy_row(first(table))


@on(*ALL)
def row_copied_changed(form: Any, filled: Filled, table: Table) -> Retyped:
    """chép một dòng xuống cuối bảng rồi sửa"""
    made = form.copy_row(first(table))
    form.set_text(form.cells(made)[form.labels(first(table))], ("8888", ""))
    code = answered(table)[0]
    return {code: filled.typed[code]}


@on(*ALL)
def code_of_another(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa mã dòng thành mã dòng khác"""
    if len(table.rows) < 2:
        return False
    form.set_text(form.cells(form.row(first(table)))[0], (table.rows[1].code, ""))
    return None


@on(*ALL)
def codes_exchanged(form: Any, filled: Filled, table: Table) -> Retyped:
    """đổi mã của hai dòng cho nhau"""
    if len(table.rows) < 2:
        return False
    one, two = form.row(table.rows[0].code), form.row(table.rows[1].code)
    form.set_text(form.cells(one)[0], (table.rows[1].code, ""))
    form.set_text(form.cells(two)[0], (table.rows[0].code, ""))
    return None


@on(*ALL)
def code_damaged(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa chữ ở một ô mã"""
    form.set_text(form.cells(form.row(first(table)))[0], ("?", ""))


@on(*ALL)
def code_in_small_letters(form: Any, filled: Filled, table: Table) -> Retyped:
    """mã viết thường, có dấu chấm"""
    form.set_text(form.cells(form.row(first(table)))[0], (f" {first(table).lower()}. ", ""))


@on(*ALL)
def label_reworded(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa lời nội dung dòng"""
    form.set_text(form.cells(form.row(first(table)))[1], ("Nội dung đơn vị tự viết lại", ""))


@on(*ALL)
def label_of_another(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa nội dung dòng thành của dòng khác"""
    if len(table.rows) < 2:
        return False
    form.set_text(form.cells(form.row(first(table)))[1], (table.rows[1].title, ""))
    return None


@on("bảng")
def head_of_another(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa đầu cột thành của cột khác"""
    labels = form.labels(first(table))
    form.set_text(form.cells(form.heads(first(table))[0])[labels], (table.columns[1].title, ""))


@on("bảng")
def mark_of_another(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa ký hiệu cột thành của cột khác"""
    labels = form.labels(first(table))
    form.set_text(form.cells(form.heads(first(table))[1])[labels], (table.columns[1].mark, ""))


@on(*ALL)
def head_reworded(form: Any, filled: Filled, table: Table) -> Retyped:
    """sửa lời đầu cột"""
    form.set_text(form.cells(form.heads(first(table))[0])[form.labels(first(table))], ("Số liệu của đơn vị", ""))


@on("bảng", "A", "K")
def struck_in_part(form: Any, filled: Filled, table: Table) -> Retyped:
    """gạch số cũ, ghi số mới bên cạnh"""
    code = answered(table)[0]
    form.set_text(form.answer_cell(first(table), 0), ("12", "struck"), ("2015", ""))
    return {code: "2015"}


@on("bảng", "A", "K")
def struck_whole(form: Any, filled: Filled, table: Table) -> Retyped:
    """gạch cả ô"""
    code = answered(table)[0]
    form.set_text(form.answer_cell(first(table), 0), (filled.typed[code], "struck"))


@on("bảng", "A", "K")
def struck_row(form: Any, filled: Filled, table: Table) -> Retyped:
    """gạch cả dòng"""
    for cell in form.cells(form.row(first(table))):
        if form.text(cell):
            form.set_text(cell, (form.text(cell), "struck"))


@on("bảng", "A", "K")
def hidden_in_part(form: Any, filled: Filled, table: Table) -> Retyped:
    """chữ ẩn sau câu trả lời"""
    code = answered(table)[0]
    form.set_text(form.answer_cell(first(table), 0), ("2016", ""), ("99", "hidden"))
    return {code: "2016"}


@on("bảng", "A", "K")
def hidden_whole(form: Any, filled: Filled, table: Table) -> Retyped:
    """ẩn cả ô"""
    code = answered(table)[0]
    form.set_text(form.answer_cell(first(table), 0), (filled.typed[code], "hidden"))


@on("bảng", "A")
def raised(form: Any, filled: Filled, table: Table) -> Retyped:
    """số chú thích nâng lên sau số"""
    code = number_in(table)
    if code is None:
        return False
    form.set_text(at(form, code), ("2017", ""), ("1", "raised"))
    return {code: "2017"}


@on("A", "K")
def hint_behind(form: Any, filled: Filled, table: Table) -> Retyped:
    """để sót chữ gợi ý sau câu trả lời"""
    from plan2015.forms.wording import hint_of

    cell = table.rows[0].cells[0]
    assert cell
    form.beside(form.answer_cell(first(table), 0), hint_of(cell), before=False)


@on("A", "K")
def hint_before(form: Any, filled: Filled, table: Table) -> Retyped:
    """để sót chữ gợi ý trước câu trả lời"""
    from plan2015.forms.wording import hint_of

    cell = table.rows[0].cells[0]
    assert cell
    form.beside(form.answer_cell(first(table), 0), hint_of(cell), before=True)


@on("bảng")
def placeholder_left(form: Any, filled: Filled, table: Table) -> Retyped:
    """để sót […] trước câu trả lời"""
    form.beside(form.answer_cell(first(table), 0), "[…] ", before=True)


@on("A")
def commented(form: Any, filled: Filled, table: Table) -> Retyped:
    """nhận xét bên lề"""
    form.comment("Đề nghị Tổng Liên đoàn xem lại chỉ tiêu này")


@on("bảng", "K")
def own_table_pasted(form: Any, filled: Filled, table: Table) -> Retyped:
    """dán bảng riêng có mã giống của biểu"""
    form.paste_table([["Mã", "Tên lớp", "Số"], [first(table), "Lớp A", "4441"], [last(table), "Lớp B", "4442"]])


@on("bảng", "K")
def own_titles_pasted(form: Any, filled: Filled, table: Table) -> Retyped:
    """dán bảng riêng có nội dung giống của biểu"""
    form.paste_table(
        [["Số thứ tự", "Việc", "Số"], ["1", table.rows[0].title, "4443"], ["2", table.rows[-1].title, "4444"]]
    )


@on(*ALL)
def own_copy_pasted(form: Any, filled: Filled, table: Table) -> Retyped:
    """dán bảng nháp chép từ biểu, số khác"""
    rows = [["Mã", "Nội dung", *(column.title for column in table.columns)]]
    rows += [[row.code, row.title, *("5555" for _ in table.columns)] for row in table.rows[:2]]
    form.paste_table(rows)


@on("bảng")
def cell_copied(form: Any, filled: Filled, table: Table) -> Retyped:
    """chép một ô trả lời sang ô bên cạnh"""
    one, two = answered(table)[:2]
    kinds = {cell.code: cell.kind for cell in table.rows[0].cells if cell}
    if kinds[one] != kinds[two]:
        return False
    form.copy_cell((first(table), 0), (first(table), 1))
    return {two: filled.typed[one]}


@on("bảng", "K")
def cell_copied_down(form: Any, filled: Filled, table: Table) -> Retyped:
    """chép một ô trả lời xuống dòng dưới"""
    if len(table.rows) < 2:
        return False
    form.copy_cell((table.rows[0].code, 0), (table.rows[1].code, 0))
    return {answered(table, 1)[0]: filled.typed[answered(table)[0]]}


@on(*ALL)
def stripped_headless(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, xóa đầu cột"""
    form.strip_marks()
    heads_deleted(form, filled, table)


@on("bảng")
def stripped_unmarked(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, xóa dòng ký hiệu"""
    form.strip_marks()
    marks_deleted(form, filled, table)


@on(*ALL)
def stripped_inserted(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, chèn cột, xóa đầu cột"""
    form.strip_marks()
    column_inserted_headless(form, filled, table)


@on(*ALL)
def stripped_codeless(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, xóa cột mã"""
    form.strip_marks()
    form.delete_column(first(table), 0)


@on(*ALL)
def stripped_titleless(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, xóa cột nội dung"""
    form.strip_marks()
    form.delete_column(first(table), 1)


@on("A")
def stacked(form: Any, filled: Filled, table: Table) -> Retyped:
    """dồn mọi bảng, mọi trang thành một"""
    form.stack()


@on("A")
def stacked_stripped(form: Any, filled: Filled, table: Table) -> Retyped:
    """mất ô nhập và tên ô, dồn mọi bảng thành một"""
    form.strip_marks()
    form.stack()


@on("A")
def reversed_tables(form: Any, filled: Filled, table: Table) -> Retyped:
    """đảo thứ tự các bảng, các trang"""
    form.reverse_tables()


@on("A")
def difficulty_added(form: Any, filled: Filled, table: Table) -> Retyped:
    """thêm dòng không mã dưới khó khăn"""
    form.insert_row(
        "L01",
        ["", "", "", "Chi phí đi lại cao", ""] if not hasattr(form, "root") else ["", "Chi phí đi lại cao", "", ""],
    )


@on("A")
def difficulties_unmarked(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa dòng ký hiệu của khó khăn"""
    form.delete_row(form.heads("L01")[1])


@on("A")
def difficulties_headless(form: Any, filled: Filled, table: Table) -> Retyped:
    """xóa hai dòng đầu của khó khăn"""
    for row in reversed(form.heads("L01")):
        form.delete_row(row)


@on("A")
def difficulties_column(form: Any, filled: Filled, table: Table) -> Retyped:
    """chèn cột ở khó khăn, mất đầu cột"""
    form.insert_column("L01", form.labels("L01"), "9")
    difficulties_headless(form, filled, table)


@on("A")
def signatures_joined(form: Any, filled: Filled, table: Table) -> Retyped:
    """nối bảng ký vào khó khăn"""
    form.join_next("L01", heads=True)


@on("bảng")
def thousands_dotted(form: Any, filled: Filled, table: Table) -> Retyped:
    """ghi số có dấu chấm hàng nghìn"""
    code = number_in(table)
    if code is None:
        return False
    form.set_text(at(form, code), ("2.345", ""))
    return {code: "2345"}


@on("bảng")
def thousands_with_comma(form: Any, filled: Filled, table: Table) -> Retyped:
    """ghi số có dấu phẩy hàng nghìn"""
    code = number_in(table)
    if code is None:
        return False
    form.set_text(at(form, code), ("2,345", ""))
    return {code: "2345"}


@on("bảng")
def spaced(form: Any, filled: Filled, table: Table) -> Retyped:
    """ghi số có dấu cách, số 0 ở đầu"""
    code = number_in(table)
    if code is None:
        return False
    form.set_text(at(form, code), ("02 345", ""))
    return {code: "2345"}


@on("A")
def day_in_words(form: Any, filled: Filled, table: Table) -> Retyped:
    """ghi ngày bằng chữ"""
    form.set_text(form.answer_cell("A04", 0), ("ngày 05 tháng 11 năm 2015", ""))
    return {"A04": "2015-11-05"}


@on("A")
def day_with_dots(form: Any, filled: Filled, table: Table) -> Retyped:
    """ghi ngày có dấu chấm"""
    form.set_text(form.answer_cell("A04", 0), ("05.11.2015", ""))
    return {"A04": "2015-11-05"}


@on("bảng", "K")
def answer_in_two_lines(form: Any, filled: Filled, table: Table) -> Retyped:
    """gõ thêm chữ trước câu trả lời"""
    code = answered(table)[0]
    form.beside(form.answer_cell(first(table), 0), "Khoảng ", before=True)
    return {code: f"Khoảng {filled.typed[code]}"}
