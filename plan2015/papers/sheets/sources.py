"""(3) of the working papers: where every figure of the report is from, as a workbook."""

from collections.abc import Iterator

from plan2015.office.workbook import Value, table_sheet
from plan2015.papers.evidence.book import Book
from plan2015.wording.choices import ROLE_WORDS
from plan2015.wording.signs import UNDER_QUERY

_HEADS = ("Số trên báo cáo", "Là gì", "Khóa", "Đơn vị", "Tệp", "Dòng", "Cột", "Giá trị", "Vai trò", "Chờ giải trình")
_WIDTHS = (14, 40, 40, 30, 60, 7, 7, 18, 10, 14)


def source_table(book: Book) -> bytes:
    """One row for each value behind each figure."""
    return table_sheet("Nguồn từng số", _HEADS, _WIDTHS, list(_rows(book)), book.day)


def _rows(book: Book) -> Iterator[tuple[Value, ...]]:
    texts = {shown.key: shown.text for shown in book.printed}
    for figure in book.figures:
        for source in figure.sources:
            yield (
                texts[figure.key], figure.title, figure.key, source.unit,
                source.at.path, source.at.line, source.at.column,
                source.value, ROLE_WORDS[source.role], UNDER_QUERY if source.queried else "",
            )  # fmt: skip
