"""Edits: tests of plausibility declared in the plan; one function for each kind, its thresholds from tasks.yaml."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from plan2015.records.model.edits import Edit, EditKind
from plan2015.records.model.plan import Plan
from plan2015.records.problem import Kind
from plan2015.records.workspace import Workspace
from plan2015.rules.edits.copies import equal, near_copy, same_file
from plan2015.rules.edits.periods import change, changed_answer, unchanged
from plan2015.rules.edits.prose import told, told_money, wording
from plan2015.rules.edits.ratios import peers, ratio
from plan2015.rules.edits.sight import Sight
from plan2015.rules.edits.within import bound, contradiction, covered, order, progress, rounding
from plan2015.rules.rule import Finding, Rule

Find = Callable[[Sight], Iterator[Finding]]
FINDS: Mapping[EditKind, Find] = MappingProxyType(
    {
        "ratio": ratio,
        "peers": peers,
        "change": change,
        "bound": bound,
        "contradiction": contradiction,
        "progress": progress,
        "order": order,
        "covered": covered,
        "equal": equal,
        "unchanged": unchanged,
        "changed-answer": changed_answer,
        "near-copy": near_copy,
        "wording": wording,
        "told": told,
        "told-money": told_money,
        "rounding": rounding,
        "same-file": same_file,
    }
)
"""What each kind of edit does."""


def edit_rules(plan: Plan | None) -> tuple[Rule, ...]:
    """The plan's edits as rules, in the order of the plan."""
    return tuple(_rule(edit) for edit in (plan.edits if plan else ()))


def _rule(edit: Edit) -> Rule:
    def find(workspace: Workspace) -> Iterator[Finding]:
        if workspace.plan is not None:
            yield from FINDS[edit.kind](Sight(workspace, workspace.plan, edit))

    return Rule(Kind(edit.severity), find, edit)


__all__ = ["FINDS", "edit_rules"]
