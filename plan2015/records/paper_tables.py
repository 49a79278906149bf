"""Reads templates/tables.yaml against the plan: a figure that the plan does not ask is named at its line."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from plan2015.records.model.choices import COUNTRY, SCHOOLS, UnitKind
from plan2015.records.model.form import Indicator
from plan2015.records.model.paper_tables import FigureColumn, FigureTable, PaperTables, UnitColumn, UnitTable
from plan2015.records.model.plan import Plan
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.reader import problem_of, read_source
from plan2015.records.reading.source import Keys, Source
from plan2015.records.schema import dotted, validate
from plan2015.vietnamese.matching import closest

_WIDEST = 100
"""The largest share of a table's width that a column may ask for."""


Counted = Literal["country", "schools"] | None
_KINDS = {"country": COUNTRY, "schools": SCHOOLS}


class BrokenTablesError(Exception):
    """A file of tables from which no paper can be made; it holds everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(str(problems[0].place))


class _Asked(NamedTuple):
    """An indicator that a table shows, where it stands, of whom it must be asked, whether it must be a number."""

    keys: Keys
    indicator: str
    where: str
    counted: Counted = "country"
    number: bool = True


class _Wrong(NamedTuple):
    keys: Keys
    rule: str
    message: str
    hint: str


def read_paper_tables(path: str, shown: str, plan: Plan) -> PaperTables:
    """The tables of a file; refused with all its errors where it has any, also when the plan lacks what it shows."""
    source, problems = read_source(path, shown)
    record, faults = validate(PaperTables, source) if source.is_readable else (None, ())
    found = [*problems, *faults, *(_misfits(record, source, plan, whole=not faults) if record else ())]
    errors = tuple(sorted((p for p in found if p.kind is Kind.ERROR), key=lambda problem: problem.order))
    if errors or record is None:
        raise BrokenTablesError(errors or (problem_of("empty-file", source.place(), "tệp không có nội dung"),))
    return record


def _misfits(record: PaperTables, source: Source, plan: Plan, *, whole: bool) -> Iterator[Problem]:
    """What is wrong between the tables and the plan and, where the record is whole, between rows and columns."""
    tables = record.tables.by_name.items() if whole else ()
    wrong = [entry for name, table in tables for entry in _uneven(("tables", name), table)]
    wrong += _misshapen(record)
    wrong += [entry for asked in _asked(record) for entry in _not_askable(asked, plan, whole=whole)]
    for entry in wrong:
        place = source.place(entry.keys)
        yield Problem(entry.rule, Kind.ERROR, place, entry.message, entry.hint, dotted(entry.keys))


def _asked(record: PaperTables) -> Iterator[_Asked]:
    """Every indicator that the tables name."""
    for name, table in record.tables.by_name.items():
        yield from _asked_by_rows(("tables", name), table)
    for number, annex in record.annexes.by_number.items():
        yield from _asked_by_columns(number, annex)
    for index, chart in enumerate(record.charts):
        for at, bar in enumerate(chart.bars):
            yield _Asked(("charts", index, "bars", at, "show"), bar.show, f"Biểu đồ “{chart.title}”, cột “{bar.head}”")
    for index, indicator in enumerate(record.unit_sheet):
        where = f"Phiếu theo dõi đơn vị, dòng {index + 1} của bảng số liệu"
        yield _Asked(("unit_sheet", index), indicator, where, counted=None)
    for index, entry in enumerate(record.growth):
        yield _Asked(("growth", index, "show"), entry.show, f"Tài liệu nguyên văn, câu “{entry.head}”")


def _asked_by_rows(keys: Keys, table: FigureTable) -> Iterator[_Asked]:
    for index, row in enumerate(table.rows):
        for name, indicator in row.figures.items():
            if indicator is not None:
                where = f"{_row_words(table, row.title)}, {_column_words(table, name)}"
                yield _Asked((*keys, "rows", index, "figures", name), indicator, where)


def _row_words(table: FigureTable, title: str | None) -> str:
    return f"Bảng “{table.title}”, hàng “{title}”"


def _column_words(table: FigureTable, name: str) -> str:
    """The column that shows a name of the rows, best the one that shows it as it is."""
    takers = sorted((c for c in table.columns if name in c.names), key=lambda column: column.show != name)
    return f"cột “{takers[0].words}”" if takers else f"tên “{name}” (không cột nào dùng)"


def _asked_by_columns(number: str, annex: UnitTable) -> Iterator[_Asked]:
    for index, column in enumerate(annex.columns):
        where = f"Phụ lục {number} “{annex.title}”, cột “{column.words}”"
        for key in ("show", "percent", "of", "half_year"):
            indicator = getattr(column, key)
            if indicator is not None:
                keys: Keys = ("annexes", number, "columns", index, key)
                yield _Asked(keys, indicator, where, annex.units, _is_number(column, key))


def _is_number(column: UnitColumn, key: str) -> bool:
    """Whether only a number can stand there; what is shown by itself may be of any kind."""
    return key != "show" or column.of is not None


def _not_askable(asked: _Asked, plan: Plan, *, whole: bool) -> Iterator[_Wrong]:
    indicator = plan.indicator_by_id.get(asked.indicator)
    if indicator is None:
        near = closest(asked.indicator, plan.indicator_by_id)
        hint = f"Ý bạn là “{near}”?" if near else "Xem mã (id) các chỉ tiêu ở mục indicators của tasks.yaml."
        message = f"{asked.where}: kế hoạch không có chỉ tiêu “{asked.indicator}”"
        yield _Wrong(asked.keys, "points-nowhere", message, hint)
    elif asked.number and indicator.type != "number":
        message = f"{asked.where}: chỉ tiêu “{asked.indicator}” ({indicator.code}) không phải là số"
        yield _Wrong(asked.keys, "wrong-type", message, "Chọn một chỉ tiêu là số, hoặc bỏ chỗ đó.")
    elif whole and asked.counted and not set(_KINDS[asked.counted]) & _kinds_asked(indicator, plan):
        nobody = {"country": "LĐLĐ, công đoàn ngành", "schools": "trường"}[asked.counted]
        message = f"{asked.where}: chỉ tiêu “{asked.indicator}” ({indicator.code}) không hỏi {nobody} nào"
        yield _Wrong(asked.keys, "points-nowhere", message, "Chỗ đó không bao giờ có số liệu: chọn chỉ tiêu khác.")


def _kinds_asked(indicator: Indicator, plan: Plan) -> set[UnitKind]:
    binding = plan.binding_of(indicator)
    return set(binding.kinds) if binding else set()


def _misshapen(record: PaperTables) -> Iterator[_Wrong]:
    """Columns that are no share of a page's width."""
    tables: list[tuple[Keys, FigureTable | UnitTable]] = [
        *((("tables", name), table) for name, table in record.tables.by_name.items()),
        *((("annexes", number), annex) for number, annex in record.annexes.by_number.items()),
    ]
    for keys, table in tables:
        heads = [(("first",), table.first), *((("columns", at), column) for at, column in enumerate(table.columns))]
        for below, head in heads:
            if not 1 <= head.width <= _WIDEST:
                message = f"cột “{head.words}” rộng {head.width}: phải từ 1 đến {_WIDEST}"
                hint = "Độ rộng chỉ so với các cột khác của bảng: 20 rộng gấp đôi 10."
                yield _Wrong((*keys, *below, "width"), "wrong-type", message, hint)


def _uneven(keys: Keys, table: FigureTable) -> Iterator[_Wrong]:
    """Columns that take what no row gives, and rows that do not say what a column takes."""
    rows = [(index, row) for index, row in enumerate(table.rows) if row.heading is None]
    given = {name for _, row in rows for name in row.figures}
    for at, column in enumerate(table.columns):
        for name in dict.fromkeys(column.names):
            if name not in given:
                yield _taken_from_nowhere((*keys, "columns", at), table, column, name, given)
                continue
            for index, row in rows:
                if name not in row.figures:
                    message = f"{_row_words(table, row.title)}: thiếu khóa “{name}” mà cột “{column.words}” cần"
                    hint = f"Thêm {name}: và mã chỉ tiêu; biểu không hỏi thì để trống sau dấu hai chấm."
                    yield _Wrong((*keys, "rows", index, "figures"), "missing-key", message, hint)


def _taken_from_nowhere(keys: Keys, table: FigureTable, column: FigureColumn, name: str, given: set[str]) -> _Wrong:
    key = next((k for k in ("show", "percent", "of") if getattr(column, k) == name), "answered")
    near = closest(name, given)
    message = f"Bảng “{table.title}”, cột “{column.words}”: không hàng nào ghi “{name}” dưới figures"
    hint = f"Ý bạn là “{near}”?" if near else f"Các tên đang có: {', '.join(sorted(given))}."
    return _Wrong((*keys, key), "points-nowhere", message, hint)
