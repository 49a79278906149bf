"""A later date for one unit, with its paper and reason."""

from dataclasses import dataclass
from datetime import date

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.scaffold import EXTENSIONS_HEAD
from plan2015.records.editing.typed import Tree
from plan2015.records.kinds import EXTENSIONS
from plan2015.records.model.registers import Extension


@dataclass(frozen=True)
class Grant:
    """A later date for one obligation of a unit, and why it is allowed."""

    clause: str
    until: date
    period: str | None = None
    paper: str | None = None
    signed: date | None = None
    reason: str | None = None

    def tree(self, unit: str) -> dict[str, Tree]:
        """The same as the file has it."""
        cited = {"number": self.paper, "date": self.signed.isoformat() if self.signed else None}
        entry: dict[str, Tree] = {
            "unit": unit,
            "clause": self.clause,
            "period": self.period,
            "due": {"by": self.until.isoformat()},
            "paper": {key: value for key, value in cited.items() if value},
            "reason": self.reason,
        }
        return {key: value for key, value in entry.items() if value}


@dataclass(frozen=True)
class Extended:
    """The extension that was entered."""

    shown: str
    unit: str


def extend(opened: Opened, unit: str, grant: Grant) -> Act[Extended]:
    """Enters an extension; the same one twice changes nothing."""
    found = opened.find_unit(unit)
    opened.choose_period(grant.period)
    clauses = {report.clause for report in opened.plan.reports} | {task.clause for task in opened.plan.tasks}
    if grant.clause not in clauses:
        raise Refusal(f"kế hoạch không có việc nào ở “{grant.clause}”. Ghi như II.3.g.")
    entry = grant.tree(found.id)
    opened.workspace.need(EXTENSIONS.at)
    done = Extended(opened.workspace.folder.show(EXTENSIONS.at), found.short_name)
    if Extension.model_validate(entry) in {record for _, record in opened.workspace.extensions}:
        return Act(done)
    return Act(done, (tried(opened, EXTENSIONS.at, [Edit((), entry, append=True)], EXTENSIONS_HEAD + "[]\n"),))
