"""Training money set against its base: which figures speak, and whether they reach the line, in whole đồng."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from plan2015.records.model.choices import Figures
from plan2015.records.model.values import Number
from plan2015.records.submission import Submission

GROUPS: dict[Figures, str] = {"estimate": "estimate", "to-date": "to_date", "planned": "planned"}
"""Which figures speak, the first that are given before the others, and the group of the file that holds them."""


_TWO_PLACES = Decimal("0.01")


class Share(NamedTuple):
    """Training money and the base it is set against, both in đồng; the base is never zero."""

    figures: Figures
    training: Number
    base: Number

    def meets(self, minimum_percent: int) -> bool:
        """Whether training is at least the asked percentage of the base; exact, never by a rounded percentage."""
        return 100 * self.training >= minimum_percent * self.base

    def shortfall(self, minimum_percent: int) -> int:
        """How many đồng are missing to the line; 0 when it is reached."""
        missing = Decimal(minimum_percent * self.base) / 100 - self.training
        return max(0, int(missing.to_integral_value(ROUND_CEILING)))

    def shown_percent(self, minimum_percent: int) -> Decimal:
        """The percentage with two decimals as papers print it: one under the line is never rounded up to it."""
        return shown_percent(100 * Decimal(self.training) / Decimal(self.base), minimum_percent)

    def percent(self, places: int) -> Decimal:
        """Training in percent of the base, rounded half up."""
        share = 100 * Decimal(self.training) / Decimal(self.base)
        return share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def shown_percent(exact: Decimal, minimum_percent: int) -> Decimal:
    """A percentage with two decimals, rounded half up unless that would lift it to the line it is under."""
    shown = exact.quantize(_TWO_PLACES, ROUND_HALF_UP)
    return exact.quantize(_TWO_PLACES, ROUND_DOWN) if exact < minimum_percent <= shown else shown


def share_of(submission: Submission, is_left_out: Callable[[str], bool] = lambda _key: False) -> Share | None:
    """The share by the estimate if given, else by what was spent to date, else as planned; None without a base.

    `is_left_out` tells of a dotted key whether its figure has an error and does not count.
    """
    for figures in GROUPS:
        keys = share_keys(figures)
        training, base = map(submission.figure, keys)
        if training is not None and base and not any(map(is_left_out, keys)):
            return Share(figures, training, base)
    return None


def share_keys(figures: Figures) -> tuple[str, str]:
    """The dotted keys at which a submission gives the training money and the base of some figures."""
    return f"budget.{GROUPS[figures]}.training", f"budget.{GROUPS[figures]}.base"
