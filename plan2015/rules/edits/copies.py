"""Reports that are too like each other: figures, files, prose."""

from array import array
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.model.marking import shingles
from plan2015.records.submission import Answer, Submission
from plan2015.rules.edits.sight import Sight, Value
from plan2015.rules.rule import Finding

_SEEN = 3
"""So many earlier texts of a bucket are compared with a new one: what all hold in common costs no more than that."""
_SHARED = 11
"""From so many equal numbers of the sixteen of a sketch on, two texts are read and compared word by word."""


def equal(sight: Sight) -> Iterator[Finding]:
    """All figures of a section as in another unit's report."""
    told: set[str] = set()
    for letter in sight.edit.sections:
        names = {i.id for i in sight.plan.indicators if i.code[0] == letter and i.type == "number"}
        alike: dict[tuple[str, frozenset[tuple[str, object]]], list[Submission]] = {}
        for submission in sight.reports():
            given = [(name, value) for name, value in submission.indicators.items() if name in names]
            if _weight(sight, given) >= (sight.edit.floor or 1):
                alike.setdefault((submission.period, frozenset(given)), []).append(submission)
        for (_, figures), group in alike.items():
            if len({submission.unit for submission in group}) > 1:
                new = [submission for submission in group if submission.path not in told]
                yield from _equal(sight, new, group, [f"indicators.{name}" for name in sorted(n for n, _ in figures)])
                told |= {submission.path for submission in group}


def _weight(sight: Sight, given: list[tuple[str, Answer]]) -> int:
    """How many figures are too large to be equal by chance."""
    least = sight.edit.least or 0
    return sum(isinstance(value, int | Decimal) and value >= least for _, value in given)


def _equal(sight: Sight, new: list[Submission], group: list[Submission], keys: list[str]) -> Iterator[Finding]:
    named = [key for key in sight.edit.of if key in keys] or keys[:1]
    for submission in new:
        other = next(each for each in group if each.unit != submission.unit)
        figures: dict[str, Value] = {key: submission.figure(key) or 0 for key in named}
        where = sight.workspace.folder.show(other.path)
        yield sight.finding(submission, named[0], figures, count=str(len(keys)), other=where)


def same_file(sight: Sight) -> Iterator[Finding]:
    """A file that came already, from this unit or another."""
    first: dict[str, tuple[str, str]] = {}
    for submission in sight.reports():
        for key, sha in submission.marks.files:
            path, before = first.setdefault(sha, (submission.path, key))
            if (path, before) != (submission.path, key):
                yield sight.finding(submission, key, {key: sha}, other=sight.workspace.folder.show(path))


class _Text(NamedTuple):
    submission: Submission
    key: str
    sketch: frozenset[int]


def near_copy(sight: Sight) -> Iterator[Finding]:
    """Prose that is another unit's but for names and numbers."""
    texts: dict[tuple[str, str], list[_Text]] = {}
    for submission in sight.reports():
        same = dict(submission.prints)
        for key, made in submission.marks.sketches:
            place = (submission.period, key)
            texts.setdefault(place, []).append(_Text(submission, key, frozenset(array("I", made))))
            same.pop(key, None)
    for group in texts.values():
        yield from _near(sight, group)


def _near(sight: Sight, group: list[_Text]) -> Iterator[Finding]:
    buckets: dict[int, list[_Text]] = {}
    told: set[str] = set()
    for text in group:
        for other in _candidates(text, buckets):
            if _is_near(sight, text, other):
                for one, two in ((text, other), (other, text)):
                    if one.submission.path not in told:
                        told.add(one.submission.path)
                        yield _found(sight, one, two)
                break


def _candidates(text: _Text, buckets: dict[int, list[_Text]]) -> Iterator[_Text]:
    """The earlier texts of other units that share enough of a sketch; each text is put where later ones find it."""
    shared: dict[int, int] = {}
    met: dict[int, _Text] = {}
    for number in text.sketch:
        bucket = buckets.setdefault(number, [])
        for other in bucket:
            shared[id(other)] = shared.get(id(other), 0) + 1
            met[id(other)] = other
        if len(bucket) < _SEEN:
            bucket.append(text)
    for at, count in shared.items():
        if count >= _SHARED and met[at].submission.unit != text.submission.unit:
            yield met[at]


def _is_near(sight: Sight, one: _Text, two: _Text) -> bool:
    mine, theirs = (_read(sight, text) for text in (one, two))
    if mine == theirs:
        return False
    a, b = shingles(mine), shingles(theirs)
    return bool(a | b) and len(a & b) >= (sight.edit.least or 1) * len(a | b)


def _read(sight: Sight, text: _Text) -> str:
    return sight.workspace.source(text.submission.path).text_at(keys_of(text.key)) or ""


def _found(sight: Sight, text: _Text, other: _Text) -> Finding:
    prints = dict(text.submission.prints)
    where = sight.workspace.folder.show(other.submission.path)
    return sight.finding(text.submission, text.key, {text.key: str(prints.get(text.key, 0))}, other=where)
