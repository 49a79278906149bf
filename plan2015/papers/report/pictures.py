"""The charts of the report's last annex, when they are asked for: drawn from the same figures as the tables."""

from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.report_counts import count_reporting
from plan2015.office.charts.chart import Chart
from plan2015.records.model.choices import COUNTRY, REPORTING
from plan2015.records.model.paper_tables import ChartTable
from plan2015.records.model.values import Number
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.signs import UNDER_QUERY


def report_charts(consolidation: Consolidation, charts: tuple[ChartTable, ...]) -> tuple[Chart, ...]:
    """How the reports came in, and the charts of indicators that the office asks for."""
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
    return (reporting, *(_figure_chart(chart, consolidation) for chart in charts))


def _figure_chart(chart: ChartTable, consolidation: Consolidation) -> Chart:
    pairs = [(bar.head, consolidation.total(bar.show, COUNTRY)) for bar in chart.bars]
    names = tuple(f"{words} {UNDER_QUERY}" if total.is_queried else words for words, total in pairs)
    told = _told(chart.described, list(names), [total.value for _, total in pairs])
    rest = "; ".join(f"{words}: {_said(total.without)}" for words, total in pairs if total.is_queried)
    if rest:
        told += f" {UNDER_QUERY}: có số liệu đang chờ giải trình; không kể các số đó thì {rest}."
    return Chart(chart.title, told, names, ((chart.series, tuple(total.value for _, total in pairs)),))


def _told(what: str, names: list[str], values: list[Number | None]) -> str:
    """The chart in words."""
    told = "; ".join(f"{name}: {_said(value)}" for name, value in zip(names, values, strict=True))
    return f"{what}: {told}."


def _said(value: Number | None) -> str:
    return "chưa có" if value is None else str(value)
