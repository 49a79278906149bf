"""templates/tables.yaml: which figures the tables, annexes and charts of papers show, and under which heads."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plan2015.records.model.values import Count, Flag, Id, Ids, Record, Texts, as_tuple, blank_group


def _must_be(record: Record, *kinds: tuple[str, ...]) -> None:
    """Refuses a record whose keys are not together one of a few things that it can be."""
    names = tuple(dict.fromkeys(name for kind in kinds for name in kind))
    said = {name for name in names if getattr(record, name) not in (None, (), {})}
    if said in [set(kind) for kind in kinds]:
        return
    lacking = [set(kind) - said for kind in kinds if said < set(kind)]
    if not lacking:
        listed = ", ".join(name for name in names if name in said)
        raise PydanticCustomError("unknown-key", "keys that exclude each other", {"keys": listed})
    wanted = [name for name in names if any(name in missing and len(missing) == 1 for missing in lacking)]
    raise PydanticCustomError("missing-key", "one of several keys", {"keys": "” hoặc “".join(wanted or names)})


class Head(Record):
    """A column by its head and its share of the table's width."""

    head: str
    width: Count
    group: str | None = None
    """A head above it that it shares with its neighbours."""

    @property
    def words(self) -> str:
        """The column as messages name it."""
        return f"{self.group}, {self.head}" if self.group else self.head


class FigureColumn(Head):
    """A column of a table in the body, made from what each row gives under some names."""

    show: str | None = None
    percent: str | None = None
    of: str | None = None
    answered: Texts = ()
    """Of these, how many units answered the one that most answered."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> "FigureColumn":
        _must_be(self, ("show",), ("percent", "of"), ("answered",))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """What it takes of a row, by the rows' own names."""
        return (*(name for name in (self.show, self.percent, self.of) if name is not None), *self.answered)


class FigureRow(Record):
    """A row of a table in the body: its indicators by name, blank where the form does not ask; or a heading."""

    heading: str | None = None
    title: str | None = None
    bold: Flag = False
    figures: Annotated[dict[str, Id | None], BeforeValidator(blank_group)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_one_thing(self) -> "FigureRow":
        _must_be(self, ("heading",), ("title", "figures"))
        return self


class FigureTable(Record):
    """A table in the body of the report: rows of indicators, summed over the country."""

    title: str
    described: str
    measure: str | None = None
    not_asked: str | None = None
    """What the sign for “not concerned” means in it."""
    first: Head
    columns: Annotated[tuple[FigureColumn, ...], BeforeValidator(as_tuple)]
    rows: Annotated[tuple[FigureRow, ...], BeforeValidator(as_tuple)]


class UnitColumn(Head):
    """A column of an annex: what a unit answered, a share, the figure of the half-year before, or a day."""

    show: Id | None = None
    percent: Id | None = None
    of: Id | None = None
    half_year: Id | None = None
    day: Literal["received"] | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> "UnitColumn":
        _must_be(self, ("show",), ("show", "of"), ("percent", "of"), ("half_year",), ("day",))
        return self


class UnitTable(Record):
    """An annex with a row for each unit."""

    title: str
    described: str
    measure: str | None = None
    units: Literal["country", "schools"] = "country"
    first: Head
    columns: Annotated[tuple[UnitColumn, ...], BeforeValidator(as_tuple)]


class NamedFigure(Record):
    """An indicator with the words that a chart or sentence has for it."""

    head: str
    show: Id


class ChartTable(Record):
    """A chart of some indicators, summed over the country."""

    title: str
    described: str
    series: str
    bars: Annotated[tuple[NamedFigure, ...], BeforeValidator(as_tuple)]

    @model_validator(mode="after")
    def _has_bars(self) -> "ChartTable":
        _must_be(self, ("bars",))
        return self


class BodyTables(Record):
    """The tables in the body that rest on indicators."""

    officials: FigureTable
    training: FigureTable
    inspection: FigureTable

    @property
    def by_name(self) -> dict[str, FigureTable]:
        """The tables, each under the name that the template has for it."""
        return dict(self)


class AnnexTables(Record):
    """The annexes that rest on indicators, each under its number."""

    II: UnitTable
    IV: UnitTable
    V: UnitTable
    VII: UnitTable
    IX: UnitTable

    @property
    def by_number(self) -> dict[str, UnitTable]:
        """The annexes, each under its number."""
        return dict(self)


class PaperTables(Record):
    """The whole of templates/tables.yaml."""

    tables: BodyTables
    annexes: AnnexTables
    charts: Annotated[tuple[ChartTable, ...], BeforeValidator(as_tuple)]
    unit_sheet: Ids
    """The main figures of a unit's sheet."""
    growth: Annotated[tuple[NamedFigure, ...], BeforeValidator(as_tuple)]
    """What the author is told to have grown most since the half-year."""
