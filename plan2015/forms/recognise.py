"""Finds the answers of a form in what a file shows: by visible code first, then by tag, name or bookmark.

What is found nowhere is said; what stands outside the known cells is kept with its place. Nothing is dropped.
"""

import re
from collections.abc import Mapping

from plan2015.forms.found import Answer, Entry, Known, Recognised, answer_text, read_entry
from plan2015.forms.grid import Content, Finding, Grid, GridCell, Loose
from plan2015.forms.parts import ANSWER, Cell, Form, Listing, Row, Table
from plan2015.forms.wording import CODE, EARLIER, PLACEHOLDER, squash

_EARLIER_CODE = re.compile(r"\(\s*([A-Z][0-9]+)\s*\)")


def recognise(content: Content, form: Form, known: Known) -> Recognised:
    """The answers in a file's content."""
    return _Recogniser(content, form, known).run()


class _Recogniser:
    def __init__(self, content: Content, form: Form, known: Known) -> None:
        self._content = content
        self._printed = known.printed
        self._earlier = known.earlier
        self._expected = known.expected
        self._rows = {row.code: (table, row) for table, row in form.rows()}
        self._cells = {cell.code: cell for cell in form.cells()}
        self._listings = form.listings
        letters = "|".join(re.escape(listing.code) for listing in form.listings) or "(?!)"
        self._listing_code = re.compile(rf"(?:{letters})[0-9]{{2,}}")
        self._mark = re.compile(rf"(?:{letters})?\s*[.,]\s*[0-9]")
        self._found: dict[str, list[Answer]] = {}
        self._used: set[int] = set()
        self._merged: set[str] = set()
        self._code_column = 0
        self._result = Recognised(findings=list(content.findings))

    def run(self) -> Recognised:
        for grid in self._content.grids:
            self._read_grid(grid)
        missing = [cell for code, cell in self._cells.items() if not self._settle(code, cell)]
        self._tell_missing([cell for cell in missing if cell.code in self._expected])
        for loose in self._content.loose:
            self._keep_outside(loose.text, loose.place)
        for grid in self._content.grids:
            for cell_ in (cell_ for row in grid.rows for cell_ in row if id(cell_) not in self._used):
                self._keep_outside(cell_.text, cell_.place)
        return self._result

    def _read_grid(self, grid: Grid) -> None:
        marks: dict[str, GridCell] = {}
        for row in grid.rows:
            self._code_column = next((cell.column for cell in row if squash(cell.text) == CODE), self._code_column)
            code, at = self._code_of(row)
            if code:
                self._read_row(code, row[at:], marks)
            elif (heads := self._marks(row)) and not self._states_code(row):
                marks = heads
                self._used.update(id(cell) for cell in heads.values())
            elif _states_earlier(row):
                self._read_earlier(row)
            else:
                self._read_listed(row, marks)

    def _code_of(self, row: list[GridCell]) -> tuple[str, int]:
        """The code of a row and the index of the cell that holds it: a column may have been put before it."""
        for index, cell in enumerate(row[:3]):
            code = re.sub(r"[\s*]|\.$", "", squash(cell.text)).upper()
            if code in self._rows:
                return code, index
        return "", 0

    def _read_row(self, code: str, cells: list[GridCell], marks: Mapping[str, GridCell]) -> None:
        table, row = self._rows[code]
        self._used.add(id(cells[0]))
        shift = cells[0].column - self._code_column
        covered: dict[int, list[Cell]] = {}
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            found = _below(marks.get(column.mark), cells, shift) if column.mark in marks else None
            if column.mark not in marks:
                found = _by_order(index, table, cells)
            if cell is None or found is None:
                continue
            covered.setdefault(id(found), []).append(cell)
            self._used.add(id(found))
        for found in cells:
            asked = covered.get(id(found), [])
            if len(asked) == 1:
                self._take(asked[0], found, table, row)
            elif asked:
                self._take_merged(asked, found)

    def _take(self, cell: Cell, found: GridCell, table: Table, row: Row) -> None:
        place = _place(found, table, row, cell)
        text = answer_text(cell, found.text)
        if text and found.text.strip().startswith(PLACEHOLDER) and text != found.text.strip():
            self._tell("note", place, f"chữ gợi ý còn lại trước câu trả lời, đã bỏ: {text[:40]}")
        if found.joined and not text:
            self._tell("note", place, "ô bị gộp với dòng trên: để trống")
        self._found.setdefault(cell.code, []).append(Answer(text, place, found.hidden_day))

    def _take_merged(self, asked: list[Cell], found: GridCell) -> None:
        codes = ", ".join(cell.code for cell in asked)
        self._merged.update(cell.code for cell in asked)
        if any(answer_text(asked[0], line) for line in found.text.split("\n")):
            self._tell(
                "error", found.place, f"các ô {codes} bị gộp làm một: “{squash(found.text)[:60]}” chưa rõ của ô nào"
            )
            self._result.outside.append(Loose(f"{found.place}, ô gộp {codes}", found.text))

    def _read_earlier(self, row: list[GridCell]) -> None:
        """Our own line of half-year figures: read only to see whether somebody wrote into it."""
        self._used.update(id(cell) for cell in row)
        known = {squash(text) for text in self._earlier.values()}
        strange = [cell for cell in row[1:] if squash(cell.text) and EARLIER not in cell.text]
        strange = [cell for cell in strange if squash(cell.text) not in known | self._printed]
        if strange:
            texts = " | ".join(squash(cell.text) for cell in strange)
            self._result.outside.append(Loose(f"{strange[0].place}, dòng số 6 tháng in sẵn", texts))

    def _read_listed(self, row: list[GridCell], marks: Mapping[str, GridCell]) -> None:
        for listing in self._listings:
            if any(column.mark in marks for column in listing.columns):
                entry = self._entry(listing, row, marks)
                if entry:
                    self._result.listed(listing.kind).append(entry)
                return

    def _entry(self, listing: Listing, row: list[GridCell], marks: Mapping[str, GridCell]) -> Entry:
        found = {cell.code: below for cell in listing.cells if (below := _below(marks.get(cell.code), row)) is not None}
        if len({id(cell) for cell in found.values()}) < len(found):
            return {}  # merged cells: the text is kept outside with its place
        self._used.update(id(cell) for cell in found.values())
        self._used.update(id(cell) for cell in row[:1] if self._listing_code.fullmatch(squash(cell.text)))
        return read_entry(
            listing, {code: (answer_text(_cell(listing, code), c.text), c.place) for code, c in found.items()}
        )

    def _settle(self, code: str, cell: Cell) -> bool:
        """Finds the one answer for a cell: what its row says, else what a control or bookmark with its code holds."""
        if code in self._merged:
            return True
        found = self._found.get(code) or self._by_tag(code, cell)
        if not found:
            return False
        given = list(dict.fromkeys(answer.text for answer in found if answer.text))
        self._result.answers[code] = next((answer for answer in found if answer.text), found[0])
        if len(given) > 1:
            self._tell("error", found[0].place, f"ô {code} có {len(found)} lần với nội dung khác nhau; lấy lần đầu")
            self._result.outside += [
                Loose(f"{answer.place}, ô {code}", answer.text) for answer in found if answer.text not in ("", given[0])
            ]
        return True

    def _tell_missing(self, missing: list[Cell]) -> None:
        """Says once for a whole section, else row by row, what was taken out of the form."""
        by_row: dict[str, list[str]] = {}
        for cell in missing:
            by_row.setdefault(cell.code.partition(".")[0], []).append(cell.code)
        sections = {letter: [row for row in by_row if row[0] == letter] for letter in {row[0] for row in by_row}}
        for letter, rows in sorted(sections.items()):
            asked = {code.partition(".")[0] for code in self._expected if code[0] == letter}
            if len(asked) > 1 and set(rows) == asked:
                self._tell("error", f"phần {letter}", "cả phần đã bị xóa khỏi biểu; các số cũ, nếu có, được giữ")
                continue
            for row in rows:
                codes = ", ".join(by_row[row])
                self._tell("error", f"ô {codes}", "không thấy trong tệp: dòng, cột hoặc mã ô đã bị xóa")

    def _by_tag(self, code: str, cell: Cell) -> list[Answer] | None:
        tagged = [c for c in self._content.tagged.get(code, ()) if id(c) not in self._used]
        if not tagged:
            return None
        self._used.update(id(found) for found in tagged)
        self._tell("note", f"{tagged[0].place} ({cell.title})", f"mất mã ô {code}: đã đọc theo ô nhập")
        return [Answer(answer_text(cell, found.text), found.place, found.hidden_day) for found in tagged]

    def _keep_outside(self, text: str, place: str) -> None:
        lines = [line for line in text.split("\n") if squash(line) and not self._is_ours(squash(line))]
        if lines:
            self._result.outside.append(Loose(place, "\n".join(lines)))

    def _is_ours(self, line: str) -> bool:
        return (
            line in self._printed
            or "P15" in line.upper().replace(" ", "")
            or line.startswith(PLACEHOLDER)
            or self._listing_code.fullmatch(line) is not None
        )

    def _marks(self, row: list[GridCell]) -> dict[str, GridCell]:
        """The marks of a row that heads columns of answers."""
        found = {}
        for cell in row:
            text = squash(cell.text)
            if text == ANSWER:
                found[ANSWER] = cell
            elif self._mark.fullmatch(text):
                found[text.replace(" ", "").replace(",", ".")] = cell
        return found

    def _states_code(self, row: list[GridCell]) -> bool:
        return bool(row) and self._listing_code.fullmatch(squash(row[0].text)) is not None

    def _tell(self, level: str, place: str, text: str) -> None:
        self._result.findings.append(Finding("error" if level == "error" else "note", place, text))


def _cell(listing: Listing, code: str) -> Cell:
    return next(cell for cell in listing.cells if cell.code == code)


def _states_earlier(row: list[GridCell]) -> bool:
    return any(_EARLIER_CODE.fullmatch(squash(cell.text)) for cell in row[:2])


def _below(mark: GridCell | None, cells: list[GridCell], shift: int = 0) -> GridCell | None:
    """The cell of a row below a mark; `shift` columns further where a cell was put before the row's code."""
    if mark is None:
        return None
    column = mark.column + shift
    return next((cell for cell in cells if cell.column <= column < cell.column + cell.span), None)


def _by_order(index: int, table: Table, cells: list[GridCell]) -> GridCell | None:
    """The cell by its number in the row, where the head of the table is gone."""
    at = 2 + table.has_measure + index
    return cells[at] if at < len(cells) else None


def _place(found: GridCell, table: Table, row: Row, cell: Cell) -> str:
    column = next(column for column, other in zip(table.columns, row.cells, strict=True) if other is cell)
    return f"{found.place}, cột {column.title}"
