"""Where a record stands."""

from dataclasses import dataclass

from plan2015.records.reading.source import Keys


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its file below the folder and the keys that lead to it."""

    path: str
    keys: Keys = ()
