"""Whether a query is answered: an explanation holds only for the figures it was written for."""

from plan2015.records.schema import dotted
from plan2015.records.submission import ExplanationState
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding


def is_explained(workspace: Workspace, rule: str, finding: Finding) -> bool:
    """Whether the finding's submission holds an explanation for this rule, place and figures that is not refused."""
    submission = workspace.submission_at.get(finding.origin.path)
    if submission is None:
        return False
    return any(holds(explanation, rule, finding) for explanation in submission.explanations)


def holds(explanation: ExplanationState, rule: str, finding: Finding) -> bool:
    """Whether one explanation answers a finding as the data stands now."""
    return (
        explanation.rule == rule
        and explanation.at == dotted(finding.keys)
        and explanation.accepted is not False
        and dict(explanation.figures) == dict(finding.figures)
    )
