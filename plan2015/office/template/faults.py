"""What is wrong in a template, at its place, in the words of whoever edits it in Word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType

from plan2015.office.template.limits import BeyondLimitError
from plan2015.office.template.source import Line
from plan2015.office.template.values import MisplacedBlockError
from plan2015.vietnamese.matching import closest

_NAMED = (
    (re.compile(r"'([^']+)' is undefined"), "không có tên “{0}”"),
    (re.compile(r"has no (?:attribute|element) '?([^']+)'?"), "không có trường “{0}”"),
    (re.compile(r"No filter named '([^']+)'"), "không có bộ lọc “{0}”"),
    (re.compile(r"No test named '([^']+)'"), "không có phép thử “{0}”"),
    (re.compile(r"access to attribute '([^']+)'"), "không được dùng “{0}” trong mẫu"),
    (re.compile(r"unknown tag '([^']+)'"), "lệnh “{0}” sai chỗ, không có lệnh mở, hoặc viết sai"),
    (re.compile(r"expected token '([^']+)', got '([^']+)'"), "chờ “{0}” nhưng gặp “{1}”"),
    (re.compile(r"unexpected '([^']+)'"), "ký tự “{0}” sai chỗ"),
    (re.compile(r"unexpected char '([^']+)'"), "ký tự “{0}” không dùng được trong thẻ"),
    (re.compile(r"(?:U|u)nexpected end of template"), "thiếu lệnh đóng (endfor, endif)"),
    (re.compile(r"unexpected end|Missing end"), "thẻ chưa đóng"),
    (re.compile(r"^(phép tính .*)$"), "{0}"),
)


@dataclass
class TemplateError(Exception):
    """A mistake in a template: which file, where on the page, the line of text, what is meant."""

    template: str
    line: Line
    reason: str

    def __str__(self) -> str:
        where = f"{self.template}: {self.line.place}: {self.reason}"
        return f"{where}\n    dòng chữ trong mẫu: “{self.line.text}”" if self.line.text else where


def line_of(error: BaseException) -> int | None:
    """The line of the source at which Jinja stopped."""
    stated = getattr(error, "lineno", None)
    if isinstance(stated, int):
        return stated
    found, step = None, error.__traceback__
    while isinstance(step, TracebackType):
        if step.tb_frame.f_code.co_filename == "<template>":
            found = step.tb_lineno
        step = step.tb_next
    return found


def explain(error: BaseException, known: Iterable[str] = ()) -> str:
    """What Jinja found, in Vietnamese, with the name that was probably meant."""
    if isinstance(error, MisplacedBlockError):
        is_block = str(error) == "block"
        return (
            "đây là một khối (bảng, đoạn): viết {{p tên }} trong một đoạn riêng"
            if is_block
            else ("đây là chữ, không phải khối: viết {{ tên }}")
        )
    if isinstance(error, BeyondLimitError):
        return str(error)
    said = str(error)
    for pattern, words in _NAMED:
        match = pattern.search(said)
        if match:
            return words.format(*match.groups()) + _guess(match[1] if match.groups() else "", known)
    if isinstance(error, TypeError | ValueError | ArithmeticError):
        return f"phép tính hoặc bộ lọc không dùng được với giá trị này ({type(error).__name__})"
    return f"không đọc được thẻ ({type(error).__name__})"


def _guess(name: str, known: Iterable[str]) -> str:
    near = closest(name, [candidate for candidate in known if candidate != name]) if name else None
    return f". Ý bạn là “{near}”?" if near else ""
