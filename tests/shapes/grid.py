"""The grid of misshapen records: each key of each record type, with each shape that a value can have in a file.

The keys are walked from the models themselves: a key that is new there is in the grid by that alone.
"""

import copy
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from plan2015.records.kinds import FILE_KINDS, SUBMISSIONS, UNITS, FileKind
from tests.conftest import BASE, REPOSITORY

FULL = Path(__file__).parent / "data"
"""One file of each kind with every part filled in, over the units of tests/base and the plan that is shipped."""
SAMPLES = (FULL, REPOSITORY / "data", BASE / "data")
AN_GIANG, PERIOD = "ldld-tinh-an-giang", "2015-annual"

SHAPES: dict[str, Any] = {
    "blank": None,
    "text": "chữ",
    "list": ["1", "2"],
    "group": {"a": "1"},
    "groups": [{"a": "1"}, {"b": "2"}],
    "long": "dài " * 750,
    "emoji": "😀🇻🇳",
}
Keys = tuple[str | int, ...]


class Case(NamedTuple):
    """One value of one record in one shape."""

    kind: FileKind
    keys: Keys
    shape: str

    @property
    def name(self) -> str:
        """The case as a failure names it."""
        return f"{self.kind.model.__name__}.{'.'.join(map(str, self.keys))}={self.shape}"


def path_of(kind: FileKind) -> str:
    """Where the sample of a kind stands below a data folder."""
    names = {"period": PERIOD, "unit": AN_GIANG, "id": AN_GIANG}
    return kind.path(*(names[key] for key in kind.named))


def sample(kind: FileKind) -> Any:
    """The values of the sample of a kind, all as text; of a list, its one entry."""
    path = path_of(kind)
    text = next(folder / path for folder in SAMPLES if (folder / path).exists()).read_text("utf-8")
    data = _blanks(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506
    return data[0] if kind.is_list else data


def written(data: Any) -> str:
    """Values as YAML."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def spoilt(case: Case) -> Any:
    """The sample with one value in another shape."""
    return put(sample(case.kind), case.keys, copy.deepcopy(SHAPES[case.shape]))


def put(data: Any, keys: Keys, value: Any) -> Any:
    """The data with a value put at keys, whatever stood on the way."""
    if not keys:
        return value
    key, *rest = keys
    if isinstance(key, int):
        items = list(data) if isinstance(data, list) and data else [None]
        items[key] = put(items[key], tuple(rest), value)
        return items
    group = dict(data) if isinstance(data, dict) else {}
    return {**group, key: put(group.get(key), tuple(rest), value)}


def cases(kind: FileKind) -> list[Case]:
    """The whole grid of one kind of file; where a case needs a workspace for itself, a key of a model stands once."""
    places = {owner if not is_batched(kind) else keys: keys for keys, owner in _walk(kind.model, sample(kind), ())}
    return [Case(kind, keys, shape) for keys in places.values() if keys for shape in SHAPES]


def all_cases() -> dict[str, list[Case]]:
    """The grid of every kind of file."""
    return {kind.at: cases(kind) for kind in FILE_KINDS}


def is_batched(kind: FileKind) -> bool:
    """Whether many misshapen records can stand side by side: reports, units, and entries of lists."""
    return kind.is_list or kind in (SUBMISSIONS, UNITS)


def _walk(annotation: Any, value: Any, keys: Keys, owner: Keys = ()) -> Iterator[tuple[Keys, Keys]]:
    """Every place of a record, with the model and key it is of."""
    yield keys, owner
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        group = value if isinstance(value, dict) else {}
        for name, field in annotation.model_fields.items():
            key = field.alias or name
            yield from _walk(field.annotation, group.get(key), (*keys, key), (annotation.__name__, key))
    elif get_origin(annotation) is tuple:
        first = value[0] if isinstance(value, list) and value else None
        yield from _walk(get_args(annotation)[0], first, (*keys, 0), (*owner, 0))
    elif get_origin(annotation) is dict or (annotation is Any and isinstance(value, dict)):
        inner = get_args(annotation)[1] if get_args(annotation) else Any
        for key, below in (value or {"x": None}).items():
            yield from _walk(inner, below, (*keys, key), (*owner, key))


def _bare(annotation: Any) -> Any:
    """The type within what is said of it: of `Annotated[X | None, …]`, X."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _blanks(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _blanks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_blanks(value) for value in data]
    return None if data in ("", "null") else data
