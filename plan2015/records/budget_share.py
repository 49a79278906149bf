"""Training money set against its base: which figures speak, and whether they reach the line, in whole đồng."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from plan2015.records.model.values import Number
from plan2015.records.submission import Submission

Figures = Literal["estimate", "to-date", "planned"]
_ORDER: tuple[tuple[Figures, str], ...] = (("estimate", "estimate"), ("to-date", "to_date"), ("planned", "planned"))


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
        shown = self.percent(2)
        if shown >= minimum_percent and not self.meets(minimum_percent):
            return (100 * Decimal(self.training) / Decimal(self.base)).quantize(Decimal("0.01"), ROUND_DOWN)
        return shown

    def percent(self, places: int) -> Decimal:
        """Training in percent of the base, rounded half up."""
        share = 100 * Decimal(self.training) / Decimal(self.base)
        return share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share_of(submission: Submission, left_out: tuple[str, ...] = ()) -> Share | None:
    """The share by the estimate if given, else by what was spent to date, else as planned; None without a base.

    `left_out` names dotted keys whose figures have errors and do not count.
    """
    for figures, group in _ORDER:
        keys = (f"{group}.training", f"{group}.base")
        training, base = (submission.money.get(key) for key in keys)
        if training is not None and base and not any(f"budget.{key}" in left_out for key in keys):
            return Share(figures, training, base)
    return None
