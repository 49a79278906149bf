"""Which money is added: kind of base and scope in the words of the plan's own form, the same everywhere."""

from plan2015.records.model.plan import Plan

SCOPE = "budget.scope"
"""Where a submission says for whom its money is reckoned."""


def base_words(base_kind: str | None, plan: Plan) -> str:
    """A kind of base as the plan names it; that none is stated, where that is so."""
    kinds = plan.budget.base_kinds if plan.budget else ()
    return _named(base_kind, {kind.id: kind.title for kind in kinds}) or "chưa ghi loại mẫu số"


def scope_words(scope: str | None, plan: Plan) -> str:
    """A scope as the form offers it; that none is stated, where that is so."""
    offered = plan.choices_at.get(SCOPE, ())
    return _named(scope, {choice.value: choice.title for choice in offered}) or "chưa ghi phạm vi"


def short_scope_words(scope: str | None, plan: Plan) -> str:
    """The same where a head or a base already says that money is meant: “cấp mình” for “ngân sách cấp mình”."""
    return scope_words(scope, plan).removeprefix("ngân sách ")


def basis_words(base_kind: str | None, scope: str | None, plan: Plan) -> str:
    """Both: “chi thường xuyên, ngân sách cấp mình”."""
    return f"{base_words(base_kind, plan)}, {scope_words(scope, plan)}"


def _named(value: str | None, titles: dict[str, str]) -> str:
    """The title; a value that this plan does not know, as it stands in an older closing, names itself."""
    return titles.get(value, value) if value else ""
