"""The parts of a form: cells, rows, tables, listings, sections; what both writers and the reading share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan2015.questionnaire.question import Keys as Path
from plan2015.questionnaire.question import Options
from plan2015.records.model.duty import Report
from plan2015.records.model.unit import Unit

CellKind = Literal["text", "number", "date", "choice", "check"]

ANSWER = "Trả lời"
"""What stands above the answers of a table with one column of them."""
NO_DIFFICULTY = "L00"


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

    def rows(self) -> Iterator[tuple[Table, Row]]:
        """Every row that stands in the form once, with its table."""
        for section in self.sections:
            for table in section.tables:
                yield from ((table, row) for row in table.rows)


DIFFICULTIES = Listing(
    "L",
    (
        Column("L.1", "Khó khăn, vướng mắc", 5),
        Column("L.2", "Liên quan điểm, khoản", 2),
        Column("L.3", "Kiến nghị", 5),
        Column("L.4", "Nơi giải quyết", 2),
    ),
    (
        Cell("L.1", ("text",), "Khó khăn, vướng mắc", tall=True),
        Cell("L.2", ("clause",), "Liên quan điểm, khoản", hint="II.3.d"),
        Cell("L.3", ("proposal",), "Kiến nghị", tall=True),
        Cell("L.4", ("to",), "Nơi giải quyết"),
    ),
)
EXPLANATIONS = Listing(
    "M",
    (
        Column("M.1", "Mã ô · quy tắc", 2),
        Column("M.2", "Số đã báo cáo", 3),
        Column("M.3", "Điều cần làm rõ", 4),
        Column("M.4", "Lời giải trình", 5),
    ),
    (
        Cell("M.1", ("at",), "Mã ô · quy tắc"),
        Cell("M.2", ("figures",), "Số đã báo cáo"),
        Cell("M.3", (), "Điều cần làm rõ"),
        Cell("M.4", ("text",), "Lời giải trình", tall=True),
    ),
)
