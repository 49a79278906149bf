"""A finished paper: properties said, evidence inside, looked through before anybody sees it, as bytes."""

from plan2015.documents.template.template import Rendered
from plan2015.documents.word.package import Details, Extra, Parts, add_parts, pack, with_details
from plan2015.documents.word.structure import find_faults


class UnsoundPaperError(Exception):
    """A rendered paper that Word would want to repair: a fault of a template, or of ours."""


def finish(rendered: Rendered, details: Details, extras: tuple[Extra, ...] = ()) -> bytes:
    """The paper as it is written to disk."""
    parts, _ = add_parts(rendered.parts, extras)
    return seal(with_details(parts, details))


def seal(parts: Parts) -> bytes:
    """The bytes of a package that passed our own check."""
    faults = find_faults(parts)
    if faults:
        raise UnsoundPaperError("; ".join(faults[:5]))
    return pack(parts)
