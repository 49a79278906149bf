"""An amount beside what ought to be of its size: how far apart, and in which unit of account it may be written."""

from typing import NamedTuple

from plan2015.records.model.values import Number
from plan2015.vietnamese.numbers import format_number

FAR = 300
"""From here on a ratio is no longer that of great and small: whoever writes nghìn đồng differs by a thousand."""


class Amount(NamedTuple):
    """One sum of money of a report, more than nothing."""

    key: str
    value: Number
    row: str
    """Amounts of one row of the form are one thing: planned, to date, estimated."""
    is_running: bool
    """Whether it adds up over the year, so that it may still be small."""


class _Scale(NamedTuple):
    factor: int
    word: str
    zeros: str


_SCALES = (_Scale(10**3, "nghìn", "ba"), _Scale(10**6, "triệu", "sáu"), _Scale(10**9, "tỷ", "chín"))


class Doubt(NamedTuple):
    """An amount that is about a thousand, a million or a billion times too small or too large."""

    amount: Amount
    beside: Number
    witness: str
    """What shows it."""

    @property
    def message(self) -> str:
        """What is odd about the amount."""
        side = "thấp hơn" if self._is_small else "cao hơn"
        amount, beside = format_number(self.amount.value), format_number(self.beside)
        return f"{amount} đồng {side} khoảng một {self._scale.word} lần so với {self.witness} ({beside} đồng)"

    @property
    def remedy(self) -> str:
        """What was probably meant; empty where nothing can be proposed."""
        value, scale = self.amount.value, self._scale
        if self._is_small:
            meant = f"Có vẻ ghi theo {scale.word} đồng: {format_number(value * scale.factor)} đồng?"
            return f"{meant} Nếu đúng thì ghi đủ đến đồng; nếu số đã đúng thì giải trình."
        if value % scale.factor:
            return ""
        meant = f"Có vẻ thừa {scale.zeros} số không: {format_number(value // scale.factor)} đồng?"
        return f"{meant} Nếu đúng thì bớt đi; nếu số đã đúng thì giải trình."

    @property
    def _is_small(self) -> bool:
        return self.amount.value < self.beside

    @property
    def _scale(self) -> _Scale:
        """The power of a thousand nearest to the ratio; half way from a thousand to a million lies 10^4,5."""
        less, more = sorted((self.amount.value, self.beside))
        return next((s for s in _SCALES if more * more < s.factor * s.factor * 1000 * less * less), _SCALES[-1])


def doubt_of(amount: Amount, beside: Number, witness: str, least: int = FAR) -> Doubt | None:
    """The doubt that a witness casts on an amount, if it does."""
    return Doubt(amount, beside, witness) if is_far(amount.value, beside, least) else None


def is_far(one: Number, other: Number, least: int = FAR) -> bool:
    """Whether two amounts differ by at least a factor; beside nothing, nothing is far."""
    return other > 0 and (one >= least * other or other >= least * one)
