"""data/closed/<period>.yaml: what a period held when it was closed, and each time it was closed again."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plan2015.records.model.values import Count, Day, Id, Record, as_tuple, blank_group


class ClosedVersion(Record):
    """The period as it stood at one closing."""

    closed: Day
    """The day it was closed."""
    commit: str | None = None
    """The version of the data in git."""
    reason: str | None = None
    """Why it was closed again; the first closing needs none."""
    added_by: Literal["typed", "consolidation"] = "typed"
    """How the totals were added: as the report adds them, or, in the oldest closings, whatever was typed."""
    totals: Annotated[dict[str, str], BeforeValidator(blank_group)] = Field(default_factory=dict)
    """Σ of each figure over LĐLĐ and sector unions, as dotted keys; money by kind of base, scope and figures."""
    without_queried: Annotated[dict[str, str | None], BeforeValidator(blank_group)] = Field(default_factory=dict)
    """The totals that held a figure waiting for an explanation, each without such figures."""
    left_out: Annotated[dict[str, Count], BeforeValidator(blank_group)] = Field(default_factory=dict)
    """How many units gave a figure that had an error and is not in the total."""
    submissions: Annotated[dict[str, str], BeforeValidator(blank_group)] = Field(default_factory=dict)
    """Path below the data folder and the SHA-256 of the text of each submission."""


class Closing(Record):
    """The manifest of a closed period; the last version is the one that holds."""

    period: Id | None = None
    """As the name of the file says it; blank says the same."""
    versions: Annotated[tuple[ClosedVersion, ...], BeforeValidator(as_tuple)] = ()
