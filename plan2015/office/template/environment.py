"""The sandbox that templates run in: immutable, strict, always escaping, no globals, arithmetic that cannot grow."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plan2015.office.template.limits import (
    DECIMALS,
    TEXT,
    BeyondLimitError,
    Budget,
    count_loops,
    paid,
    refuse_beyond,
)
from plan2015.office.template.values import as_block, as_markup
from plan2015.vietnamese.dates import long_date, short_date
from plan2015.vietnamese.numbers import NO_FIGURE, format_number

_KEPT = ("default", "first", "join", "last", "length", "list", "lower", "map", "reject", "rejectattr", "select",
         "selectattr", "sort", "trim", "upper")  # fmt: skip
_LARGEST = 10**18
_COUNTED = "counted turns"
"""No name that a template could write."""
Filter = Callable[..., Any]


def _as_it_is(value: Any) -> Any:
    return value


def print_day(day: date | None) -> str:
    """15/11/2015; dots for the pen where there is no day."""
    return short_date(day) if day else "……"


def print_long_day(day: date | None) -> str:
    """Ngày 05 tháng 02 năm 2015; dots for the pen where there is no day."""
    return long_date(day) if day else "ngày …… tháng …… năm ……"


def print_number(value: int | Decimal | None, decimals: int = 0) -> str:
    """1.234,5; a dash where there is no number."""
    if not isinstance(decimals, int) or not 0 <= decimals <= DECIMALS:
        raise BeyondLimitError(f"bộ lọc number: số chữ số thập phân từ 0 đến {DECIMALS}")
    return NO_FIGURE if value is None else format_number(value, decimals)


FILTERS: dict[str, tuple[Filter, str]] = {
    "day": (print_day, "ngày viết gọn: 15/11/2015; chưa có ngày thì in ……"),
    "long_day": (print_long_day, "ngày viết đủ: ngày 05 tháng 02 năm 2015; chưa có ngày thì in dấu chấm để điền"),
    "number": (print_number, "số kiểu Việt Nam: 1.234,5 (trong ngoặc: số chữ số thập phân)"),
}
"""Our own filters, each with its line for `template fields`."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Refuses what could eat memory or time: names, filters, loops and small sums of numbers are left, and no calls."""

    intercepted_binops = frozenset(["*", "**", "%", "+", "-", "//", "/"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.budget = Budget()
        """What may still be spent; whoever renders begins a new one."""

    def pay(self, value: object) -> None:
        """Pays for looking at a value."""
        self.budget.step(value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > TEXT:
            raise BeyondLimitError(f"mẫu dài hơn {TEXT:,} ký tự".replace(",", "."))
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError:
            raise BeyondLimitError("thẻ lồng nhau quá sâu", parser.stream.current.lineno) from None
        refuse_beyond(tree)
        return tree

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:
        return super()._generate(count_loops(source, _COUNTED), *arguments, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No method of anything: it could not be called, and its name alone says nothing on paper."""
        return not callable(value) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """Nothing is called; filters and tests are, which are ours."""
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        numbers = isinstance(left, int | Decimal) and isinstance(right, int | Decimal)
        if not numbers or operator == "**" or abs(left) > _LARGEST or abs(right) > _LARGEST:
            raise SecurityError(f"phép tính “{operator}” với các giá trị này không dùng được trong mẫu")
        return self.binop_table[operator](left, right)


def build_environment(own_filters: dict[str, tuple[Filter, str]]) -> Sandbox:
    """The one environment of all templates; text in data never becomes a template."""
    environment = Sandbox(autoescape=True, undefined=StrictUndefined, finalize=as_markup)
    environment.globals.clear()
    kept = {name: paid(environment.filters[name], environment.pay) for name in _KEPT}
    environment.filters.clear()
    environment.filters.update(kept)
    environment.filters.update({name: function for name, (function, _) in {**FILTERS, **own_filters}.items()})
    environment.filters["block"] = as_block
    environment.filters[_COUNTED] = paid(_as_it_is, environment.pay)
    environment.tests = {
        name: environment.tests[name]
        for name in ("defined", "none", "undefined", "equalto", "in", "odd", "even", "string", "number")
    }
    return environment
