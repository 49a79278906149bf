"""data/narrative/<period>.yaml: the author's own prose of the consolidated report, which a new render never loses."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.values import Flag, Id, Record, blank_group


class AuthorPlace(Record):
    """A place of the consolidated report where the author writes; the plan declares them."""

    place: str
    title: str
    required: Flag = False
    """Whether the tool writes nothing there: left empty it is a hole in the paper."""


class ReportSettings(Record):
    """How the report is printed, where the leaders choose."""

    name_missing_units: Flag = False
    """Whether section I.3 names the units that have not reported, or only counts them."""


class Narrative(Record):
    """The author's prose for one period, and the number and day of the paper once it is signed."""

    period: Id | None = None
    """As the name of the file says it; blank says the same."""
    paper: Annotated[CitedPaper, BeforeValidator(blank_group)] = CitedPaper()
    settings: Annotated[ReportSettings, BeforeValidator(blank_group)] = ReportSettings()
    sections: Annotated[dict[str, str | None], BeforeValidator(blank_group)] = Field(default_factory=dict)
