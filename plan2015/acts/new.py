"""A new unit, a new submission, the author's own prose: files with a Vietnamese comment at each field."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried_new
from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.scaffold import submission_text
from plan2015.records.editing.scaffold import modeline, narrative_text, unit_text
from plan2015.records.kinds import NARRATIVES, SUBMISSIONS, UNITS, FileKind
from plan2015.screens.editors.settings import SCHEMAS
from plan2015.vietnamese.matching import slug
from plan2015.wording.states import receive_line


@dataclass(frozen=True)
class Begun:
    """A file that was begun."""

    shown: str
    schemas: Path | None = None
    """Where the schemas for editors would be made, when there are none yet."""
    next_line: str = ""
    """The command that comes next, if there is one."""


def begin_unit(opened: Opened, facts: Mapping[str, str | None]) -> Act[Begun]:
    """Begins the file of a unit, whose id is made of its short name; `facts` are by the keys of the file."""
    unit, parent = slug(facts["short_name"] or ""), facts["parent"]
    if not unit:
        raise Refusal(f"tên ngắn “{facts['short_name']}” không có chữ hay số nào để làm mã đơn vị.")
    if unit in opened.workspace.units:
        raise Refusal(f"đã có đơn vị “{unit}”.")
    if parent not in opened.workspace.units:
        raise Refusal(f"không có đơn vị cấp trên “{parent}”.")
    return _scaffold(opened, UNITS, UNITS.path(unit), unit_text({"id": unit, **facts}))


def begin_submission(opened: Opened, unit: str, period: str) -> Act[Begun]:
    """Begins a submission with every cell that the form asks of the unit."""
    found, chosen = opened.find_unit(unit), opened.find_period(period)
    if path := opened.submission_path(found, chosen):
        raise Refusal(f"đã có {opened.workspace.folder.show(path)}, không ghi đè.")
    path = SUBMISSIONS.path(chosen, found.id)
    text = submission_text(found, chosen, Questionnaire(opened.plan))
    return _scaffold(opened, SUBMISSIONS, path, text, receive_line(found.id, chosen))


def begin_narrative(opened: Opened, period: str) -> Act[Begun]:
    """Begins the author's own prose of a period's report."""
    chosen = opened.find_period(period)
    path = NARRATIVES.path(chosen)
    if path in opened.workspace.folder.paths():
        raise Refusal(f"đã có {opened.workspace.folder.show(path)}, không ghi đè.")
    new = tried_new(opened, path, narrative_text(chosen, opened.plan.narrative))
    return Act(Begun(new.shown), (new,))


def _scaffold(opened: Opened, kind: FileKind, path: str, text: str, next_line: str = "") -> Act[Begun]:
    """A file that tells editors its schema."""
    new = tried_new(opened, path, modeline(kind, path) + text)
    schemas = Path(opened.workspace.folder.root).parent / SCHEMAS
    return Act(Begun(new.shown, None if schemas.is_dir() else schemas, next_line), (new,))
