"""What `form.docx` may use, and the contexts of sample data that it is tried on."""

from collections.abc import Iterator
from typing import Any

from plan2015.forms.docx.markup import line
from plan2015.forms.filling import filling_for
from plan2015.forms.head import TEMPLATE, form_context
from plan2015.forms.specification import form_for
from plan2015.forms.wording import words_for
from plan2015.obligations import Standings
from plan2015.office.template.values import Block

FIELDS = {
    TEMPLATE: {
        "illustrative": "đúng khi là số liệu minh họa",
        "organ.above": "tên cơ quan cấp trên, chữ hoa",
        "organ.name": "tên đơn vị, chữ hoa",
        "form.status": "“Biểu mẫu đề xuất”, hoặc văn bản ban hành biểu",
        "form.title": "tên biểu",
        "form.subtitle": "tên Kế hoạch và kỳ báo cáo",
        "form.route": "đơn vị gửi, đơn vị nhận, thời hạn",
        "form.identity": "dòng “Mã phiếu”: không có thì biểu gửi về không đọc được",
        "form.covers_lower_levels": "đúng khi đơn vị báo cáo cả cấp dưới (LĐLĐ tỉnh, CĐ ngành)",
        "signer.authority": "thẩm quyền ký, như TM. BAN THƯỜNG VỤ; có thể trống",
        "signer.position": "chức vụ người ký",
        "signer.note": "(ký tên, đóng dấu)",
        "questions": "khối: các câu hỏi của biểu, {{p questions }}",
    }
}
"""The names that the template may use, each with what it is."""


def sample_contexts(standings: Standings) -> Iterator[tuple[str, dict[str, Any]]]:
    """The template with one unit of each kind that is asked for a report, in every period."""
    plan, workspace = standings.plan, standings.workspace
    for period in plan.periods:
        for unit in {unit.kind: unit for unit in workspace.units.values() if not unit.head}.values():
            form = form_for(plan, unit, period.id)
            if form:
                words = words_for(form, filling_for(form, workspace, ()), plan, workspace)
                yield TEMPLATE, form_context(words, Block(line("FormText", "…")))
