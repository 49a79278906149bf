"""Annexes II to VII and IX: what each asks of the units, column by column."""

from collections.abc import Callable

from plan2015.consolidation.budget_figures import unit_share
from plan2015.consolidation.consolidate import SCHOOLS, Respondent
from plan2015.consolidation.task_progress import progress_of
from plan2015.papers.report.annexes import (
    Annex,
    Field,
    Setting,
    choice_field,
    earlier_field,
    figure_field,
    paper_field,
    share_field,
)
from plan2015.papers.report.cells import signed
from plan2015.papers.tables import Cell, Column
from plan2015.records.binding import is_bound
from plan2015.records.budget_share import GROUPS
from plan2015.records.model.duty import Task
from plan2015.records.model.plan import Plan
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import format_number
from plan2015.wording.choices import FIGURES_WORDS, MEETS_WORDS, PROGRESS_LETTERS
from plan2015.wording.money import base_words, short_scope_words
from plan2015.wording.signs import ESTIMATED, MISSING, NOT_CONCERNED


def _reporting_below(setting: Setting, respondent: Respondent) -> Cell:
    with_plan = setting.cells.number(respondent, "district_plans")
    return f"{with_plan}/{setting.cells.number(respondent, 'district_unions')}"


ORGANISATION = Annex(
    "Tổ chức chỉ đạo",
    "Kế hoạch, ban chỉ đạo, hội nghị triển khai của từng đơn vị",
    (
        paper_field("Kế hoạch (số, ngày)", 24, "own_plan"),
        paper_field("Quyết định về ban chỉ đạo (số, ngày)", 24, "committee_decision"),
        choice_field("Có phân công", 9, "assignment_paper"),
        figure_field("Hội nghị (cuộc)", 10, "launch_meetings"),
        figure_field("Lượt người", 11, "launch_attendances"),
        Field(
            Column("CĐ cấp trên trực tiếp cơ sở có kế hoạch / tổng số", 15, "center"),
            _reporting_below,
            asks=("district_plans", "district_unions"),
        ),
    ),
)
OFFICIALS = Annex(
    "Đội ngũ cán bộ",
    "Số cán bộ công đoàn của từng đơn vị",
    (
        figure_field("Tổng số", 12, "officials"),
        figure_field("Nữ", 11, "officials_women"),
        figure_field("Chuyên trách", 10, "officials_full_time"),
        figure_field("Bán chuyên trách", 10, "officials_half_time"),
        figure_field("Không chuyên trách", 12, "officials_part_time"),
        figure_field("người", 10, "trained_full_time", "Đã qua bồi dưỡng: chuyên trách"),
        share_field("%", 8, "trained_full_time", "officials_full_time", "Đã qua bồi dưỡng: chuyên trách"),
        figure_field("người", 11, "trained_part_time", "Đã qua bồi dưỡng: không chuyên trách"),
        share_field("%", 8, "trained_part_time", "officials_part_time", "Đã qua bồi dưỡng: không chuyên trách"),
    ),
    measure="người",
)
TRAINING = Annex(
    "Đào tạo, bồi dưỡng",
    "Số lớp, lượt người, người được đào tạo, bồi dưỡng của từng đơn vị",
    (
        earlier_field("6 tháng", 8, "training_classes", "Số lớp"),
        figure_field("cả năm", 8, "training_classes", "Số lớp"),
        earlier_field("6 tháng", 11, "training_attendances", "Lượt người"),
        figure_field("cả năm", 11, "training_attendances", "Lượt người"),
        figure_field("Người", 11, "trained_persons"),
        figure_field("Nữ", 11, "training_women"),
        figure_field("Chuyên trách", 11, "training_full_time"),
        figure_field("Không chuyên trách", 11, "training_part_time"),
        figure_field("Lớp mở cùng trường đại học", 10, "with_university_classes"),
    ),
)
INSPECTION = Annex(
    "Kiểm tra",
    "Đơn vị cấp dưới được kiểm tra, phải khắc phục và đã khắc phục, theo từng đơn vị",
    (
        figure_field("hiện có", 9, "district_unions", "CĐ cấp trên trực tiếp cơ sở"),
        figure_field("được kiểm tra", 9, "inspected_district", "CĐ cấp trên trực tiếp cơ sở"),
        figure_field("hiện có", 10, "grassroots_unions", "CĐCS, nghiệp đoàn"),
        figure_field("được kiểm tra", 10, "inspected_grassroots", "CĐCS, nghiệp đoàn"),
        figure_field("CĐ cấp trên TTCS", 9, "to_mend_district", "Phải khắc phục"),
        figure_field("CĐCS", 9, "to_mend_grassroots", "Phải khắc phục"),
        figure_field("CĐ cấp trên TTCS", 9, "mended_district", "Đã khắc phục"),
        figure_field("CĐCS", 9, "mended_grassroots", "Đã khắc phục"),
        figure_field("vững mạnh", 10, "strong_grassroots", "CĐCS xếp loại"),
        figure_field("được xếp loại", 10, "graded_grassroots", "CĐCS xếp loại"),
    ),
    measure="đơn vị",
)


def _received(_setting: Setting, respondent: Respondent) -> Cell:
    return short_date(respondent.submission.received) if respondent.submission.received else MISSING


SCHOOLS_ANNEX = Annex(
    "Các trường công đoàn",
    "Giảng viên, giáo trình, lớp hỗ trợ, phối hợp của từng trường",
    (
        Field(
            Column("Lãnh đạo phụ trách", 15, "text"),
            lambda setting, respondent: setting.cells.text(respondent, "indicators", "leader_in_charge"),
            asks=("leader_in_charge",),
        ),
        paper_field("Kế hoạch (số, ngày)", 17, "own_plan"),
        figure_field("Giảng viên", 8, "lecturers"),
        figure_field("giáo trình", 8, "textbooks", "Giáo trình, tài liệu"),
        figure_field("cho cấp trên TTCS", 9, "district_materials", "Giáo trình, tài liệu"),
        figure_field("cho địa phương, ngành", 9, "local_classes", "Số lớp"),
        figure_field("phối hợp", 8, "joint_classes", "Số lớp"),
        figure_field("cho địa phương, ngành", 10, "local_attendances", "Lượt người"),
        figure_field("phối hợp", 9, "joint_attendances", "Lượt người"),
        Field(Column("Ngày nhận báo cáo", 11, "center"), _received),
    ),
    kinds=SCHOOLS,
    unit_head="Trường",
    unit_share=18,
)


def progress_annex(plan: Plan) -> Annex:
    """Phụ lục III: the progress of each unit with each task that binds it."""
    tasks = [t for t in plan.tasks if {"provincial", "sector"} & set(t.binds.kinds)]
    fields = tuple(Field(Column(_short_clause(task.clause), 10, "center"), _progress_cell(task)) for task in tasks)
    return Annex("Tiến độ nhiệm vụ theo điểm", "Tiến độ của từng đơn vị với từng nhiệm vụ", fields)


def _progress_cell(task: Task) -> Callable[[Setting, Respondent], Cell]:
    def cell(setting: Setting, respondent: Respondent) -> Cell:
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

    def kind(_setting: Setting, respondent: Respondent) -> Cell:
        base_kind = respondent.submission.base_kind
        return base_words(base_kind, plan) if base_kind else MISSING

    def scope(_setting: Setting, respondent: Respondent) -> Cell:
        return short_scope_words(respondent.submission.scope, plan) if respondent.submission.scope else MISSING

    def share(_setting: Setting, respondent: Respondent) -> Cell:
        found = unit_share(respondent)
        if found is None:
            return MISSING
        shown = format_number(found.share.shown_percent(minimum), 2)
        shown = f"{shown} {ESTIMATED}" if found.share.figures == "estimate" else shown
        return signed(shown, found.training, found.base)

    def verdict(_setting: Setting, respondent: Respondent) -> Cell:
        found = unit_share(respondent)
        return MISSING if found is None else upper_first(MEETS_WORDS[found.share.meets(minimum)])

    def money(group: str, title: str, place: str) -> Field:
        def amount(setting: Setting, respondent: Respondent) -> Cell:
            return setting.cells.money(respondent, place)

        return Field(Column(title, 9, group=group), amount)

    return Annex(
        "Kinh phí",
        "Chi đào tạo, mẫu số và tỷ lệ của từng đơn vị",
        (
            Field(Column("Loại mẫu số", 12, "text"), kind),
            Field(Column("Phạm vi", 10, "text"), scope),
            *(money("Chi đào tạo", title, f"{place}.training") for title, place in _COLUMNS),
            *(money("Mẫu số", title, f"{place}.base") for title, place in _COLUMNS),
            Field(Column("Tỷ lệ (%)", 10), share),
            Field(Column(f"So với {minimum}%", 9, "center"), verdict),
            Field(Column("Giải trình", 8, "center"), _explained),
        ),
        measure="triệu đồng",
        unit_share=17,
    )


_COLUMNS = tuple((FIGURES_WORDS[figures], group) for figures, group in reversed(GROUPS.items()))
_SHARE_RULE = "below-minimum-share"


def _explained(setting: Setting, respondent: Respondent) -> Cell:
    """Whether the unit explained a share under the line: có, chờ, or nothing asked."""
    return {True: "có", False: "chờ", None: MISSING}[setting.cells.is_explained(respondent, _SHARE_RULE)]
