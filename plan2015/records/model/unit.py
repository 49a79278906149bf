"""data/units/: who answers."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plan2015.records.model.choices import UnitKind
from plan2015.records.model.values import Count, Day, Flag, Id, Record, as_tuple, blank_group


class Alias(Record):
    """Another name of a unit: a spelling, or an earlier name with its dates."""

    name: str
    from_: Day | None = Field(alias="from", default=None)
    until: Day | None = None
    source: str | None = None


class Active(Record):
    """From when until when a unit exists; blank = always."""

    from_: Day | None = Field(alias="from", default=None)
    until: Day | None = None


class Contact(Record):
    """Whom to call; never shown in pages or exports unless asked."""

    leader: str | None = None
    officer: str | None = None
    email: str | None = None
    phone: str | None = None


def read_alias(value: Any) -> Any:
    """An alias that is only a name, as one with a name."""
    return {"name": value} if isinstance(value, str) else value


class Unit(Record):
    """One unit, as its file says."""

    id: Id
    kind: UnitKind
    name: str
    short_name: str
    code: str | None = None
    parent: Id | None = None
    has_school: Flag | None = None
    aliases: Annotated[tuple[Annotated[Alias, BeforeValidator(read_alias)], ...], BeforeValidator(as_tuple)] = ()
    active: Annotated[Active, BeforeValidator(blank_group)] = Active()
    contact: Annotated[Contact, BeforeValidator(blank_group)] = Contact()
    head: Flag = False
    position: str | None = None
    order: Count | None = None
    """The place in the official order, where there is one; else units go by name."""
    note: str | None = None
    source: str | None = None
