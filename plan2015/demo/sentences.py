"""Draws sentences so that no two units write alike: any two share at most three of a clause's.

Which sentence a unit takes for each place is the value of a polynomial of degree three, whose coefficients are the
unit's number in base eleven, at that place: two such polynomials agree in three places at most.
"""

import zlib

BASE = 11
"""So many sentences stand at each place; a prime, or two polynomials could agree more often."""
_DEGREE = 4


def draw(places: tuple[tuple[str, ...], ...], number: int, clause: str) -> tuple[str, ...]:
    """The sentences that a unit, by its number, writes about a clause: one of each place."""
    digits = [number // BASE**power % BASE for power in range(_DEGREE)]
    shift = zlib.crc32(clause.encode())
    return tuple(
        pool[(shift + sum(digit * place**power for power, digit in enumerate(digits))) % BASE]
        for place, pool in enumerate(places)
    )
