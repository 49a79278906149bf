"""Every text and place of a received form through the one door, before anything is looked for in it."""

from plan2015.forms.grid import NO_ASIDE, Aside, Content, Finding, GridCell, Level, Loose
from plan2015.records.reading.cleaning import LOST, clean_name, clean_text


def clean_content(content: Content) -> None:
    """Cleans what a file shows where it stands, and adds to its findings what could not be kept."""
    _Door(content).run()


class _Door:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._composed = 0
        self._told: dict[Finding, None] = {}

    def run(self) -> None:
        content = self._content
        for cell in self._cells():
            cell.place = clean_name(cell.place)
            cell.text = self._clean(cell.text, cell.place, "error")
            cell.hidden_day = clean_name(cell.hidden_day)
            if cell.aside is not NO_ASIDE:
                cell.aside = Aside(*(clean_text(text).text for text in cell.aside))
        for grid in content.grids:
            grid.place = clean_name(grid.place)
        content.loose = [self._loose(loose) for loose in content.loose]
        content.findings = [Finding(f.level, clean_name(f.place), clean_text(f.text).text) for f in content.findings]
        content.converted = [
            (clean_name(place), clean_name(font), clean_text(before).text, clean_text(after).text)
            for place, font, before, after in content.converted
        ]
        content.findings += self._told
        if self._composed:
            told = f"{self._composed} chỗ có dấu viết rời (NFD) đã được ghép lại"
            content.findings.append(Finding("note", "toàn biểu", told))

    def _cells(self) -> list[GridCell]:
        """Each cell that holds something, in a table or outside of them."""
        rows = (cell for grid in self._content.grids for row in grid.rows for cell in row)
        cells = (*rows, *self._content.floating.values())
        return [cell for cell in cells if cell.text or cell.hidden_day or cell.aside is not NO_ASIDE]

    def _loose(self, loose: Loose) -> Loose:
        place = clean_name(loose.place)
        return Loose(place, self._clean(loose.text, place, "note"))

    def _clean(self, text: str, place: str, level: Level) -> str:
        cleaned = clean_text(text)
        self._composed += cleaned.composed
        if cleaned.lost:
            codes = ", ".join(cleaned.lost[:5]) + ("…" if len(cleaned.lost) > 5 else "")
            told = f"có ký tự điều khiển ({codes}), nay hiện là “{LOST}”; xem ở tệp gốc"
            self._told[Finding(level, place, told)] = None
        return cleaned.text
