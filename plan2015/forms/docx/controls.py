"""Content controls around the answers: each with a tag, a name and a bookmark, so that three marks survive or one."""

import re
from datetime import date
from itertools import count

from plan2015.forms.docx.markup import attribute, run
from plan2015.forms.parts import Cell
from plan2015.forms.wording import hint_of
from plan2015.vietnamese.dates import DateError, parse_date

BOOKMARK = "p15_"
CHECKED, UNCHECKED = "☒", "☐"
_BOX_FONT = (
    '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/>'
)
# Said where they are used: an editor that saves the template may drop the names that nothing in it uses.
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")


def bookmark_of(code: str) -> str:
    """The bookmark around a cell's answer: `p15_E01_1`."""
    return BOOKMARK + code.replace(".", "_")


class Controls:
    """Makes the controls of one document, numbering them from `first` so that the same form has the same bytes."""

    def __init__(self, first: int = 1) -> None:
        self._numbers = count(first)

    def around(self, cell: Cell, value: str, *, repeated: bool = False) -> str:
        """The control of a cell with its answer, or with its hint; a repeated one carries no lock and no bookmark.

        A locked control would keep Word from deleting its row, and Word copies marks along with a row.
        """
        lock = "" if repeated else '<w:lock w:val="sdtLocked"/>'
        name = attribute(f"{cell.code} · {cell.title}"[:60])
        hint = "<w:showingPlcHdr/>" if not value and cell.kind != "check" else ""
        properties = (
            f'<w:alias w:val={name}/><w:tag w:val="{cell.code}"/><w:id w:val="{next(self._numbers)}"/>{lock}{hint}'
        )
        control = (
            f"<w:sdt><w:sdtPr>{properties}{_kind(cell, value)}</w:sdtPr>"
            f"<w:sdtContent>{_content(cell, value)}</w:sdtContent></w:sdt>"
        )
        return control if repeated else self._bookmarked(cell.code, control)

    def section(self, code: str, title: str, rows: list[str]) -> str:
        """Rows that Word can repeat with its `+` button."""
        items = "".join(
            f'<w:sdt><w:sdtPr><w:id w:val="{next(self._numbers)}"/><w15:repeatingSectionItem {_W15}/></w:sdtPr>'
            f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
            for row in rows
        )
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val={attribute(title)}/><w:tag w:val="{code}"/>'
            f'<w:id w:val="{next(self._numbers)}"/><w15:repeatingSection {_W15}><w15:sectionTitle w:val="Dòng"/>'
            f"</w15:repeatingSection></w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
        )

    def _bookmarked(self, code: str, inside: str) -> str:
        number = next(self._numbers)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_of(code)}"/>'
        return f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'


def _content(cell: Cell, value: str) -> str:
    if cell.kind == "check":
        return run(CHECKED if value else UNCHECKED, _BOX_FONT)
    return run(value) if value else run(hint_of(cell), '<w:rStyle w:val="PlaceholderText"/><w:color w:val="808080"/>')


def _kind(cell: Cell, value: str) -> str:
    """What kind of control it is: words and figures get a rich one.

    LibreOffice pushes line breaks out of a plain one, and shows its hint as if it were an answer.
    """
    if cell.kind == "date":
        return _date(value)
    if cell.kind == "choice":
        items = "".join(
            f"<w:listItem w:displayText={attribute(title)} w:value={attribute(name)}/>" for name, title in cell.options
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if cell.kind == "check":
        return (
            f'<w14:checkbox {_W14}><w14:checked w14:val="{int(bool(value))}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
    return ""


def _date(value: str) -> str:
    full = f' w:fullDate="{day.isoformat()}T00:00:00Z"' if (day := _day(value)) else ""
    return (
        f'<w:date{full}><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="vi-VN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


def _day(value: str) -> date | None:
    """The day that a printed text is; None where it is none, as 31/02/2015, which stays as it was typed."""
    try:
        return parse_date(value) if _DAY.fullmatch(value) else None
    except DateError:
        return None
