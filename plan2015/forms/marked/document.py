"""The marked form as a Word document: the unit's own, with a first page before it."""

import re
from collections.abc import Mapping, Sequence

from plan2015.forms.docx.write import explanations
from plan2015.forms.filling import Filling
from plan2015.forms.marked.marks import AUTHOR, FILLS, Mark, count_words
from plan2015.forms.parts import Form
from plan2015.forms.signed import is_signed, signed, split_sign
from plan2015.forms.wording import MARKED_END, MARKED_TITLE, marked_guide
from plan2015.office.word.archive import pack
from plan2015.office.word.marks import CellMark, MarkedDocument, UnmarkableError, link
from plan2015.office.word.markup import paragraph, run
from plan2015.office.word.package import open_package
from plan2015.office.word.structure import find_faults

_BOLD, _SMALL = "<w:b/><w:bCs/>", '<w:color w:val="A6A6A6"/><w:sz w:val="12"/><w:szCs w:val="12"/>'
_LINK = '<w:color w:val="0563C1"/>'
_CENTRED = '<w:jc w:val="center"/>'
_LINE = '<w:spacing w:before="60" w:after="60"/><w:ind w:left="200"/>'


def mark_docx(data: bytes, form: Form, filling: Filling, marks: Sequence[Mark], places: Mapping[str, str]) -> bytes:
    """A form with its marks; `places` says which of the document's cells each code is."""
    parts = open_package(data)
    document = MarkedDocument(parts, frozenset(FILLS.values()), is_signed)
    _refuse_remains(document, form)
    cells = {
        mark.code: CellMark(int(places[mark.code]), mark.code, mark.fill, mark.comment) for mark in marks if mark.code
    }
    document.mark(cells.values(), AUTHOR)
    if all(mark.code for mark in marks):  # what has no cell of its own can only be mended where nothing is locked
        document.lock(cells.keys())
    document.first_page(_page(form, filling, marks, cells, document.free))
    made = document.parts()
    if new := sorted(set(find_faults(made)) - set(find_faults(parts))):
        raise UnmarkableError(f"cấu trúc tệp không đánh dấu được ({new[0]})")
    return pack(made)


def _refuse_remains(document: MarkedDocument, form: Form) -> None:
    """A section of explanations of its own, or half of an earlier first page, would be read a second time."""
    letter = form.letter_of("explanations")
    for text in document.texts():
        if re.fullmatch(rf"{letter}[0-9]{{2,}}", text) or is_signed(text):
            raise UnmarkableError("tệp đã có phần giải trình hoặc trang ghi chỗ cần sửa khác")


def _page(form: Form, filling: Filling, marks: Sequence[Mark], cells: Mapping[str, CellMark], free: int) -> str:
    lines = [
        paragraph("", run(MARKED_TITLE, f'{_BOLD}<w:sz w:val="28"/>'), properties=_CENTRED),
        paragraph("", *_signed_runs(count_words(marks), _BOLD), properties=_CENTRED),
        *(paragraph("", run(text)) for text in marked_guide(form)),
        *(_line(mark, cells.get(mark.code)) for mark in marks),
        explanations(form, filling, free + 1),
        paragraph("", run(MARKED_END), '<w:r><w:br w:type="page"/></w:r>', properties='<w:spacing w:before="120"/>'),
    ]
    return "".join(lines)


def _line(mark: Mark, cell: CellMark | None) -> str:
    bar = f'<w:pBdr><w:left w:val="single" w:sz="48" w:space="6" w:color="{mark.fill}"/></w:pBdr>{_LINE}'
    runs = _signed_runs(mark.line, _LINK if cell else "")
    return paragraph("", link(cell, "".join(runs)) if cell else "".join(runs), properties=bar)


def _signed_runs(text: str, look: str) -> list[str]:
    """A line and its sign, which is small and grey."""
    plain, sign = split_sign(signed(text))
    return [run(plain, look), run(sign, _SMALL)]
