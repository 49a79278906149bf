"""What a form is printed with: the answers already known, the half-year figures beside them, what awaits a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plan2015.forms.identity import Identity
from plan2015.forms.parts import Cell, Form
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.values import Number, read_figure
from plan2015.records.problem import Kind, Problem
from plan2015.records.reading.source import Source
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.numbers import NumberError, format_number, plain_number, printed_number

_GROUPED_FROM = 1_000_000
_BLANK = "trống"


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
    path = _path(workspace, form.unit.id, form.period)
    plan = workspace.plan
    earlier = {} if plan is None else _earlier(form, workspace)
    illustrative = plan is not None and plan.plan.illustrative
    if path is None or blank:
        return Filling(earlier=earlier, illustrative=illustrative)
    record = workspace.record(path)
    asked = [p for p in problems if p.kind is Kind.QUERY and p.place.path == workspace.folder.show(path)]
    return Filling(
        answers=dict(_answers(form, workspace.source(path))),
        earlier=earlier,
        difficulties=tuple(
            (raised.text, raised.clause or "", raised.proposal or "", raised.to or "") for raised in record.difficulties
        ),
        asked=tuple(_asked(form, record, asked)),
        illustrative=illustrative,
    )


def identity_of(form: Form, filling: Filling) -> Identity:
    """The line that names a form."""
    return Identity(form.unit.id, form.period, form.version, filling.illustrative)


def _path(workspace: Workspace, unit: str, period: str) -> str | None:
    found = [s.path for s in workspace.submissions if (s.unit, s.period) == (unit, period) and s.readable]
    return found[0] if len(found) == 1 else None


def _earlier(form: Form, workspace: Workspace) -> dict[str, str]:
    """The figures the unit gave for a period that lies within this one."""
    plan = workspace.plan
    here = plan.period_by_id[form.period] if plan else None
    inside = [
        p.id
        for p in (plan.periods if plan and here else ())
        if here and p.id != form.period and here.from_ <= p.from_ and p.until <= here.until
    ]
    path = next((found for period in inside if (found := _path(workspace, form.unit.id, period))), None)
    if path is None:
        return {}
    numbers = {cell.code: cell for cell in form.cells() if cell.kind == "number"}
    return {
        code: printed_number(text, whole=numbers[code].whole, measure=numbers[code].measure)
        for code, text in _answers(form, workspace.source(path))
        if code in numbers
    }


def _answers(form: Form, source: Source) -> Iterator[tuple[str, str]]:
    for cell in form.cells():
        typed = source.text_at(cell.path)
        if cell.kind == "check" and source.count(cell.path) == 0:
            yield cell.code, "x"
        elif cell.kind != "check" and typed is not None:
            yield cell.code, shown(cell, typed)


def shown(cell: Cell, value: str) -> str:
    """A value of the data as a cell shows it, in a spelling that is read back as the same value."""
    if cell.kind == "choice":
        return dict(cell.options).get(value, value)
    try:
        if cell.kind == "number":
            return _typed_again(value, cell)
        if cell.kind == "date":
            return f"{parse_date(value):%d/%m/%Y}"
    except (NumberError, DateError):
        pass
    return value


def _asked(form: Form, record: SubmissionRecord, queries: list[Problem]) -> Iterator[Asked]:
    """The unit's queries, then what it has explained before."""
    codes = {".".join(cell.path): cell for cell in form.cells()}
    said = {(given.rule, given.at): given for given in record.explanations}
    for problem in queries:
        before = said.pop((problem.rule, problem.key), None)
        yield Asked(
            place_words(problem.key, problem.rule, codes),
            figure_words(dict(problem.figures), codes),
            problem.message,
            before.text if before else "",
        )
    for (rule, at), given in said.items():
        yield Asked(place_words(at, rule, codes), figure_words(given.figures, codes), "đã giải trình", given.text)


def place_words(at: str, rule: str, codes: Mapping[str, Cell]) -> str:
    """A place and a rule in one cell: `E01.1 · below-half-year`."""
    return f"{codes[at].code if at in codes else at} · {rule}"


def figure_words(figures: Mapping[str, str | None], codes: Mapping[str, Cell]) -> str:
    """Figures as a cell lists them: `E01.1 = 12; E01.1 (2015-h1) = 15`."""
    return "; ".join(_figure(key, value, codes) for key, value in figures.items())


def _figure(key: str, value: str | None, codes: Mapping[str, Cell]) -> str:
    period, _, place = key.rpartition(":")
    cell = codes.get(place)
    name = f"{cell.code if cell else place} ({period})" if period else cell.code if cell else place
    try:
        return f"{name} = {_BLANK if value is None else _typed_again(value, cell)}"
    except NumberError:
        return f"{name} = {value}"


def _typed_again(text: str, cell: Cell | None) -> str:
    """A number in a spelling that is read back the same: where fractions may stand, 1.500 would be ambiguous."""
    number = _number(text, cell)
    printed = format_number(number)
    return printed if _is_whole(cell) or number >= _GROUPED_FROM else printed.replace(".", "")


def _number(text: str, cell: Cell | None) -> Number:
    return read_figure(text, whole=_is_whole(cell), measure=cell.measure if cell else "")


def _is_whole(cell: Cell | None) -> bool:
    return cell is None or cell.whole


# What a name or period is made of: it becomes a key of the file, and whoever rewrote it must not write markup.
_FIGURE = re.compile(r"(?P<name>\w[\w.-]{0,99})(?: \((?P<period>\w[\w-]{0,99})\))? = (?P<value>.*)", re.DOTALL)


def read_figures(text: str, cells: Mapping[str, Cell]) -> dict[str, str | None] | None:
    """The figures that a cell lists, under their keys (`cells` by code); None when the list was changed by hand.

    >>> read_figures("E01.1 (2015-h1) = 1.500", {"E01.1": Cell("E01.1", ("indicators", "training_classes"), "")})
    {'2015-h1:indicators.training_classes': '1500'}
    """
    figures: dict[str, str | None] = {}
    for item in text.split("; ") if text else ():
        match = _FIGURE.fullmatch(item.strip())
        if match is None:
            return None
        cell = cells.get(match["name"])
        place = ".".join(cell.path) if cell else match["name"]
        key = f"{match['period']}:{place}" if match["period"] else place
        figures[key] = _read_value(match["value"].strip(), cell)
    return figures


def _read_value(text: str, cell: Cell | None) -> str | None:
    try:
        return None if text == _BLANK else plain_number(_number(text, cell))
    except NumberError:
        return text
