"""The annexes of one row per unit: columns declared once, rows by khối, a total for each khối and for the whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plan2015.consolidation.consolidate import Consolidation, Respondent
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.cells import Cells
from plan2015.papers.tables import CellText, PaperTable, TableColumn, TableRow
from plan2015.records.model.choices import COUNTRY, UnitKind
from plan2015.wording.choices import KIND_WORDS

Kinds = tuple[UnitKind, ...]
_UNIT = TableColumn("Đơn vị", 22, "text")


@dataclass(frozen=True)
class AnnexSource:
    """What the columns of annexes draw from."""

    consolidation: Consolidation
    ledger: Ledger
    earlier: Consolidation | None = None
    """The half-year before, set beside the year."""

    @cached_property
    def cells(self) -> Cells:
        """The cells of the period itself."""
        return Cells(self.consolidation)

    @cached_property
    def earlier_cells(self) -> Cells | None:
        """The cells of the half-year before."""
        return Cells(self.earlier) if self.earlier else None


@dataclass(frozen=True)
class Field:
    """A column of an annex: its head, its cell for a unit, and its cell in a row of totals."""

    column: TableColumn
    cell: Callable[[AnnexSource, Respondent], CellText]
    total: Callable[[AnnexSource, Kinds], CellText] = lambda _setting, _kinds: ""


@dataclass(frozen=True)
class Annex:
    """An annex before anything is in it."""

    title: str
    described: str
    fields: tuple[Field, ...]
    kinds: Kinds = COUNTRY
    measure: str = ""
    first: TableColumn = _UNIT
    """The column of the units' names."""

    def fill(self, setting: AnnexSource) -> PaperTable:
        """The table of the units that reported."""
        columns = (TableColumn("TT", 5, "center"), self.first)
        rows = tuple(self._rows(setting))
        silent = len(setting.consolidation.units(self.kinds)) - len(setting.consolidation.heard(self.kinds))
        notes = (f"{silent} đơn vị chưa có số liệu không nêu ở bảng này, xem Phụ lục I",) if silent and rows else ()
        return PaperTable(
            self.title,
            self.described,
            (*columns, *(field.column for field in self.fields)),
            rows or (TableRow(("Chưa đơn vị nào gửi số liệu.",), "group"),),
            measure=self.measure,
            landscape=True,
            notes=notes,
            explains_zero=True,
        )

    def _rows(self, setting: AnnexSource) -> Iterator[TableRow]:
        number, filled = 0, 0
        for kind in self.kinds:
            members = setting.consolidation.heard((kind,))
            if not members:
                continue
            filled += 1
            yield TableRow((KIND_WORDS[kind],), "group")
            for respondent in members:
                number += 1
                cells = (field.cell(setting, respondent) for field in self.fields)
                yield TableRow((str(number), respondent.unit.short_name, *cells))
            if self._has_totals():
                yield self._total(setting, "Cộng", (kind,))
        if filled > 1 and self._has_totals():
            yield self._total(setting, "Tổng cộng", self.kinds)

    def _has_totals(self) -> bool:
        return any(field.total is not Field.total for field in self.fields)

    def _total(self, setting: AnnexSource, title: str, kinds: Kinds) -> TableRow:
        cells = (field.total(setting, kinds) for field in self.fields)
        name = f"{title} {KIND_WORDS[kinds[0]]}" if len(kinds) == 1 else title
        return TableRow(("", title, *cells), "total", name)
