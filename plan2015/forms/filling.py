"""What a form is printed with: the answers already known, the half-year figures beside them, what awaits a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from plan2015.forms.identity import Identity
from plan2015.forms.parts import Cell, Form
from plan2015.records.model.values import Number
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.source import Source
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, format_number, parse_number, plain_number

_GROUPED_FROM = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that awaits the unit's word, or has it: place and rule, the figures, what is asked, what was answered."""

    at: str
    figures: str
    question: str
    text: str = ""


@dataclass(frozen=True)
class Filling:
    """All that stands in the cells of one form."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """By the code of the cell, as printed."""
    earlier: Mapping[str, str] = field(default_factory=dict)
    """The half-year figures, by the code of the cell."""
    difficulties: tuple[tuple[str, ...], ...] = ()
    asked: tuple[Asked, ...] = ()
    illustrative: bool = False


def filling_for(form: Form, workspace: Workspace, problems: tuple[Problem, ...], *, blank: bool = False) -> Filling:
    """What the workspace knows for a form; a `blank` one leaves out what the unit has reported for the period."""
    own = _source(workspace, form.unit.id, form.period)
    plan = workspace.plan
    earlier = {} if plan is None else _earlier(form, workspace)
    illustrative = plan is not None and plan.plan.illustrative
    if own is None or blank:
        return Filling(earlier=earlier, illustrative=illustrative)
    return Filling(
        answers=dict(_answers(form, own)),
        earlier=earlier,
        difficulties=tuple(_difficulties(own)),
        asked=tuple(asked_of(form, own, problems)),
        illustrative=illustrative,
    )


def identity_of(form: Form, filling: Filling) -> Identity:
    """The line that names a form."""
    return Identity(form.unit.id, form.period, form.version, filling.illustrative)


def _source(workspace: Workspace, unit: str, period: str) -> Source | None:
    found = [s.path for s in workspace.submissions if (s.unit, s.period) == (unit, period) and s.readable]
    return workspace.source(found[0]) if len(found) == 1 else None


def _earlier(form: Form, workspace: Workspace) -> dict[str, str]:
    """The figures the unit gave for a period that lies within this one."""
    plan = workspace.plan
    here = plan.period_by_id[form.period] if plan else None
    inside = [
        p.id
        for p in (plan.periods if plan and here else ())
        if here and p.id != form.period and here.from_ <= p.from_ and p.until <= here.until
    ]
    source = next((s for period in inside if (s := _source(workspace, form.unit.id, period))), None)
    if source is None:
        return {}
    numbers = {cell.code for cell in form.cells() if cell.kind == "number"}
    return {code: _printed(text) for code, text in _answers(form, source) if code in numbers}


def _printed(text: str) -> str:
    """A figure that is only shown: with dots, as offices print it."""
    try:
        return format_number(parse_number(text))
    except NumberError:
        return text


def _answers(form: Form, source: Source) -> Iterator[tuple[str, str]]:
    for cell in form.cells():
        value = source.value(cell.path)
        if cell.kind == "check":
            if value == []:
                yield cell.code, "x"
        elif isinstance(value, str):
            yield cell.code, shown(cell, value)


def shown(cell: Cell, value: str) -> str:
    """A value of the data as a cell shows it, in a spelling that is read back as the same value."""
    if cell.kind == "choice":
        return dict(cell.options).get(value, value)
    try:
        if cell.kind == "number":
            return _typed_again(parse_number(value))
        if cell.kind == "date":
            return f"{parse_date(value):%d/%m/%Y}"
    except (NumberError, DateError):
        pass
    return value


def _difficulties(source: Source) -> Iterator[tuple[str, ...]]:
    for entry in source.value(("difficulties",)) or ():
        if isinstance(entry, dict):
            yield tuple(str(entry.get(key) or "") for key in ("text", "clause", "proposal", "to"))


def asked_of(form: Form, source: Source, problems: tuple[Problem, ...]) -> Iterator[Asked]:
    """The unit's open queries, then what it has explained before."""
    codes = {".".join(cell.path): cell for cell in form.cells()}
    given = [entry for entry in source.value(("explanations",)) or () if isinstance(entry, dict)]
    said = {(str(e.get("rule")), str(e.get("at"))): e for e in given}
    for problem in problems:
        if problem.kind is not Kind.QUERY or problem.place.path != source.path:
            continue
        before = said.pop((problem.rule, problem.key), None)
        yield Asked(
            place_words(problem.key, problem.rule, codes),
            figure_words(dict(problem.figures), codes),
            problem.message,
            str((before or {}).get("text") or ""),
        )
    for (rule, at), entry in said.items():
        figures = entry.get("figures")
        yield Asked(
            place_words(at, rule, codes),
            figure_words(figures if isinstance(figures, dict) else {}, codes),
            "đã giải trình",
            str(entry.get("text") or ""),
        )


def place_words(at: str, rule: str, codes: Mapping[str, Cell]) -> str:
    """A place and a rule in one cell: `E01.1 · below-half-year`."""
    return f"{codes[at].code if at in codes else at} · {rule}"


def figure_words(figures: Mapping[str, Any], codes: Mapping[str, Cell]) -> str:
    """Figures as a cell lists them: `E01.1 = 12; E01.1 (2015-h1) = 15`."""
    return "; ".join(f"{_figure_name(key, codes)} = {_figure_value(value)}" for key, value in figures.items())


def _figure_name(key: str, codes: Mapping[str, Cell]) -> str:
    period, _, place = key.rpartition(":")
    name = codes[place].code if place in codes else place
    return f"{name} ({period})" if period else name


def _figure_value(value: Any) -> str:
    try:
        return "trống" if value is None else _typed_again(parse_number(str(value)))
    except NumberError:
        return str(value)


def _typed_again(number: Number) -> str:
    """A number in a spelling that is read back the same: a single group of thousands (1.500) would be ambiguous."""
    printed = format_number(number)
    return printed if number <= -_GROUPED_FROM or number >= _GROUPED_FROM else printed.replace(".", "")


_FIGURE = re.compile(r"(?P<name>\S+?)(?: \((?P<period>[^()]+)\))? = (?P<value>.*)", re.DOTALL)


def read_figures(text: str, places: Mapping[str, str]) -> dict[str, str | None] | None:
    """The figures that a cell lists, under their keys (`places`: code to key); None when the list was changed by hand.

    >>> read_figures("E01.1 (2015-h1) = 15", {"E01.1": "indicators.training_classes"})
    {'2015-h1:indicators.training_classes': '15'}
    """
    figures: dict[str, str | None] = {}
    for item in text.split("; ") if text else ():
        match = _FIGURE.fullmatch(item.strip())
        if match is None:
            return None
        place = places.get(match["name"], match["name"])
        key = f"{match['period']}:{place}" if match["period"] else place
        figures[key] = _read_value(match["value"].strip())
    return figures


def _read_value(text: str) -> str | None:
    try:
        return None if text == "trống" else plain_number(parse_number(text))
    except NumberError:
        return text
