"""Clauses of Vietnamese papers: mục, khoản, điểm and ý, their order and how they are cited."""

import re

POINT_LETTERS: tuple[str, ...] = tuple("abcdđeghiklmnopqrstuvxy")
"""The letters that name điểm: the alphabet without ă â ê ô ơ ư, hence đ after d and g after e."""

_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMANS = (*_UNITS[1:], *("X" + unit for unit in _UNITS), "XX")
_SECTION_NUMBERS = {roman: number for number, roman in enumerate(_ROMANS, start=1)}
_POINT_INDEXES = {letter: index for index, letter in enumerate(POINT_LETTERS)}

_NUMBER = "[1-9][0-9]{0,2}"
_POINT = f"[{''.join(POINT_LETTERS)}]"
CLAUSE = re.compile(
    r"(?P<section>[IVX]+)(?:"
    rf"\.(?P<item>{_NUMBER})(?:\.(?P<point>{_POINT}))?(?:\.(?P<part>{_NUMBER}))?)?"
)
"""How a clause is spelt; whether its mục is a number is looked up apart."""


def point_index(letter: str) -> int:
    """The place of a điểm's letter in `POINT_LETTERS`, from 0; any other letter is a ValueError."""
    try:
        return _POINT_INDEXES[letter]
    except KeyError:
        raise ValueError(f"không phải là chữ của điểm: {letter!r}") from None


def clause_key(clause: str) -> tuple[int, int, int, int]:
    """What sorts clauses as the paper does: III.3 before III.3.1 (its own parts) before III.3.a."""
    match = _match(clause)
    point = match["point"]
    return (
        _SECTION_NUMBERS[match["section"]],
        int(match["item"] or 0),
        point_index(point) + 1 if point else 0,
        int(match["part"] or 0),
    )


def is_clause(text: str) -> bool:
    """Whether the text names a clause, such as `III`, `III.2`, `II.3.đ` or `II.3.d.1`."""
    match = CLAUSE.fullmatch(text)
    return match is not None and match["section"] in _SECTION_NUMBERS


def cite(clause: str) -> str:
    """The clause as papers cite it, smallest first: "điểm đ khoản 3 mục II"."""
    match = _match(clause)
    words = (("ý", "part"), ("điểm", "point"), ("khoản", "item"), ("mục", "section"))
    return " ".join(f"{word} {match[group]}" for word, group in words if match[group])


def _match(clause: str) -> re.Match[str]:
    match = CLAUSE.fullmatch(clause)
    if match is None or match["section"] not in _SECTION_NUMBERS:
        raise ValueError(f"không phải là điểm, khoản, mục: {clause!r}")
    return match
