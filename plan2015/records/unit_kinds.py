"""The kinds of unit, and the groups of them that answers are given for; imports nothing heavy: options name them."""

from typing import Literal, get_args

UnitKind = Literal[
    "provincial",
    "sector",
    "university",
    "school",
    "committee",
    "member",
    "confederation",
    "district",
    "grassroots",
]
KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
"""Every kind of unit, in the order in which papers and screens list them."""
COUNTRY: tuple[UnitKind, ...] = ("provincial", "sector")
"""Those whose figures are the country's: LĐLĐ and the sector unions."""
SCHOOLS: tuple[UnitKind, ...] = ("university", "school")
REPORTING: tuple[UnitKind, ...] = (*COUNTRY, *SCHOOLS)
"""Those whose reports are counted and consolidated."""
OWN: tuple[UnitKind, ...] = ("confederation", "committee", "member")
"""Tổng Liên đoàn's own: what they owe is asked for in the house, not by letter."""
