"""What must hold between records: a rule is one function, and all of them stand in one list."""

from collections.abc import Iterator

from plan2015.records.faults import FAULTS, Page
from plan2015.records.problem import Kind, Problem
from plan2015.records.schema import dotted
from plan2015.records.workspace import Workspace
from plan2015.rules.identity import repeated_id, second_submission, stray_file, wrong_path
from plan2015.rules.references import unknown_indicator, unknown_period, unknown_task, unknown_unit
from plan2015.rules.rule import Check, Finding, Rule

_ERRORS: tuple[Check, ...] = (
    wrong_path,
    repeated_id,
    second_submission,
    unknown_unit,
    unknown_period,
    unknown_task,
    unknown_indicator,
)
_QUERIES: tuple[Check, ...] = ()
_NOTES: tuple[Check, ...] = (stray_file,)

RULES: tuple[Rule, ...] = tuple(
    Rule(kind, find)
    for kind, finds in ((Kind.ERROR, _ERRORS), (Kind.QUERY, _QUERIES), (Kind.NOTE, _NOTES))
    for find in finds
)


def check(workspace: Workspace) -> tuple[Problem, ...]:
    """Every problem of a workspace, those of reading and those between records, in the order of the files."""
    found = sorted(_findings(workspace), key=lambda pair: pair[1].origin.path)
    problems = [*workspace.problems, *(_locate(workspace, rule, finding) for rule, finding in found)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def pages() -> dict[str, Page]:
    """Every page by name: first the rules between records, then the faults of single files."""
    return {**{rule.name: rule.page for rule in RULES}, **FAULTS}


def _findings(workspace: Workspace) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES:
        yield from ((rule, finding) for finding in rule.find(workspace))


def _locate(workspace: Workspace, rule: Rule, finding: Finding) -> Problem:
    place = workspace.place(finding.origin, *finding.keys, at_key=finding.at_key)
    return Problem(
        rule=rule.name,
        kind=rule.kind,
        place=place,
        message=finding.message,
        hint=finding.hint or rule.page.mend,
        key=dotted((*finding.origin.keys, *finding.keys)),
        figures=finding.figures,
    )


__all__ = ["RULES", "Rule", "check", "pages"]
