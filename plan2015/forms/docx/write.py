"""The form as a Word document on A4 sheets laid on their side: a code in each row, a control in each answer's cell."""

from collections.abc import Iterator, Sequence

from plan2015.forms.docx.controls import Controls
from plan2015.forms.docx.markup import Look, cell, line, paragraph, row, table
from plan2015.forms.filling import Asked, Filling
from plan2015.forms.head import render_form
from plan2015.forms.parts import Cell, Column, Form, Listing, Row, Section, Table
from plan2015.forms.wording import CODE, EARLIER, MEASURE, TITLE, Words, heading, label
from plan2015.office.paper import finish
from plan2015.office.template.store import TemplateStore
from plan2015.office.template.values import Block
from plan2015.office.word.markup import LANDSCAPE_WIDTH
from plan2015.office.word.package import Details

_CODE_WIDTH, _MEASURE_WIDTH = 950, 1250
_TITLE_WIDTHS = {1: 5200, 2: 5200, 4: 3300, 7: 3600}
_HEAD_FILL, _LABEL_FILL = "DCE6F1", "F2F2F2"
_SPARE_ROWS = 5
_TALL = 1400


def write_docx(form: Form, filling: Filling, words: Words, store: TemplateStore) -> bytes:
    """The bytes of the form; the same for the same specification, answers and template."""
    controls = Controls()
    body = [part for section in form.sections for part in _section(section, filling, words, controls)]
    rendered = render_form(words, store, Block("".join(body)))
    return finish(rendered, Details(f"{words.title}: {words.organ}", words.identity, words.day))


def explanations(form: Form, filling: Filling, first: int) -> str:
    """What a unit is to explain, as a section by itself; its controls are numbered from `first`."""
    found = ((section, section.listing) for section in form.sections if section.listing and filling.asked)
    return "".join(
        line("Heading1", heading(section.code, section.title, section.note))
        + _listing(listing, section, filling, Controls(first))
        for section, listing in found
        if listing.kind == "explanations"
    )


def _section(section: Section, filling: Filling, words: Words, controls: Controls) -> Iterator[str]:
    if section.listing and section.listing.kind == "explanations" and not filling.asked:
        return
    yield line("Heading1", heading(section.code, section.title, section.note))
    if words.given_in(section.code):
        yield _given(words)
        yield paragraph("FormText", "")
    for number, part in enumerate(section.tables):
        if number:
            yield paragraph("FormText", "")
        yield _table(part, section, filling, controls)
    if section.listing is not None:
        if section.tables:
            yield paragraph("FormText", "")
        yield _listing(section.listing, section, filling, controls)


def _given(words: Words) -> str:
    widths = (_CODE_WIDTH, 5200, LANDSCAPE_WIDTH - _CODE_WIDTH - 5200)
    rows = [
        row([
            cell(widths[0], line("FormCode", code), Look(fill=_LABEL_FILL)),
            cell(widths[1], line("FormText", title), Look(fill=_LABEL_FILL)),
            cell(widths[2], line("FormText", text, "<w:b/>"), Look(fill=_LABEL_FILL)),
        ])
        for code, title, text in words.given
    ]  # fmt: skip
    return table(widths, rows, "Đơn vị và kỳ báo cáo (in sẵn)")


def _table(part: Table, section: Section, filling: Filling, controls: Controls) -> str:
    widths = _widths(part)
    rows = list(_column_heads(part, widths))
    for asked in part.rows:
        rows.append(_row(asked, part, widths, filling, controls))
        if any(cell and cell.code in filling.earlier for cell in asked.cells):
            rows.append(_earlier_row(asked, part, widths, filling))
    return table(widths, rows, f"{section.code}. {section.title}")


def _widths(part: Table) -> tuple[int, ...]:
    title = _TITLE_WIDTHS.get(len(part.columns), 4200)
    labels = (_CODE_WIDTH, title, *((_MEASURE_WIDTH,) if part.has_measure else ()))
    return (*labels, *_shares(LANDSCAPE_WIDTH - sum(labels), part.columns))


def _shares(width: int, columns: Sequence[Column]) -> tuple[int, ...]:
    whole = sum(column.weight for column in columns)
    shares = [width * column.weight // whole for column in columns]
    return (*shares[:-1], width - sum(shares[:-1]))


def _column_heads(part: Table, widths: Sequence[int]) -> Iterator[str]:
    look = Look(fill=_HEAD_FILL, middle=True)
    labels = (CODE, TITLE, *((MEASURE,) if part.has_measure else ()))
    heads = (*labels, *(column.title for column in part.columns))
    yield row([cell(w, line("FormColumn", t), look) for w, t in zip(widths, heads, strict=True)], header=True)
    if len(part.columns) > 1:
        marks = (*("" for _ in labels), *(column.mark for column in part.columns))
        yield row([cell(w, line("FormCode", t), look) for w, t in zip(widths, marks, strict=True)], header=True)


def _row(asked: Row, part: Table, widths: Sequence[int], filling: Filling, controls: Controls) -> str:
    look = Look(fill=_LABEL_FILL)
    title = label(asked.title, asked.star)
    cells = [cell(widths[0], line("FormCode", asked.code), look), cell(widths[1], line("FormText", title), look)]
    if part.has_measure:
        cells.append(cell(widths[2], line("FormCode", asked.measure), look))
    for width, place in zip(widths[len(cells) :], asked.cells, strict=True):
        if place is None:
            cells.append(cell(width, line("FormCode", "x"), look))
        else:
            answer = controls.around(place, filling.answers.get(place.code, ""))
            cells.append(cell(width, paragraph(_style(place, part), answer)))
    return row(cells, height=_TALL if any(place and place.tall for place in asked.cells) else 0)


def _style(place: Cell, part: Table) -> str:
    return "FormNumber" if place.kind == "number" and len(part.columns) > 1 else "FormText"


def _earlier_row(asked: Row, part: Table, widths: Sequence[int], filling: Filling) -> str:
    look = Look(fill=_LABEL_FILL)
    cells = [
        cell(widths[0], line("FormEarlier", f"({asked.code})"), look),
        cell(widths[1], line("FormEarlier", f"6 tháng đầu năm {EARLIER}"), look),
    ]
    if part.has_measure:
        cells.append(cell(widths[2], paragraph("FormEarlier", ""), look))
    for width, place in zip(widths[len(cells) :], asked.cells, strict=True):
        cells.append(cell(width, line("FormEarlier", filling.earlier.get(place.code, "") if place else ""), look))
    return row(cells)


def _listing(listing: Listing, section: Section, filling: Filling, controls: Controls) -> str:
    widths = (_CODE_WIDTH, *_shares(LANDSCAPE_WIDTH - _CODE_WIDTH, listing.columns))
    look = Look(fill=_HEAD_FILL, middle=True)
    titles = (CODE, *(column.title for column in listing.columns))
    marks = ("", *(column.mark for column in listing.columns))
    heads = [
        row([cell(w, line(style, t), look) for w, t in zip(widths, texts, strict=True)], header=True)
        for style, texts in (("FormColumn", titles), ("FormCode", marks))
    ]
    if listing.kind == "explanations":
        rows = [
            _asked_row(number, asked, listing, widths, controls) for number, asked in enumerate(filling.asked, start=1)
        ]
        return table(widths, [*heads, *rows], section.title)
    given = [*filling.difficulties, *((("",) * len(listing.cells),) * _SPARE_ROWS)]
    rows = [_repeated_row(number, values, listing, widths, controls) for number, values in enumerate(given, start=1)]
    return table(widths, [*heads, controls.section(section.code, section.title, rows)], section.title)


def _repeated_row(
    number: int, values: Sequence[str], listing: Listing, widths: Sequence[int], controls: Controls
) -> str:
    cells = [cell(widths[0], line("FormCode", f"{listing.code}{number:02}"), Look(fill=_LABEL_FILL))]
    for width, place, value in zip(widths[1:], listing.cells, values, strict=True):
        cells.append(cell(width, paragraph("FormText", controls.around(place, value, repeated=True))))
    return row(cells)


def _asked_row(number: int, asked: Asked, listing: Listing, widths: Sequence[int], controls: Controls) -> str:
    look = Look(fill=_LABEL_FILL)
    texts = (f"{listing.code}{number:02}", asked.at, asked.figures, asked.question)
    cells = [cell(w, line("FormText", t), look) for w, t in zip(widths, texts, strict=False)]
    answer = controls.around(listing.cells[-1], asked.text, repeated=True)
    return row([*cells, cell(widths[-1], paragraph("FormText", answer))])
