"""Forms filled honestly: every cell with an answer of its own, so that one that lands elsewhere is seen."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from plan2015.forms.checks import checks_of
from plan2015.forms.docx.write import write_docx
from plan2015.forms.filling import Filling
from plan2015.forms.head import with_template_texts
from plan2015.forms.parts import Cell, Form, Table
from plan2015.forms.specification import form_for
from plan2015.forms.wording import words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.forms.conftest import STORE

PERIOD = "2015-annual"
UNITS = (
    "ldld-tinh-an-giang", "cd-y-te-viet-nam", "truong-dh-cong-doan", "ldld-tp-ha-noi", "truong-dh-ton-duc-thang",
    "truong-tc-cong-doan-nam-dinh",
)  # fmt: skip
DIFFICULTIES = (("Thiếu giảng viên mảng luật.", "II.3.d", "Mở lớp nguồn.", "TLĐ"), ("Kinh phí về chậm.", "", "", ""))


class Filled(NamedTuple):
    """A form with what was typed into it."""

    form: Form
    typed: dict[str, str]
    """By code, as it was typed."""
    values: dict[str, str]
    """By code, as a submission should hold it."""
    docx: bytes
    xlsx: bytes

    def targets(self) -> dict[str, Table]:
        """The tables that are spoilt: the largest with several columns, one with one column, that of the prose."""
        tables = {section.code: section.tables for section in self.form.sections}
        wide = [t for found in tables.values() for t in found if len(t.columns) > 1]
        largest = max(wide, key=lambda t: (len(t.columns) * len(t.rows), len(t.columns)))
        return {"bảng": largest, "A": tables["A"][0], "K": tables["K"][0]}


@lru_cache
def workspace() -> Workspace:
    return load(Folder(str(REPOSITORY / "data"), "data"))


@lru_cache
def filled(unit: str) -> Filled:
    loaded = workspace()
    assert loaded.plan
    form = form_for(loaded.plan, loaded.units[unit], PERIOD)
    assert form
    both = {cell.code: _answer(number, cell) for number, cell in enumerate(form.cells()) if cell.kind != "check"}
    typed = {code: shown for code, (shown, _) in both.items()}
    filling = Filling(answers=typed, difficulties=DIFFICULTIES)
    words = with_template_texts(words_for(form, filling, loaded.plan, loaded), STORE)
    values = {code: value for code, (_, value) in both.items()}
    return Filled(
        form,
        typed,
        values,
        write_docx(form, filling, words, STORE),
        write_xlsx(form, filling, words, checks_of(form, loaded.plan)),
    )


def _answer(number: int, cell: Cell) -> tuple[str, str]:
    """What is typed, and the value it stands for."""
    if cell.kind == "number":
        return str(2101 + number), str(2101 + number)
    if cell.kind == "date":
        day = date(2015, 1, 14) + timedelta(number % 250)
        return f"{day:%d/%m/%Y}", day.isoformat()
    if cell.kind == "choice":
        value, title = cell.options[number % len(cell.options)]
        return title, value
    return f"Trả lời số {2101 + number}", f"Trả lời số {2101 + number}"
