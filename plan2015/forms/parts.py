"""The parts of a form: cells, rows, tables, listings, sections; what both writers and the reading share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan2015.questionnaire.question import Keys as Path
from plan2015.questionnaire.question import Options
from plan2015.records.model.choices import ListingKind
from plan2015.records.model.duty import Report
from plan2015.records.model.unit import Unit

CellKind = Literal["text", "number", "date", "choice", "check"]

ANSWER = "Trả lời"
"""What stands above the answers of a table with one column of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place to answer: its code, where the answer stands in a submission, and what it takes."""

    code: str
    path: Path
    title: str
    kind: CellKind = "text"
    options: Options = ()
    whole: bool = True
    tall: bool = False
    hint: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of answers: the mark above it by which it is found again, its title, its share of the width."""

    mark: str
    title: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form; `cells` stand below the table's columns, None where a column is not asked."""

    code: str
    title: str
    cells: tuple[Cell | None, ...]
    measure: str = ""
    star: str = ""
    """Which of its answers are required: `*`, or `* (.1, .3)` where only some are."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that share their columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    has_measure: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table whose rows repeat; a cell's code is that of its column."""

    code: str
    kind: ListingKind
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A lettered section of the form."""

    code: str
    title: str
    note: str
    tables: tuple[Table, ...]
    listing: Listing | None = None
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Form:
    """All that is asked of one unit for one period."""

    unit: Unit
    period: str
    report: Report
    sections: tuple[Section, ...]
    version: str
    """Six letters that change only when the questions do."""

    def cells(self) -> Iterator[Cell]:
        """Every cell that stands in the form once."""
        for section in self.sections:
            for table in section.tables:
                for row in table.rows:
                    yield from (cell for cell in row.cells if cell)

    @property
    def listings(self) -> tuple[Listing, ...]:
        """What is listed row by row, in the order of the sections."""
        return tuple(section.listing for section in self.sections if section.listing)

    @property
    def no_difficulty(self) -> str:
        """The code of the cell that says there are no difficulties."""
        return no_difficulty(self.letter_of("difficulties"))

    def letter_of(self, kind: ListingKind) -> str:
        """The letter of the section that lists something; a dash where the form lists nothing of the kind."""
        return next((listing.code for listing in self.listings if listing.kind == kind), "–")

    def rows(self) -> Iterator[tuple[Table, Row]]:
        """Every row that stands in the form once, with its table."""
        for section in self.sections:
            for table in section.tables:
                yield from ((table, row) for row in table.rows)


def no_difficulty(section: str) -> str:
    """The code of the cell of a section that says there are no difficulties."""
    return f"{section}00"


def difficulties_listing(code: str, clause: str) -> Listing:
    """The difficulties of a unit, a row each; `clause` is an example of one."""
    columns = (
        Column(f"{code}.1", "Khó khăn, vướng mắc", 5),
        Column(f"{code}.2", "Liên quan điểm, khoản", 2),
        Column(f"{code}.3", "Kiến nghị", 5),
        Column(f"{code}.4", "Nơi giải quyết", 2),
    )
    cells = (
        Cell(f"{code}.1", ("text",), "Khó khăn, vướng mắc", tall=True),
        Cell(f"{code}.2", ("clause",), "Liên quan điểm, khoản", hint=clause),
        Cell(f"{code}.3", ("proposal",), "Kiến nghị", tall=True),
        Cell(f"{code}.4", ("to",), "Nơi giải quyết"),
    )
    return Listing(code, "difficulties", columns, cells)


def explanations_listing(code: str) -> Listing:
    """What a unit is to explain, a row each; it answers in the last cell."""
    columns = (
        Column(f"{code}.1", "Mã ô · quy tắc", 2),
        Column(f"{code}.2", "Số đã báo cáo", 3),
        Column(f"{code}.3", "Điều cần làm rõ", 4),
        Column(f"{code}.4", "Lời giải trình", 5),
    )
    cells = (
        Cell(f"{code}.1", ("at",), "Mã ô · quy tắc"),
        Cell(f"{code}.2", ("figures",), "Số đã báo cáo"),
        Cell(f"{code}.3", (), "Điều cần làm rõ"),
        Cell(f"{code}.4", ("text",), "Lời giải trình", tall=True),
    )
    return Listing(code, "explanations", columns, cells)
