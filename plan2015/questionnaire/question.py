"""One question of the form: what it asks, where its answer stands in a submission, whom it binds."""

import re
from dataclasses import dataclass, field
from typing import Literal

from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.model.duty import Binding
from plan2015.records.model.unit import Unit

Keys = tuple[str, ...]
AnswerKind = Literal["text", "number", "date", "choice", "paper", "progress", "prose"]
"""What answers a question: a line, a figure, a day, one of several words, a paper (number and day), how far a task is
(progress, result, product, reason), or prose of several lines."""
Options = tuple[tuple[str, str], ...]
"""Value and title of each answer to choose from."""

_CODE = re.compile(r"(?P<letter>[A-Z])(?P<row>[0-9]+)(?:\.(?P<column>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its code on the form, the keys of its place in a submission, its title, and what answers it."""

    code: str
    """Empty where the form has no cell for it: a part of a task that is asked about elsewhere."""
    keys: Keys
    title: str
    kind: AnswerKind = "text"
    bindings: tuple[Binding | None, ...] = ()
    """All of them must bind a unit: a task's own and its part's. None binds nobody."""
    required: bool = False
    also: tuple[Keys, ...] = ()
    """Other places of which one answered is enough: the estimate, else the figure to date, else the plan."""
    measure: str = ""
    whole: bool = True
    cumulative: bool = False
    options: Options = field(default=(), repr=False)
    long: bool = False
    """Whether its answer is prose of several lines."""
    hint: str = ""
    """An example of an answer."""
    note: str = ""
    """What is to be known when answering."""
    has_parts: bool = False
    """Whether it is a task that is asked about part by part; answered as a whole, it stands for them."""

    @property
    def key(self) -> str:
        """The dotted key by which reports, screens and explanations name its answer."""
        return ".".join(self.keys)

    @property
    def answer_key(self) -> str:
        """The dotted key of the one value that answers it; of a task, how far it is."""
        return f"{self.key}.progress" if self.kind == "progress" else self.key

    @property
    def clause(self) -> str:
        """The task, or part of one, that a question about progress speaks of."""
        return self.keys[-1]

    @property
    def section(self) -> str:
        """The letter of the form's section it stands in."""
        return self.code[:1]

    @property
    def name(self) -> str:
        """Code and title, as letters and screens name it."""
        return f"{self.code} {self.title}" if self.code else self.title

    def binds(self, unit: Unit) -> bool:
        """Whether a unit of its kind is asked this at all, whatever the conditions."""
        return all(is_bound(binding, unit) for binding in self.bindings)

    def is_asked_of(self, unit: Unit) -> bool | None:
        """Whether a unit is asked this: yes, no, or None where a condition is not known to hold."""
        if not self.binds(unit):
            return False
        met = [meets_condition(binding, unit).value for binding in self.bindings]
        return False if False in met else None if None in met else True


def code_parts(code: str) -> tuple[str, str]:
    """The letter of the section a code stands in, and the number of its column: E02.1 is E and 1."""
    return code[:1], code.partition(".")[2]


def code_order(code: str) -> tuple[str, int, int]:
    """What sorts codes as the form does: E02.1 before E10, E10 before E10.1."""
    match = _CODE.fullmatch(code)
    return (match["letter"], int(match["row"]), int(match["column"] or 0)) if match else (code, 0, 0)
