"""What a form's unsure answers may mean, walked one by one: each taken as proposed, typed anew, or left as it is."""

from collections.abc import Mapping
from dataclasses import replace

from plan2015.forms.grid import Proposal
from plan2015.forms.reading import Reading
from plan2015.forms.understanding import Understood


def proposals(reading: Reading) -> tuple[Proposal, ...]:
    """Every answer that is not sure, in the order of the form; one without a proposal can only be typed anew."""
    order = {cell.code: number for number, cell in enumerate(reading.form.cells())}
    found = [finding.proposal for finding in reading.errors if finding.proposal]
    return tuple(sorted(found, key=lambda proposal: order.get(proposal.code, len(order))))


def understood(reading: Reading, code: str, text: str) -> Understood:
    """What a text would mean as the answer of a cell: its `error` says why it cannot be taken."""
    cell = next(cell for cell in reading.form.cells() if cell.code == code)
    return reading.reader.understand(cell, text)


def answered(reading: Reading, texts: Mapping[str, str]) -> Reading:
    """The reading with other texts in the place of its unsure answers, by code; an empty one leaves the cell blank.

    A text that is not sure either changes nothing: its cell stays as it was read, with its error.
    """
    values, settled = dict(reading.typed.values), set()
    paths = {cell.code: cell.path for cell in reading.form.cells()}
    for code, text in texts.items():
        meant = understood(reading, code, text) if text else None
        if meant is None or not meant.error:
            values[paths[code]] = meant.value if meant else None
            settled.add(code)
    done = [f for f in reading.errors if f.proposal and f.proposal.code in settled]
    kept = [finding for finding in reading.typed.findings if finding not in done]
    # What stood outside only because nobody was sure whose answer it is has its place now.
    typed = {finding.proposal.typed for finding in done if finding.proposal}
    outside = [loose for loose in reading.typed.outside if loose.text not in typed]
    return replace(reading, typed=replace(reading.typed, values=values, findings=kept, outside=outside))
