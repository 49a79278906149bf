"""Plants, for each edit that the plan declares, figures or words that fail it and nothing else."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from plan2015.demo.carriers import Carriers, half_of, period_of
from plan2015.demo.field import Field, digits, with_value
from plan2015.demo.sheets import (
    Form,
    keys_at,
    line_in,
    number_at,
    with_indicator,
    with_numbers,
    with_task,
    without_line,
)
from plan2015.records.model.edits import Edit
from plan2015.vietnamese.dates import parse_date

_BEYOND = Decimal("1.35")
"""So far beyond a limit that the spread among units cannot hide it."""


class EditPlanters:
    """Plants one fault for each edit of a plan, in reports that nothing else is wrong with."""

    def __init__(self, field: Field) -> None:
        self.field, self.form = field, Form(field.plan)
        self.carriers = Carriers(field)

    def plant(self, edit: Edit) -> None:
        """Plants what an edit is to find, where there is a report to plant it in."""
        getattr(self, f"_{edit.kind.replace('-', '_')}")(edit)

    def _note(self, edit: Edit, path: str, key: str) -> None:
        self.field.note(edit.id, path, line_in(self.field, path, key))

    def _change(self, edit: Edit) -> None:
        if edit.against:
            self._against_last_year(edit)
            return
        factor = (edit.most or 1) * _BEYOND
        for path in self.carriers.pairs():
            for key in edit.of:
                before = number_at(self.field.text(half_of(self.field, path)), key)
                indicator = self.form.indicator(key)
                if self.form.is_total(key) or not indicator or indicator.part_of or (before or 0) < (edit.floor or 1):
                    continue
                self.carriers.use(path)
                self._write(path, [key], int((before or 0) * factor) + 1)
                self._note(edit, path, key)
                return

    def _against_last_year(self, edit: Edit) -> None:
        key = next(key for key in edit.of if self.form.indicator(key))
        for path in self.carriers.annual():
            now = number_at(self.field.text(path), key)
            if now and now >= (edit.floor or 1) * (edit.most or 1) * 2:
                unit = path.rpartition("/")[2]
                before = int(now / ((edit.most or 1) * _BEYOND))
                stem, name = unit.removesuffix(".yaml"), key.partition(".")[2]
                text = f"unit: {stem}\nperiod: {edit.against[0]}\nindicators:\n  {name}: {before}\n"
                self.field.put(f"submissions/{edit.against[0]}/{unit}", text)
                self.carriers.use(path)
                self._note(edit, path, key)
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
                self._write(path, [of], int(other * most * _BEYOND))
            elif most < 1:
                self._fill(path, of)
            else:
                factor = int(other * most * _BEYOND / value) + 1
                self._scale(path, self.form.parts(of), factor)
            self._note(edit, path, of)
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
        for each in [path] if grows_late else list(self._with_half(path)):
            if shrinks:
                self._scale(each, keys, 1, divisor=factor)
            else:
                self._scale(each, keys, factor)
            if number_at(self.field.text(each), of) is not None:
                self._note(edit, each, of)
        if indicator is not None and not indicator.part_of:
            self._keep_ratios(path, of, per, factor)

    def _fit(self, of: str) -> Iterator[str]:
        """The reports in which a figure may change with all that is measured by it."""
        measured = [value for e in self.field.plan.edits for value, by in e.pairs if e.kind == "peers" and by == of]
        is_money = any(key.startswith("budget.") for key in (of, *measured))
        return self.carriers.plain() if is_money else self.carriers.whole()

    def _far(self, edit: Edit, ratios: list[Decimal]) -> Decimal:
        """How many times the usual it takes to be asked about: by the limit, or by how much the units differ."""
        logs = [math.log(ratio) for ratio in ratios]
        spread = 1.4826 * median(abs(log - median(logs)) for log in logs)
        return max(edit.least or Decimal(1), Decimal(math.exp(float(edit.most or 0) * spread)))

    def _keep_ratios(self, path: str, of: str, per: str, factor: int) -> None:
        """What other edits hold against a figure that grew grows with it."""
        for other in self.field.plan.edits:
            for value, against in other.pairs if other.kind == "peers" else ():
                if against == of and value != per:
                    self._scale(path, self.form.parts(value), factor)

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
                self._write(path, [of], other + int(edit.most or 0) + 11)
                self._note(edit, path, of)
                return

    def _contradiction(self, edit: Edit) -> None:
        fact = next((c for c in edit.when if c.at.startswith("unit.")), None)
        for path in self.carriers.whole() if fact else self.carriers.pairs():
            unit = self.carriers.unit(path)
            if fact and (getattr(unit, fact.at[5:], None) is True) is not (fact.holds == "true"):
                continue
            if not fact and unit and unit.has_school:
                continue
            self.carriers.use(path)
            self._contradict(edit, path)
            return

    def _contradict(self, edit: Edit, path: str) -> None:
        first = edit.when[0]
        for each in self._with_half(path):
            for condition in edit.when:
                name = condition.at.partition(".")[2]
                if condition.holds == "zero":
                    self._write(each, self.form.below(condition.at), 0)
                elif condition.holds == "positive" and each == path:
                    if number_at(self.field.text(path), condition.at) is None:
                        self.field.put(path, with_indicator(self.field.text(path), name, "6"))
                elif condition.chosen is not None and each == path:
                    self.field.put(path, with_value(self.field.text(path), keys_at(condition.at), condition.chosen))
            self._quiet(edit, each)
        if first.holds != "zero":
            self._note(edit, path, first.at)
            return
        self._note_zero(edit, path)

    def _quiet(self, edit: Edit, path: str) -> None:
        """Takes away what would make another contradiction of the same answer."""
        mine = {condition.at for condition in edit.when}
        for other in self.field.plan.edits:
            if other is not edit and other.kind == "contradiction" and other.when[0].at in mine:
                loud = [c.at for c in other.when if c.holds == "positive" and c.at not in mine]
                if other.when[0].chosen is not None and other.when[0].chosen == edit.when[0].chosen:
                    self._write(path, loud, 0)

    def _note_zero(self, edit: Edit, path: str) -> None:
        """A figure made nothing in both reports: where the edit itself asks, or the words of the report do."""
        zero = edit.when[0].at
        for each in self._with_half(path):
            text = self.field.text(each)
            if all((number_at(text, c.at) or 0) > 0 for c in edit.when if c.holds == "positive"):
                self._note(edit, each, zero)
            else:
                self._say(each, zero)

    def _say(self, path: str, zero: str) -> None:
        """Words that tell of what the table has none of, and what is asked about them."""
        told = [e for e in self.field.plan.edits if e.kind == "told" and zero in e.per]
        if told:
            words = " và ".join(f"7 {edit.words[0]}" for edit in told)
            text, _ = with_task(self.field.text(path), 0, progress="under-way", result=f"Đã tổ chức {words} ở cơ sở.")
            self.field.put(path, text)
        for edit in told:
            self._note(edit, path, zero)

    def _progress(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        if path is None:
            return
        answer = {"progress": str(edit.progress), "result": "Đã giao việc cho từng bộ phận."}
        if edit.lacks == "result":
            del answer["result"]
        elif edit.words:
            answer |= {"result": f"Đến nay {edit.words[0]} kế hoạch.", "reason": "chưa bố trí được cán bộ"}
        text, clause = with_task(self.field.text(path), self.field.chance.randrange(9), **answer)
        self.field.put(path, text)
        self._note(edit, path, f"tasks.{clause}.{'progress' if edit.lacks else 'result'}")

    def _order(self, edit: Edit) -> None:
        of, per = edit.pairs[0]
        if "*" in per:
            self._correct_before(edit, of)
            return
        path = next(self.carriers.annual(), None)
        period = self.field.plan.period_by_id.get(period_of(path)) if path else None
        if path is None or period is None:
            return
        self.carriers.use(path)
        late = period.until - timedelta(11)
        self.field.put(path, with_value(self.field.text(path), keys_at(of), late.isoformat()))
        self._note(edit, path, of)

    def _correct_before(self, edit: Edit, of: str) -> None:
        path = self.carriers.take_plain()
        if path is not None:
            day = self._received(path) - timedelta(1)
            self.field.put(path, f"{self.field.text(path)}corrections:\n  - received: {day.isoformat()}\n")
            self._note(edit, path, of)

    def _received(self, path: str) -> date:
        text = self.field.text(path).split("\n")[line_in(self.field, path, "received") - 1]
        return parse_date(text.partition(": ")[2].strip("\"'"))

    def _covered(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        period = self.field.plan.period_by_id.get(period_of(path)) if path else None
        if path and period:
            early = period.from_ + timedelta(int((period.until - period.from_).days * (edit.least or 0) / 2))
            self.field.put(path, with_value(self.field.text(path), keys_at(edit.of[0]), early.isoformat()))
            self._note(edit, path, edit.of[0])

    def _equal(self, edit: Edit) -> None:
        usual = [path for path in self.carriers.pairs() if self.carriers.is_usual(path)]
        fit = ((a, b) for a in usual for b in usual if a != b and self._may_copy(a, b))
        two = next(fit, ())
        if not two:
            return
        for path in two:
            self.carriers.use(path)
        letter = edit.sections[-1]
        keys = [f"indicators.{i.id}" for i in self.field.plan.indicators if i.code[0] == letter]
        named = next((key for key in edit.of if key in keys), keys[0])
        for source, target in zip(*(list(self._with_half(path)) for path in two), strict=True):
            model = self.field.text(source)
            self.field.put(target, with_numbers(self.field.text(target), keys, lambda k, _: number_at(model, k) or 0))  # noqa: B023
            for path in (source, target):
                self._note(edit, path, named)

    def _may_copy(self, source: str, target: str) -> bool:
        """Whether the figures of one report, put into another, stay below what bounds them there."""
        bounds = [pair for edit in self.field.plan.edits for pair in edit.pairs if edit.kind == "bound"]
        model, other = self.field.text(source), self.field.text(target)
        given = ((number_at(model, of), number_at(other, per)) for of, per in bounds)
        return all(value <= most for value, most in given if value is not None and most is not None)

    def _unchanged(self, edit: Edit) -> None:
        path = next(self.carriers.pairs(), None)
        if path is None:
            return
        self.carriers.use(path)
        text, half = self.field.text(path), self.field.text(half_of(self.field, path))
        for indicator in self.field.plan.indicators:
            key = f"indicators.{indicator.id}"
            if indicator.cumulative and number_at(text, key) is not None:
                before = number_at(half, key)
                text = (
                    without_line(text, keys_at(key)) if before is None else with_value(text, keys_at(key), str(before))
                )
        self.field.put(path, text)
        self._note(edit, path, edit.of[0])

    def _changed_answer(self, edit: Edit) -> None:
        for path in self.carriers.pairs():
            half = self.field.text(half_of(self.field, path))
            for key in edit.of:
                indicator = self.form.indicator(key)
                if indicator and f"  {indicator.id}:" in half:
                    now = digits(self.field.text(path), keys_at(key))
                    other = next(choice.value for choice in indicator.choices if choice.value != now)
                    self.carriers.use(path)
                    self.field.put(path, with_value(self.field.text(path), keys_at(key), other))
                    self._note(edit, path, key)
                    return

    def _near_copy(self, edit: Edit) -> None:
        two = list(self.carriers.annual())[:2]
        key = f"texts.{self.field.plan.texts[0].id}"
        for at, path in enumerate(two if len(two) == 2 else ()):
            self.carriers.use(path)
            unit = self.carriers.unit(path)
            name = unit.short_name if unit else ""
            self.field.put(path, with_value(self.field.text(path), keys_at(key), _COPIED.format(unit=name, n=at + 7)))
            self._note(edit, path, key)

    def _wording(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        if path is None:
            return
        if edit.whole:
            said = edit.words[1].capitalize()
            text, clause = with_task(self.field.text(path), 1, progress="under-way", result=said)
            self.field.put(path, text)
            self._note(edit, path, f"tasks.{clause}.result")
            return
        key = edit.of[0]
        typed = self.field.text(path).split("\n")[line_in(self.field, path, key) - 1].partition(": ")[2]
        said = f"{typed.strip(chr(34) + chr(39))} {edit.words[0]}"
        self.field.put(path, with_value(self.field.text(path), keys_at(key), said))
        self._note(edit, path, key)

    def _told(self, edit: Edit) -> None:
        zero = edit.per[0]
        if any(rule == edit.id for rule, *_ in self.field.year.faults):
            return
        path = self.carriers.take_half()
        if path is None:
            return
        measured = [per for e in self.field.plan.edits if e.kind == "ratio" for of, per in e.pairs if of == zero]
        for key in (zero, *measured):
            self._write(path, self.form.below(key), 0)
        for key in (zero, *measured):
            self._say(path, key)
        # The first sentence was overwritten by the second: one that tells of everything stands in its place.
        told = [e for e in self.field.plan.edits if e.kind == "told" and e.per[0] in (zero, *measured)]
        words = " và ".join(f"7 {other.words[0]}" for other in told)
        text, _ = with_task(self.field.text(path), 0, progress="under-way", result=f"Đã tổ chức {words} ở cơ sở.")
        self.field.put(path, text)

    def _told_money(self, edit: Edit) -> None:
        path = next(self.carriers.annual(), None)
        value = number_at(self.field.text(path), edit.per[0]) if path else None
        if path and value:
            self.carriers.use(path)
            said = f"Đã dành {value // 1000} đồng cho việc này."
            text, _ = with_task(self.field.text(path), 0, progress="under-way", result=said)
            self.field.put(path, text)
            self._note(edit, path, edit.per[0])

    def _rounding(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        tied = {key for other in self.field.plan.edits for key in (*other.of, *other.per)}
        for indicator in self.field.plan.indicators if path else ():
            key = f"indicators.{indicator.id}"
            free = not indicator.sums_to and key not in tied and indicator.part_of
            if path and self.form.is_total(key) and free and indicator.measure in edit.words:
                self.field.put(path, with_numbers(self.field.text(path), [key], lambda _, n: n + 1))
                self._note(edit, path, key)
                return

    def _same_file(self, edit: Edit) -> None:
        path = self.carriers.take_plain()
        if path is not None:
            days = [(self._received(path) + timedelta(n)).isoformat() for n in (3, 5)]
            lines = "".join(f"  - received: {day}\n    sha256: {'5a' * 32}\n" for day in days)
            self.field.put(path, f"{self.field.text(path)}corrections:\n{lines}")
            self.field.note(edit.id, path, self.field.text(path).count("\n"))

    def _write(self, path: str, keys: list[str], value: int) -> None:
        self.field.put(path, with_numbers(self.field.text(path), keys, lambda *_: value))

    def _scale(self, path: str, keys: list[str], factor: int, *, divisor: int = 1) -> None:
        self.field.put(path, with_numbers(self.field.text(path), keys, lambda _, n: n * factor // divisor))

    def _with_half(self, path: str) -> Iterator[str]:
        """A report, and the half-year's of the same unit where there is one."""
        yield path
        half = half_of(self.field, path)
        if half in self.field.year.files:
            yield half


_COPIED = (
    "{unit} đã giao từng ủy viên theo dõi một nhóm cơ sở, mỗi tháng về dự sinh hoạt một lần, ghi lại việc chưa làm "
    "được và báo cho bộ phận chuyên trách xử lý trong {n} ngày; cuối quý đọc lại trước toàn thể để rút kinh nghiệm."
)
