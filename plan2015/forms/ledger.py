"""The codes of a form by whatever may name them: code and title of a row, mark and title of a column."""

from collections.abc import Collection
from itertools import pairwise

from plan2015.forms.heads import key, tables_of, titles_of
from plan2015.forms.parts import Cell, Form, Row, Table
from plan2015.forms.wording import label


class Ledger:
    """Every cell of a form with its row, column and neighbours; a column that a row does not ask has a code too."""

    def __init__(self, form: Form, expected: Collection[str] = ()) -> None:
        self.cells: dict[str, Cell] = {cell.code: cell for cell in form.cells()}
        self.rows: dict[str, tuple[Table, Row]] = {row.code: (table, row) for table, row in form.rows()}
        self.by_title: dict[str, set[str]] = {}
        self._codes: dict[str, tuple[str, ...]] = {}
        self._at: dict[tuple[str, str], str] = {}
        self._titles = {id(table): titles_of(table.columns) for table in tables_of(form)}
        self.row_of: dict[str, str] = {}
        self.first = {table.rows[0].code for table in tables_of(form) if table.rows}
        every = list(self.rows)
        # Of rows that only some units are asked, this unit's form may have none.
        asked = [code for code, (_, row) in self.rows.items() if any(c and c.code in expected for c in row.cells)]
        self.next: dict[str, set[str]] = {}
        for order in (every, asked):
            for code, following in pairwise(order):
                self.next.setdefault(code, set()).add(following)
        for code, (table, row) in self.rows.items():
            for text in (row.title, label(row.title, row.star)):
                self.by_title.setdefault(key(text), set()).add(code)
            columns = list(zip(table.columns, row.cells, strict=True))
            self._codes[code] = tuple(cell.code if cell else code + column.mark for column, cell in columns)
            self._at |= {
                (code, column.mark): known for (column, _), known in zip(columns, self._codes[code], strict=True)
            }
            self.row_of |= dict.fromkeys(self._codes[code], code)

    def codes(self, row: str) -> tuple[str, ...]:
        """The codes of a row's cells in the order of the columns."""
        return self._codes.get(row, ())

    def of_rows(self, rows: set[str]) -> set[str]:
        """The codes of all cells of some rows."""
        return {code for row in rows for code in self._codes.get(row, ())}

    def of_columns(self, rows: set[str], marks: set[str]) -> set[str]:
        """The codes below some marks in some rows."""
        return {code for row in rows for mark in marks if (code := self._at.get((row, mark)))}

    def titles(self, rows: set[str]) -> dict[str, str]:
        """The marks of the columns of some rows, by the columns' titles."""
        found: dict[str, str] = {}
        for row in rows:
            found |= self._titles[id(self.rows[row][0])]
        return found
