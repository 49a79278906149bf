"""What tells which question a cell answers: witnesses that are set against each other, none of them trusted alone."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Literal, NamedTuple


class Witness(StrEnum):
    """Something in a form that says which question a cell answers, in the words that a message uses for it."""

    CODE = "mã dòng"
    ROW_TITLE = "nội dung dòng"
    ROW_ORDER = "thứ tự dòng"
    MARK = "ký hiệu cột"
    COLUMN_TITLE = "đầu cột"
    COLUMN_ORDER = "thứ tự cột"
    CONTROL = "ô nhập"
    BOOKMARK = "dấu trang"
    NAME = "tên ô"


CELL = frozenset({Witness.CONTROL, Witness.BOOKMARK, Witness.NAME})
"""What is fixed to one cell, and so speaks of its row and of its column."""
ROW = CELL | {Witness.CODE, Witness.ROW_TITLE, Witness.ROW_ORDER}
COLUMN = CELL | {Witness.MARK, Witness.COLUMN_TITLE, Witness.COLUMN_ORDER}
ORDER = frozenset({Witness.ROW_ORDER, Witness.COLUMN_ORDER})
"""Where a cell stands among others: it may second another witness, and is overruled by two."""
NEEDED = 2

Votes = Mapping[Witness, Collection[str]]
"""The codes of the cells that each witness takes a cell for."""
Outcome = Literal["agreed", "several", "contradicted", "alone"]


class Verdict(NamedTuple):
    """What the witnesses of one cell say together."""

    outcome: Outcome
    codes: tuple[str, ...]
    """The code agreed upon; the codes of cells that are merged; what a lone witness says; the best reading first."""
    readings: tuple[tuple[str, tuple[Witness, ...]], ...] = ()
    """Codes that may be meant, each with the witnesses for it."""


def decide(votes: Votes, dimensions: Collection[Collection[Witness]] = (ROW, COLUMN)) -> Verdict:
    """The code that two witnesses of the row and two of the column agree upon, with none against it."""
    strong = {witness: set(codes) for witness, codes in votes.items() if witness not in ORDER and codes}
    common: set[str] = set.intersection(*strong.values()) if strong else set()
    if strong and not common:
        return Verdict("contradicted", _candidates(votes), _readings(votes))
    agreeing = list(strong)
    for witness in sorted(ORDER & set(votes), key=list(Witness).index):
        seconded = common & set(votes[witness]) if agreeing else set(votes[witness])
        # Merged cells stand below two heads: that they begin in the first column does not make them its own.
        narrows = len(seconded) < len(common) and witness is Witness.COLUMN_ORDER and not COLUMN.isdisjoint(strong)
        if seconded and not narrows:
            common, agreeing = seconded, [*agreeing, witness]
    codes = tuple(sorted(common))
    if len(codes) > 1:
        return Verdict("several", codes)
    if all(len(set(agreeing) & set(dimension)) >= NEEDED for dimension in dimensions):
        return Verdict("agreed", codes)
    return Verdict("alone", codes, _readings(votes))


def _candidates(votes: Votes) -> tuple[str, ...]:
    """Every code that was named, the one with most witnesses first."""
    count: dict[str, int] = {}
    for codes in votes.values():
        for code in codes:
            count[code] = count.get(code, 0) + 1
    return tuple(sorted(count, key=lambda code: (-count[code], code)))


def _readings(votes: Votes) -> tuple[tuple[str, tuple[Witness, ...]], ...]:
    """The readings that differ: the code with most witnesses, then the best one for those who are against it."""
    return tuple(_differing(votes, list(_candidates(votes))))[:3]


def _differing(votes: Votes, candidates: list[str]) -> Iterator[tuple[str, tuple[Witness, ...]]]:
    heard: set[Witness] = set()
    while candidates:
        code = candidates[0]
        witnesses = tuple(witness for witness in Witness if code in votes.get(witness, ()))
        heard.update(witnesses)
        yield code, witnesses
        unheard = [codes for witness, codes in votes.items() if witness not in heard]
        candidates = [other for other in candidates if any(other in codes for codes in unheard)]


def in_words(verdict: Verdict) -> str:
    """Who says what, as a message tells it: “mã dòng, đầu cột: E01.2; ô nhập: E01.1”."""
    return "; ".join(f"{', '.join(w.value for w in witnesses)}: {code}" for code, witnesses in verdict.readings)


def lacking_words(verdict: Verdict) -> str:
    """The witnesses that stand alone: those of the row where it has too few, else those of the column."""
    witnesses = verdict.readings[0][1] if verdict.readings else ()
    alone = next((found for side in (ROW, COLUMN) if len(found := [w for w in witnesses if w in side]) < NEEDED), [])
    return ", ".join(witness.value for witness in alone)
