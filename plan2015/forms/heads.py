"""What stands above the answers: the marks and titles of columns, and whose table they head."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from plan2015.forms.ballot import Witness
from plan2015.forms.grid import GridCell
from plan2015.forms.parts import ANSWER, Column, Form, Listing, Table
from plan2015.forms.wording import CODE, squash


class Printed(NamedTuple):
    """What a form prints as the titles and marks of its columns."""

    titles: frozenset[str]
    mark: re.Pattern[str]
    """`.1`, or `L.1` in a listing."""

    @classmethod
    def of(cls, form: Form) -> "Printed":
        """The titles and marks of every table and listing."""
        columns = [column for table in tables_of(form) for column in table.columns]
        columns += [column for listing in form.listings for column in listing.columns]
        mark = re.compile(rf"(?:{letters_of(form)})?\s*[.,]\s*[0-9]")
        return cls(frozenset(key(column.title) for column in columns), mark)


@dataclass(frozen=True, slots=True)
class Head:
    """The head above the rows of a grid, by the number of the column."""

    marks: Mapping[int, str] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    code_column: int = 0
    written: frozenset[int] = frozenset()
    """The columns that something stands above, known or not."""
    is_titles: bool = False
    """Whether it is a row of titles that a row of marks may follow."""

    def votes(self, cell: GridCell, by_title: Mapping[str, str], shift: int) -> dict[Witness, set[str]]:
        """The marks of the columns that a cell stands below, by mark and by title; `by_title`: those of its table.

        `shift`: by how many columns the row was pushed from where its code should stand.
        """
        if cell.span == 1:
            at = cell.column - shift
            mark, title = self.marks.get(at), by_title.get(self.titles.get(at, ""))
            found = {Witness.MARK: {mark}} if mark else {}
            return found | {Witness.COLUMN_TITLE: {title}} if title else found
        covered = range(cell.column - shift, cell.column - shift + cell.span)
        marks = {self.marks[at] for at in covered if at in self.marks}
        titles = {by_title[self.titles[at]] for at in covered if self.titles.get(at) in by_title}
        votes = {Witness.MARK: marks, Witness.COLUMN_TITLE: titles}
        return {witness: found for witness, found in votes.items() if found}

    def is_blank_above(self, cell: GridCell) -> bool:
        """Whether there is a head, and nothing of it stands above a cell."""
        return bool(self.written) and self.written.isdisjoint(range(cell.column, cell.column + cell.span))

    def is_of_others(self, by_title: Mapping[str, str]) -> bool:
        """Whether it heads other tables than the one with these titles."""
        return bool(self.titles) and not any(title in by_title for title in self.titles.values())

    def heads(self, listing: Listing) -> bool:
        """Whether it stands above a listing's rows."""
        marks = {column.mark for column in listing.columns}
        titles = {key(column.title) for column in listing.columns}
        return not marks.isdisjoint(self.marks.values()) or len(titles & set(self.titles.values())) > 1


def read_head(row: list[GridCell], before: Head, printed: Printed) -> Head | None:
    """The head that a row is, together with the row of titles before it; None where it is none."""
    filled = [cell for cell in row if cell.label]
    titles = {cell.column: text for cell in filled if (text := key(cell.label)) in printed.titles}
    code = next((cell.column for cell in filled if squash(cell.label) == CODE), None)
    marks = marks_of(filled, printed.mark)
    written = frozenset(at for cell in filled for at in range(cell.column, cell.column + cell.span))
    if code is not None or len(titles) > 1:
        return Head(marks, titles, before.code_column if code is None else code, written, is_titles=True)
    if not marks:
        return None
    if set(marks.values()) == {ANSWER} or not before.is_titles:
        return Head(marks, titles, before.code_column, written)
    return Head(marks, before.titles, before.code_column, written | before.written)


def marks_of(row: list[GridCell], mark: re.Pattern[str]) -> dict[int, str]:
    """The marks of columns that stand in a row."""
    found = {}
    for cell in row:
        text = squash(cell.label)
        if text == ANSWER:
            found[cell.column] = ANSWER
        elif mark.fullmatch(text):
            found[cell.column] = text.replace(" ", "").replace(",", ".")
    return found


def titles_of(columns: Iterable[Column]) -> dict[str, str]:
    """The marks of columns by their titles."""
    return {key(column.title): column.mark for column in columns}


def letters_of(form: Form) -> str:
    """A pattern: the letter of a section that lists something row by row."""
    return "|".join(re.escape(listing.code) for listing in form.listings) or "(?!)"


def tables_of(form: Form) -> list[Table]:
    """The tables of a form."""
    return [table for section in form.sections for table in section.tables]


def key(text: str) -> str:
    """A printed text as it is compared."""
    return squash(text).casefold()
