"""How much a template may ask for: which parts of Jinja, how deep, how many steps, how much text."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError

DEPTH = 40
"""Levels of one inside another; the deepest of ours has six."""
STEPS = 200_000
"""Turns of loops and entries that filters look at, for one part of one paper."""
TEXT = 20_000_000
"""Characters that one part of a paper may come to, and that a part of a template may hold."""
DECIMALS = 6

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Keyword, nodes.CondExpr, nodes.And,
    nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv,
    nodes.Mod, nodes.Neg, nodes.Pos, nodes.List, nodes.Tuple,
)  # fmt: skip
"""What a template is made of. Whatever else Jinja knows could call code, or grow what it holds without end."""
_WORDS: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Call, "gọi hàm, như {{ tên.hàm(…) }}, không dùng được trong mẫu; chỉ dùng tên và bộ lọc sau dấu |"),
    (nodes.Concat, "dấu ~ không dùng được trong mẫu; viết hai thẻ cạnh nhau: {{ a }}{{ b }}"),
    (nodes.Macro, "lệnh macro không dùng được trong mẫu"),
    (nodes.Pow, "phép tính “**” không dùng được trong mẫu"),
)
_OTHER = "lệnh này của Jinja không dùng được trong mẫu; chỉ dùng for, if, set và {{ }}"


class BeyondLimitError(SecurityError):
    """A template asks for more than it may have; the message says what, in Vietnamese."""

    def __init__(self, words: str, line: int | None = None) -> None:
        super().__init__(words)
        self.lineno = line


class Budget:
    """What one part of one paper may still cost."""

    def __init__(self) -> None:
        self._steps = STEPS
        self._text = TEXT

    def step(self, value: object) -> None:
        """Pays for looking at a value once."""
        if isinstance(value, Sized) and not isinstance(value, Undefined):
            self._steps -= len(value) // (100 if isinstance(value, str) else 1)
        self._steps -= 1
        if self._steps < 0:
            raise BeyondLimitError(f"mẫu lặp quá nhiều (hơn {STEPS:,} bước)".replace(",", "."))

    def gathered(self, pieces: Iterable[str]) -> Iterator[str]:
        """The pieces of a page as they come, until they are too much."""
        for piece in pieces:
            self._text -= len(piece)
            if self._text < 0:
                raise BeyondLimitError(f"trang dựng ra dài hơn {TEXT:,} ký tự".replace(",", "."))
            yield piece


def refuse_beyond(tree: nodes.Node) -> None:
    """Refuses what no template needs, and one thing inside another without end, at its line."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEPTH:
            raise _at(node, f"thẻ lồng nhau quá sâu (hơn {DEPTH} tầng)")
        if not isinstance(node, _PLAIN):
            raise _at(node, next((words for kind, words in _WORDS if isinstance(node, kind)), _OTHER))
        if isinstance(node, nodes.List | nodes.Tuple) and _grows(node):
            raise _at(node, "danh sách trong mẫu chỉ ghi được giá trị cố định, như [“B”, “G”]")
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def _grows(node: nodes.List | nodes.Tuple) -> bool:
    """Whether a list could hold lists: one that holds itself twice, over and over, has no end on paper."""
    is_target = isinstance(node, nodes.Tuple) and node.ctx == "store"
    return not is_target and not all(isinstance(item, nodes.Const) for item in node.items)


def _at(node: nodes.Node, words: str) -> BeyondLimitError:
    # Some nodes do not know their line, but something inside them does.
    return BeyondLimitError(words, node.lineno or next((n.lineno for n in node.find_all(nodes.Node) if n.lineno), None))


def count_loops(tree: nodes.Template, name: str) -> nodes.Template:
    """Has every loop pay for its turns, by a filter of that name around what it goes through."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, name, [], [], None, None, lineno=loop.lineno)
    return tree


def paid(function: Callable[..., Any], pay: Callable[[object], None]) -> Callable[..., Any]:
    """A filter that pays for what it looks at, and for what it makes."""
    place = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def filtered(*arguments: Any, **named: Any) -> Any:
        value = arguments[place]
        listed = list(value) if isinstance(value, Iterator) else value
        pay(listed)
        made = function(*arguments[:place], listed, *arguments[place + 1 :], **named)
        whole = list(made) if isinstance(made, Iterator) else made
        pay(whole)
        return whole

    return filtered
