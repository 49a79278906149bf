"""The reports that faults of edits are planted in: each carries one, so that no fault hides another."""

from collections.abc import Iterator

from plan2015.demo.field import Field
from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.model.unit import Unit

_SCHOOLS = "truong-"


def period_of(path: str) -> str:
    """The period whose folder a report lies in."""
    return SUBMISSIONS.names_in(path)["period"]


def _is_text(data: bytes) -> bool:
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False


class Carriers:
    """Sound reports of a year, handed out once."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._year = field.story.annual.id

    def annual(self) -> Iterator[str]:
        """The annual reports left, those first whose unit sent no sound half-year report."""
        left = self._left(annual=True)
        yield from sorted(left, key=lambda path: (self._has_pair(path), left.index(path)))

    def pairs(self) -> Iterator[str]:
        """The annual reports left whose half-year report is sound too."""
        yield from (path for path in self._left(annual=True) if self._has_pair(path))

    def whole(self) -> Iterator[str]:
        """Those whose half-year report is sound or was never sent, so that both may change."""
        for path in self.annual():
            if self._has_pair(path) or self._field.half_of(path) not in self._field.year.files:
                yield path

    def plain(self) -> Iterator[str]:
        """Those of them that explain nothing, so that money may change."""
        yield from (path for path in self.whole() if path in self._field.year.plain)

    def like(self) -> Iterator[str]:
        """The annual reports of provincial unions that can be read: what they have in common is what is usual."""
        for path, data in list(self._field.year.files.items()):
            unit = self.unit(path)
            is_sent = path.startswith(SUBMISSIONS.at) and period_of(path) == self._year
            is_like = is_sent and unit and unit.kind == "provincial"
            if is_like and _is_text(data):
                yield path

    def unit(self, path: str) -> Unit | None:
        """The unit whose report it is."""
        return self._field.year.units.get(SUBMISSIONS.names_in(path)["unit"])

    def is_usual(self, path: str) -> bool:
        """Whether it is a provincial union's, of which there are many alike."""
        unit = self.unit(path)
        return unit is not None and unit.kind == "provincial" and not unit.has_school

    def take_half(self) -> str | None:
        """A half-year report."""
        return self._take(self._left(annual=False))

    def take_any(self) -> str | None:
        """A report of either period, the half-year's first: there are more of them."""
        return self._take(self._left(annual=False)) or self._take(self._left(annual=True))

    def take_plain(self) -> str | None:
        """One of them that has no list at its end, to which lines may be added."""
        plain = self._field.year.plain
        halves = [path for path in self._left(annual=False) if path in plain]
        return self._take(halves) or self._take([path for path in self._left(annual=True) if path in plain])

    def use(self, path: str) -> None:
        """Takes an annual report, and the half-year's of its unit with it."""
        for each in (path, self._field.half_of(path)):
            if each in self._field.year.sound:
                self._field.year.sound.remove(each)

    def _take(self, paths: list[str]) -> str | None:
        if not paths:
            return None
        path = paths[self._field.chance.randrange(len(paths))]
        self._field.year.sound.remove(path)
        return path

    def _left(self, *, annual: bool) -> list[str]:
        return [
            path
            for path in self._field.year.sound
            if (period_of(path) == self._year) is annual and _SCHOOLS not in path and self.unit(path)
        ]

    def _has_pair(self, path: str) -> bool:
        return self._field.half_of(path) in self._field.year.sound
