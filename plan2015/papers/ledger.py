"""Which consolidated figures stand on a paper: each is entered here when it is printed, with the way it is printed."""

from collections.abc import Iterable
from decimal import Decimal

from plan2015.consolidation.figure import Figure
from plan2015.office.template.values import Printed
from plan2015.records.model.values import Number
from plan2015.vietnamese.numbers import format_number, round_half_up
from plan2015.wording.signs import MISSING

_MILLION = 1_000_000


class Shown(Printed):
    """A figure as a template meets it: printed by itself, and asked about (`.answered`, `.asked`, `.value`)."""

    __slots__ = ("figure",)

    def __init__(self, figure: Figure, text: str) -> None:
        super().__init__(figure.key, text)
        self.figure = figure

    @property
    def value(self) -> Number | None:
        """The figure as a number, for conditions."""
        return self.figure.value

    @property
    def known(self) -> bool:
        """Whether anybody gave what it is made from."""
        return self.figure.value is not None

    @property
    def answered(self) -> int:
        """How many units gave it."""
        return self.figure.answered

    @property
    def asked(self) -> int:
        """How many units were asked."""
        return self.figure.asked


class Ledger:
    """The figures of one paper, each once, whatever number of times it is printed."""

    def __init__(self) -> None:
        self.figures: dict[str, Figure] = {}

    def number(self, figure: Figure, places: int = 0) -> Shown:
        """A figure printed as a number; whole where it is whole."""
        value = figure.value
        if value is None:
            return self._enter(figure, MISSING)
        return self._enter(figure, format_number(value, places if places or isinstance(value, Decimal) else None))

    def percent(self, figure: Figure, places: int = 1) -> Shown:
        """A share printed with a percent sign."""
        value = figure.value
        text = MISSING if value is None else f"{format_number(round_half_up(Decimal(value), places), places)}%"
        return self._enter(figure, text)

    def rate(self, figure: Figure, places: int = 1) -> Shown:
        """A share printed without its sign, for a column headed (%)."""
        shown = self.percent(figure, places)
        return self._enter(figure, shown.text.rstrip("%"))

    def millions(self, figure: Figure) -> Shown:
        """Money printed in triệu đồng with one decimal."""
        value = figure.value
        return self._enter(figure, MISSING if value is None else format_millions(value))

    def said(self, figure: Figure, text: str) -> Shown:
        """A figure printed in a wording of its own."""
        return self._enter(figure, text)

    def _enter(self, figure: Figure, text: str) -> Shown:
        known = self.figures.setdefault(figure.key, figure)
        if known != figure:
            raise AssertionError(f"two figures of one key: {figure.key}")
        return Shown(figure, text)


def format_millions(dong: Number) -> str:
    """Money in triệu đồng with one decimal: 1.250,5."""
    return format_number(round_half_up(Decimal(dong) / _MILLION, 1), 1)


def units_given(figures: Iterable[Figure]) -> int:
    """How many units gave at least one of some figures."""
    return len({source.unit for figure in figures for source in figure.sources})
