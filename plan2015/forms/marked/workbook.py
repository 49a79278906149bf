"""The marked form as a workbook: the unit's own, with a sheet before it that leads to the cells."""

from collections.abc import Mapping, Sequence

from plan2015.forms.filling import Filling
from plan2015.forms.marked.marks import AUTHOR, FILLS, Mark, count_words
from plan2015.forms.parts import Form, Listing
from plan2015.forms.signed import is_signed, signed, split_sign
from plan2015.forms.wording import CODE, MARKED_SHEET, MARKED_TITLE, heading, marked_guide, marked_link
from plan2015.forms.xlsx.write import sheet_name
from plan2015.office.book.book import Book, BookError, NewSheet
from plan2015.office.book.cells import Cells, protect
from plan2015.office.book.looks import Looks
from plan2015.office.book.notes import write_notes
from plan2015.office.book.page import Line, sheet_part

_PAGE_WIDTHS = (16.0, 110.0)
_ASKED_WIDTHS = (8.0, 2.0, 2.0, 22.0, 34.0, 44.0, 50.0)


def mark_xlsx(data: bytes, form: Form, filling: Filling, marks: Sequence[Mark], places: Mapping[str, str]) -> bytes:
    """A form with its marks; `places` says in which sheet's part and at which address each code is."""
    book = Book(data)
    _drop_sheets(book, form, filling)
    looks = Looks(book)
    looks.drop_fills(frozenset(FILLS.values()))
    at = {mark.code: tuple(places[mark.code].split("!")) for mark in marks if mark.code}
    if all(mark.code for mark in marks):  # what has no cell of its own can only be mended where nothing is locked
        looks.lock_all()
    for part in book.sheets().values():
        found = {at[mark.code][1]: mark for mark in marks if mark.code and at[mark.code][0] == part.lower()}
        _mark_sheet(book, part, found, looks)
    book.put_first([*_page(form, marks, at, looks, book), *_explanations(form, filling, looks)])
    return book.bytes()


def _drop_sheets(book: Book, form: Form, filling: Filling) -> None:
    """Takes out what an earlier marking put in."""
    book.drop_sheet(MARKED_SHEET)
    for section in form.sections if filling.asked else ():
        if section.listing and section.listing.kind == "explanations":
            book.drop_sheet(sheet_name(f"{section.code}. {section.title}"))


def _mark_sheet(book: Book, part: str, marks: Mapping[str, Mark], looks: Looks) -> None:
    sheet = book.tree(part)
    cells = Cells(sheet)
    for address, mark in marks.items():
        cell = cells.at(address)
        if cell is None:
            raise BookError(f"không thấy ô {mark.code} trong trang tính")
        cell.set("s", str(looks.like(int(cell.get("s") or 0), fill=mark.fill, open_=True)))
    write_notes(book, part, {address: mark.comment for address, mark in marks.items()}, AUTHOR, is_signed)
    protect(sheet)


def _page(
    form: Form, marks: Sequence[Mark], at: Mapping[str, tuple[str, ...]], looks: Looks, book: Book
) -> list[NewSheet]:
    names = {part.lower(): name for name, part in book.sheets().items()}
    plain, bold = looks.plain(), looks.like(looks.plain(), bold=True)
    heads = [
        Line(MARKED_TITLE, bold),
        _signed(count_words(marks), bold),
        *(Line(text, plain) for text in marked_guide(form)),
    ]
    rows = [[line] for line in heads]
    boxed = looks.plain(boxed=True)
    for mark in marks:
        to = _place(names[at[mark.code][0]], at[mark.code][1]) if mark.code else ""
        label = Line(marked_link(mark.code) if to else "", looks.like(boxed, fill=mark.fill, link=bool(to)), to)
        rows.append([label, _signed(mark.line, boxed)])
    return [NewSheet(MARKED_SHEET, sheet_part(rows, _PAGE_WIDTHS, shown=True))]


def _signed(text: str, look: int) -> Line:
    """A line with its sign, which is small and grey."""
    plain, sign = split_sign(signed(text))
    return Line(plain, look, small=sign)


def _place(sheet: str, address: str) -> str:
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{address}"


def _explanations(form: Form, filling: Filling, looks: Looks) -> list[NewSheet]:
    for section in form.sections if filling.asked else ():
        if section.listing and section.listing.kind == "explanations":
            title = heading(section.code, section.title, section.note)
            rows = [[Line(title, looks.like(looks.plain(), bold=True))], *_asked(section.listing, filling, looks)]
            return [NewSheet(sheet_name(f"{section.code}. {section.title}"), sheet_part(rows, _ASKED_WIDTHS))]
    return []


def _asked(listing: Listing, filling: Filling, looks: Looks) -> list[list[Line]]:
    """The rows as the form has them: code, two empty labels, then the four columns."""
    plain = looks.plain(boxed=True)
    head, answer = looks.like(plain, bold=True), looks.like(plain, fill=FILLS["explain"], open_=True)
    titles = (CODE, "", "", *(column.title for column in listing.columns))
    marks = ("", "", "", *(column.mark for column in listing.columns))
    rows = [[Line(text, head) for text in texts] for texts in (titles, marks)]
    for number, asked in enumerate(filling.asked, start=1):
        labels = (f"{listing.code}{number:02}", "", "", asked.at, asked.figures, asked.question)
        rows.append([*(Line(text, plain) for text in labels), Line(asked.text, answer)])
    return rows
