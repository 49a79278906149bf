"""A received form set against the questions of today: by which list it is read, and what that list says of today's."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from plan2015.forms.found import Recognised
from plan2015.forms.grid import Finding, Loose
from plan2015.forms.identity import Identity
from plan2015.forms.parts import Cell, Form
from plan2015.forms.specification import issued_form
from plan2015.records.model.plan import Plan
from plan2015.records.workspace import Workspace

_MOST_CODES = 12


@dataclass(frozen=True)
class Issue:
    """The form as it was issued, beside the one of today: a question is the same where its answer's place is."""

    form: Form
    current: Form
    expected: frozenset[str]
    """The codes, as they were printed, of the cells that this unit's form must have."""
    notes: list[Finding] = field(default_factory=list)

    @property
    def codes(self) -> Mapping[str, Cell]:
        """What each printed code stands for."""
        return {cell.code: cell for cell in self.form.cells()}

    def translate(self, found: Recognised) -> Recognised:
        """The answers under the codes of today; what is asked no more is kept outside."""
        if self.form is self.current:
            return found
        today = {cell.path: cell.code for cell in self.current.cells()}
        before = self.codes
        kept = {code: answer for code, answer in found.answers.items() if before[code].path in today}
        gone = [(code, answer) for code, answer in found.answers.items() if code not in kept and answer.text]
        outside = [Loose(f"{answer.place}, câu hỏi nay không còn", answer.text) for _, answer in gone]
        answers = {today[before[code].path]: answer for code, answer in kept.items()}
        findings = [replace_code(finding, before, today) for finding in found.findings]
        return replace(found, answers=answers, outside=[*found.outside, *outside], findings=findings)


def replace_code(finding: Finding, before: Mapping[str, Cell], today: Mapping[tuple[str, ...], str]) -> Finding:
    """A finding whose proposal is for the question of today; for one that is asked no more there is none."""
    proposal = finding.proposal
    if proposal is None:
        return finding
    code = today.get(before[proposal.code].path)
    return finding._replace(proposal=proposal._replace(code=code) if code else None)


def issue_of(identity: Identity, today: Form, asked: Form, plan: Plan, workspace: Workspace) -> Issue:
    """By which questions a form is read; `asked` is what is asked of this unit now."""
    expected = frozenset(cell.code for cell in asked.cells())
    if identity.version == today.version:
        return Issue(today, today, expected)
    issued = issued_form(plan, workspace.folder, today.unit, identity.period, identity.version)
    if issued is None:
        said = f"biểu in theo bản câu hỏi {identity.version}, nay là {today.version}, bản ấy không được giữ lại"
        note = Finding("note", "mã phiếu", f"{said}: đọc theo bản nay, xin đối chiếu")
        return Issue(today, today, expected, [note])
    paths = {cell.path for cell in asked.cells()}
    known = {cell.path for cell in issued.cells()}
    said = f"biểu in theo bản câu hỏi {identity.version}, nay là {today.version}: đọc theo đúng bản đã in"
    notes = [Finding("note", "mã phiếu", said)]
    added = [f"{cell.code} {cell.title}" for cell in asked.cells() if cell.path not in known]
    if added:
        more = "; …" if len(added) > _MOST_CODES else ""
        told = (
            f"{len(added)} ô hỏi thêm sau khi phát biểu, đơn vị chưa được hỏi: {'; '.join(added[:_MOST_CODES])}{more}"
        )
        notes.append(Finding("note", "mã phiếu", told))
    must = frozenset(cell.code for cell in issued.cells() if cell.path in paths)
    return Issue(issued, today, must, notes)
