"""Figures of one report that hold together: parts within wholes, sums that add up in every direction."""

from random import Random

from plan2015.records.model.form import Indicator

MadeUpFigures = dict[str, int]
Bounds = dict[str, list[str]]
"""By figure: dotted keys of what it lies below though it is no part of it."""
MILLION = 1_000_000
_TYPICAL = {"lớp": 9, "ngày": 26, "lượt người": 420, "người": 300, "đơn vị": 11, "cuộc": 8, "tài liệu": 3, "CĐCS": 60}
_TYPICAL_MILLIONS = 60
"""Of the sums that are neither training money nor its base."""
_MOST = 0.85
"""A part leaves something of its whole."""


class FiguresDraft:
    """Makes the figures of one unit from leaves up: totals are sums, parts are shares of their wholes."""

    def __init__(
        self,
        indicators: tuple[Indicator, ...],
        size: float,
        chance: Random,
        bounds: Bounds | None = None,
        amounts: dict[str, int] | None = None,
    ) -> None:
        self._bounds, self._amounts = bounds or {}, amounts or {}
        self._asked = {i.id: i for i in indicators if i.type == "number"}
        self._size, self._chance = size, chance
        self._groups = self._collect_groups()
        self._made: MadeUpFigures = {}

    def make(self) -> MadeUpFigures:
        """Every figure, in the order of the form."""
        for name in self._asked:
            self._value(name)
        return {name: self._made[name] for name in self._asked}

    def main_figures(self) -> set[str]:
        """The figures that are no second breakdown of a total: what a half-year report gives."""
        second = {p for groups in self._groups.values() for parts in list(groups.values())[1:] for p in parts}
        return set(self._asked) - {name for name in second if not self._is_total(name)}

    def _collect_groups(self) -> dict[str, dict[str, list[str]]]:
        groups: dict[str, dict[str, list[str]]] = {}
        for indicator in self._asked.values():
            for sums_to in indicator.sums_to:
                groups.setdefault(sums_to.total, {}).setdefault(sums_to.by, []).append(indicator.id)
        return {total: by for total, by in groups.items() if total in self._asked}

    def _is_total(self, name: str) -> bool:
        return name in self._groups

    def _value(self, name: str) -> int:
        if name not in self._made:
            if self._is_total(name):
                first = next(iter(self._groups[name].values()))
                self._made[name] = sum(map(self._value, first))
                self._split_others(name)
            elif (total := self._second_total(name)) is not None:
                self._value(total)
                self._made.setdefault(name, 0)
            else:
                self._made[name] = self._leaf(self._asked[name])
        return self._made[name]

    def _second_total(self, name: str) -> str | None:
        """The total that a figure breaks down a second time, if that is all it does."""
        for sums_to in self._asked[name].sums_to:
            by = self._groups.get(sums_to.total, {})
            if by and next(iter(by)) != sums_to.by and not any(map(self._is_total, by[sums_to.by])):
                return sums_to.total
        return None

    def _split_others(self, total: str) -> None:
        for parts in list(self._groups[total].values())[1:]:
            if not any(map(self._is_total, parts)):
                bounds = [self._bound(self._asked[part]) for part in parts]
                for part, value in zip(parts, self._shares(self._made[total], bounds), strict=True):
                    self._made[part] = value

    def _shares(self, total: int, bounds: list[int | None]) -> list[int]:
        """Parts that add up to a total, each within its bound."""
        weights = [bound if bound is not None else self._chance.randint(1, 9) for bound in bounds]
        whole = sum(weights) or 1
        shares = [total * weight // whole for weight in weights]
        for index in range(len(shares)):
            room = total - sum(shares)
            bound = bounds[index]
            shares[index] += room if bound is None else min(room, bound - shares[index])
        return shares

    def _bound(self, indicator: Indicator) -> int | None:
        wholes = [self._value(whole) for whole in indicator.part_of if whole in self._asked]
        for key in self._bounds.get(indicator.id, ()):
            name = key.removeprefix("indicators.")
            if key in self._amounts:
                wholes.append(self._amounts[key])
            elif name in self._asked:
                wholes.append(self._value(name))
        return min(wholes) if wholes else None

    def _leaf(self, indicator: Indicator) -> int:
        bound, usual = self._bound(indicator), self._usual(indicator)
        if bound is not None and (usual is None or usual > bound * _MOST):
            # Full-time and part-time officials are two parts of one whole: neither takes more than half of it.
            most = 0.48 if "chuyên trách" in indicator.title else _MOST
            return int(bound * self._chance.uniform(0.25, most))
        if usual is not None:
            return usual
        if indicator.measure == "đồng":
            return max(1, round(_TYPICAL_MILLIONS * self._size * self._chance.uniform(0.4, 1.7))) * MILLION
        typical = _TYPICAL.get(indicator.measure or "", 5) * self._size
        return max(0, round(typical * self._chance.uniform(0.4, 1.7)))

    def _usual(self, indicator: Indicator) -> int | None:
        """What the plan calls typical of a union of middling size, scaled to this one."""
        if indicator.typical is None:
            return None
        return round(indicator.typical * self._size * self._chance.uniform(0.75, 1.35))
