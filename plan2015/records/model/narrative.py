"""data/narrative/<period>.yaml: the author's own prose of the consolidated report, which a new render never loses."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.values import Flag, Id, Record, blank_group

SectionId = Literal[
    "I.1", "I.2", "II.1.a", "II.1.b", "II.1.c", "II.1.d", "II.1.đ", "II.2.a", "II.2.b", "II.3.a", "II.3.b", "II.3.c",
    "II.3.d.1", "II.3.d.2", "II.3.d.3", "II.3.d.4", "II.3.đ", "II.3.e", "III.1", "III.2", "III.3", "III.4",
    "IV.1", "IV.3", "V.1", "V.2", "V.3",
]  # fmt: skip
"""The places of the report where the author writes."""
WHOLLY_THE_AUTHORS: frozenset[str] = frozenset(("I.1", "III.1", "III.2", "III.3", "III.4", "IV.3", "V.1", "V.2", "V.3"))
"""Those where the tool writes nothing: left empty they are holes in the paper."""


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
    sections: Annotated[dict[SectionId, str | None], BeforeValidator(blank_group)] = Field(default_factory=dict)
