"""The charts of the report's last annex, when they are asked for: drawn from the same figures as the tables."""

from plan2015.consolidation.consolidate import COUNTRY, REPORTING, Consolidation
from plan2015.consolidation.reporting import count_reporting
from plan2015.office.charts.chart import Chart
from plan2015.records.model.values import Number
from plan2015.wording.states import KIND_WORDS

_CONTENTS = ("theory", "specialist", "politics", "profession", "other_content")
_CONTENT_WORDS = ("Lý luận, nghiệp vụ", "Chức danh, chuyên đề", "Chính trị", "Chuyên môn", "Khác")


def report_charts(consolidation: Consolidation) -> tuple[Chart, ...]:
    """How the reports came in, and how training is spread over contents."""
    kinds = [kind for kind in REPORTING if consolidation.units((kind,))]
    counts = [count_reporting(consolidation, (kind,)) for kind in kinds]
    reporting = Chart(
        "Tình hình gửi báo cáo theo khối đơn vị (đơn vị)",
        _told("Số đơn vị phải gửi, đã gửi", [KIND_WORDS[kind] for kind in kinds], [c.received.value for c in counts]),
        tuple(KIND_WORDS[kind] for kind in kinds),
        (
            ("Phải gửi", tuple(c.expected.value for c in counts)),
            ("Đã nhận", tuple(c.received.value for c in counts)),
        ),
        direction="bar",
    )
    totals = [consolidation.total(f"{content}_attendances", COUNTRY).value for content in _CONTENTS]
    training = Chart(
        "Lượt người được đào tạo, bồi dưỡng theo nội dung",
        _told("Lượt người theo nội dung", list(_CONTENT_WORDS), totals),
        _CONTENT_WORDS,
        (("Lượt người", tuple(totals)),),
    )
    return (reporting, training)


def _told(what: str, names: list[str], values: list[Number | None]) -> str:
    """The chart in words."""
    told = "; ".join(f"{n}: {'chưa có' if v is None else v}" for n, v in zip(names, values, strict=True))
    return f"{what}: {told}."
