"""What a Word file says now: the text in each of our bookmarks, and hashes of all the rest."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan2015.office.template.bookmarks import PREFIX
from plan2015.office.word.markup import w
from plan2015.office.word.package import Parts
from plan2015.office.xml import parse

_SHORT = 12


@dataclass(frozen=True)
class PaperText:
    """The text of a paper, taken apart."""

    figures: dict[str, str]
    """Bookmark and the text inside it."""
    prose: str
    rows: tuple[str, ...]


def read_text(parts: Parts) -> PaperText:
    """The text of the body of a Word file."""
    root = parse(parts["word/document.xml"])
    figures: dict[str, str] = {}
    prose = hashlib.sha256()
    for paragraph in root.iter(w("p")):
        rest = "".join(_outside(paragraph, figures))
        if next(paragraph.iterancestors(w("tbl")), None) is None:
            prose.update(f"{' '.join(rest.split())}\n".encode())
    return PaperText(figures, prose.hexdigest(), tuple(map(_row_hash, root.iter(w("tr")))))


def _outside(paragraph: Any, figures: dict[str, str]) -> Iterator[str]:
    """The text outside our bookmarks; what is inside goes under its bookmark."""
    open_marks: dict[str, str] = {}
    for element in paragraph.iter():
        if element.tag == w("bookmarkStart") and (element.get(w("name")) or "").startswith(PREFIX):
            open_marks[element.get(w("id"))] = element.get(w("name"))
            figures[element.get(w("name"))] = ""
        elif element.tag == w("bookmarkEnd"):
            open_marks.pop(element.get(w("id")), None)
        elif element.tag in (w("t"), w("tab"), w("br")):
            text = element.text or " "
            for name in open_marks.values():
                figures[name] += text
            if not open_marks:
                yield text


def _row_hash(row: Any) -> str:
    """The hash of a row outside our figures, which are compared one by one."""
    cells = ("".join("".join(_outside(p, {})) for p in box.iter(w("p"))) for box in row.iter(w("tc")))
    return hashlib.sha256("\x1f".join(" ".join(text.split()) for text in cells).encode()).hexdigest()[:_SHORT]


def row_text(parts: Parts, number: int) -> str:
    """The beginning of a table row, for a message that names it."""
    root = parse(parts["word/document.xml"])
    row = list(root.iter(w("tr")))[number]
    cells = ("".join(t.text or "" for t in box.iter(w("t"))) for box in row.iter(w("tc")))
    return " | ".join(text for text in cells if text)[:_LONGEST_ROW]


_LONGEST_ROW = 80
