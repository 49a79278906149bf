"""Plants, for each edit that the plan declares, figures or words that fail it and nothing else."""

from datetime import date, timedelta

from plan2015.demo.carriers import period_of
from plan2015.demo.edit_answers import AnswerPlanters
from plan2015.demo.edit_figures import FigurePlanters
from plan2015.demo.field import digits, with_value
from plan2015.demo.sheets import keys_at, line_in, number_at, with_numbers, without_line
from plan2015.records.model.edits import Edit
from plan2015.vietnamese.dates import parse_date


class EditPlanters(FigurePlanters, AnswerPlanters):
    """Plants one fault for each edit of a plan, in reports that nothing else is wrong with."""

    def plant(self, edit: Edit) -> None:
        """Plants what an edit is to find, where there is a report to plant it in."""
        getattr(self, f"_{edit.kind.replace('-', '_')}")(edit)

    def _order(self, edit: Edit) -> None:
        of, per = edit.pairs[0]
        if "*" in per:
            self._correct_before(edit, of)
            return
        path = next(self.carriers.annual(), None)
        period = self.story.plan.period_by_id.get(period_of(path)) if path else None
        if path is None or period is None:
            return
        self.carriers.use(path)
        late = period.until - timedelta(11)
        self.field.put(path, with_value(self.field.text(path), keys_at(of), late.isoformat()))
        self.note(edit, path, of)

    def _correct_before(self, edit: Edit, of: str) -> None:
        path = self.carriers.take_plain()
        if path is not None:
            day = self._received(path) - timedelta(1)
            self.field.put(path, f"{self.field.text(path)}corrections:\n  - received: {day.isoformat()}\n")
            self.note(edit, path, of)

    def _received(self, path: str) -> date:
        text = self.field.text(path).split("\n")[line_in(self.field, path, "received") - 1]
        return parse_date(text.partition(": ")[2].strip("\"'"))

    def _covered(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        period = self.story.plan.period_by_id.get(period_of(path)) if path else None
        if path and period:
            early = period.from_ + timedelta(int((period.until - period.from_).days * (edit.least or 0) / 2))
            self.field.put(path, with_value(self.field.text(path), keys_at(edit.of[0]), early.isoformat()))
            self.note(edit, path, edit.of[0])

    def _equal(self, edit: Edit) -> None:
        usual = [path for path in self.carriers.pairs() if self.carriers.is_usual(path)]
        fit = ((a, b) for a in usual for b in usual if a != b and self._may_copy(a, b))
        two = next(fit, ())
        if not two:
            return
        for path in two:
            self.carriers.use(path)
        letter = edit.sections[-1]
        keys = [f"indicators.{i.id}" for i in self.story.plan.indicators if i.code[0] == letter]
        named = next((key for key in edit.of if key in keys), keys[0])
        for source, target in zip(*(list(self.with_half(path)) for path in two), strict=True):
            model = self.field.text(source)
            self.field.put(target, with_numbers(self.field.text(target), keys, lambda k, _: number_at(model, k) or 0))  # noqa: B023
            for path in (source, target):
                self.note(edit, path, named)

    def _may_copy(self, source: str, target: str) -> bool:
        """Whether the figures of one report, put into another, stay below what bounds them there."""
        bounds = [pair for edit in self.story.plan.edits for pair in edit.pairs if edit.kind == "bound"]
        model, other = self.field.text(source), self.field.text(target)
        given = ((number_at(model, of), number_at(other, per)) for of, per in bounds)
        return all(value <= most for value, most in given if value is not None and most is not None)

    def _unchanged(self, edit: Edit) -> None:
        path = next(self.carriers.pairs(), None)
        if path is None:
            return
        self.carriers.use(path)
        text, half = self.field.text(path), self.field.text(self.field.half_of(path))
        for indicator in self.story.plan.indicators:
            key = f"indicators.{indicator.id}"
            if indicator.cumulative and number_at(text, key) is not None:
                before = number_at(half, key)
                text = (
                    without_line(text, keys_at(key)) if before is None else with_value(text, keys_at(key), str(before))
                )
        self.field.put(path, text)
        self.note(edit, path, edit.of[0])

    def _changed_answer(self, edit: Edit) -> None:
        for path in self.carriers.pairs():
            half = self.field.text(self.field.half_of(path))
            for key in edit.of:
                indicator = self.form.indicator(key)
                if indicator and f"  {indicator.id}:" in half:
                    now = digits(self.field.text(path), keys_at(key))
                    other = next(choice.value for choice in indicator.choices if choice.value != now)
                    self.carriers.use(path)
                    self.field.put(path, with_value(self.field.text(path), keys_at(key), other))
                    self.note(edit, path, key)
                    return

    def _same_file(self, edit: Edit) -> None:
        path = self.carriers.take_plain()
        if path is not None:
            days = [(self._received(path) + timedelta(n)).isoformat() for n in (3, 5)]
            lines = "".join(f"  - received: {day}\n    sha256: {'5a' * 32}\n" for day in days)
            self.field.put(path, f"{self.field.text(path)}corrections:\n{lines}")
            self.field.note(edit.id, path, self.field.text(path).count("\n"))
