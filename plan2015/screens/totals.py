"""Totals in words: by the codes of the form, with what is in doubt in them, before and after a change."""

from collections.abc import Iterable, Iterator
from typing import Any

from plan2015.consolidation.budget_figures import UNSTATED
from plan2015.consolidation.totals import Moved, MovedSinceClosing, Total
from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.questionnaire import keys_of
from plan2015.records.budget_share import GROUPS
from plan2015.records.model.choices import Figures
from plan2015.records.model.plan import Plan
from plan2015.records.schema import dotted
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import printed_number
from plan2015.wording.choices import FIGURES_WORDS
from plan2015.wording.money import basis_words
from plan2015.wording.signs import MISSING, SIGN_WORDS, UNDER_QUERY
from plan2015.wording.states import period_words

_MOST_NAMED = 5


def total_title(key: str, questionnaire: Questionnaire) -> str:
    """What a total is, by its code and title on the form; money with its kind of base and scope."""
    code, title, basis = _named(key, questionnaire)
    return f"{code} {title}{basis}".strip()


def figure_title(key: str, title: str, plan: Plan) -> str:
    """What a figure is, by its own title; of pooled money also of which kind it is."""
    found = _pool_of(key)
    if not found:
        return title
    base_kind, scope, figures = found
    return f"{title} ({_basis(base_kind, scope, plan)}, {FIGURES_WORDS[figures]})"


def moved_words(moved: Moved) -> str:
    """A total before and after: “316.058 → 314.252 (bỏ ra ngoài số có lỗi của 1 đơn vị)”."""
    same = _doubt(moved.before) == _doubt(moved.after)
    before = _value(moved.before) if same else _value(moved.before) + _doubt(moved.before)
    return f"{before} → {_value(moved.after)}{_doubt(moved.after)}"


def moved_row(moved: Moved) -> dict[str, Any]:
    """A total before and after as JSON; `…_without` is null where no figure in it waits for an explanation."""
    row: dict[str, Any] = {"key": moved.key, "before": moved.before.value, "after": moved.after.value}
    for name, total in (("before", moved.before), ("after", moved.after)):
        doubt = {"queried": total.is_queried, "without": total.without, "left_out": total.left_out}
        row |= {f"{name}_{what}": value for what, value in doubt.items()}
    return row


def closing_row(since: MovedSinceClosing) -> dict[str, Any]:
    """What a closed period's totals became, as JSON; `totals` is null where they cannot be compared."""
    totals = None if since.totals is None else [moved_row(moved) for moved in since.totals]
    return {"period": since.period, "closed": since.version.closed.isoformat(), "totals": totals}


def closing_words(since: MovedSinceClosing, questionnaire: Questionnaire) -> str:
    """One sentence: which totals are not what they were when a period was closed, the first few by their codes."""
    closed = f"so với số liệu chốt ngày {short_date(since.version.closed)}"
    head = f"Kỳ {period_words(since.period, questionnaire.plan)}, {closed}"
    if since.totals is None:
        return f"{head}: bản chốt cũ cộng mọi số đã gõ, cả số có lỗi, nên không so từng tổng; chốt lại để so được."
    if not since.totals:
        return f"{head}: không tổng nào thay đổi."
    named = (f"{_short_title(moved.key, questionnaire)} {_short_words(moved)}" for moved in since.totals[:_MOST_NAMED])
    rest = len(since.totals) - _MOST_NAMED
    return f"{head}, tổng thay đổi: {'; '.join(named)}{f'; và {rest} tổng khác' if rest > 0 else ''}."


def doubt_words(totals: Iterable[Total]) -> str:
    """How many of some totals left a figure out or hold one that waits for an explanation; nothing where none does."""
    listed = tuple(totals)
    left_out, queried = sum(total.left_out > 0 for total in listed), sum(total.is_queried for total in listed)
    parts = [f"{left_out} tổng đã bỏ ra ngoài số có lỗi"] if left_out else []
    parts += [queried_words(queried)] if queried else []
    return f"{'; '.join(parts)}." if parts else ""


def queried_words(count: int) -> str:
    """The line about totals that hold a figure in question."""
    return f"{count} tổng có số đang chờ giải trình {UNDER_QUERY}"


def _short_words(moved: Moved) -> str:
    """A total before and after in one breath; the mark speaks of both, and so does what stands behind it."""
    before, after = moved.before, moved.after
    words = f"{_number(before.value)} → {_number(after.value)}"
    if not (before.is_queried or after.is_queried):
        return words
    rest = (_number(total.without if total.is_queried else total.value) for total in (before, after))
    return f"{words} {UNDER_QUERY} (không kể số chờ giải trình: {' → '.join(rest)})"


def _short_title(key: str, questionnaire: Questionnaire) -> str:
    code, title, basis = _named(key, questionnaire)
    return f"{code or title}{basis}"


def _named(key: str, questionnaire: Questionnaire) -> tuple[str, str, str]:
    """Code, title, and in brackets which money is pooled; a key that the form knows nothing of names itself."""
    found = _pool_of(key)
    if not found:
        question = questionnaire.at(keys_of(key))
        return (question.code, question.title, "") if question else ("", key, "")
    base_kind, scope, figures = found
    place = ("budget", GROUPS[figures], key.rpartition(".")[2])
    question = questionnaire.at(place)
    basis = f" ({_basis(base_kind, scope, questionnaire.plan)})"
    return (question.code, question.title, basis) if question else ("", dotted(place), basis)


def _pool_of(key: str) -> tuple[str, str, Figures] | None:
    """Kind of base, scope and figures of a key such as `budget.total-expenditure.own-level.estimate.training`."""
    group, *parts = key.split(".")
    figures = next((f for f in GROUPS if len(parts) == 4 and f == parts[2]), None)
    return (parts[0], parts[1], figures) if group == "budget" and figures else None


def _basis(base_kind: str, scope: str, plan: Plan) -> str:
    return basis_words(base_kind if base_kind != UNSTATED else None, scope if scope != UNSTATED else None, plan)


def _value(total: Total) -> str:
    return f"{_number(total.value)} {UNDER_QUERY}" if total.is_queried else _number(total.value)


def _doubt(total: Total) -> str:
    said = "; ".join(_doubts(total))
    return f" ({said})" if said else ""


def _doubts(total: Total) -> Iterator[str]:
    if total.is_queried:
        yield f"không kể số chờ giải trình: {_number(total.without)}"
    if total.left_out:
        yield f"bỏ ra ngoài số có lỗi của {total.left_out} đơn vị"


def _number(value: str | None) -> str:
    return SIGN_WORDS[MISSING] if value is None else printed_number(value)
