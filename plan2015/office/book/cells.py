"""Cells in a sheet that others wrote: their looks changed, those that are not stored put in; sheets locked."""

import re
from collections.abc import Iterator

from plan2015.office.book.book import s
from plan2015.office.book.order import SHEET, put_in_order
from plan2015.office.xml import Element, new_element

_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")


class Cells:
    """The cells of one sheet by their address."""

    def __init__(self, sheet: Element) -> None:
        self._rows: dict[int, Element] = dict(_rows(sheet))
        self._cells = {at: cell for row in self._rows.values() for at, cell in _cells(row)}

    def at(self, address: str) -> Element | None:
        """A cell, put in where its row has none; None where the sheet has no such row."""
        if address not in self._cells:
            match = _REFERENCE.fullmatch(address)
            row = self._rows.get(int(match[2])) if match else None
            if row is None:
                return None
            made = new_element(s("c"), {"r": address})
            row.insert(sum(_order(at) < _order(address) for at, _ in _cells(row)), made)
            self._cells[address] = made
        return self._cells[address]


def protect(sheet: Element) -> None:
    """Locks a sheet against typing, without a password; its columns and rows may still be made wider."""
    held = sheet.find(s("sheetProtection"))
    if held is not None and held.get("sheet") in ("1", "true"):
        return
    facts = {"sheet": "1", "objects": "1", "scenarios": "1", "formatColumns": "0", "formatRows": "0"}
    put_in_order(sheet, new_element(s("sheetProtection"), facts), SHEET)


def _rows(sheet: Element) -> Iterator[tuple[int, Element]]:
    number = 0
    for row in sheet.iter(s("row")):
        number = int(row.get("r") or number + 1)
        yield number, row


def _cells(row: Element) -> Iterator[tuple[str, Element]]:
    yield from ((cell.get("r") or "", cell) for cell in row.iter(s("c")))


def _order(address: str) -> tuple[int, str]:
    letters = address.rstrip("0123456789")
    return len(letters), letters
