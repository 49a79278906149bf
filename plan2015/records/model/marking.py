"""The marks that edits need of a report's prose and papers, made while its file is read: rules read no prose."""

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from plan2015.records.model.edits import Edit
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.values import Number
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, parse_number

TEXTS, RESULTS = "texts.*", "tasks.*.result"
_ANY_LENGTH = 1 << 31
_NEVER = r"(?!)"
_YEAR = 12
"""Room for a year, a full stop and spaces beside words that say nothing."""
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MONEY = re.compile(r"(\d[\d.,]*)\s*(nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng\b(?!\s+chí)")
_SCALES = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_RUN = 3
"""Words in a shingle."""
_KEPT = 16
"""Shingles kept of a text: the least of their hashes, which are the same for the same words wherever they stand."""


class Mark(NamedTuple):
    """One thing that an edit asks about and that only prose shows."""

    edit: str
    key: str
    said: str
    print_: int
    """The fingerprint of the text: an explanation holds as long as it stays."""
    value: Number = 0


class Marks(NamedTuple):
    """What edits need of one report."""

    said: tuple[Mark, ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    """Dotted key and day of cited papers."""
    files: tuple[tuple[str, str], ...] = ()
    """Dotted key and SHA-256 of the files that came."""
    sketches: tuple[tuple[str, bytes], ...] = ()
    """Dotted key and sketch of each long text."""


NO_MARKS = Marks()


def fingerprint(text: str) -> int:
    """A number that is equal for equal texts; not proof, a place to look."""
    body = text.encode()
    return zlib.crc32(body) | len(body) << 32


def shingles(text: str) -> set[str]:
    """Each three words in a row, without names and numbers: whoever copies changes those."""
    words = [word for word in _WORD.findall(text) if word[0].islower()]
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def sketch(text: str) -> bytes:
    """A few numbers that near-copies have in common."""
    hashes = sorted({zlib.crc32(shingle.encode()) for shingle in shingles(text)})
    return array("I", hashes[:_KEPT]).tobytes()


class Marking:
    """What the edits of one plan look for in prose, read once so that ten thousand reports need not ask again."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        looks = tuple(look for edit in edits if (look := _look_of(edit)))
        self._texts, self._results = (tuple(k for k in looks if name in k.edit.of) for name in (TEXTS, RESULTS))
        self._places = tuple((at, k) for k in looks for at in k.edit.of if "*" not in at)
        prose = (*self._texts, *self._results)
        free = [look for look in prose if look.progress is None]
        self._shortest = max((look.longest for look in free if look.longest < _ANY_LENGTH), default=0)
        self._progress = {look.progress for look in prose if look.progress is not None}
        anywhere = [f"(?:{look.pattern.pattern})" for look in free if look.longest == _ANY_LENGTH]
        self._figures = re.compile("|".join(dict.fromkeys(anywhere)) or _NEVER, re.IGNORECASE)
        copied = {of: int(e.floor or 0) for e in edits if e.kind == "near-copy" for of in e.of}
        self._long_texts, self._long_results = (copied.get(of, _ANY_LENGTH) for of in (TEXTS, RESULTS))
        self._days = _paper_days(edits)
        self._files = any(edit.kind == "same-file" for edit in edits)

    def marks(self, record: SubmissionRecord) -> Marks:
        """The marks of one report; nearly always none of prose."""
        found, sketches = list[Mark](), list[tuple[str, bytes]]()
        if not self._is_plain(record):
            self._read_prose(record, found, sketches)
        for at, look in self._places:
            if placed := _text_at(record, at):
                found += look.find(at, placed)
        days = tuple(_days_of(record.indicators, self._days))
        files = tuple(_files_of(record)) if self._files else ()
        if not (found or days or files or sketches):
            return NO_MARKS
        return Marks(tuple(found), days, files, tuple(sketches))

    def _is_plain(self, record: SubmissionRecord) -> bool:
        """Whether no text of a report can have a mark: asked of all of them at once, which is cheap."""
        prose = [text for text in record.texts.values() if text]
        prose += [answer.result for answer in record.tasks.values() if answer.result]
        lengths = [*map(len, prose)]
        return not prose or (
            min(lengths) > self._shortest
            and max(lengths) < min(self._long_texts, self._long_results)
            and self._progress.isdisjoint([answer.progress for answer in record.tasks.values()])
            and not self._figures.search("\n".join(prose))
        )

    def _read_prose(self, record: SubmissionRecord, found: list[Mark], sketches: list[tuple[str, bytes]]) -> None:
        for name, text in record.texts.items():
            if text:
                key = f"texts.{name}"
                self._look_at(self._texts, key, text, None, found)
                if len(text) >= self._long_texts:
                    sketches.append((key, sketch(text)))
        for clause, answer in record.tasks.items():
            if text := answer.result:
                key = f"tasks.{clause}.result"
                self._look_at(self._results, key, text, answer.progress, found)
                if len(text) >= self._long_results:
                    sketches.append((key, sketch(text)))

    def _look_at(
        self, looks: "tuple[_Look, ...]", key: str, text: str, progress: str | None, found: list[Mark]
    ) -> None:
        # Ten thousand reports have a hundred thousand texts, and nearly none has a mark: no call is made for nothing.
        for look in looks:
            if look.progress is not None and look.progress != progress:
                continue
            if len(text) > look.longest or look.need not in text:
                continue
            found += look.find(key, text)


class _Look(NamedTuple):
    """One edit beside the pattern of its words; for the whole of a text, the words themselves."""

    edit: Edit
    pattern: re.Pattern[str]
    words: frozenset[str]
    progress: str | None = None
    need: str = ""
    """What must be in a text, letter for letter, before a pattern is tried."""
    longest: int = _ANY_LENGTH
    """What is longer says more than the words alone."""

    def find(self, key: str, text: str) -> Iterator[Mark]:
        if self.edit.whole:
            if _bare(text) in self.words:
                yield Mark(self.edit.id, key, text.strip(), fingerprint(text))
            return
        for match in self.pattern.finditer(text):
            value = _told(match, self.edit.kind)
            if value is not None:
                yield Mark(self.edit.id, key, match[0], fingerprint(text), value)
            if self.edit.kind != "told-money":
                return


def _look_of(edit: Edit) -> _Look | None:
    words, bare = "|".join(map(re.escape, edit.words)), frozenset(map(_bare, edit.words))
    if edit.kind == "told-money":
        return _Look(edit, _MONEY, bare, need="đồng")
    if not words:
        return None
    if edit.kind == "told":
        need = edit.words[0] if len(edit.words) == 1 else ""
        return _Look(edit, re.compile(rf"(\d[\d.]*)\s+(?:{words})\b"), bare, need=need)
    if edit.kind not in ("wording", "progress"):
        return None
    longest = max(map(len, edit.words)) + _YEAR if edit.whole else _ANY_LENGTH
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return _Look(edit, pattern, bare, edit.progress, longest=longest)


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text).strip().casefold()


def _told(match: re.Match[str], kind: str) -> Number | None:
    if kind in ("wording", "progress"):
        return 0
    number = _number(match[1].rstrip(".,"))
    if number is None or kind == "told":
        return number
    return Decimal(number) * _SCALES[match[2] or ""]


def _number(typed: str) -> Number | None:
    """Prose writes 1.250 for a thousand and more, and 1,25 for a fraction."""
    for whole in (True, False):
        try:
            return parse_number(typed, whole=whole)
        except NumberError:
            continue
    return None


def _text_at(record: SubmissionRecord, dotted: str) -> str | None:
    value: Any = record
    for key in dotted.split("."):
        value = value.get(key) if isinstance(value, Mapping) else getattr(value, key, None)
    return value if isinstance(value, str) else None


def _paper_days(edits: Iterable[Edit]) -> tuple[str, ...]:
    keys = {key for edit in edits if edit.kind == "order" for key in (*edit.of, *edit.per)}
    return tuple(sorted(key.split(".")[1] for key in keys if key.startswith("indicators.") and key.endswith(".date")))


def _days_of(indicators: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, date]]:
    for name in names:
        paper = indicators.get(name)
        typed = paper.get("date") if isinstance(paper, Mapping) else None
        day = _day(typed) if isinstance(typed, str) else None
        if day:
            yield f"indicators.{name}.date", day


@lru_cache(maxsize=4096)
def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except DateError:
        return None


def _files_of(record: SubmissionRecord) -> Iterator[tuple[str, str]]:
    if record.source.sha256:
        yield "source.sha256", record.source.sha256
    for index, correction in enumerate(record.corrections):
        if correction.sha256:
            yield f"corrections.{index}.sha256", correction.sha256
