"""The order in which papers and screens list units, and their names where a list says the kind already."""

import re
from typing import Any

from plan2015.records.model.choices import KINDS
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.order import sort_key

# “LĐLĐ tỉnh Hà Nam” and “LĐLĐ TP. Hà Nội” stand under Hà Nam and Hà Nội.
_ORGAN = re.compile(r"^(LĐLĐ tỉnh|LĐLĐ|CĐ|Trường) ")
_TITLE = re.compile(r"^(LĐLĐ|CĐ|Trường)( tỉnh| TP\.| thành phố| ĐH| TC)?( Công đoàn)? ")


def unit_order(unit: Unit) -> tuple[Any, ...]:
    """Sort key of a unit among all: by kind, official order, then name, the Vietnamese way."""
    official = unit.order if unit.order is not None else 1_000_000
    return KINDS.index(unit.kind), official, sort_key(place_name(unit)), unit.id


def place_name(unit: Unit) -> str:
    """What a unit is called when its organ goes without saying: “Hà Nội” for “LĐLĐ TP. Hà Nội”."""
    return _TITLE.sub("", unit.short_name)


def proper_name(unit: Unit) -> str:
    """The short name without its organ, for lists under their kind: “An Giang”, “TP. Hà Nội”."""
    return _ORGAN.sub("", unit.short_name)


def is_unverified(unit: Unit) -> bool:
    """Whether the data itself says that the unit, its name or its place is not certain."""
    return unit.source is not None and unit.source.startswith("chưa xác minh")
