"""The notes at the cells of a sheet, and the boxes that Excel shows them in: ours added after those of others."""

import re
from collections.abc import Callable, Mapping

from plan2015.office.book.book import Book, BookError, S, s
from plan2015.office.book.order import SHEET, put_in_order
from plan2015.office.word.markup import R, clean, quoted
from plan2015.office.xml import Element, add_element, new_element, parse, serialise

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
_OTHER_SHAPES = re.compile(rb'ObjectType="(?!Note")')
_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:260pt;height:96pt;z-index:1;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def write_notes(book: Book, sheet: str, notes: Mapping[str, str], author: str, is_ours: Callable[[str], bool]) -> None:
    """Puts a note at each cell of a sheet that has one; notes of ours from before are taken out."""
    name = _related(book, sheet, "comments")
    if name is None and not notes:
        return
    boxes = _related(book, sheet, "vmlDrawing")
    if boxes and _OTHER_SHAPES.search(book.text(boxes)):
        raise BookError("trang tính có hình vẽ kiểu cũ")
    number = list(book.sheets().values()).index(sheet) + 1 if sheet in book.sheets().values() else 1
    name = name or _free(book, "xl/comments", "xml")
    root = book.tree(name) if book.has(name) else _new_comments()
    _fill(root, notes, author, is_ours)
    book.put(name, serialise(root, standalone=True), _COMMENTS_TYPE)
    book.relate(sheet, f"{R}/comments", name)
    boxes = boxes or _free(book, "xl/drawings/vmlDrawing", "vml")
    book.put(boxes, _boxes(root, number).encode())
    book.type_suffix("vml", _BOXES_TYPE)
    drawing = new_element(s("legacyDrawing"), {f"{{{R}}}id": book.relate(sheet, f"{R}/vmlDrawing", boxes)})
    put_in_order(book.tree(sheet), drawing, SHEET)


def _related(book: Book, sheet: str, kind: str) -> str | None:
    found = (book.target(sheet, e) for e in book.relations(sheet) if e.get("Type") == f"{R}/{kind}")
    return next((name for name in found if book.has(name)), None)


def _free(book: Book, start: str, suffix: str) -> str:
    return next(name for n in range(1, 10_000) if not book.has(name := f"{start}Marks{n}.{suffix}"))


def _new_comments() -> Element:
    return parse(f'<comments xmlns="{S}"><authors/><commentList/></comments>'.encode())


def _fill(root: Element, notes: Mapping[str, str], author: str, is_ours: Callable[[str], bool]) -> None:
    authors, held = _child(root, "authors"), _child(root, "commentList")
    for note in [e for e in held if is_ours("".join(map(str, e.itertext())))]:
        held.remove(note)
    for text in (e for note in held for e in note.iter(s("t")) if e.text and "\n" in e.text):
        # A note of somebody else to which ours was added.
        text.text = "\n".join(line for line in text.text.split("\n") if not is_ours(line))
    add_element(authors, s("author")).text = author
    taken = {note.get("ref"): note for note in held}
    for at, text in notes.items():
        if at in taken:
            _add_text(taken[at], f"\n{text}")
            continue
        note = add_element(held, s("comment"), {"ref": at, "authorId": str(len(authors) - 1)})
        add_element(note, s("text"))
        _add_text(note, text)
    held[:] = sorted(held, key=lambda note: _position(note.get("ref") or "A1"))


def _add_text(note: Element, text: str) -> None:
    held = _child(note, "text")
    for bare in held.findall(s("t")):  # a text is either bare or runs
        held.remove(bare)
        add_element(add_element(held, s("r")), s("t")).text = bare.text
    run = add_element(add_element(held, s("r")), s("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    run.text = clean(text)


def _child(parent: Element, name: str) -> Element:
    found = parent.find(s(name))
    return add_element(parent, s(name)) if found is None else found


def _boxes(root: Element, sheet: int) -> str:
    shapes = []
    for number, note in enumerate(root.iter(s("comment")), start=1):
        row, column = _position(note.get("ref") or "A1")
        place = {"left": column + 1, "right": column + 4, "top": max(row - 1, 0), "bottom": max(row - 1, 0) + 5}
        shapes.append(_BOX.format(id=sheet * 1024 + number, row=row, column=column, **place))
    return f"{_HEAD}{''.join(shapes)}</xml>"


def _position(reference: str) -> tuple[int, int]:
    """Row and column from 0."""
    match = _REFERENCE.fullmatch(quoted(reference))
    letters, digits = match.groups() if match else ("A", "1")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1
