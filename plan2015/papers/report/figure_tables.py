"""The tables in the body of the report that sum indicators: rows and columns as templates/tables.yaml has them."""

from collections.abc import Iterator, Mapping

from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.figure import Figure
from plan2015.papers.ledger import Ledger
from plan2015.papers.tables import CellText, PaperTable, TableRow, headed
from plan2015.records.model.paper_tables import FigureColumn, FigureRow, FigureTable
from plan2015.wording.signs import NOT_CONCERNED


def figure_sheet(table: FigureTable, consolidation: Consolidation, ledger: Ledger) -> PaperTable:
    """A table of totals over the country: an indicator a cell, a blank where the form does not ask."""
    columns = (headed(table.first, "text"), *map(headed, table.columns))
    rows = tuple(_row(row, table.columns, consolidation, ledger) for row in table.rows)
    meanings = {NOT_CONCERNED: table.not_asked} if table.not_asked else {}
    return PaperTable(table.title, table.described, columns, rows, measure=table.measure or "", meanings=meanings)


def _row(row: FigureRow, columns: tuple[FigureColumn, ...], consolidation: Consolidation, ledger: Ledger) -> TableRow:
    if row.heading is not None:
        return TableRow((row.heading,), "group")
    names = dict.fromkeys(name for column in columns for name in column.names)
    totals = {name: consolidation.total(asked) for name in names if (asked := row.figures[name]) is not None}
    cells = (_cell(row, column, totals, consolidation, ledger) for column in columns)
    return TableRow((row.title, *cells), "total" if row.bold else "plain")


def _cell(
    row: FigureRow,
    column: FigureColumn,
    totals: Mapping[str, Figure],
    consolidation: Consolidation,
    ledger: Ledger,
) -> CellText:
    if column.answered:
        return _most_answered(totals[name] for name in column.answered if name in totals)
    if column.show is not None:
        return ledger.number(totals[column.show]) if column.show in totals else NOT_CONCERNED
    part, whole = (row.figures[name] for name in column.names)
    return ledger.rate(consolidation.share(part, whole)) if part and whole else NOT_CONCERNED


def _most_answered(figures: Iterator[Figure]) -> str:
    return str(max((figure.answered for figure in figures), default=NOT_CONCERNED))
