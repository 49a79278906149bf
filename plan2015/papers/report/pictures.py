"""The charts of the report's last annex, when they are asked for: drawn from the same figures as the tables."""

from plan2015.consolidation.consolidate import COUNTRY, REPORTING, Consolidation
from plan2015.consolidation.report_counts import count_reporting
from plan2015.office.charts.chart import Chart
from plan2015.records.model.plan import asked_by
from plan2015.records.model.values import Number
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import UNDER_QUERY

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
    return (reporting, _training_chart(consolidation))


def _training_chart(consolidation: Consolidation) -> Chart:
    title = "Lượt người được đào tạo, bồi dưỡng theo nội dung"
    with asked_by(f"biểu đồ “{title}”"):
        totals = [consolidation.total(f"{content}_attendances", COUNTRY) for content in _CONTENTS]
    pairs = list(zip(_CONTENT_WORDS, totals, strict=True))
    names = tuple(f"{words} {UNDER_QUERY}" if total.is_queried else words for words, total in pairs)
    told = _told("Lượt người theo nội dung", list(names), [total.value for total in totals])
    rest = "; ".join(f"{words}: {_said(total.without)}" for words, total in pairs if total.is_queried)
    if rest:
        told += f" {UNDER_QUERY}: có số liệu đang chờ giải trình; không kể các số đó thì {rest}."
    return Chart(title, told, names, (("Lượt người", tuple(total.value for total in totals)),))


def _told(what: str, names: list[str], values: list[Number | None]) -> str:
    """The chart in words."""
    told = "; ".join(f"{name}: {_said(value)}" for name, value in zip(names, values, strict=True))
    return f"{what}: {told}."


def _said(value: Number | None) -> str:
    return "chưa có" if value is None else str(value)
