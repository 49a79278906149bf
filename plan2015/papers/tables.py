"""Tables of figures as Word markup: header rows repeated, numbers to the right, signs explained below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from plan2015.office.template.values import Block, Printed, as_markup
from plan2015.office.word.markup import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    cell,
    paragraph,
    row,
    run,
    shared_widths,
    table,
)
from plan2015.papers.ledger import Shown
from plan2015.records.model.paper_tables import Head
from plan2015.vietnamese.case import lower_first
from plan2015.wording.signs import SIGN_WORDS

CellText = str | Printed | None
Align = Literal["text", "number", "center"]
_STYLES = {"text": "TableText", "number": "TableNumber", "center": "TableCenter"}
_BOLD = "<w:b/><w:bCs/>"
_SMALL = 10
_LETTER = 112
"""Width of a bold letter of a head in twips, about; and the height of its line."""
_LINE = 250


@dataclass(frozen=True)
class TableColumn:
    """A column: its head, its share of the width, how it is aligned, and the head it shares with its neighbours."""

    title: str
    share: int
    align: Align = "number"
    group: str = ""


def headed(head: Head, align: Align = "number") -> TableColumn:
    """A column as the office's tables head it."""
    return TableColumn(head.head, head.width, align, head.group or "")


@dataclass(frozen=True)
class TableRow:
    """A row of cells; a `group` row spans the table with its one cell, a `total` row is bold."""

    cells: tuple[CellText, ...]
    kind: Literal["plain", "group", "total"] = "plain"
    name: str = ""
    """What notes call it, where its first cell does not say enough."""


@dataclass(frozen=True)
class PaperTable:
    """A table before it is drawn."""

    title: str
    described: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    measure: str = ""
    landscape: bool = False
    notes: tuple[str, ...] = ()
    explains_zero: bool = False
    """Whether a 0 in it is a unit's own answer, which is then said below."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Signs that mean something else in this table."""

    def draw(self) -> Block:
        """The table with its measure above and the signs it uses explained below."""
        widths = shared_widths([c.share for c in self.columns], LANDSCAPE_WIDTH if self.landscape else PORTRAIT_WIDTH)
        # A small table in the text stays on one page; a long one goes on over pages under its repeated head.
        bound = len(self.rows) if not self.landscape and len(self.rows) <= _SMALL else 0
        drawn_rows = (_draw_row(r, self.columns, widths, number < bound) for number, r in enumerate(self.rows, 1))
        rows = [*_head_rows(self.columns, widths), *drawn_rows]
        above = paragraph("TableMeasure", run(f"Đơn vị tính: {self.measure}")) if self.measure else ""
        signs = _signs_used(self.rows, {**SIGN_WORDS, **self.meanings}, explains_zero=self.explains_zero)
        below = ". ".join(part for part in ("; ".join([*signs, *self.notes]), self._without_queried()) if part)
        drawn = table(widths, rows, title=self.title, described=self.described)
        return Block(above + drawn + paragraph("TableNote", run(f"Ghi chú: {below}.") if below else ""))

    def _without_queried(self) -> str:
        """Each total that holds a figure in question, without such figures, row by row."""
        told = [words for entry in self.rows if (words := _without_words(entry, self.columns))]
        return f"Không kể số đang chờ giải trình: {'. '.join(told)}" if told else ""


def _without_words(entry: TableRow, columns: Sequence[TableColumn]) -> str:
    if entry.kind == "group":
        return ""
    cells = zip(entry.cells, columns, strict=True)
    told = [f"{_head_words(c)} {v.without}" for v, c in cells if isinstance(v, Shown) and v.without]
    return f"{entry.name or entry.cells[0]}: {'; '.join(told)}" if told else ""


def _head_words(column: TableColumn) -> str:
    """A column by its head and the head it shares, as a note names it inside a sentence."""
    words = f"{column.group}, {column.title}" if column.group else column.title
    return words if words[:2].isupper() else lower_first(words)


def _head_rows(columns: Sequence[TableColumn], widths: Sequence[int]) -> list[str]:
    if not any(column.group for column in columns):
        return [row([_head(c.title, width) for c, width in zip(columns, widths, strict=True)], header=True)]
    top, bottom = [], []
    pairs = list(zip(columns, widths, strict=True))
    for group, members in groupby(enumerate(pairs), key=lambda entry: entry[1][0].group or entry[0]):
        found = [pair for _, pair in members]
        if isinstance(group, str):
            top.append(_head(group, sum(width for _, width in found), span=len(found)))
            bottom += [_head(column.title, width) for column, width in found]
        else:
            ((column, width),) = found
            top.append(_head(column.title, width, merge="restart"))
            bottom.append(_head("", width, merge="continue"))
    # LibreOffice does not make room for a tall merged head by itself.
    lines = max(_lines(column.title, width) for column, width in pairs if not column.group)
    height = max(_LINE, lines * _LINE // 2)
    return [row(top, header=True, height=height), row(bottom, header=True, height=height)]


def _lines(title: str, width: int) -> int:
    """How many lines a head takes in its column."""
    lines, left = 1, width
    for word in title.split():
        need = (len(word) + 1) * _LETTER
        if need > left and left < width:
            lines, left = lines + 1, width
        left -= need
    return lines


def _head(title: str, width: int, *, span: int = 1, merge: str = "") -> str:
    return cell(width, paragraph("TableHead", run(title) if title else ""), span=span, merge=merge, shade=True)


def _draw_row(entry: TableRow, columns: Sequence[TableColumn], widths: Sequence[int], keep: bool) -> str:
    looks = _BOLD if entry.kind != "plain" else ""
    kept = "<w:keepNext/>" if keep else ""
    if entry.kind == "group":
        content = paragraph("TableText", _run(entry.cells[0], looks), properties="<w:keepNext/>")
        return row([cell(sum(widths), content, span=len(widths))])
    return row(
        cell(width, paragraph(_STYLES[column.align], _run(value, looks), properties=kept))
        for value, column, width in zip(entry.cells, columns, widths, strict=True)
    )


def _run(value: CellText, looks: str) -> str:
    if value is None or value == "":
        return ""
    head = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{as_markup(value, " ")}</w:t></w:r>'


def _signs_used(rows: Iterable[TableRow], meanings: Mapping[str, str], *, explains_zero: bool) -> list[str]:
    texts = [str(value) for entry in rows if entry.kind != "group" for value in entry.cells if value is not None]
    used = {
        sign: any(text == sign if len(sign) == 1 else sign in text.split()[1:] for text in texts) for sign in SIGN_WORDS
    }
    said = [f"“{sign}”: {meaning}" for sign, meaning in meanings.items() if used[sign]]
    return [*said, "“0”: đơn vị báo cáo bằng không"] if explains_zero and "0" in texts else said
