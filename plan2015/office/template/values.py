"""How a value becomes part of a page: text escaped, blocks as they are, figures between marks that become bookmarks."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from plan2015.office.template.limits import BeyondLimitError
from plan2015.office.word.markup import clean

FIGURE_OPENS, FIGURE_NAMED, FIGURE_ENDS = "\ue200", "\ue201", "\ue202"
"""Characters that enclose `key NAMED text` of a figure until bookmarks replace them; never left in data."""
_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_NO_BREAK = "\u00a0"
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class Block(str):
    """Finished markup of whole paragraphs or tables; only our own code makes it, `{{p name }}` puts it in."""

    __slots__ = ()


class MisplacedBlockError(TypeError):
    """A block where text belongs, or text where a block belongs."""


class Printed:
    """A text on paper that stands for a consolidated figure, found again by its key; a mark may stand behind it."""

    __slots__ = ("key", "mark", "text")

    def __init__(self, key: str, text: str, mark: str = "") -> None:
        self.key = key
        self.text = text
        self.mark = mark

    def __str__(self) -> str:
        return f"{self.text} {self.mark}" if self.mark else self.text


def as_markup(value: Any, between: str = _NO_BREAK) -> Markup:
    """A value as the inside of a w:t; blanks are empty, never the word None; `between` parts a figure from its mark."""
    if isinstance(value, Block):
        raise MisplacedBlockError("block")
    if value is None:
        return Markup("")
    if isinstance(value, Printed):
        # The mark stays outside: a bookmark holds the number alone.
        mark = escape(f"{between}{value.mark}") if value.mark else ""
        return Markup(f"{FIGURE_OPENS}{escape(value.key)}{FIGURE_NAMED}{escape(clean(value.text))}{FIGURE_ENDS}{mark}")  # noqa: S704
    if isinstance(value, _Raw):
        return value
    if isinstance(value, list | tuple | set | frozenset | Mapping):
        raise BeyondLimitError('đây là danh sách, không phải chữ: lặp bằng {% for … %}, hoặc nối bằng | join(", ")')
    text = str(escape(clean(value)))
    return Markup(text.replace("\n", _LINE).replace("\t", _TAB))  # noqa: S704


def as_block(value: Any) -> Markup:
    """A block as it stands in the place of its paragraph."""
    if not isinstance(value, Block):
        raise MisplacedBlockError("text")
    return _Raw(value)


class _Raw(Markup):
    """A block on its way through Jinja's finalizer."""

    __slots__ = ()
