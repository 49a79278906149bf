"""The rows of a form among the rows of a file, and the ballots of their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plan2015.forms.ballot import Witness
from plan2015.forms.grid import Content, Finding, Grid, GridCell
from plan2015.forms.heads import Head, Printed, key, read_head
from plan2015.forms.ledger import Ledger
from plan2015.forms.wording import squash

_LABELS = 3
"""Among how many cells at its start a row's code and title are looked for: a column may have been put before them."""
Ballot = dict[Witness, set[str]]


@dataclass(slots=True)
class FormRow:
    """A row of a file that answers a row of the form."""

    cells: list[GridCell]
    says: dict[Witness, set[str]]
    """The rows of the form that its code, its title and its place among others take it for."""
    start: int | None
    """The index of the cell that holds its code, or would; None where neither code nor title is left."""
    labels: list[GridCell] = field(default_factory=list)
    shift: int = 0

    @property
    def rows(self) -> set[str]:
        """The rows of the form that it may be."""
        sets = list(self.says.values())
        return (set.intersection(*sets) or set.union(*sets)) if sets else set()

    @property
    def code(self) -> str:
        """The row of the form that it is, as far as its labels say."""
        return next(iter(self.rows)) if len(self.rows) == 1 else ""


class Rows:
    """Knows the rows of the form again, and asks every witness about each of their cells."""

    def __init__(self, content: Content, ledger: Ledger, printed: Printed) -> None:
        self._ledger = ledger
        self._sheet_labels = content.labels
        self.findings: list[Finding] = []
        self._stated: dict[str, int] = {}
        self._known: dict[int, tuple[str, int, set[str], int]] = {}
        self._reaches: dict[int, list[str]] = {}
        for grid in content.grids:
            self._note_joined(grid)
            if content.labels is not None:
                self._drop_names_that_slid(grid, printed)
        for cell in (cell for grid in content.grids for row in grid.rows for cell in row):
            for code in set(_stated(cell)) if cell.stated else ():
                self._stated[code] = self._stated.get(code, 0) + 1

    def copied(self, cell: GridCell) -> set[str]:
        """The codes that something in this cell states, and in another cell as well."""
        return {code for code in _stated(cell) if self._stated[code] > 1}

    def below(self, cell: GridCell, code: str) -> list[str]:
        """The codes of the cells further down that a cell joined over several rows covers as well."""
        mark = code.removeprefix(self._ledger.row_of.get(code, ""))
        return [row + mark for row in self._reaches.get(id(cell), ()) if row + mark in self._ledger.cells]

    def find(self, cells: list[GridCell], head: Head, before: str) -> FormRow | None:
        """The row of the form that a row of the file is; `before` is the one above it."""
        code, at, titled, title_at = self._labels_of(cells)
        says = {Witness.CODE: {code} if code else set(), Witness.ROW_TITLE: titled}
        says = {witness: rows for witness, rows in says.items() if rows}
        stated = {row for cell in cells for code_ in _stated(cell) if (row := self._ledger.row_of.get(code_))}
        if not says and not stated:
            return None
        found = FormRow(cells, says, at if code else title_at - 1 if titled else None)
        found.labels = [cells[i] for i, is_label in ((at, code), (title_at, titled)) if is_label]
        found.shift = cells[at].column - head.code_column if code else 0
        follows = self._ledger.next.get(before, self._ledger.first)
        if any(follows & rows for rows in says.values()):
            found.says[Witness.ROW_ORDER] = follows
        elif not says:
            found.says |= {Witness.ROW_ORDER: follows & stated} if follows & stated else {}
        elif not code and not stated and not self._is_below_its_head(found, head):
            return None  # a title of ours in a table that is not
        return found

    def ballots(self, row: FormRow, head: Head) -> Iterator[tuple[GridCell, Ballot]]:
        """What every witness says of each cell behind the labels; nothing where none speaks of its column."""
        rows = row.rows or self._all(row)
        by_title = self._ledger.titles(rows)
        head = Head() if head.is_of_others(by_title) else head
        by_row = {witness: self._ledger.of_rows(found) for witness, found in row.says.items()}
        for index, cell in enumerate(row.cells):
            if any(cell is label for label in row.labels):
                continue
            found = {
                w: self._ledger.of_columns(rows, marks) for w, marks in head.votes(cell, by_title, row.shift).items()
            }
            found[Witness.COLUMN_ORDER] = self._by_order(row, cell, index)
            if cell.stated:
                found |= {w: codes & self._ledger.row_of.keys() for w, codes in cell.stated.items()}
                if head.is_blank_above(cell):
                    found.pop(Witness.NAME, None)  # an address that stayed where a column went away
            found = {witness: codes for witness, codes in found.items() if codes}
            if found:
                yield cell, by_row | found

    def _all(self, row: FormRow) -> set[str]:
        """The rows that the cells' own marks name, where no label is left."""
        return {self._ledger.row_of[c] for cell in row.cells for c in _stated(cell) if c in self._ledger.row_of}

    def _by_order(self, row: FormRow, cell: GridCell, index: int) -> set[str]:
        """The codes at its number among the row's cells; counted from the code, or from where it would stand."""
        if row.start is None:
            return set()
        found = set()
        for code in row.rows:
            labels = self._sheet_labels or 2 + self._ledger.rows[code][0].has_measure
            at = (cell.column if self._sheet_labels else index) - row.start - labels
            found |= set(self._ledger.codes(code)[at : at + 1] if at >= 0 else ())
        return found

    def code_of(self, cells: list[GridCell]) -> str:
        """The code that a row states."""
        return self._labels_of(cells)[0]

    def _labels_of(self, cells: list[GridCell]) -> tuple[str, int, set[str], int]:
        """Code and title of a row, each with the index of its cell; looked for once, though asked for often."""
        if id(cells) not in self._known:
            code, at = self._code_of(cells)
            self._known[id(cells)] = (code, at, *self._titled(cells, at + 1 if code else 0))
        return self._known[id(cells)]

    def _code_of(self, cells: list[GridCell]) -> tuple[str, int]:
        for index, cell in enumerate(cells[:_LABELS]):
            for line in cell.label.split("\n"):
                code = re.sub(r"[\s*]|\.$", "", squash(line)).upper()
                if code in self._ledger.rows:
                    return code, index
        return "", 0

    def _titled(self, cells: list[GridCell], start: int) -> tuple[set[str], int]:
        for index, cell in enumerate(cells[start : start + _LABELS], start=start):
            for line in cell.label.split("\n"):
                if found := self._ledger.by_title.get(key(line)):
                    return found, index
            if found := self._ledger.by_title.get(key(cell.label)):
                return found, index
        return set(), 0

    def _is_below_its_head(self, row: FormRow, head: Head) -> bool:
        by_title = self._ledger.titles(row.rows)
        return not head.is_of_others(by_title) and any(head.votes(cell, by_title, 0) for cell in row.cells)

    def _note_joined(self, grid: Grid) -> None:
        """Notes for each cell that is joined with cells below it which rows it covers."""
        if not any(cell.joined for cells in grid.rows for cell in cells):
            return
        above: dict[int, GridCell] = {}
        for cells in grid.rows:
            code = self.code_of(cells)
            for cell in cells:
                if not cell.joined:
                    above[cell.column] = cell
                elif code and cell.column in above:
                    self._reaches.setdefault(id(above[cell.column]), []).append(code)

    def _drop_names_that_slid(self, grid: Grid, printed: Printed) -> None:
        """Names of cells are addresses: some programs move cells and leave their names behind."""
        if not any(self._has_slid(row, head) for row, head in self._headed(grid, printed)):
            return
        for cell in (cell for cells in grid.rows for cell in cells):
            cell.stated.pop(Witness.NAME, None)
        said = "dòng, cột đã bị dời mà tên ô ẩn không dời theo: đã đọc theo mã, nội dung dòng và đầu cột"
        self.findings.append(Finding("note", grid.place, said))

    def _headed(self, grid: Grid, printed: Printed) -> Iterator[tuple[FormRow, Head]]:
        head = Head()
        for cells in grid.rows:
            row = self.find(cells, head, "")
            if row is not None and len({Witness.CODE, Witness.ROW_TITLE} & set(row.says)) > 0:
                yield row, head
            elif row is None:
                head = read_head(cells, head, printed) or head

    def _has_slid(self, row: FormRow, head: Head) -> bool:
        """Whether a name in this row contradicts what is printed beside and above it."""
        rows, by_title = row.rows, self._ledger.titles(row.rows)
        both = all(rows <= row.says.get(witness, set()) for witness in (Witness.CODE, Witness.ROW_TITLE))
        head = Head() if head.is_of_others(by_title) else head
        for cell in row.cells:
            names = cell.stated.get(Witness.NAME, set()) & self._ledger.row_of.keys()
            if not names:
                continue
            above = head.votes(cell, by_title, row.shift)
            marks = above.get(Witness.MARK, set()) & above.get(Witness.COLUMN_TITLE, set())
            if both and not {self._ledger.row_of[name] for name in names} & rows:
                return True
            if marks and not names & self._ledger.of_columns({self._ledger.row_of[name] for name in names}, marks):
                return True
        return False


def _stated(cell: GridCell) -> Iterator[str]:
    for codes in cell.stated.values():
        yield from codes
