"""A later date for one unit, with its paper and reason."""

from dataclasses import dataclass
from datetime import date

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.records.due import last_day
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
    """Enters an extension; the same one twice changes nothing, another one of that duty needs a paper of its own."""
    found = opened.find_unit(unit)
    opened.choose_period(grant.period)
    clauses = {report.clause for report in opened.plan.reports} | {task.clause for task in opened.plan.tasks}
    if grant.clause not in clauses:
        raise Refusal(f"kế hoạch không có việc nào ở “{grant.clause}”. Ghi như II.3.g.")
    entry = grant.tree(found.id)
    opened.workspace.need(EXTENSIONS.at)
    done = Extended(opened.workspace.folder.show(EXTENSIONS.at), found.short_name)
    new = Extension.model_validate(entry)
    earlier = [record for _, record in opened.workspace.extensions if _key(record) == _key(new)]
    if new in earlier:
        return Act(done)
    if earlier and (not _number(new) or _number(new) in map(_number, earlier)):
        raise Refusal(
            f"{done.shown} đã gia hạn {grant.clause} cho {found.short_name} {_words(earlier[-1])}. "
            "Gia hạn khác đi thì nêu văn bản mới: --paper SỐ; ghi nhầm thì sửa trong tệp."
        )
    return Act(done, (tried(opened, EXTENSIONS.at, [Edit((), entry, append=True)], EXTENSIONS_HEAD + "[]\n"),))


def _key(extension: Extension) -> tuple[str, str, str | None]:
    """What an extension is about: of two about the same the later paper holds."""
    return extension.unit, extension.clause, extension.period


def _number(extension: Extension) -> str | None:
    return extension.paper.number if extension.paper else None


def _words(extension: Extension) -> str:
    """Until when, and by which paper."""
    number, day = _number(extension), last_day(extension.due)
    until = f"đến hết ngày {day.isoformat()}" if day else extension.due.text or "không rõ ngày"
    return until + (f", văn bản {number}" if number else ", không nêu văn bản")
