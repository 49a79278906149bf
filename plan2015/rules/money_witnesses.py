"""What each amount is held against: the half-year, other units of its kind, and the rest of its own report."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from plan2015.records.model.values import MONEY, Number
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.comparison import pairs_in_a_year
from plan2015.rules.money_scale import FAR, Amount, Doubt, doubt_of, is_far

_ENOUGH_UNITS = 5
_FAR_FROM_PEERS = 100
"""For the base of the budget: unlike training money it is never small for want of doing anything."""
_TRAINING, _BASE = "training", "base"
Like = tuple[str, str, str]
"""Kind of unit, period and key: amounts that ought to be of one size."""


class Scales:
    """The amounts of all reports, and what each is held against."""

    def __init__(self, workspace: Workspace) -> None:
        plan = workspace.plan
        self._percent = plan.budget.minimum_percent if plan and plan.budget else 0
        # Key and row of each, so that a thousand reports need not ask the plan again.
        self._asked = [
            (i.id, f"indicators.{i.id}", i.code.rpartition(".")[0] or i.code, i.cumulative)
            for i in (plan.indicators if plan else ())
            if i.measure == MONEY
        ]
        self._kinds = {unit.id: unit.kind for unit in workspace.units.values()}
        self._amounts = {s.path: {a.key: a for a in self._list(s)} for s in workspace.submissions}
        self._early = {late.path: early for early, late in pairs_in_a_year(workspace)}
        self._usual = self._medians(workspace.submissions)

    def doubts(self, submission: Submission) -> Iterable[Doubt]:
        """The amounts of a report to ask about: first what others show, then what only the report itself shows."""
        amounts = self._amounts[submission.path]
        found: dict[str, Doubt] = {}
        for amount in amounts.values():
            if doubt := self._beside_half_year(amount, submission) or self._beside_peers(amount, submission):
                found[amount.key] = doubt
        alone = Inside(amounts, self._percent)
        for find in () if alone.is_even else (alone.too_large, alone.too_small_in_column, alone.too_small_in_row):
            found |= {doubt.amount.key: doubt for doubt in find(found)}
        return found.values()

    def _list(self, submission: Submission) -> Iterator[Amount]:
        for place, value in submission.money.items():
            column, _, row = place.partition(".")
            if value > 0:
                yield Amount(f"budget.{place}", value, row, column == "to_date")
        for name, key, row, is_running in self._asked:
            given = submission.indicators.get(name)
            if isinstance(given, int | Decimal) and given > 0:
                yield Amount(key, given, row, is_running)

    def _medians(self, submissions: Iterable[Submission]) -> dict[Like, Number]:
        given: dict[Like, list[Number]] = {}
        for submission in submissions:
            for amount in self._amounts[submission.path].values():
                given.setdefault(self._like(amount, submission), []).append(amount.value)
        return {
            like: sorted(values)[len(values) // 2] for like, values in given.items() if len(values) >= _ENOUGH_UNITS
        }

    def _like(self, amount: Amount, submission: Submission) -> Like:
        return self._kinds.get(submission.unit, ""), submission.period, amount.key

    def _beside_half_year(self, amount: Amount, submission: Submission) -> Doubt | None:
        early = self._early.get(submission.path)
        before = self._amounts[early.path].get(amount.key) if early else None
        # A half-year figure that is itself of another size than its like proves nothing.
        if early is None or before is None or self._beside_peers(before, early):
            return None
        return doubt_of(amount, before.value, "số 6 tháng của đơn vị")

    def _beside_peers(self, amount: Amount, submission: Submission) -> Doubt | None:
        usual = self._usual.get(self._like(amount, submission))
        least = _FAR_FROM_PEERS if amount.row == _BASE else FAR
        return doubt_of(amount, usual, "mức giữa của các đơn vị cùng khối", least) if usual else None


class Inside:
    """What a report shows by itself; an amount that is doubted already is witness to nothing."""

    def __init__(self, amounts: Mapping[str, Amount], percent: int) -> None:
        self._amounts = amounts
        self._percent = percent

    @property
    def is_even(self) -> bool:
        """Whether no amount is far from another of its row or column: then nobody need look closer."""
        rows: dict[str, list[Number]] = {}
        for amount in self._amounts.values():
            rows.setdefault(amount.row, []).append(amount.value)
        return not any(is_far(max(values), min(values)) for values in rows.values()) and not any(
            is_far(amount.value, expected)
            for amount in self._amounts.values()
            if (expected := self._expected(amount, ())) is not None
        )

    def too_large(self, found: Collection[str]) -> Iterator[Doubt]:
        """An amount that all of at least two witnesses find too large: noughts too many."""
        for amount in self._left(found):
            settled = [other.value for other in self._row(amount, found) if not other.is_running]
            expected = self._expected(amount, found)
            witnesses = settled if expected is None else [*settled, expected]
            doubts = [d for value in witnesses if (d := doubt_of(amount, value, "các số khác của báo cáo"))]
            if 1 < len(witnesses) == sum(doubt.beside < amount.value for doubt in doubts):
                yield doubts[0]

    def too_small_in_column(self, found: Collection[str]) -> Iterator[Doubt]:
        """Training money beside its base: of two units of account, the small sum is written in the large one."""
        for amount in self._left(found):
            expected = self._expected(amount, found)
            if expected is not None and amount.value < expected:
                other = (
                    f"{self._percent}% mẫu số cùng cột"
                    if amount.row == _TRAINING
                    else "mẫu số tính ngược từ chi đào tạo"
                )
                if doubt := doubt_of(amount, expected, other):
                    yield doubt

    def too_small_in_row(self, found: Collection[str]) -> Iterator[Doubt]:
        """An amount that at least half of the other columns find too small; what adds up over the year may be small."""
        for amount in self._left(found):
            others = [] if amount.is_running else self._row(amount, found)
            doubts = [d for other in others if (d := doubt_of(amount, other.value, "cột khác của cùng dòng"))]
            small = [doubt for doubt in doubts if amount.value < doubt.beside]
            if small and 2 * len(small) >= len(others):
                yield small[0]

    def _left(self, found: Collection[str]) -> list[Amount]:
        return [amount for amount in self._amounts.values() if amount.key not in found]

    def _row(self, amount: Amount, found: Collection[str]) -> list[Amount]:
        return [other for other in self._left(found) if other.row == amount.row and other is not amount]

    def _expected(self, amount: Amount, found: Collection[str]) -> Number | None:
        """What its partner in the column leads to expect: training money by the line of the plan, or its base."""
        column = amount.key.rpartition(".")[0]
        name = _BASE if amount.row == _TRAINING else _TRAINING if amount.row == _BASE else ""
        partner = self._amounts.get(f"{column}.{name}")
        if not self._percent or partner is None or partner.key in found:
            return None
        return partner.value * self._percent // 100 if name == _BASE else partner.value * 100 // self._percent
