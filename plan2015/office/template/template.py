"""One Word template: compiled once, rendered as often as there are papers to write."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2.environment import Template as JinjaTemplate

from plan2015.office.template.bookmarks import PrintedFigure, set_bookmarks
from plan2015.office.template.environment import Sandbox
from plan2015.office.template.faults import TemplateError, explain, line_of
from plan2015.office.template.fixes import Styles, fix_part
from plan2015.office.template.limits import Budget
from plan2015.office.template.source import Line, PartSource, part_source
from plan2015.office.word.package import Parts, open_package
from plan2015.office.xml import BrokenXmlError, Element, as_text, parse

_PAGE_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_LABELS = {"document": "thân văn bản", "header": "đầu trang", "footer": "chân trang"}
_STYLES = "word/styles.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Rendered:
    """A paper in parts, and the consolidated figures on it."""

    parts: Parts
    printed: tuple[PrintedFigure, ...]


class Template:
    """A Word file with tags; a mistake in it is a TemplateError with its place."""

    def __init__(self, name: str, data: bytes, environment: Sandbox, standard: Callable[[], bytes]) -> None:
        self.name = name
        self.parts = open_package(data)
        self.sources: dict[str, PartSource] = {}
        self._compiled: dict[str, JinjaTemplate] = {}
        self._standard = standard
        self._environment = environment
        self._styles = Styles(self.parts[_STYLES], self._styles_of_standard) if _STYLES in self.parts else None
        for part in sorted(filter(_PAGE_PARTS.fullmatch, self.parts)):
            self._compile(part, environment)

    def _compile(self, part: str, environment: Sandbox) -> None:
        kind = _PAGE_PARTS.fullmatch(part)
        label = _LABELS.get(kind[1], "chú thích cuối trang") if kind else part
        source = part_source(parse(self.parts[part]), label)
        for line in source.lines:
            if line.unclosed:
                raise TemplateError(self.name, line, "thẻ chưa đóng trong cùng đoạn")
        try:
            self._compiled[part] = environment.from_string(source.text)
        except JinjaError as error:
            raise TemplateError(self.name, source.line(line_of(error)), explain(error)) from None
        self.sources[part] = source

    def render(self, context: Mapping[str, Any], known: Iterable[str] = ()) -> Rendered:
        """The template with values; `known` are names to guess from when one is wrong."""
        pages = {part: self._fill(part, context, known) for part in self._compiled}
        for root in pages.values():
            fix_part(root)
        fixed = self._styles.fix(pages.values()) if self._styles else None
        printed = tuple(figure for root in pages.values() for figure in set_bookmarks(root))
        written = {part: _DECLARATION + as_text(root).encode() for part, root in pages.items()}
        # A copy: what one paper needs must not change the next one made from this template.
        return Rendered({**self.parts, **written, **({_STYLES: fixed} if fixed else {})}, printed)

    def _fill(self, part: str, context: Mapping[str, Any], known: Iterable[str]) -> Element:
        source = self.sources[part]
        self._environment.budget = Budget()
        try:
            filled = "".join(self._environment.budget.gathered(self._compiled[part].generate(context)))
        except Exception as error:
            raise TemplateError(self.name, source.line(line_of(error)), explain(error, known)) from error
        try:
            return parse(filled.replace("\n", "").encode())
        except BrokenXmlError as error:
            raise TemplateError(self.name, Line(source.lines[0].place, ""), _broken(error)) from None

    def _styles_of_standard(self) -> bytes:
        return open_package(self._standard())[_STYLES]


def _broken(error: Exception) -> str:
    return f"có thẻ mở ở đoạn này mà đóng ở đoạn khác kiểu, trang dựng ra bị hỏng ({type(error).__name__})"
