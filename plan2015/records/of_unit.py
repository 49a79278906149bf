"""What one file says of one unit, whatever kind of file it is: its own report, its entries in lists, letters to it."""

from collections.abc import Iterator

from plan2015.records.kinds import SUBMISSIONS, UNITS
from plan2015.records.reading.source import Keys, Source, Value


def fields_of_unit(source: Source, path: str, unit: str) -> dict[str, str]:
    """Every text that speaks of a unit by its dotted keys; an entry's number counts the unit's own entries."""
    if SUBMISSIONS.claims(path):
        return dict(source.leaves()) if SUBMISSIONS.names_in(path)["unit"] == unit else {}
    own_key = "id" if UNITS.claims(path) else "unit"
    return {
        ".".join(filter(None, (*map(str, shown), name))): text
        for shown, keys in _own(source.data, unit, own_key)
        for name, text in source.leaves(keys)
    }


def _own(value: Value, unit: str, own_key: str) -> Iterator[tuple[Keys, Keys]]:
    """The groups that name the unit, by the keys they are shown under and the keys they have."""
    if isinstance(value, dict):
        if _names(value, unit, own_key):
            yield (), ()
            return
        for key, below in value.items():
            # A closing names reports by their paths.
            is_report = SUBMISSIONS.claims(key) and SUBMISSIONS.names_in(key)["unit"] == unit
            inside = [((), ())] if is_report else _own(below, unit, own_key)
            yield from (((key, *shown), (key, *keys)) for shown, keys in inside)
    elif isinstance(value, list):
        found = [(index, own) for index, item in enumerate(value) if (own := list(_own(item, unit, own_key)))]
        for number, (index, own) in enumerate(found):
            yield from (((number, *shown) if number else shown, (index, *keys)) for shown, keys in own)


def _names(group: dict[str, Value], unit: str, own_key: str) -> bool:
    many = group.get("units")
    return group.get(own_key) == unit or (isinstance(many, list) and unit in many)
