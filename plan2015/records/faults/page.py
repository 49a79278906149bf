"""The help page of a rule or fault: what it means, why it matters, what it rests on, how to mend it."""

from dataclasses import dataclass

from plan2015.records.problem import Kind

CONVENTION = "Quy ước ghi tệp của plan2015 (docs/huong-dan.md)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One rule's page, in Vietnamese, as `plan2015 explain` prints it."""

    name: str
    kind: Kind
    summary: str
    why: str
    fix: str
    basis: str = CONVENTION
