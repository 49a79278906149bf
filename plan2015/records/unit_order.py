"""The order in which papers and screens list units: by kind, official order, then name, the Vietnamese way."""

import re
from typing import Any

from plan2015.records.model.duty import KINDS
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.order import sort_key

# “LĐLĐ tỉnh Hà Nam” and “LĐLĐ TP. Hà Nội” stand under Hà Nam and Hà Nội.
_TITLE = re.compile(r"^(LĐLĐ|CĐ|Trường)( tỉnh| TP\.| thành phố| ĐH| TC)?( Công đoàn)? ")


def unit_order(unit: Unit) -> tuple[Any, ...]:
    """Sort key of a unit among all units."""
    official = unit.order if unit.order is not None else 1_000_000
    return KINDS.index(unit.kind), official, sort_key(_TITLE.sub("", unit.short_name)), unit.id
