"""The rows of the listings: difficulties and explanations; only a row that shows it is one becomes an entry."""

import re

from plan2015.forms.asides import Asides
from plan2015.forms.ballot import COLUMN, Verdict, Witness, decide, in_words
from plan2015.forms.found import Entry, Recognised, answer_text, read_entry
from plan2015.forms.grid import Content, Finding, GridCell
from plan2015.forms.heads import Head, letters_of, titles_of
from plan2015.forms.parts import Cell, Form, Listing
from plan2015.forms.wording import squash


class ListedRows:
    """Reads the rows of listings; the cells it takes are noted as used."""

    def __init__(
        self, form: Form, content: Content, result: Recognised, used: set[int], printed: frozenset[str]
    ) -> None:
        self._listings = form.listings
        self._code = re.compile(rf"({letters_of(form)})[0-9]{{2,}}")
        self._labels = content.labels or 1
        self._result = result
        self._used = used
        self._printed = printed
        self._asides = Asides(result)

    def states_code(self, text: str) -> bool:
        """Whether a text is the code of a listing's row: `L01`, `M02`."""
        return self._code.fullmatch(squash(text)) is not None

    def states_entry(self, cells: list[GridCell]) -> bool:
        """Whether a row begins with such a code."""
        return any(self.states_code(cell.label) for cell in cells[:2])

    def read(self, cells: list[GridCell], head: Head) -> bool:
        """Takes a row that belongs to a listing; False where it belongs to none."""
        listing = self._stated(cells) or next((listing for listing in self._listings if head.heads(listing)), None)
        if listing is None or not any(squash(cell.label) for cell in cells):
            return False
        if not self.states_entry(cells) and self._stated(cells) is None:
            return self._tell_strange(listing, cells)
        entry = self._entry(listing, cells, head)
        if entry:
            self._result.listed(listing.kind).append(entry)
        return True

    def _stated(self, cells: list[GridCell]) -> Listing | None:
        """The listing whose code or content controls a row carries."""
        letters = {match[1] for cell in cells[:2] if (match := self._code.fullmatch(squash(cell.label)))}
        letters |= {code[0] for cell in cells for code in cell.stated.get(Witness.CONTROL, ()) if code[1:2] == "."}
        return next((listing for listing in self._listings if listing.code in letters), None)

    def _tell_strange(self, listing: Listing, cells: list[GridCell]) -> bool:
        """A row below a listing without its code: a total, signatures, or one that somebody added; never an entry."""
        texts = [squash(cell.text) for cell in cells if squash(cell.text)]
        lines = {line for cell in cells for line in map(squash, cell.text.split("\n")) if line}
        if not texts or not lines.isdisjoint(self._printed):
            return False
        said = f"dòng “{' | '.join(texts)[:60]}” không có mã {listing.code}01, {listing.code}02…"
        said += ": chưa rõ có phải một mục hay không, đã giữ ngoài biểu"
        self._result.findings.append(Finding("error", cells[0].place, said))
        return True

    def _entry(self, listing: Listing, cells: list[GridCell], head: Head) -> Entry:
        at = next((i for i, cell in enumerate(cells[:2]) if self._code.fullmatch(squash(cell.label))), 0)
        self._used.update(id(cell) for cell in cells[: at + 1] if self._code.fullmatch(squash(cell.label)))
        found: dict[str, tuple[str, str]] = {}
        for index, cell in enumerate(cells):
            votes = self._votes(listing, cell, index - at, head)
            verdict = decide(votes, (COLUMN,)) if votes else None
            if verdict is None or (id(cell) in self._used):
                continue
            asked = next(c for c in listing.cells if c.code in verdict.codes)
            if verdict.outcome == "agreed":
                self._used.add(id(cell))
                place = f"{cell.place}, cột {asked.title}"
                text = self._asides.shown(asked, cell, place)
                found[asked.code] = (answer_text(asked, text or ""), place)
            elif answer_text(asked, cell.text):
                self._tell_unsure(verdict, cell, asked)
        return read_entry(listing, found)

    def _votes(self, listing: Listing, cell: GridCell, index: int, head: Head) -> dict[Witness, set[str]]:
        codes = {asked.code for asked in listing.cells}
        by_title = titles_of(listing.columns)
        above = {} if head.is_of_others(by_title) else head.votes(cell, by_title, 0)
        votes = {witness: marks & codes for witness, marks in above.items()}
        at = index - self._labels
        votes[Witness.COLUMN_ORDER] = {asked.code for asked in (listing.cells[at : at + 1] if at >= 0 else ())}
        votes[Witness.CONTROL] = cell.stated.get(Witness.CONTROL, set()) & codes
        return {witness: named for witness, named in votes.items() if named}

    def _tell_unsure(self, verdict: Verdict, cell: GridCell, asked: Cell) -> None:
        said = in_words(verdict) or f"các cột {', '.join(verdict.codes)} bị gộp"
        text = f"“{squash(cell.text)[:60]}” chưa rõ thuộc cột nào ({said}): chưa ghi, đã giữ ngoài biểu"
        self._result.findings.append(Finding("error", f"{cell.place}, cột {asked.title}", text))
