"""What must hold between records: a rule is one function, and all of them stand in one list."""

from collections.abc import Iterable, Iterator

from plan2015.questionnaire import Questionnaire
from plan2015.records.faults import FAULTS, Page
from plan2015.records.kinds import PLAN
from plan2015.records.model.plan import Plan
from plan2015.records.origin import Origin
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.source import Keys
from plan2015.records.schema import dotted
from plan2015.records.workspace import Workspace
from plan2015.rules.answers import missing_reason, task_not_assigned
from plan2015.rules.closing import changed_after_closing
from plan2015.rules.comparison import below_half_year
from plan2015.rules.days import (
    data_runs_past_signing,
    day_outside_period,
    received_just_after_due,
    signed_after_received,
)
from plan2015.rules.edits import edit_rules
from plan2015.rules.edits.soundness import unsound
from plan2015.rules.explained import is_explained
from plan2015.rules.figures import part_exceeds_whole, parts_do_not_add_up
from plan2015.rules.identity import (
    leftover_file,
    repeated_id,
    repeated_paper_number,
    school_without_parent_mark,
    second_submission,
    stray_file,
    wrong_path,
)
from plan2015.rules.loss import lost_since_commit
from plan2015.rules.money import below_minimum_share, thousand_fold
from plan2015.rules.plan import (
    clause_out_of_order,
    paper_cited_twice,
    part_outside_clause,
    period_ends_before_it_begins,
    repeated_in_plan,
)
from plan2015.rules.plan_names import points_nowhere
from plan2015.rules.references import unknown_indicator, unknown_period, unknown_task, unknown_unit
from plan2015.rules.rule import Check, Finding, Rule
from plan2015.rules.texts import copied_text
from plan2015.vietnamese.matching import closest


# These two stand here because they need the list that they stand in.
def unknown_rule(workspace: Workspace) -> Iterator[Finding]:
    """Giải trình nêu một quy tắc không có.

    Vì sao: lời giải trình không gắn được với chỗ cần giải trình nào, nên chỗ đó vẫn còn mở.

    Căn cứ: danh sách quy tắc của plan2015 explain.

    Cách sửa: sửa tên quy tắc theo gợi ý; plan2015 explain-query ghi tên đúng thay người soạn.
    """
    known = {rule.name for rule in (*RULES, *edit_rules(workspace.plan))}
    for submission in workspace.submissions:
        for index, explanation in enumerate(submission.explanations):
            if explanation.rule not in known:
                near = closest(explanation.rule, known)
                keys = ("explanations", index, "rule")
                message = f"không có quy tắc “{explanation.rule}”"
                yield Finding(Origin(submission.path), keys, message, f"Ý bạn là “{near}”?" if near else "")


def unsound_edit(workspace: Workspace) -> Iterator[Finding]:
    """Phép kiểm tra số liệu của kế hoạch không hỏi được: thiếu ngưỡng, nhắc đến ô, kỳ không có, hoặc trùng tên.

    Vì sao: phép đó không bao giờ hỏi, mà người đọc tưởng số liệu đã được kiểm tra.

    Căn cứ: mục edits trong data/tasks.yaml (docs/edits.md).

    Cách sửa: sửa mã ô, kỳ cho khớp, ghi ngưỡng còn thiếu, hoặc đặt tên khác.
    """
    plan = workspace.plan
    if plan is None or not plan.edits:
        return
    questions, taken = Questionnaire(plan), {rule.name for rule in RULES} | FAULTS.keys()
    for index, edit in enumerate(plan.edits):
        for fault in unsound(edit, plan, questions, taken):
            yield Finding(Origin(PLAN.at), ("edits", index, *fault.keys), fault.message)


_ERRORS: tuple[Check, ...] = (
    clause_out_of_order,
    part_outside_clause,
    repeated_in_plan,
    points_nowhere,
    unsound_edit,
    period_ends_before_it_begins,
    wrong_path,
    repeated_id,
    second_submission,
    repeated_paper_number,
    unknown_unit,
    unknown_period,
    unknown_task,
    unknown_indicator,
    unknown_rule,
    task_not_assigned,
    missing_reason,
    part_exceeds_whole,
    parts_do_not_add_up,
    changed_after_closing,
    lost_since_commit,
)
_QUERIES: tuple[Check, ...] = (
    signed_after_received,
    data_runs_past_signing,
    day_outside_period,
    school_without_parent_mark,
    below_half_year,
    below_minimum_share,
    thousand_fold,
    copied_text,
)
_NOTES: tuple[Check, ...] = (received_just_after_due, paper_cited_twice, stray_file, leftover_file)

HIDES_REPORTS = frozenset({"stray-file", "leftover-file"})
"""Notes that `check --strict` takes for errors: a report may lie there that nobody counts."""

RULES: tuple[Rule, ...] = tuple(
    Rule(kind, find)
    for kind, finds in ((Kind.ERROR, _ERRORS), (Kind.QUERY, _QUERIES), (Kind.NOTE, _NOTES))
    for find in finds
)


def check(workspace: Workspace) -> tuple[Problem, ...]:
    """Every problem of a workspace, those of reading and those between records, in the order of the files."""
    problems = [*workspace.problems, *_located(workspace, (*RULES, *edit_rules(workspace.plan)))]
    return tuple(sorted(_without_idle_queries(workspace, problems), key=lambda problem: problem.order))


def errors(workspace: Workspace) -> tuple[Problem, ...]:
    """The errors among them, for whoever must not wait for the rest."""
    strict = [rule for rule in RULES if rule.kind is Kind.ERROR]
    problems = [*(p for p in workspace.problems if p.kind is Kind.ERROR), *_located(workspace, strict)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _without_idle_queries(workspace: Workspace, problems: list[Problem]) -> list[Problem]:
    """A figure that may go is not asked about as well: one to mend, or one whose unit of account is still asked for."""
    wrong = {(problem.place.path, problem.key) for problem in problems if problem.kind is Kind.ERROR}
    first = Rule(Kind.QUERY, thousand_fold).name
    unsure = {(p.place.path, p.key) for p in problems if p.rule == first and p.is_open}
    doubtful = {True: wrong, False: wrong | unsure}
    sent = {(s.unit, s.period): workspace.folder.show(s.path) for s in workspace.submissions if wrong or unsure}
    unit_of = {path: unit for (unit, _), path in sent.items()}

    def speaks_of_doubtful(query: Problem) -> bool:
        """Whether one of its figures is in doubt; a figure of another period stands in that period's report."""
        path = query.place.path
        figures = (key.rpartition(":") for key, _ in query.figures)
        places = ((sent.get((unit_of.get(path, ""), period), path), key) for period, _, key in figures)
        return not doubtful[query.rule == first].isdisjoint({(path, query.key), *places})

    return [p for p in problems if p.kind is not Kind.QUERY or not speaks_of_doubtful(p)]


def pages(plan: Plan | None = None) -> dict[str, Page]:
    """Every page by name: the rules between records, the edits of a plan, the faults of single files."""
    return {**{rule.name: rule.page for rule in (*RULES, *edit_rules(plan))}, **FAULTS}


def _located(workspace: Workspace, rules: Iterable[Rule]) -> Iterator[Problem]:
    """What rules find, file by file: a file is read again for its places only once."""
    found = _found(workspace, rules)
    for rule, finding in sorted(found, key=lambda pair: pair[1].origin.path):
        yield _locate(workspace, rule, finding)


def _found(workspace: Workspace, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """What rules find; of the plan's edits only the first that asks about a figure speaks."""
    asked: set[tuple[str, Keys]] = set()
    for rule in rules:
        for finding in rule.find(workspace):
            place = (finding.origin.path, finding.keys)
            if rule.edit is None or place not in asked:
                yield rule, finding
            if rule.edit:
                asked.add(place)


def _locate(workspace: Workspace, rule: Rule, finding: Finding) -> Problem:
    place = workspace.place(finding.origin, *finding.keys, at_key=finding.at_key)
    return Problem(
        rule=rule.name,
        kind=rule.kind,
        place=place,
        message=finding.message,
        hint=finding.hint or rule.page.fix,
        key=dotted((*finding.origin.keys, *finding.keys)),
        figures=finding.figures,
        explained=rule.kind is Kind.QUERY and is_explained(workspace, rule.name, finding),
    )


__all__ = ["HIDES_REPORTS", "RULES", "Rule", "check", "errors", "pages"]
