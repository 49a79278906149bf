"""Bar and column charts as DrawingML: text stays text, the axis begins at zero, missing values stay gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from plan2015.office.template.values import Block
from plan2015.office.word.markup import quoted
from plan2015.office.word.package import Extra
from plan2015.office.workbook import data_sheet

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COLOURS = ("1F4E79", "C55A11", "548235", "7F6000")
_FONT = '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>'
# Dots written out: a plain #,##0 follows the region of the reader's Windows.
WHOLE = '[>=1000000]0"."000"."000;[>=1000]0"."000;0'
_MOST_LABELS = 40
_EMU_PER_MILLIMETRE = 36_000
_SIZE = (160, 68)


@dataclass(frozen=True)
class Chart:
    """A chart: categories, named series of values, and what it shows in words for those who cannot see it."""

    title: str
    described: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | Decimal | None, ...]], ...]
    direction: Literal["col", "bar"] = "col"

    def part(self, number: int, day: date) -> Extra:
        """The chart part with its workbook."""
        rows = [["", *(name for name, _ in self.series)]]
        rows += [
            [category, *(values[index] for _, values in self.series)]  # type: ignore[list-item]
            for index, category in enumerate(self.categories)
        ]
        book = Extra(
            f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            f"{_OFFICE}/package",
            data_sheet(rows, day),
        )
        content_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        return Extra(f"word/charts/chart{number}.xml", content_type, f"{_OFFICE}/chart", self._xml().encode(), (book,))

    def drawing(self, number: int) -> Block:
        """The paragraph that shows the chart; its relation gets its id when the part is added."""
        wide, tall = (side * _EMU_PER_MILLIMETRE for side in _SIZE)
        return Block(
            '<w:p><w:pPr><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{tall}"/>'
            f'<wp:docPr id="{9000 + number}" name="Biểu đồ {number}" descr="{quoted(self.described)}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
            f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_OFFICE}" r:id="{placeholder(number)}"/>'
            "</a:graphicData></a:graphic>"
            "</wp:inline></w:drawing></w:r></w:p>"
        )

    def _xml(self) -> str:
        series = "".join(self._series(number) for number in range(len(self.series)))
        legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(1100)}</c:legend>'
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}">'
            '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>'
            f'{_title(self.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart>'
            f'<c:barDir val="{self.direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="112"/></c:barChart>{self._axes()}</c:plotArea>'
            f'{legend if len(self.series) > 1 else ""}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _series(self, number: int) -> str:
        name, values = self.series[number]
        column, last = chr(ord("B") + number), len(self.categories) + 1
        labelled = len(values) * len(self.series) <= _MOST_LABELS
        return (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
            f"<c:tx>{_strings(f'Sheet1!${column}$1', [name])}</c:tx><c:spPr><a:solidFill>"
            f'<a:srgbClr val="{_COLOURS[number % len(_COLOURS)]}"/></a:solidFill></c:spPr>'
            f'<c:invertIfNegative val="0"/>{_labels() if labelled else ""}'
            f"<c:cat>{_strings(f'Sheet1!$A$2:$A${last}', self.categories)}</c:cat>"
            f"<c:val>{_numbers(f'Sheet1!${column}$2:${column}${last}', values)}</c:val></c:ser>"
        )

    def _axes(self) -> str:
        across = self.direction == "bar"
        order = "maxMin" if across else "minMax"
        return (
            f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"l" if across else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f'{_text(1000)}<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
            '<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{"t" if across else "l"}"/><c:majorGridlines><c:spPr><a:ln w="6350">'
            '<a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
            f'<c:numFmt formatCode="{quoted(WHOLE)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_text(1000)}<c:crossAx val="111"/>'
            f'<c:crosses val="{"max" if across else "autoZero"}"/></c:valAx>'
        )


def placeholder(number: int) -> str:
    """What stands for the relation of a chart until the package gives it an id."""
    return f"plan2015-chart-{number}"


def _text(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{_FONT}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN" sz="1300" b="1">'
        f'{_FONT}</a:rPr><a:t>{quoted(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _labels() -> str:
    return (
        f'<c:dLbls><c:numFmt formatCode="{quoted(WHOLE)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{_text(1000)}'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _strings(reference: str, values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{quoted(value)}</c:v></c:pt>' for i, value in enumerate(values))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(reference: str, values: Sequence[int | Decimal | None]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{quoted(WHOLE)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
