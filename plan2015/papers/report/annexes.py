"""The annexes of one row per unit: columns declared once, rows by khối, a total for each khối and for the whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plan2015.consolidation.consolidate import COUNTRY, Consolidation, Respondent
from plan2015.consolidation.figure import Figure
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.cells import Cells
from plan2015.papers.tables import Cell, Column, Row, Sheet
from plan2015.records.model.choices import UnitKind
from plan2015.records.model.plan import Plan, asked_by
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import MISSING, NOT_CONCERNED

Kinds = tuple[UnitKind, ...]


@dataclass(frozen=True)
class Setting:
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

    column: Column
    cell: Callable[[Setting, Respondent], Cell]
    total: Callable[[Setting, Kinds], Cell] = lambda _setting, _kinds: ""
    asks: tuple[str, ...] = ()
    """The indicators that it shows."""


@dataclass(frozen=True)
class Annex:
    """An annex before anything is in it."""

    title: str
    described: str
    fields: tuple[Field, ...]
    kinds: Kinds = COUNTRY
    measure: str = ""
    unit_head: str = "Đơn vị"
    unit_share: int = 22

    def fill(self, setting: Setting) -> Sheet:
        """The table of the units that reported."""
        self._require_indicators(setting.consolidation.plan)
        columns = (Column("TT", 5, "center"), Column(self.unit_head, self.unit_share, "text"))
        rows = tuple(self._rows(setting))
        silent = len(setting.consolidation.units(self.kinds)) - len(setting.consolidation.heard(self.kinds))
        notes = (f"{silent} đơn vị chưa có số liệu không nêu ở bảng này, xem Phụ lục I",) if silent and rows else ()
        return Sheet(
            self.title,
            self.described,
            (*columns, *(field.column for field in self.fields)),
            rows or (Row(("Chưa đơn vị nào gửi số liệu.",), "group"),),
            measure=self.measure,
            landscape=True,
            notes=notes,
            explains_zero=True,
        )

    def _require_indicators(self, plan: Plan) -> None:
        """Refuses a column of something that the plan does not ask, also while nobody has reported."""
        for field in self.fields:
            with asked_by(f"Phụ lục “{self.title}”, cột “{field.column.title}”"):
                for indicator in field.asks:
                    plan.indicator(indicator)

    def _rows(self, setting: Setting) -> Iterator[Row]:
        number, filled = 0, 0
        for kind in self.kinds:
            members = setting.consolidation.heard((kind,))
            if not members:
                continue
            filled += 1
            yield Row((KIND_WORDS[kind],), "group")
            for respondent in members:
                number += 1
                cells = (field.cell(setting, respondent) for field in self.fields)
                yield Row((str(number), respondent.unit.short_name, *cells))
            if self._has_totals():
                yield self._total(setting, "Cộng", (kind,))
        if filled > 1 and self._has_totals():
            yield self._total(setting, "Tổng cộng", self.kinds)

    def _has_totals(self) -> bool:
        return any(field.total is not Field.total for field in self.fields)

    def _total(self, setting: Setting, title: str, kinds: Kinds) -> Row:
        cells = (field.total(setting, kinds) for field in self.fields)
        name = f"{title} {KIND_WORDS[kinds[0]]}" if len(kinds) == 1 else title
        return Row(("", title, *cells), "total", name)


def figure_field(title: str, share: int, indicator: str, group: str = "") -> Field:
    """A column of one indicator with its sum."""
    return Field(
        Column(title, share, group=group),
        lambda setting, respondent: setting.cells.number(respondent, indicator),
        lambda setting, kinds: _total_cell(setting.ledger, setting.consolidation.total(indicator, kinds)),
        (indicator,),
    )


def _total_cell(ledger: Ledger, figure: Figure) -> Cell:
    """A total; x where none of the units is asked."""
    return ledger.number(figure) if figure.asked else NOT_CONCERNED


def share_field(title: str, share: int, part: str, whole: str, group: str = "") -> Field:
    """A column of one indicator in percent of another, recomputed from sums in the totals."""
    return Field(
        Column(title, share, group=group),
        lambda setting, respondent: setting.cells.percent(respondent, part, whole),
        lambda setting, kinds: setting.ledger.rate(setting.consolidation.share(part, whole, kinds)),
        (part, whole),
    )


def earlier_field(title: str, share: int, indicator: str, group: str) -> Field:
    """A column of the half-year figure of an indicator."""

    def cell(setting: Setting, respondent: Respondent) -> Cell:
        cells = setting.earlier_cells
        if cells is None:
            return MISSING
        return cells.number(cells.consolidation.respondent_of.get(respondent.unit.id), indicator)

    def total(setting: Setting, kinds: Kinds) -> Cell:
        return setting.ledger.number(setting.earlier.total(indicator, kinds)) if setting.earlier else MISSING

    return Field(Column(title, share, group=group), cell, total, (indicator,))


def paper_field(title: str, share: int, indicator: str) -> Field:
    """A column of a paper by number and day."""
    column = Column(title, share, "text")
    return Field(column, lambda setting, respondent: setting.cells.paper(respondent, indicator), asks=(indicator,))


def choice_field(title: str, share: int, indicator: str) -> Field:
    """A column of a choice."""
    column = Column(title, share, "center")
    return Field(column, lambda setting, respondent: setting.cells.choice(respondent, indicator), asks=(indicator,))
