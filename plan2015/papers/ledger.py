"""Which consolidated figures stand on a paper: each is entered here when it is printed, with the way it is printed."""

from collections.abc import Callable, Container
from decimal import Decimal

from plan2015.consolidation.figure import Figure
from plan2015.office.template.values import Printed
from plan2015.records.model.values import Number
from plan2015.vietnamese.numbers import format_number, round_half_up
from plan2015.wording.signs import MISSING, UNDER_QUERY

_MILLION = 1_000_000


class Shown(Printed):
    """A figure as a template meets it: printed by itself, and asked about (`.answered`, `.value`, `.without`, …)."""

    __slots__ = ("figure", "without")

    def __init__(self, figure: Figure, text: str, without: str = "") -> None:
        super().__init__(figure.key, text, UNDER_QUERY if figure.is_queried else "")
        self.figure = figure
        self.without = without
        """The figure without what waits for an explanation, as it would be printed; empty where nothing does."""

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
        self._shown: dict[str, Shown] = {}

    def number(self, figure: Figure, places: int = 0) -> Shown:
        """A figure printed as a number; whole where it is whole."""
        return self.said(figure, lambda v: format_number(v, places if places or isinstance(v, Decimal) else None))

    def percent(self, figure: Figure, places: int = 1) -> Shown:
        """A share printed with a percent sign."""
        return self.said(figure, lambda value: f"{format_number(round_half_up(Decimal(value), places), places)}%")

    def rate(self, figure: Figure, places: int = 1) -> Shown:
        """A share printed without its sign, for a column headed (%)."""
        return self.said(figure, lambda value: format_number(round_half_up(Decimal(value), places), places))

    def millions(self, figure: Figure) -> Shown:
        """Money printed in triệu đồng with one decimal."""
        return self.said(figure, format_millions)

    def said(self, figure: Figure, say: Callable[[Number], str]) -> Shown:
        """A figure printed in a wording of its own; what is missing is a dash."""
        known = self.figures.setdefault(figure.key, figure)
        if known != figure:
            raise AssertionError(f"two figures of one key: {figure.key}")
        shown = Shown(figure, _said(figure.value, say), _said(figure.without, say) if figure.is_queried else "")
        self._shown.setdefault(figure.key, shown)
        return shown

    def queried(self, keys: Container[str]) -> tuple[Shown, ...]:
        """Of the figures with some keys, those that hold a value waiting for an explanation."""
        return tuple(shown for key, shown in self._shown.items() if key in keys and shown.figure.is_queried)


def _said(value: Number | None, say: Callable[[Number], str]) -> str:
    return MISSING if value is None else say(value)


def format_millions(dong: Number) -> str:
    """Money in triệu đồng with one decimal: 1.250,5."""
    return format_number(round_half_up(Decimal(dong) / _MILLION, 1), 1)
