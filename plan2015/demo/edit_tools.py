"""What planting a fault of an edit takes: a report to carry it, its figures changed, the place noted."""

from collections.abc import Iterator

from plan2015.demo.carriers import Carriers
from plan2015.demo.field import Field
from plan2015.demo.sheets import Form, line_in, with_numbers
from plan2015.records.model.edits import Edit


class Tools:
    """A field of reports, the form they answer, and the ways to change them."""

    def __init__(self, field: Field) -> None:
        self.field, self.story, self.form = field, field.story, Form(field.story.plan)
        self.carriers = Carriers(field)

    def note(self, edit: Edit, path: str, key: str) -> None:
        """Where an edit is to ask."""
        self.field.note(edit.id, path, line_in(self.field, path, key))

    def write(self, path: str, keys: list[str], value: int) -> None:
        """Writes one number at several keys."""
        self.field.put(path, with_numbers(self.field.text(path), keys, lambda *_: value))

    def scale(self, path: str, keys: list[str], factor: int, *, divisor: int = 1) -> None:
        """Multiplies the numbers at several keys, and divides them."""
        self.field.put(path, with_numbers(self.field.text(path), keys, lambda _, n: n * factor // divisor))

    def with_half(self, path: str) -> Iterator[str]:
        """A report, and the half-year's of the same unit where there is one."""
        yield path
        half = self.field.half_of(path)
        if half in self.field.year.files:
            yield half
