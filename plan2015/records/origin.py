"""Where a record stands."""

from dataclasses import dataclass

from plan2015.records.reading.source import Keys


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its file below the folder and the keys that lead to it."""

    path: str
    keys: Keys = ()

    @property
    def stem(self) -> str:
        """The name of its file, by which a submission knows its unit, a narrative or closing its period."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")
