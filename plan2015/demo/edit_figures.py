"""Plants figures that are out of proportion: beside others of their report, of their kind, of another period."""

import math
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from plan2015.demo.edit_tools import Tools
from plan2015.demo.sheets import number_at, with_numbers
from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.model.edits import Edit

_BEYOND = Decimal("1.35")
"""So far beyond a limit that the spread among units cannot hide it."""


class FigurePlanters(Tools):
    """One method for each kind of edit about figures."""

    def _change(self, edit: Edit) -> None:
        if edit.against:
            self._against_last_year(edit)
            return
        factor = (edit.most or 1) * _BEYOND
        for path in self.carriers.pairs():
            for key in edit.of:
                before = number_at(self.field.text(self.field.half_of(path)), key)
                indicator = self.form.indicator(key)
                if self.form.is_total(key) or not indicator or indicator.part_of or (before or 0) < (edit.floor or 1):
                    continue
                self.carriers.use(path)
                self.write(path, [key], int((before or 0) * factor) + 1)
                self.note(edit, path, key)
                return

    def _against_last_year(self, edit: Edit) -> None:
        key = next(key for key in edit.of if self.form.indicator(key))
        for path in self.carriers.annual():
            now = number_at(self.field.text(path), key)
            if now and now >= (edit.floor or 1) * (edit.most or 1) * 2:
                unit = SUBMISSIONS.names_in(path)["unit"]
                before = int(now / ((edit.most or 1) * _BEYOND))
                name = key.partition(".")[2]
                text = f"unit: {unit}\nperiod: {edit.against[0]}\nindicators:\n  {name}: {before}\n"
                self.field.put(SUBMISSIONS.path(edit.against[0], unit), text)
                self.carriers.use(path)
                self.note(edit, path, key)
                return

    def _ratio(self, edit: Edit) -> None:
        of, per = edit.pairs[0]
        for path in self.carriers.annual():
            text = self.field.text(path)
            value, other = number_at(text, of), number_at(text, per)
            if not value or not other or other < (edit.floor or 1):
                continue
            self.carriers.use(path)
            most, indicator = edit.most or 1, self.form.indicator(of)
            if indicator is None:
                self.write(path, [of], int(other * most * _BEYOND))
            elif most < 1:
                self._fill(path, of)
            else:
                factor = int(other * most * _BEYOND / value) + 1
                self.scale(path, self.form.parts(of), factor)
            self.note(edit, path, of)
            return

    def _fill(self, path: str, key: str) -> None:
        """Makes every part of a figure all that it is a part of."""
        text = self.field.text(path)
        for part in self.form.parts(key):
            indicator = self.form.indicator(part)
            wholes = [number_at(text, f"indicators.{w}") for w in (indicator.part_of if indicator else ())]
            text = with_numbers(text, [part], lambda _, n, w=wholes: min((x for x in w if x is not None), default=n))  # type: ignore[misc]
        self.field.put(path, text)

    def _peers(self, edit: Edit) -> None:
        of, per = edit.pairs[0]
        ratios = {path: r for path in self.carriers.like() if (r := self._share(path, of, per, edit.floor))}
        if len(ratios) < edit.peers + 2:
            return
        usual, far = median(ratios.values()), self._far(edit, list(ratios.values()))
        near = sorted((p for p in self._fit(of) if p in ratios), key=lambda p: abs(ratios[p] / usual - 1))
        if not near:
            return
        path = near[0]
        self.carriers.use(path)
        factor = int(usual * far * _BEYOND / ratios[path]) + 1
        indicator = self.form.indicator(of)
        # What is a part of another figure cannot grow so far: it shrinks, and what lies within it.
        shrinks = indicator is not None and bool(indicator.part_of) and ratios[path] * factor > 1
        keys = self.form.below(of) if shrinks else self.form.parts(of)
        # A figure that adds up over the year may grow in its second half; it never shrinks.
        grows_late = indicator is not None and indicator.cumulative and not shrinks
        for each in [path] if grows_late else list(self.with_half(path)):
            if shrinks:
                self.scale(each, keys, 1, divisor=factor)
            else:
                self.scale(each, keys, factor)
            if number_at(self.field.text(each), of) is not None:
                self.note(edit, each, of)
        if indicator is not None and not indicator.part_of:
            self._keep_ratios(path, of, per, factor)

    def _fit(self, of: str) -> Iterator[str]:
        """The reports in which a figure may change with all that is measured by it."""
        measured = [value for e in self.story.plan.edits for value, by in e.pairs if e.kind == "peers" and by == of]
        is_money = any(key.startswith("budget.") for key in (of, *measured))
        return self.carriers.plain() if is_money else self.carriers.whole()

    def _far(self, edit: Edit, ratios: list[Decimal]) -> Decimal:
        """How many times the usual it takes to be asked about: by the limit, or by how much the units differ."""
        logs = [math.log(ratio) for ratio in ratios]
        spread = 1.4826 * median(abs(log - median(logs)) for log in logs)
        return max(edit.least or Decimal(1), Decimal(math.exp(float(edit.most or 0) * spread)))

    def _keep_ratios(self, path: str, of: str, per: str, factor: int) -> None:
        """What other edits hold against a figure that grew grows with it."""
        for other in self.story.plan.edits:
            for value, against in other.pairs if other.kind == "peers" else ():
                if against == of and value != per:
                    self.scale(path, self.form.parts(value), factor)

    def _share(self, path: str, of: str, per: str, floor: Decimal | None) -> Decimal | None:
        text = self.field.text(path)
        value, other = number_at(text, of), number_at(text, per)
        return Decimal(value) / other if value and other and other >= (floor or 1) else None

    def _bound(self, edit: Edit) -> None:
        of, per = edit.pairs[0]
        for path in self.carriers.annual():
            other = number_at(self.field.text(path), per)
            if other and number_at(self.field.text(path), of) is not None:
                self.carriers.use(path)
                self.write(path, [of], other + int(edit.most or 0) + 11)
                self.note(edit, path, of)
                return

    def _rounding(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        tied = {key for other in self.story.plan.edits for key in (*other.of, *other.per)}
        for indicator in self.story.plan.indicators if path else ():
            key = f"indicators.{indicator.id}"
            free = not indicator.sums_to and key not in tied and indicator.part_of
            if path and self.form.is_total(key) and free and indicator.measure in edit.words:
                self.field.put(path, with_numbers(self.field.text(path), [key], lambda _, n: n + 1))
                self.note(edit, path, key)
                return
