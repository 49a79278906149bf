"""A finished paper: properties said, evidence inside, looked through before anybody sees it, as bytes."""

from plan2015.office.charts.chart import Chart, placeholder
from plan2015.office.template.template import Rendered
from plan2015.office.word.archive import pack
from plan2015.office.word.package import DOCUMENT, Details, Extra, Parts, add_parts, with_details
from plan2015.office.word.structure import find_faults


class UnsoundPaperError(Exception):
    """A rendered paper that Word would want to repair: a fault of a template, or of ours."""


def finish(
    rendered: Rendered, details: Details, extras: tuple[Extra, ...] = (), charts: tuple[Chart, ...] = ()
) -> bytes:
    """The paper as it is written to disk: with its charts, its evidence and its properties."""
    pictures = tuple(chart.part(number, details.day) for number, chart in enumerate(charts, 1))
    parts, ids = add_parts(rendered.parts, (*pictures, *extras))
    document = parts[DOCUMENT]
    for number in range(1, len(charts) + 1):
        document = document.replace(f'"{placeholder(number)}"'.encode(), f'"{ids[number - 1]}"'.encode())
    return seal(with_details({**parts, DOCUMENT: document}, details))


def seal(parts: Parts) -> bytes:
    """The bytes of a package that passed our own check."""
    faults = find_faults(parts)
    if faults:
        raise UnsoundPaperError("; ".join(faults[:5]))
    return pack(parts)
