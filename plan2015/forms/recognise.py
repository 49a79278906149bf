"""Finds the answers of a form in what a file shows: each by the agreement of its witnesses, none by one alone.

What is contradicted, or said by one witness only, is an error at its cell that keeps the text. What is found nowhere
is said; what stands outside the known cells is kept with its place. Nothing is dropped.
"""

import re

from plan2015.forms.asides import Asides
from plan2015.forms.ballot import CELL, Verdict, Votes, Witness, decide, in_words, lacking_words
from plan2015.forms.found import Answer, Known, Recognised, answer_place, answer_text
from plan2015.forms.grid import Content, Finding, Grid, GridCell, Loose, Proposal
from plan2015.forms.heads import Head, Printed, read_head
from plan2015.forms.ledger import Ledger
from plan2015.forms.listed import ListedRows
from plan2015.forms.missing import tell_missing
from plan2015.forms.parts import Cell, Form
from plan2015.forms.rows import FormRow, Rows
from plan2015.forms.signed import is_signed
from plan2015.forms.wording import EARLIER, PLACEHOLDER, squash

_EARLIER_CODE = re.compile(r"\(\s*([A-Z][0-9]+(?:\.[0-9])?)\s*\)")


def recognise(content: Content, form: Form, known: Known) -> Recognised:
    """The answers in a file's content."""
    return _Recogniser(content, form, known).run()


class _Recogniser:
    def __init__(self, content: Content, form: Form, known: Known) -> None:
        self._content = content
        self._known = known
        self._ledger = Ledger(form, known.expected)
        self._printed_heads = Printed.of(form)
        self._rows = Rows(content, self._ledger, self._printed_heads)
        self._found: dict[str, list[Answer]] = {}
        self._unsure: list[tuple[Verdict, GridCell]] = []
        self._seen: set[str] = set()
        self._used: set[int] = set()
        self._result = Recognised(findings=[*content.findings, *self._rows.findings])
        self._asides = Asides(self._result)
        self._last: tuple[Head, str, int] = (Head(), "", 0)
        self._listed = ListedRows(form, content, self._result, self._used, known.printed)

    def run(self) -> Recognised:
        for grid in self._content.grids:
            self._read_grid(grid)
        for cell in self._content.floating.values():
            if known := {code for codes in cell.stated.values() for code in codes} & set(self._ledger.cells):
                self._judge(cell, decide({w: codes & known for w, codes in cell.stated.items()}))
        for code, answers in self._found.items():
            self._settle(code, answers)
        for verdict, found in self._unsure:
            self._tell_unsure(verdict, found)
        missing = [c.code for c in self._ledger.cells.values() if c.code in self._known.expected]
        tell_missing([code for code in missing if code not in self._seen], self._known.expected, self._result.findings)
        self._keep_rest()
        return self._result

    def _read_grid(self, grid: Grid) -> None:
        head, before = self._carried_over(grid)
        for cells in grid.rows:
            row = self._rows.find(cells, head, before)
            if row is None and (
                found := None if self._listed.states_entry(cells) else read_head(cells, head, self._printed_heads)
            ):
                head = found
                self._used.update(id(cell) for cell in cells if cell.column in head.marks)
            elif _states_earlier(cells):
                self._read_earlier(cells)
            elif row is not None:
                self._read_row(row, head)
                before = row.code or before
            elif not self._listed.read(cells, head) and self._is_all_ours(cells):
                head = Head()  # a heading, or the foot: what stood above heads nothing below it
        self._last = (head, before, len(grid.rows[-1]) if grid.rows else 0)

    def _carried_over(self, grid: Grid) -> tuple[Head, str]:
        """The head of the table before, where this one goes on with its rows: Word splits tables in two."""
        head, before, width = self._last
        code = self._rows.code_of(grid.rows[0]) if grid.rows and len(grid.rows[0]) == width else ""
        return (head, before) if code and code in self._ledger.next.get(before, ()) else (Head(), "")

    def _read_row(self, row: FormRow, head: Head) -> None:
        self._used.update(id(cell) for cell in row.labels)
        for cell, votes in self._rows.ballots(row, head):
            if votes:
                self._judge(cell, self._decided(cell, votes))

    def _decided(self, cell: GridCell, votes: Votes) -> Verdict:
        """What the witnesses say; a mark that stands in two cells was copied, and is believed in neither."""
        verdict, copied = decide(votes), self._rows.copied(cell)
        if verdict.outcome == "contradicted" and copied:
            without = decide({w: codes for w, codes in votes.items() if w not in CELL or not copied & set(codes)})
            if without.outcome == "agreed":
                self._tell("note", cell.place, f"ô nhập chép từ ô {', '.join(sorted(copied))}: đã đọc theo mã, đầu cột")
                return without
        return self._joined(cell, votes, verdict)

    def _joined(self, cell: GridCell, votes: Votes, verdict: Verdict) -> Verdict:
        """The same, unless the cell stands below several heads or reaches over several rows: then it answers none."""
        if len(verdict.codes) != 1 or verdict.outcome == "contradicted":
            return verdict
        row = self._ledger.row_of[verdict.codes[0]]
        covered = (*votes.get(Witness.MARK, ()), *votes.get(Witness.COLUMN_TITLE, ()), *verdict.codes)
        beside = sorted({code for code in covered if self._ledger.row_of[code] == row})
        joined = (*beside, *self._rows.below(cell, verdict.codes[0]))
        return Verdict("several", joined) if len(joined) > 1 else verdict

    def _judge(self, found: GridCell, verdict: Verdict) -> None:
        cells = [self._ledger.cells[code] for code in verdict.codes if code in self._ledger.cells]
        if not cells:
            return  # a place that the form leaves out
        text, is_blank = found.text, _is_blank(cells[0], found)
        if verdict.outcome == "agreed":
            self._take(cells[0], found)
        elif is_blank:
            self._seen.update(cell.code for cell in cells if verdict.outcome == "several")
        elif verdict.outcome == "several":
            self._used.add(id(found))
            self._seen.update(verdict.codes)
            codes = ", ".join(verdict.codes)
            self._tell("error", found.place, f"các ô {codes} bị gộp làm một: “{squash(text)[:60]}” chưa rõ của ô nào")
            self._result.outside.append(Loose(f"{found.place}, ô gộp {codes}", text))
        else:
            self._unsure.append((verdict, found))

    def _take(self, cell: Cell, found: GridCell) -> None:
        place = answer_place(found, cell)
        self._used.add(id(found))
        self._seen.add(cell.code)
        text = self._asides.shown(cell, found, place)
        if text is None:
            return
        answer = answer_text(cell, text)
        if answer and answer != text.strip():
            self._tell("note", place, f"chữ gợi ý còn lại ở câu trả lời, đã bỏ: còn “{answer[:40]}”")
        if found.joined and not answer:
            self._tell("note", place, "ô bị gộp với dòng trên: để trống")
        self._found.setdefault(cell.code, []).append(Answer(answer, place, found.hidden_day, found.where))

    def _tell_unsure(self, verdict: Verdict, found: GridCell) -> None:
        """An error that keeps the text: both readings, or what the lone witness says."""
        cell = next(self._ledger.cells[code] for code in verdict.codes if code in self._ledger.cells)
        place, typed = answer_place(found, cell), squash(found.text)[:60]
        sure = cell.code in self._result.answers
        if verdict.outcome == "alone" and sure:
            return  # a table of the unit's own: its text is kept with all that stands outside
        self._seen.add(cell.code)
        if verdict.outcome == "contradicted":
            said = f"“{typed}” chưa rõ của ô nào ({in_words(verdict)}): không ghi vào đâu, đã giữ ngoài biểu"
            self._tell("error", found.place, said)
        else:
            alone = lacking_words(verdict)
            said = f"“{typed}” có lẽ của ô {cell.code}, nhưng " + (f"chỉ {alone} nói vậy" if alone else "thiếu đầu cột")
            said += ": chưa ghi, đã giữ ngoài biểu"
            self._tell("error", place, said, Proposal(cell.code, cell.title, found.text, found.text))

    def _read_earlier(self, row: list[GridCell]) -> None:
        """Our own line of half-year figures: read only to see whether somebody wrote into it."""
        self._used.update(id(cell) for cell in row)
        known = {squash(text) for text in self._known.earlier.values()} | self._known.printed
        strange = [cell for cell in row[1:] if squash(cell.text) and EARLIER not in cell.text]
        strange = [cell for cell in strange if squash(cell.text) not in known]
        if strange:
            texts = " | ".join(squash(cell.text) for cell in strange)
            self._result.outside.append(Loose(f"{strange[0].place}, dòng số 6 tháng in sẵn", texts))

    def _settle(self, code: str, answers: list[Answer]) -> None:
        """The one answer of a cell; of two that differ neither is taken."""
        given = list(dict.fromkeys(answer.text for answer in answers if answer.text))
        if len(given) < 2:
            self._result.answers[code] = next((answer for answer in answers if answer.text), answers[0])
            return
        said = f"ô {code} có {len(answers)} lần với nội dung khác nhau: không lấy lần nào, đã giữ ngoài biểu"
        self._tell("error", answers[0].place, said)
        self._result.outside += [Loose(answer.place, answer.text) for answer in answers if answer.text]

    def _keep_rest(self) -> None:
        for loose in self._content.loose:
            self._keep_outside(loose.text, loose.place)
        for grid in self._content.grids:
            for cell in (cell for row in grid.rows for cell in row if id(cell) not in self._used):
                self._keep_outside(cell.text, cell.place)
        for cell in self._content.floating.values():
            if id(cell) not in self._used:
                self._keep_outside(cell.text, cell.place)

    def _keep_outside(self, text: str, place: str) -> None:
        lines = [line for line in text.split("\n") if squash(line) and not self._is_ours(squash(line))]
        if lines:
            self._result.outside.append(Loose(place, "\n".join(lines)))

    def _is_ours(self, line: str) -> bool:
        return (
            line in self._known.printed
            or "P15" in line.upper().replace(" ", "")
            or line.startswith(PLACEHOLDER)
            or self._listed.states_code(line)
            or is_signed(line)
        )

    def _is_all_ours(self, cells: list[GridCell]) -> bool:
        return all(self._is_ours(squash(cell.label)) for cell in cells if cell.label)

    def _tell(self, level: str, place: str, text: str, proposal: Proposal | None = None) -> None:
        self._result.findings.append(Finding("error" if level == "error" else "note", place, text, proposal))


def _is_blank(cell: Cell, found: GridCell) -> bool:
    return not found.aside.struck and not any(answer_text(cell, line) for line in found.text.split("\n"))


def _states_earlier(row: list[GridCell]) -> bool:
    return any(_EARLIER_CODE.fullmatch(text) or EARLIER in text for cell in row[:2] if (text := squash(cell.text)))
