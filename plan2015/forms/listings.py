"""A row of a listing of the form: a difficulty raised, or a word on a query."""

from collections.abc import Mapping

from plan2015.forms.specification import Listing

Entry = dict[str, tuple[str, str]]
"""Text and place by the key of the record (`text`, `clause`, …)."""


def read_entry(listing: Listing, found: Mapping[str, tuple[str, str]]) -> Entry:
    """The answers of a row by key; empty when nobody wrote in it."""
    entry = {cell.path[0]: found[cell.code] for cell in listing.cells if cell.path and cell.code in found}
    return entry if any(text for text, _ in entry.values()) else {}
