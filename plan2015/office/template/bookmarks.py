"""Puts a bookmark around every consolidated figure of a rendered part, so that the paper can be asked about it."""

import copy
import re
from dataclasses import dataclass
from typing import Any

from plan2015.office.template.values import FIGURE_ENDS, FIGURE_NAMED, FIGURE_OPENS
from plan2015.office.word.markup import SPACE, w
from plan2015.office.xml import add_element, new_element

PREFIX = "p15_"
_MARKED = re.compile(f"{FIGURE_OPENS}([^{FIGURE_NAMED}]*){FIGURE_NAMED}([^{FIGURE_ENDS}]*){FIGURE_ENDS}")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One figure on the page: its bookmark, the key of what it stands for, and the text that was printed."""

    bookmark: str
    key: str
    text: str


def set_bookmarks(root: Any) -> list[PrintedFigure]:
    """Replaces the marks around figures by bookmarks; numbers go on from those that the part has."""
    number = max((int(b.get(w("id")) or 0) for b in root.iter(w("bookmarkStart"))), default=0)
    printed: list[PrintedFigure] = []
    for text in [text for text in root.iter(w("t")) if text.text and FIGURE_OPENS in text.text]:
        number = _split(text, number, printed)
    return printed


def _split(text: Any, number: int, printed: list[PrintedFigure]) -> int:
    """Cuts the run of one text into runs before, inside and after each figure; looks stay the same."""
    run = text.getparent()
    before, after = _siblings_of(text)
    pieces: list[Any] = [_run_like(run, before)] if before else []
    last = 0
    for match in _MARKED.finditer(text.text):
        number += 1
        name = f"{PREFIX}{number:05d}"
        printed.append(PrintedFigure(name, match[1], match[2]))
        pieces += [_run_with(run, text.text[last : match.start()]), *_enclosed(run, match[2], number, name)]
        last = match.end()
    pieces.append(_run_with(run, text.text[last:]))
    rest = _run_like(run, after) if after else None
    _put_in_place(run, [piece for piece in [*pieces, rest] if piece is not None])
    return number


def _siblings_of(text: Any) -> tuple[list[Any], list[Any]]:
    siblings = [child for child in text.getparent() if child.tag != w("rPr")]
    at = siblings.index(text)
    return siblings[:at], siblings[at + 1 :]


def _enclosed(run: Any, text: str, number: int, name: str) -> list[Any]:
    start = new_element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    return [start, _run_with(run, text), new_element(w("bookmarkEnd"), {w("id"): str(number)})]


def _run_with(run: Any, text: str) -> Any | None:
    if not text:
        return None
    made = _run_like(run, [])
    element = add_element(made, w("t"))
    element.text = text
    element.set(SPACE, "preserve")
    return made


def _run_like(run: Any, children: list[Any]) -> Any:
    made = new_element(w("r"))
    looks = run.find(w("rPr"))
    if looks is not None:
        made.append(copy.deepcopy(looks))
    made.extend(children)
    return made


def _put_in_place(run: Any, pieces: list[Any]) -> None:
    parent, at = run.getparent(), run.getparent().index(run)
    parent.remove(run)
    for offset, piece in enumerate(pieces):
        parent.insert(at + offset, piece)
