"""Plants answers and words that contradict each other, say nothing, or are somebody else's."""

from plan2015.demo.edit_tools import Tools
from plan2015.demo.field import with_value
from plan2015.demo.sheets import keys_at, line_in, number_at, with_indicator, with_task
from plan2015.records.model.edits import Edit


class AnswerPlanters(Tools):
    """One method for each kind of edit about answers and words."""

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
        for each in self.with_half(path):
            for condition in edit.when:
                name = condition.at.partition(".")[2]
                if condition.holds == "zero":
                    self.write(each, self.form.below(condition.at), 0)
                elif condition.holds == "positive" and each == path:
                    if number_at(self.field.text(path), condition.at) is None:
                        self.field.put(path, with_indicator(self.field.text(path), name, "6"))
                elif condition.chosen is not None and each == path:
                    self.field.put(path, with_value(self.field.text(path), keys_at(condition.at), condition.chosen))
            self._quiet(edit, each)
        if first.holds != "zero":
            self.note(edit, path, first.at)
            return
        self._note_zero(edit, path)

    def _quiet(self, edit: Edit, path: str) -> None:
        """Takes away what would make another contradiction of the same answer."""
        mine = {condition.at for condition in edit.when}
        for other in self.story.plan.edits:
            if other is not edit and other.kind == "contradiction" and other.when[0].at in mine:
                loud = [c.at for c in other.when if c.holds == "positive" and c.at not in mine]
                if other.when[0].chosen is not None and other.when[0].chosen == edit.when[0].chosen:
                    self.write(path, loud, 0)

    def _note_zero(self, edit: Edit, path: str) -> None:
        """A figure made nothing in both reports: where the edit itself asks, or the words of the report do."""
        zero = edit.when[0].at
        for each in self.with_half(path):
            text = self.field.text(each)
            if all((number_at(text, c.at) or 0) > 0 for c in edit.when if c.holds == "positive"):
                self.note(edit, each, zero)
            else:
                self._say(each, zero)

    def _say(self, path: str, zero: str) -> None:
        """Words that tell of what the table has none of, and what is asked about them."""
        told = [e for e in self.story.plan.edits if e.kind == "told" and zero in e.per]
        if told:
            words = " và ".join(f"7 {edit.words[0]}" for edit in told)
            text, _ = with_task(self.field.text(path), 0, progress="under-way", result=f"Đã tổ chức {words} ở cơ sở.")
            self.field.put(path, text)
        for edit in told:
            self.note(edit, path, zero)

    def _told(self, edit: Edit) -> None:
        zero = edit.per[0]
        if any(rule == edit.id for rule, *_ in self.field.year.faults):
            return
        path = self.carriers.take_half()
        if path is None:
            return
        measured = [per for e in self.story.plan.edits if e.kind == "ratio" for of, per in e.pairs if of == zero]
        for key in (zero, *measured):
            self.write(path, self.form.below(key), 0)
        for key in (zero, *measured):
            self._say(path, key)
        # The first sentence was overwritten by the second: one that tells of everything stands in its place.
        told = [e for e in self.story.plan.edits if e.kind == "told" and e.per[0] in (zero, *measured)]
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
            self.note(edit, path, edit.per[0])

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
        self.note(edit, path, f"tasks.{clause}.{'progress' if edit.lacks else 'result'}")

    def _wording(self, edit: Edit) -> None:
        path = self.carriers.take_any()
        if path is None:
            return
        if edit.whole:
            said = edit.words[1].capitalize()
            text, clause = with_task(self.field.text(path), 1, progress="under-way", result=said)
            self.field.put(path, text)
            self.note(edit, path, f"tasks.{clause}.result")
            return
        key = edit.of[0]
        typed = self.field.text(path).split("\n")[line_in(self.field, path, key) - 1].partition(": ")[2]
        said = f"{typed.strip(chr(34) + chr(39))} {edit.words[0]}"
        self.field.put(path, with_value(self.field.text(path), keys_at(key), said))
        self.note(edit, path, key)

    def _near_copy(self, edit: Edit) -> None:
        two = list(self.carriers.annual())[:2]
        key = f"texts.{self.story.plan.texts[0].id}"
        for at, path in enumerate(two if len(two) == 2 else ()):
            self.carriers.use(path)
            unit = self.carriers.unit(path)
            name = unit.short_name if unit else ""
            self.field.put(path, with_value(self.field.text(path), keys_at(key), _COPIED.format(unit=name, n=at + 7)))
            self.note(edit, path, key)


_COPIED = (
    "{unit} đã giao từng ủy viên theo dõi một nhóm cơ sở, mỗi tháng về dự sinh hoạt một lần, ghi lại việc chưa làm "
    "được và báo cho bộ phận chuyên trách xử lý trong {n} ngày; cuối quý đọc lại trước toàn thể để rút kinh nghiệm."
)
