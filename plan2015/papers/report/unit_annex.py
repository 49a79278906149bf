"""The annexes of what each unit answered: columns as templates/tables.yaml has them."""

from plan2015.consolidation.consolidate import Respondent
from plan2015.consolidation.figure import Figure
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.annexes import Annex, AnnexSource, Field, Kinds
from plan2015.papers.tables import Align, CellText, headed
from plan2015.records.model.choices import COUNTRY, SCHOOLS, AnswerType
from plan2015.records.model.paper_tables import UnitColumn, UnitTable
from plan2015.records.model.plan import Plan
from plan2015.vietnamese.dates import short_date
from plan2015.wording.signs import MISSING, NOT_CONCERNED

_KINDS = {"country": COUNTRY, "schools": SCHOOLS}
_ALIGNED: dict[AnswerType, Align] = {"choice": "center", "date": "center", "paper": "text", "text": "text"}


def unit_annex(table: UnitTable, plan: Plan) -> Annex:
    """An annex with a row for each unit, before anything is in it."""
    fields = tuple(_field(column, plan) for column in table.columns)
    kinds, first = _KINDS[table.units], headed(table.first, "text")
    return Annex(table.title, table.described, fields, kinds=kinds, measure=table.measure or "", first=first)


def _field(column: UnitColumn, plan: Plan) -> Field:
    if column.percent and column.of:
        return _share_field(column, column.percent, column.of)
    if column.half_year:
        return _earlier_field(column, column.half_year)
    if column.show and column.of:
        return _ratio_field(column, column.show, column.of)
    if column.show:
        return _answer_field(column, column.show, plan.indicator(column.show).type)
    return Field(headed(column, "center"), _received)


def _answer_field(column: UnitColumn, indicator: str, answer: AnswerType) -> Field:
    """A column of one indicator as a unit answered it; numbers have a sum."""
    if answer == "number":
        return _figure_field(column, indicator)

    def cell(setting: AnnexSource, respondent: Respondent) -> CellText:
        return setting.cells.answer(respondent, indicator)

    return Field(headed(column, _ALIGNED[answer]), cell)


def _figure_field(column: UnitColumn, indicator: str) -> Field:
    return Field(
        headed(column),
        lambda setting, respondent: setting.cells.number(respondent, indicator),
        lambda setting, kinds: _total_cell(setting.ledger, setting.consolidation.total(indicator, kinds)),
    )


def _total_cell(ledger: Ledger, figure: Figure) -> CellText:
    """A total; x where none of the units is asked."""
    return ledger.number(figure) if figure.asked else NOT_CONCERNED


def _ratio_field(column: UnitColumn, part: str, whole: str) -> Field:
    """A column of two indicators beside each other: 3/11."""

    def cell(setting: AnnexSource, respondent: Respondent) -> CellText:
        return f"{setting.cells.number(respondent, part)}/{setting.cells.number(respondent, whole)}"

    return Field(headed(column, "center"), cell)


def _share_field(column: UnitColumn, part: str, whole: str) -> Field:
    """A column of one indicator in percent of another, recomputed from sums in the totals."""
    return Field(
        headed(column),
        lambda setting, respondent: setting.cells.percent(respondent, part, whole),
        lambda setting, kinds: setting.ledger.rate(setting.consolidation.share(part, whole, kinds)),
    )


def _earlier_field(column: UnitColumn, indicator: str) -> Field:
    """A column of the half-year figure of an indicator."""

    def cell(setting: AnnexSource, respondent: Respondent) -> CellText:
        cells = setting.earlier_cells
        if cells is None:
            return MISSING
        return cells.number(cells.consolidation.respondent_of.get(respondent.unit.id), indicator)

    def total(setting: AnnexSource, kinds: Kinds) -> CellText:
        return setting.ledger.number(setting.earlier.total(indicator, kinds)) if setting.earlier else MISSING

    return Field(headed(column), cell, total)


def _received(_setting: AnnexSource, respondent: Respondent) -> CellText:
    return short_date(respondent.submission.received) if respondent.submission.received else MISSING
