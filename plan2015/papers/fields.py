"""What each template may use, in Vietnamese: the help for whoever edits the Word files."""

from collections.abc import Iterator, Mapping
from typing import Any

from plan2015.office.template.values import Block
from plan2015.papers.ledger import Shown

_COMMON = {
    "as_of": "ngày mà số liệu tính đến",
    "illustrative": "đúng khi là số liệu minh họa",
    "plan.year": "năm của kế hoạch",
    "plan.next_year": "năm sau",
    "plan.number": "số, ký hiệu Kế hoạch; chưa có thì là ……/KH-TLĐ",
    "plan.signed": "ngày ký Kế hoạch",
    "plan.title": "tên Kế hoạch",
    "plan.signatory.authority": "quyền hạn ký: TM. ĐOÀN CHỦ TỊCH; có thể rỗng",
    "plan.signatory.position": "chức vụ người ký",
    "plan.signatory.name": "tên người ký; chưa có thì là ……",
    "plan.recipients[]": "từng nơi nhận, như Kế hoạch ghi",
    "programme.title": "tên Chương trình",
    "programme.symbol": "số, ký hiệu Chương trình",
    "programme.date": "ngày ký Chương trình",
    "period.title": "tên kỳ: Năm 2015",
    "period.words": "tên kỳ trong câu: năm 2015",
}
_REPORTS = {
    "reports.expected": "số LĐLĐ, CĐ ngành phải gửi báo cáo",
    "reports.received": "số đã nhận",
    "reports.rate": "tỷ lệ đã nhận",
    "reports.on_time": "số đúng hạn; rỗng khi kỳ không có hạn",
    "reports.late": "số gửi chậm; rỗng khi kỳ không có hạn",
    "reports.unknown_day": "số chưa rõ ngày nhận",
    "reports.no_original": "số chưa có bản chính",
    "reports.complete": "số báo cáo đầy đủ",
    "reports.incomplete": "số báo cáo còn nội dung đề nghị bổ sung",
    "reports.invalid": "số báo cáo có nội dung đề nghị sửa",
    "reports.missing": "số chưa gửi",
}
FIELDS: dict[str, dict[str, str]] = {
    "report": {
        **_COMMON,
        **_REPORTS,
        "period.is_year": "đúng khi là kỳ cả năm",
        "paper.draft": "đúng khi báo cáo còn chỗ để trống: số, ngày ký, lời người soạn, chỗ chấm",
        "paper.open": "những chỗ còn để trống",
        "paper.version": "phiên bản dữ liệu trong git, chỉ có ở bản dự thảo",
        "paper.number": "số, ký hiệu báo cáo; chưa có thì là ……/BC-TLĐ",
        "paper.date": "ngày ký báo cáo",
        "paper.month": "tháng của ngày tính số liệu",
        "paper.year": "năm của ngày tính số liệu",
        "named.missing": "tên các đơn vị chưa gửi (khi lãnh đạo chọn nêu tên)",
        "named.late": "tên các đơn vị gửi chậm (khi lãnh đạo chọn nêu tên)",
        "progress[*].done": "số đơn vị đã thực hiện một điểm, như progress[\"II.3.a\"].done",
        "progress[*].under_way": "số đơn vị đang thực hiện",
        "progress[*].not_started": "số đơn vị chưa thực hiện",
        "progress[*].not_applicable": "số đơn vị không thuộc đối tượng",
        "progress[*].blank": "số đơn vị chưa nêu tiến độ",
        "own[*].progress": "tiến độ một việc của Tổng Liên đoàn, như own[\"II.1.a\"].progress",
        "own[*].lead": "đơn vị chủ trì việc đó",
        "total[*]": "tổng một chỉ tiêu của các đơn vị, như total.training_classes; "
        "thêm .answered, .asked: số đơn vị có số liệu, được hỏi; .without: tổng không kể số chờ giải trình, rỗng khi "
        "không có số như thế",
        "answers[*]": "số LĐLĐ, CĐ ngành có trả lời một câu, như answers.own_plan, answers.assignment_paper_yes",
        "schools[*]": "như answers, của các trường; schools.expected, schools.received: số trường phải gửi, đã gửi",
        "figures.earliest": "ngày số liệu sớm nhất",
        "figures.latest": "ngày số liệu muộn nhất",
        "figures.estimates": "số đơn vị dùng số ước kinh phí",
        "figures.bases": "bao nhiêu đơn vị tính trên từng loại mẫu số",
        "figures.left_out": "số đơn vị có số liệu đang đề nghị sửa",
        "figures.queried": "số đơn vị có số liệu đang chờ giải trình, đã đưa vào tổng",
        "budget.minimum": "mức tối thiểu (%)",
        "budget.with_data": "số đơn vị có đủ số liệu kinh phí",
        "budget.meeting": "số đơn vị đạt mức",
        "budget.below": "số đơn vị chưa đạt mức",
        "budget.no_data": "số đơn vị chưa có số liệu kinh phí",
        "difficulties.opinions": "số khó khăn, kiến nghị",
        "difficulties.units": "số đơn vị nêu",
        "difficulties.answered": "số đã trả lời",
        "difficulties.waiting": "số chưa trả lời",
        "table[*]": "khối: bảng trong bài, {{p table.reports }}; có reports, officials, training, budget, inspection, "
        "difficulties",
        "annex[*]": "khối: bảng của một phụ lục, {{p annex[\"I\"] }}",
        "annex.progress_note": "giải thích chữ Đ, T, C ở Phụ lục III",
        "charts[]": "khối: từng biểu đồ của phụ lục cuối, khi gọi với --charts",
        "prose[*]": "khối: lời người soạn ở một chỗ, {{p prose[\"I.1\"] }}; các chỗ khai ở narrative trong tasks.yaml",
    },
    "unit": {
        **{key: value for key, value in _COMMON.items() if not key.startswith("period")},
        "unit.name": "tên đơn vị",
        "unit.short_name": "tên ngắn",
        "unit.kind": "khối",
        "unit.uncertain": "điều chưa chắc chắn về đơn vị, nếu có",
        "contact.leader": "lãnh đạo phụ trách",
        "contact.officer": "cán bộ theo dõi",
        "contact.phone": "điện thoại",
        "contact.email": "thư điện tử",
        "duties[].title": "từng việc phải làm (trong vòng lặp duty in duties)",
        "duties[].clause": "điểm, khoản, mục",
        "duties[].due": "thời hạn",
        "duties[].state": "tình trạng",
        "events[].day": "nhật ký: ngày",
        "events[].text": "nhật ký: việc",
        "earlier_events": "số việc cũ hơn không nêu",
        "figures[].title": "chỉ tiêu",
        "figures[].own": "số của đơn vị",
        "figures[].group": "số cộng của khối",
        "figures[].answered": "số đơn vị của khối có số liệu",
        "figures_note": "giải thích dấu (*) ở bảng số liệu, kèm tổng không kể số chờ giải trình; rỗng khi không có",
        "points[]": "từng chỗ chờ bổ sung, sửa, giải trình",
        "more_points": "số chỗ không nêu hết",
    },
    "brief": {
        **_COMMON,
        **_REPORTS,
        "since": "ngày của lần báo cáo trước",
        "schools_missing": "số trường chưa gửi",
        "table.reports": "khối: Bảng 1",
        "new.count": "số báo cáo mới nhận",
        "new.names": "tên các đơn vị mới gửi",
        "overdue[].kind": "khối đơn vị quá hạn",
        "overdue[].count": "số đơn vị",
        "overdue[].reminded": "đã đôn đốc mấy lần",
        "overdue[].names": "tên các đơn vị",
        "waiting.count": "số khó khăn chưa trả lời",
        "waiting.longest[].unit": "khó khăn chờ lâu nhất: đơn vị",
        "waiting.longest[].text": "nội dung",
        "waiting.longest[].days": "số ngày chờ",
    },
    "letter": {
        **{key: value for key, value in _COMMON.items() if key != "period.title"},
        "letter.kind": "loại công văn: N nhắc, D1, D2 đôn đốc, B bổ sung, G giải trình, BG cả hai",
        "letter.number": "số, ký hiệu; chưa có thì là ……/TLĐ-ToC",
        "letter.date": "ngày ký",
        "letter.month": "tháng của ngày lập",
        "letter.year": "năm của ngày lập",
        "letter.subject": "về việc",
        "letter.answer_by": "ngày hẹn mới do cơ quan định",
        "unit.name": "tên đơn vị nhận",
        "unit.short_name": "tên ngắn",
        "unit.leadership": "Ban Thường vụ hoặc Ban Giám hiệu",
        "unit.is_school": "có giá trị khi là trường",
        "report.clause": "điểm, khoản, mục giao gửi báo cáo",
        "report.due": "thời hạn nêu trong Kế hoạch",
        "report.has_date": "đúng khi Kế hoạch ghi thời hạn",
        "report.extended": "văn bản cho gia hạn, nếu có",
        "report.extended_due": "thời hạn được gia hạn",
        "report.days": "số ngày quá hạn, hoặc còn lại",
        "report.working_day": "ngày làm việc cuối cùng trước hạn",
        "report.waiting": "số đơn vị chưa gửi (công văn chung)",
        "received.number": "số báo cáo đã nhận",
        "received.signed": "ngày ký báo cáo đã nhận",
        "previous.number": "số công văn lần trước",
        "previous.date": "ngày công văn lần trước",
        "asked.add": "số nội dung đề nghị bổ sung",
        "asked.mend": "số chỗ đề nghị sửa",
        "asked.explain": "số chỗ đề nghị giải trình",
        "attachment": "khối: bảng kèm theo, {{p attachment }}",
    },
    "list": {
        **{key: value for key, value in _COMMON.items() if not key.startswith("period")},
        "table": "khối: danh mục việc, {{p table }}",
    },
    "working": {
        **{key: value for key, value in _COMMON.items() if key != "period.words"},
        "title": "tên tài liệu làm việc",
        "content": "khối: nội dung, {{p content }}",
    },
}  # fmt: skip
"""The names that each template of a paper may use, each with what it is."""


def names_in(context: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Every name that a context offers, written as the lists above write them."""
    for key, value in context.items():
        yield from _names(value, f"{prefix}{key}")


def _names(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, Mapping) and not isinstance(value, str):
        yield from names_in(value, f"{name}.")
    elif isinstance(value, list | tuple):
        if value:
            yield from _names(value[0], f"{name}[]")
    elif isinstance(value, Shown | Block) or not isinstance(value, Mapping):
        yield name
