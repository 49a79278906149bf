"""Which version of the data something was made from: the commit, when it was made, and what is changed since."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

OFFICE_TIME = timezone(timedelta(hours=7))
"""The office's clock; Vietnam knows no summer time, so that one day is the same stretch of time everywhere."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of the data as git keeps it."""

    commit: str
    when: datetime
    """When the commit was made, on the office's clock: from then on its contents were known."""
    changed: int = 0
    """How many data files differ from the commit; 0 when it is read from git itself."""
    asked: bool = False
    """Whether this version was asked for (`--at`), so that its day is a second clock beside `--as-of`."""

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:12]

    @property
    def dirty(self) -> bool:
        """Whether the data differs from the commit."""
        return self.changed > 0
