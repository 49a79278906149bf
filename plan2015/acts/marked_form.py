"""Forms back to their units: each its own file with what is to be mended marked, or ours where that cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plan2015.acts.form import FormWriter
from plan2015.acts.originals import Originals
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import GateError as FileGateError
from plan2015.forms.filling import filling_for
from plan2015.forms.gate import FormRefusedError
from plan2015.forms.marked.document import mark_docx
from plan2015.forms.marked.marks import Mark, count_words, marks_of
from plan2015.forms.marked.workbook import mark_xlsx
from plan2015.forms.merging import is_same
from plan2015.forms.parts import Form
from plan2015.forms.reading import Reading, read_form
from plan2015.forms.specification import form_for
from plan2015.forms.versions import Versions
from plan2015.obligations import Standings
from plan2015.office.gate import GateError
from plan2015.office.word.marks import UnmarkableError
from plan2015.office.xml import BrokenXmlError
from plan2015.records.model.duty import Report
from plan2015.records.model.unit import Unit
from plan2015.records.reading.source import Source
from plan2015.reminders.points import Point, points_of

_NEVER = date(9999, 1, 1)
"""A day by which everything has come: what is wrong in a report does not depend on the day."""
_ENDING = " - cần sửa"


class Came(NamedTuple):
    """What came from a unit: the file and what was read in it, or why there is nothing to mark."""

    data: bytes = b""
    reading: Reading | None = None
    why_not: str = ""


class Made(NamedTuple):
    """A marked form: its bytes, what it asks, and why it is not the unit's own file, where it is not."""

    data: bytes
    counts: str
    why_ours: str


@dataclass(frozen=True)
class MarkedForms:
    """Writes the marked forms of a period."""

    writer: FormWriter

    def write(self, unit: Unit, target: Path) -> str | None:
        """Writes a unit's marked form and says what became of the file; None when there is nothing to mend."""
        made = self._made(unit, target.suffix.lower())
        if made is None:
            return None
        ours = f"; là biểu của plan2015, vì {made.why_ours}" if made.why_ours else ", trên chính tệp của đơn vị"
        return f"{self.writer.save(made.data, target)} ({made.counts}{ours})"

    def write_one(self, unit: Unit, target: Path) -> str:
        """The same for a unit that was named; refused where there is nothing to mend."""
        if word := self.write(unit, target):
            return word
        period = self.writer.period
        raise Refusal(f"{unit.short_name} kỳ {period}: không có báo cáo, hoặc không có chỗ nào phải sửa.")

    def write_all(self, folder: Path, suffix: str) -> Iterator[str]:
        """Writes a file for each unit that has something to mend, in the shape it sent; says each in a line."""
        for unit in self.writer.units:
            target = folder / f"{unit.id}{_ENDING}{self._suffix(unit) or suffix}"
            if word := self.write(unit, target):
                yield f"{target}: {word}"

    @cached_property
    def _standings(self) -> Standings:
        return self.writer.opened.standings(_NEVER)

    def _made(self, unit: Unit, suffix: str) -> Made | None:
        """The marked form: made of the file that came where that is possible, else of ours."""
        form, path = form_for(self.writer.opened.plan, unit, self.writer.period), self._path(unit)
        points = self._points(unit)
        if form is None or path is None:
            return None
        source, came = self.writer.opened.workspace.source(path), self._came(path)
        marks = marks_of(form, points, source, came.reading)
        if not marks:
            return None
        why = came.why_not or (_unfit(came.reading, form, source, marks, suffix) if came.reading else "")
        if not why and came.reading:
            try:
                return Made(self._marked(form, came.data, came.reading, marks), count_words(marks), "")
            except (UnmarkableError, GateError, BrokenXmlError) as error:
                why = str(error)
        ours = self.writer.bytes_of(unit, suffix, to_explain=False) or b""
        return Made(self._marked(form, ours, self._read(ours), marks), count_words(marks), why)

    def _marked(self, form: Form, data: bytes, reading: Reading, marks: tuple[Mark, ...]) -> bytes:
        filling = filling_for(form, self.writer.opened.workspace, self.writer.opened.problems)
        mark = mark_docx if reading.kind == "docx" else mark_xlsx
        return mark(data, form, filling, marks, reading.places)

    def _read(self, data: bytes) -> Reading:
        opened = self.writer.opened
        return read_form(data, opened.workspace, opened.plan, self.writer.store)

    def _came(self, path: str) -> Came:
        """The last file that figures were read from."""
        sha256 = Versions(self.writer.opened.workspace.source(path)).last
        try:
            data = Originals(self.writer.opened, path).of(sha256) if sha256 else None
            if data is None:
                return Came(why_not="không có tệp gốc")
            return Came(data, self._read(data))
        except (FormRefusedError, FileGateError) as error:
            return Came(why_not=f"tệp gốc không đọc lại được ({error})")

    def _suffix(self, unit: Unit) -> str:
        """The shape in which a unit sent its form; empty where nothing is kept."""
        path = self._path(unit)
        reading = self._came(path).reading if path else None
        return f".{reading.kind}" if reading else ""

    def _path(self, unit: Unit) -> str | None:
        """Where the unit's report is, if it can be read."""
        path = self.writer.opened.submission_path(unit, self.writer.period)
        return path if path and self.writer.opened.workspace.source(path).is_readable else None

    def _points(self, unit: Unit) -> tuple[Point, ...]:
        for standing in self._standings.all:
            duty = standing.obligation.duty
            if (
                standing.obligation.unit.id == unit.id
                and isinstance(duty, Report)
                and duty.period == self.writer.period
            ):
                return points_of(standing, self._standings)
        return ()


def _unfit(reading: Reading, form: Form, source: Source, marks: tuple[Mark, ...], suffix: str) -> str:
    """Why a file that was read is not sent back itself; empty when it is."""
    if f".{reading.kind}" != suffix:
        return f"tệp của đơn vị là .{reading.kind}"
    if any(finding.proposal is None for finding in reading.errors):
        return "tệp của đơn vị có dòng, cột, ô bị xóa, gộp hoặc đổi chỗ"
    if missing := [mark.code for mark in marks if mark.code and not reading.places.get(mark.code)]:
        return f"tệp của đơn vị không có ô {', '.join(missing[:5])}"
    cells = {cell.path: cell for cell in form.cells()}
    given = {path: value for path, value in reading.typed.values.items() if value and path in cells}
    if any(not is_same(cells[path], source.text_at(path), value) for path, value in given.items()):
        return "báo cáo đã được sửa sau khi tệp đến"
    return ""
