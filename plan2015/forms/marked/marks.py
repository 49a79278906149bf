"""What is to be mended in a form, cell by cell, in words that say what was read and what it may have meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plan2015.forms.grid import Finding
from plan2015.forms.parts import Cell, Form
from plan2015.forms.reading import Reading
from plan2015.forms.signed import signed
from plan2015.forms.understanding import KEPT
from plan2015.forms.wording import squash
from plan2015.records.reading.source import Source
from plan2015.reminders.points import Point
from plan2015.vietnamese.case import upper_first
from plan2015.wording.letters import ASK_COUNTED, Ask

FILLS: dict[Ask, str] = {"mend": "F4B6B6", "explain": "BDD7EE", "add": "FFE699"}
"""The colour of a cell by what is asked about it."""
AUTHOR = "Nơi nhận báo cáo"
_WORST: tuple[Ask, ...] = ("mend", "explain", "add")
_LONGEST = 160


class Mark(NamedTuple):
    """One cell to mend, explain or fill in; without a code where the form has no cell for it."""

    ask: Ask
    code: str
    title: str
    text: str

    @property
    def fill(self) -> str:
        """The colour of its cell."""
        return FILLS[self.ask]

    @property
    def comment(self) -> str:
        """What is said at the cell."""
        return signed(self.text)

    @property
    def line(self) -> str:
        """What is said of it on the first page."""
        return f"Ô {self.code} {self.title}: {self.text}" if self.code else f"{self.title}: {self.text}"


def marks_of(form: Form, points: Iterable[Point], source: Source, reading: Reading | None) -> tuple[Mark, ...]:
    """The marks of a report in the order of its form: what is asked of it, and what its file leaves unsure."""
    cells = {".".join(cell.path): cell for cell in form.cells()}
    by_code: dict[str, list[Point]] = {}
    beside = []
    for point in points:
        if cell := _cell_at(point.key, cells):
            by_code.setdefault(cell.code, []).append(point)
        else:
            beside.append(Mark(point.ask, "", point.title, _sentence(point)))
    unsure = dict(_unsure(form, source, reading))
    found = (_mark(cell, by_code.get(cell.code, []), unsure.get(cell.code)) for cell in form.cells())
    return (*(mark for mark in found if mark), *beside)


def count_words(marks: Sequence[Mark]) -> str:
    """All marks in one line: `7 chỗ phải sửa, 3 chỗ cần giải trình, 2 chỗ còn trống`."""
    counts = ((ask, sum(mark.ask == ask for mark in marks)) for ask in _WORST)
    return ", ".join(f"{count} chỗ {ASK_COUNTED[ask]}" for ask, count in counts if count)


def _cell_at(key: str, cells: Mapping[str, Cell]) -> Cell | None:
    """The cell at a place of the report; of a group, like a task, its first one."""
    if key in cells:
        return cells[key]
    return next((cell for path, cell in cells.items() if path.startswith(f"{key}.")), None) if key else None


def _unsure(form: Form, source: Source, reading: Reading | None) -> Iterator[tuple[str, Finding]]:
    """What could not be read surely, while the report still says nothing else."""
    paths = {cell.code: cell.path for cell in form.cells()}
    for finding in reading.errors if reading else ():
        proposal = finding.proposal
        if proposal and proposal.code in paths and source.text_at(paths[proposal.code]) in (None, proposal.typed):
            yield proposal.code, finding


def _mark(cell: Cell, points: Sequence[Point], unsure: Finding | None) -> Mark | None:
    asks = {point.ask for point in points} | ({"mend"} if unsure else set())
    worst = next((ask for ask in _WORST if ask in asks), None)
    if worst is None:
        return None
    if unsure:
        points = [point for point in points if point.ask == "explain"]
    said = [*(_read(unsure) if unsure else ()), *map(_sentence, points)]
    return Mark(worst, cell.code, cell.title, " ".join(dict.fromkeys(said)))


def _read(finding: Finding) -> Iterator[str]:
    proposal = finding.proposal
    yield f"Phải sửa: {squash(finding.text).removesuffix(f'; {KEPT}')}."
    if proposal and proposal.value and proposal.value != proposal.typed:
        yield f"Nếu đúng vậy, ghi: {squash(proposal.value)[:_LONGEST]}"


def _sentence(point: Point) -> str:
    value = squash(point.value)[:_LONGEST]
    why = upper_first(squash(point.why)).rstrip(".")
    if point.ask == "add":
        return "Còn trống: đề nghị ghi câu trả lời."
    if point.ask == "mend":
        return f"Đã đọc: “{value}”. {why}."
    return f"{why} (đã báo cáo: {value}). Số sai thì sửa ở ô này, số đúng thì ghi lời giải trình."
