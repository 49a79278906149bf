"""What a cell shows as its answer: nothing crossed out or hidden, no note's number in a figure; each is said."""

from plan2015.forms.found import Recognised
from plan2015.forms.grid import Finding, GridCell, Loose
from plan2015.forms.parts import Cell
from plan2015.forms.wording import squash

_FIGURES = ("number", "date")


class Asides:
    """Tells what was left out of the answers by its look."""

    def __init__(self, result: Recognised) -> None:
        self._result = result

    def shown(self, cell: Cell, found: GridCell, place: str) -> str | None:
        """The text that counts; None where all of it is crossed out, hidden or raised, which is an error."""
        aside = found.aside
        text = aside.plain if aside.raised and cell.kind in _FIGURES else found.text
        left_out = {"gạch ngang": aside.struck, "ẩn": aside.hidden}
        left_out |= {"nâng lên như số chú thích": aside.raised if text is not found.text else ""}
        told = {look: squash(gone) for look, gone in left_out.items() if squash(gone)}
        if told and not text.strip():
            look, gone = next(iter(told.items()))
            said = f"cả ô là chữ {look} “{gone[:60]}”: chưa rõ còn tính hay không, chưa ghi, đã giữ ngoài biểu"
            self._result.findings.append(Finding("error", place, said))
            self._result.outside.append(Loose(f"{place}, chữ {look}", "\n".join(told.values())))
            return None
        for look, gone in told.items():
            said = f"có chữ {look} “{gone[:60]}”: không tính, lấy “{squash(text)[:60]}”"
            self._result.findings.append(Finding("note", place, said))
        return text
