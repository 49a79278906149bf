"""Reads one data file into a Source and the problems found on the way; nothing is ever raised for bad data."""

import hashlib
import os
from functools import partial

from plan2015.files.gate import GateError
from plan2015.records.faults import FAULTS
from plan2015.records.problem import Place, Problem
from plan2015.records.reading.builder import Builder
from plan2015.records.reading.characters import Decoded, Flaw, decode
from plan2015.records.reading.gate import read_bytes
from plan2015.records.reading.limits import PROBLEMS_PER_FILE
from plan2015.records.reading.source import Source, Spot


def read_source(path: str, shown: str | None = None) -> tuple[Source, tuple[Problem, ...]]:
    """The values of a file and its problems; `data` is None when the file cannot be read to the end.

    `shown` is the path as messages name it, when that differs from the path to open.
    """
    name = shown if shown is not None else path.replace(os.sep, "/")
    try:
        data = read_bytes(path)
    except GateError as error:
        return Source(name, "", None), (problem_of(error.fault, Place(name), error.message),)
    return parse_source(data, name)


def parse_source(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """The same for bytes already at hand (from git, say)."""
    decoded = decode(data)
    flaws, digest = list(decoded.flaws), hashlib.sha256(data).hexdigest()
    if any(flaw.fatal for flaw in flaws):
        source = Source(name, decoded.text, None, digest=digest)
    else:
        builder = Builder(decoded.text, composed=decoded.composed)
        built = builder.build()
        source = Source(name, decoded.text, built, partial(_find_spots, decoded), tuple(builder.doubled), digest)
        flaws += builder.flaws
    return source, _located(source, flaws) if flaws else ()


def _find_spots(decoded: Decoded) -> Spot | None:
    top = Spot(None, None, [])
    Builder(decoded.text, composed=decoded.composed).build(top)
    return top.inside[0] if isinstance(top.inside, list) and top.inside else None


def problem_of(fault: str, place: Place, message: str, hint: str = "", key: str = "") -> Problem:
    """A problem of the fault table; without a hint of its own it takes the page's way to mend it."""
    page = FAULTS[fault]
    return Problem(fault, page.kind, place, message, hint or page.fix, key)


def _located(source: Source, flaws: list[Flaw]) -> tuple[Problem, ...]:
    shown = flaws[:PROBLEMS_PER_FILE]
    problems = [
        problem_of(flaw.fault, source.place_at(flaw.start, flaw.length), flaw.message, flaw.hint) for flaw in shown
    ]
    if more := len(flaws) - len(shown):
        last = problems[-1]
        problems[-1] = problem_of(last.rule, last.place, f"{last.message}; và {more} chỗ nữa trong tệp", last.hint)
    return tuple(problems)
