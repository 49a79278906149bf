"""Annexes III and VI: what each unit did with each task, and its budget."""

from collections.abc import Callable
from functools import partial

from plan2015.consolidation.budget_figures import unit_share
from plan2015.consolidation.consolidate import Respondent
from plan2015.consolidation.task_progress import progress_of
from plan2015.papers.report.annexes import Annex, AnnexSource, Field
from plan2015.papers.report.cells import signed
from plan2015.papers.tables import CellText, TableColumn
from plan2015.records.binding import is_bound
from plan2015.records.budget_share import GROUPS
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.duty import Task
from plan2015.records.model.plan import Plan
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.numbers import format_number
from plan2015.wording.choices import FIGURES_WORDS, MEETS_WORDS, PROGRESS_LETTERS
from plan2015.wording.money import base_words, short_scope_words
from plan2015.wording.signs import ESTIMATED, MISSING, NOT_CONCERNED


def progress_annex(plan: Plan) -> Annex:
    """Phụ lục III: the progress of each unit with each task that binds it."""
    tasks = [t for t in plan.tasks if set(COUNTRY) & set(t.binds.kinds)]
    fields = tuple(Field(TableColumn(_short_clause(task.clause), 10, "center"), _progress_cell(task)) for task in tasks)
    return Annex("Tiến độ nhiệm vụ theo điểm", "Tiến độ của từng đơn vị với từng nhiệm vụ", fields)


def _progress_cell(task: Task) -> Callable[[AnnexSource, Respondent], CellText]:
    def cell(setting: AnnexSource, respondent: Respondent) -> CellText:
        if not is_bound(task.binds, respondent.unit):
            return NOT_CONCERNED
        return PROGRESS_LETTERS[progress_of(task, respondent, setting.consolidation.standings.questionnaire)]

    return cell


def _short_clause(clause: str) -> str:
    """3a for II.3.a, as the annex heads its columns."""
    section, item, *rest = clause.split(".")
    return f"{item}{rest[0]}" if section == "II" and rest else f"Khoản {item} mục {section}"


def budget_annex(plan: Plan) -> Annex:
    """Phụ lục VI: the budget of each unit as it declares it."""
    minimum = plan.budget.minimum_percent if plan.budget else 0
    money = [
        Field(TableColumn(title, 9, group=group), partial(_amount, place=f"{place}.{part}"))
        for group, part in (("Chi đào tạo", "training"), ("Mẫu số", "base"))
        for title, place in _COLUMNS
    ]
    return Annex(
        "Kinh phí",
        "Chi đào tạo, mẫu số và tỷ lệ của từng đơn vị",
        (
            Field(TableColumn("Loại mẫu số", 12, "text"), partial(_base_kind, plan=plan)),
            Field(TableColumn("Phạm vi", 10, "text"), partial(_scope, plan=plan)),
            *money,
            Field(TableColumn("Tỷ lệ (%)", 10), partial(_share, minimum=minimum)),
            Field(TableColumn(f"So với {minimum}%", 9, "center"), partial(_verdict, minimum=minimum)),
            Field(TableColumn("Giải trình", 8, "center"), _explained),
        ),
        measure="triệu đồng",
        first=TableColumn("Đơn vị", 17, "text"),
    )


def _base_kind(_setting: AnnexSource, respondent: Respondent, plan: Plan) -> CellText:
    base_kind = respondent.submission.base_kind
    return base_words(base_kind, plan) if base_kind else MISSING


def _scope(_setting: AnnexSource, respondent: Respondent, plan: Plan) -> CellText:
    return short_scope_words(respondent.submission.scope, plan) if respondent.submission.scope else MISSING


def _amount(setting: AnnexSource, respondent: Respondent, place: str) -> CellText:
    return setting.cells.money(respondent, place)


def _share(_setting: AnnexSource, respondent: Respondent, minimum: int) -> CellText:
    found = unit_share(respondent)
    if found is None:
        return MISSING
    shown = format_number(found.share.shown_percent(minimum), 2)
    shown = f"{shown} {ESTIMATED}" if found.share.figures == "estimate" else shown
    return signed(shown, found.training, found.base)


def _verdict(_setting: AnnexSource, respondent: Respondent, minimum: int) -> CellText:
    found = unit_share(respondent)
    return MISSING if found is None else upper_first(MEETS_WORDS[found.share.meets(minimum)])


_COLUMNS = tuple((FIGURES_WORDS[figures], group) for figures, group in reversed(GROUPS.items()))
_SHARE_RULE = "below-minimum-share"


def _explained(setting: AnnexSource, respondent: Respondent) -> CellText:
    """Whether the unit explained a share under the line: có, chờ, or nothing asked."""
    return {True: "có", False: "chờ", None: MISSING}[setting.cells.is_explained(respondent, _SHARE_RULE)]
