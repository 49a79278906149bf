"""The first sheet of the workbook: what is still blank and what does not add up, counted by formulas as one types.

The formulas speak of cells by their defined names. Each has its result beside it, worked out here: a program that does
not calculate when it opens a file shows the same.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan2015.forms.checks import Check
from plan2015.forms.parts import Cell
from plan2015.forms.wording import (
    CHECK_BLANK,
    CHECK_FITS,
    CHECK_OPEN,
    CHECK_TEXTS,
    CHECK_WRONG,
    CHECK_WRONG_SUM,
    Words,
    check_place,
    check_title,
)
from plan2015.forms.xlsx.looks import Looks, Place
from plan2015.forms.xlsx.names import name_of
from plan2015.forms.xlsx.pen import Pen
from plan2015.records.model.values import read_figure
from plan2015.vietnamese.numbers import NumberError

_FIRST = 8
_RESULTS = 2
WIDTHS = (90, 30)


class CheckSheet:
    """The sheet of checks, and the colours of the cells they speak of."""

    def __init__(self, pen: Pen, looks: Looks, answers: Mapping[str, str]) -> None:
        self._pen = pen
        self._looks = looks
        self._answers = answers

    def write(self, checks: Sequence[Check], places: Mapping[str, Place], words: Words) -> None:
        """Fills the sheet in; `places` are known only when all others are written."""
        results = [self._result(check) for check in checks]
        self._pen.line(words.identity, self._looks.bold)
        self._pen.line(CHECK_TEXTS[0], self._looks.title)
        self._pen.line(CHECK_TEXTS[1], self._looks.plain)
        self._counts(results)
        self._heads(len(checks))
        for check, result in zip(checks, results, strict=True):
            self._check(check, result, places[check.at.code])
            self._colour(check, places)
        self._colour_results()

    def _counts(self, results: Sequence[str]) -> None:
        area = f"$C${_FIRST + 1}:$C${_FIRST + len(results)}"
        for text, words in zip(CHECK_TEXTS[2:5], (CHECK_BLANK, CHECK_WRONG_SUM, CHECK_WRONG), strict=True):
            self._pen.write(0, "", self._looks.label)
            self._pen.write(1, text, self._looks.label)
            count = sum(result.startswith(words) for result in results)
            self._pen.sheet.write_formula(
                self._pen.row, _RESULTS, f'=COUNTIF({area},"{words}*")', self._looks.count, count
            )
            self._pen.next()
        self._pen.next()

    def _heads(self, count: int) -> None:
        for column, text in enumerate(CHECK_TEXTS[5:]):
            self._pen.write(column, text, self._looks.head)
        self._pen.sheet.freeze_panes(self._pen.row + 1, 0)
        self._pen.sheet.print_area(
            0, 0, self._pen.row - 2, _RESULTS
        )  # the list is for the screen, the counts are signed
        self._pen.sheet.autofilter(self._pen.row, 0, self._pen.row + count, _RESULTS)
        self._pen.next()

    def _check(self, check: Check, result: str, place: Place) -> None:
        target = f"internal:{place.in_book.replace('$', '')}"
        self._pen.sheet.write_url(self._pen.row, 0, target, self._looks.link, check_place(check))
        self._pen.write(1, check_title(check), self._looks.label)
        self._pen.sheet.write_formula(self._pen.row, _RESULTS, f"={_formula(check)}", self._looks.label, result)
        self._pen.next()

    def _colour(self, check: Check, places: Mapping[str, Place]) -> None:
        """Amber where an answer is still required, red where figures do not fit."""
        look = self._looks.amber if check.kind == "required" else self._looks.red
        cells = check.cells if check.kind == "required" else (check.at, *check.cells)
        for sheet, row, column in (places[cell.code] for cell in cells):
            rule = {"type": "formula", "criteria": f"={_fails(check)}", "format": look}
            sheet.conditional_format(row, column, row, column, rule)

    def _colour_results(self) -> None:
        looks = ((CHECK_BLANK, self._looks.amber), (CHECK_WRONG_SUM, self._looks.red), (CHECK_WRONG, self._looks.red))
        for words, look in looks:
            rule = {"type": "text", "criteria": "begins with", "value": words, "format": look}
            self._pen.sheet.conditional_format(_FIRST, _RESULTS, self._pen.row - 1, _RESULTS, rule)

    def _result(self, check: Check) -> str:
        """What the formula of a check comes to with the answers that are written."""
        texts = [self._answers.get(cell.code, "") for cell in check.cells]
        if check.kind == "required":
            return CHECK_FITS if any(texts) else CHECK_BLANK
        at, others = self._number(check.at), [self._number(cell) for cell in check.cells]
        known = [number for number in others if number is not None]
        if at is None or not known:
            return CHECK_OPEN
        if check.kind == "part":
            return CHECK_WRONG if at > known[0] else CHECK_FITS
        wrong = sum(known) > at or (len(known) == len(others) and sum(known) != at)
        return f"{CHECK_WRONG_SUM}{sum(known)}" if wrong else CHECK_FITS

    def _number(self, cell: Cell) -> int | Decimal | None:
        try:
            return read_figure(self._answers.get(cell.code, ""), whole=cell.whole, measure=cell.measure)
        except NumberError:
            return None


def _formula(check: Check) -> str:
    """The words that a check comes to, as a formula."""
    wrong = f'"{CHECK_BLANK}"' if check.kind == "required" else f'"{CHECK_WRONG}"'
    if check.kind == "sum":
        wrong = f'"{CHECK_WRONG_SUM}"&SUM({_names(check.cells)})'
    told = f'IF({_fails(check)},{wrong},"{CHECK_FITS}")'
    if check.kind == "required":
        return told
    known = f"OR(COUNT({name_of(check.at.code)})=0,COUNT({_names(check.cells)})=0)"
    return f'IF({known},"{CHECK_OPEN}",{told})'


def _fails(check: Check) -> str:
    """Whether a check fails, as a formula."""
    at = name_of(check.at.code)
    if check.kind == "required":
        return _all_blank(check.cells)
    if check.kind == "part":
        return f"AND(COUNT({at},{_names(check.cells)})=2,{at}>{_names(check.cells)})"
    parts = _names(check.cells)
    differs = f"AND(COUNT({parts})={len(check.cells)},SUM({parts})<>{at})"
    return f"AND(COUNT({at})=1,COUNT({parts})>0,OR({differs},SUM({parts})>{at}))"


def _blank(cell: Cell) -> str:
    return f"LEN(TRIM({name_of(cell.code)}))=0"


def _all_blank(cells: Sequence[Cell]) -> str:
    return _blank(cells[0]) if len(cells) == 1 else f"AND({','.join(map(_blank, cells))})"


def _names(cells: Sequence[Cell]) -> str:
    return ",".join(name_of(cell.code) for cell in cells)
