"""The places of a submission that fixed cells of the form name: which there are, and which of them a record fills."""

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.values import Record

_NOTHING = (None, "", ())


class FixedPlaces:
    """The places of one form, read from a record at once; a name that is no place is left out, a rule names it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(key for key in keys if is_place(key))
        # With one name more than one stands here, the answer is a tuple whatever the form asks.
        self._read = attrgetter("unit", "period", *self._keys)

    def given(self, record: SubmissionRecord) -> frozenset[str]:
        """The dotted keys of those that hold an answer."""
        values = self._read(record)[2:]
        return _share(frozenset(key for key, value in zip(self._keys, values, strict=True) if value not in _NOTHING))


@lru_cache(maxsize=4096)
def _share(value: frozenset[str]) -> frozenset[str]:
    """One copy of equal sets: most reports answer the same questions."""
    return value


def is_place(dotted: str) -> bool:
    """Whether a submission's record has a single value, or a list, at these keys."""
    return record_key(dotted) is not None


def record_key(dotted: str) -> str | None:
    """The type of record and its key that a place stands for: `budget.scope` is `Budget.scope`; None for no place."""
    model: type[Record] | None = SubmissionRecord
    owner: type[Record] = SubmissionRecord
    for key in dotted.split("."):
        if model is None or key not in model.model_fields:
            return None
        owner, annotation = model, model.model_fields[key].annotation
        model = annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
    return f"{owner.__name__}.{dotted.rpartition('.')[2]}" if model is None else None
