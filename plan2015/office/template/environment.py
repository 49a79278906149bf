"""The sandbox that templates run in: immutable, strict, always escaping, no globals, arithmetic that cannot grow."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plan2015.office.template.values import as_block, as_markup
from plan2015.vietnamese.dates import long_date, short_date
from plan2015.vietnamese.numbers import NO_FIGURE, format_number

_KEPT = ("default", "first", "join", "last", "length", "list", "lower", "map", "reject", "rejectattr", "select",
         "selectattr", "sort", "trim", "upper")  # fmt: skip
_LARGEST = 10**18
Filter = Callable[..., Any]


def print_day(day: date | None) -> str:
    """15/11/2015; dots for the pen where there is no day."""
    return short_date(day) if day else "……"


def print_long_day(day: date | None) -> str:
    """Ngày 05 tháng 02 năm 2015; dots for the pen where there is no day."""
    return long_date(day) if day else "ngày …… tháng …… năm ……"


def print_number(value: int | Decimal | None, decimals: int = 0) -> str:
    """1.234,5; a dash where there is no number."""
    return NO_FIGURE if value is None else format_number(value, decimals)


FILTERS: dict[str, tuple[Filter, str]] = {
    "day": (print_day, "ngày viết gọn: 15/11/2015; chưa có ngày thì in ……"),
    "long_day": (print_long_day, "ngày viết đủ: ngày 05 tháng 02 năm 2015; chưa có ngày thì in dấu chấm để điền"),
    "number": (print_number, "số kiểu Việt Nam: 1.234,5 (trong ngoặc: số chữ số thập phân)"),
}
"""Our own filters, each with its line for `template fields`."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses what could eat memory or time: only small sums and products of numbers are left."""

    intercepted_binops = frozenset(["*", "**", "%", "+", "//", "/"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        numbers = isinstance(left, int | Decimal) and isinstance(right, int | Decimal)
        if not numbers or operator == "**" or abs(left) > _LARGEST or abs(right) > _LARGEST:
            raise SecurityError(f"phép tính “{operator}” với các giá trị này không dùng được trong mẫu")
        return self.binop_table[operator](left, right)


def build_environment(own_filters: dict[str, tuple[Filter, str]]) -> ImmutableSandboxedEnvironment:
    """The one environment of all templates; text in data never becomes a template."""
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=as_markup)
    environment.globals.clear()
    kept = {name: environment.filters[name] for name in _KEPT}
    environment.filters.clear()
    environment.filters.update(kept)
    environment.filters.update({name: function for name, (function, _) in {**FILTERS, **own_filters}.items()})
    environment.filters["block"] = as_block
    environment.tests = {
        name: environment.tests[name]
        for name in ("defined", "none", "undefined", "equalto", "in", "odd", "even", "string", "number")
    }
    return environment
