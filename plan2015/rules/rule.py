"""What a rule is: a function that finds, a kind that says what to do about it, a page that explains it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from plan2015.records.faults import Page
from plan2015.records.model.edits import Edit
from plan2015.records.origin import Origin
from plan2015.records.problem import Kind
from plan2015.records.reading.source import Keys
from plan2015.records.workspace import Workspace


class Finding(NamedTuple):
    """One place where a rule does not hold."""

    origin: Origin
    keys: Keys
    message: str
    hint: str = ""
    at_key: bool = False
    figures: tuple[tuple[str, str], ...] = ()
    """For a query: the figures it speaks of; its explanation holds only as long as they stay."""


Check = Callable[[Workspace], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule by its function; its name is the function's, its page the docstring, or both the edit's of the plan."""

    kind: Kind
    find: Check
    edit: Edit | None = None

    @property
    def name(self) -> str:
        """The name in words: `part_exceeds_whole` is `part-exceeds-whole`."""
        return self.edit.id if self.edit else self.find.__name__.replace("_", "-")

    @cached_property
    def page(self) -> Page:
        """The help page, from the docstring's parts or from the plan."""
        if self.edit:
            basis = f"{self.edit.basis} Ngưỡng: {self.edit.threshold}"
            return Page(
                name=self.name,
                kind=self.kind,
                summary=self.edit.title,
                why=self.edit.why,
                fix=self.edit.mend,
                basis=basis,
            )
        parts = inspect.getdoc(self.find).split("\n\n")  # type: ignore[union-attr]
        heads = {head: " ".join(text.split()) for head, _, text in (part.partition(":") for part in parts[1:])}
        return Page(
            name=self.name,
            kind=self.kind,
            summary=" ".join(parts[0].split()),
            why=heads["Vì sao"],
            fix=heads["Cách sửa"],
            basis=heads["Căn cứ"],
        )
