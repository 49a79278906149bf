"""data/letters.yaml: the register of reminder letters, from draft to answer, and the calls and e-mails beside it."""

from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from plan2015.records.model.choices import ContactChannel, LetterKind, LetterState
from plan2015.records.model.values import Clause, Day, Id, Ids, Record, as_tuple


class Letter(Record):
    """One letter to one unit, or one circular to many."""

    id: Id
    kind: LetterKind
    units: Ids
    period: Id
    clause: Clause
    as_of: Day
    """The day that its figures and counts of days hold for."""
    state: LetterState = "draft"
    number: str | None = None
    date: Day | None = None
    """The day of signing, once it is issued."""
    answer_by: Day | None = None
    """The new day that the office asked for; never set by the tool."""
    file: str | None = None
    sha256: str | None = None
    """Of the file as it was written, by which a change by hand is seen."""
    data: str | None = None
    """What the letter was made from, as a hash: an equal letter is not written twice."""
    note: str | None = None

    @model_validator(mode="after")
    def _issued_with_a_number(self) -> Self:
        if self.state in ("issued", "answered") and not (self.number and self.date):
            raise PydanticCustomError("missing-key", "an issued letter has both", {"keys": "number, date"})
        return self


class Contacted(Record):
    """A call, an e-mail or a visit about what is owed."""

    unit: Id
    date: Day
    channel: ContactChannel
    who: str | None = None
    with_whom: str | None = None
    promised: Day | None = None
    text: str | None = None


class LetterRegister(Record):
    """The whole register."""

    letters: Annotated[tuple[Letter, ...], BeforeValidator(as_tuple)] = ()
    contacts: Annotated[tuple[Contacted, ...], BeforeValidator(as_tuple)] = ()
