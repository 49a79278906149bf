"""The office's words for problems by their kind, and for how many there are."""

from collections.abc import Iterator
from typing import NamedTuple

from plan2015.records.problem import Kind, Tally


class Severity(NamedTuple):
    """A kind of problem: its name, what is counted of it, its short name, and what a unit is asked to do about it."""

    name: str
    counted: str
    short: str
    asked: str = ""


SEVERITIES = {
    Kind.ERROR: Severity("lỗi phải sửa", "lỗi phải sửa", "lỗi", "Đề nghị sửa"),
    Kind.QUERY: Severity("cần giải trình", "chỗ cần giải trình", "giải trình", "Đề nghị làm rõ"),
    Kind.NOTE: Severity("lưu ý", "lưu ý", "lưu ý"),
}
EXPLAINED = "đã giải trình"
"""What an explained query is called."""
INCOMPLETE = "còn thiếu nội dung"
"""What a report with blanks is called among problems."""


def counted_words(tally: Tally, *, all_of: bool = False) -> Iterator[str]:
    """“3 lỗi phải sửa”, “2 chỗ cần giải trình”; kinds of which there are none only when `all_of` them are wanted."""
    for kind, severity in SEVERITIES.items():
        if (count := tally.of(kind)) or all_of:
            yield f"{count} {severity.counted}"
