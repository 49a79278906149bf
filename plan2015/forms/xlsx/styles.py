"""What a workbook's styles say of a cell: whether it shows a day or a share, and in which font."""

from typing import NamedTuple

from plan2015.forms.xlsx.values import is_day_format
from plan2015.office.xml import Element, local, parse

_SHOWS_NOTHING = ";;;"
_OFF = ("0", "false")


class CellStyle(NamedTuple):
    """How a cell shows its number, and its font."""

    is_day: bool = False
    is_percent: bool = False
    font: str | None = None
    look: str = ""
    """`struck`, `hidden`, `raised`, or nothing."""


def read_styles(part: bytes | None) -> list[CellStyle]:
    """The styles of cells by their number."""
    if part is None:
        return []
    root = parse(part)
    formats = {
        int(found.get("numFmtId") or 0): found.get("formatCode") or "" for found in _below(root, "numFmts", "numFmt")
    }
    fonts = [(_font_name(font), look_of(font)) for font in _below(root, "fonts", "font")]
    return [_style(found, formats, fonts) for found in _below(root, "cellXfs", "xf")]


def _style(found: Element, formats: dict[int, str], fonts: list[tuple[str | None, str]]) -> CellStyle:
    number, font = int(found.get("numFmtId") or 0), int(found.get("fontId") or 0)
    code = formats.get(number)
    percent = number in (9, 10) or (code is not None and "%" in code)
    name, look = fonts[font] if font < len(fonts) else (None, "")
    hidden = code is not None and code.replace(" ", "") == _SHOWS_NOTHING
    return CellStyle(is_day_format(number, code), percent, name, "hidden" if hidden else look)


def _font_name(font: Element) -> str | None:
    return next((child.get("val") for child in font if local(child) in ("name", "rFont")), None)


def run_style(run: Element) -> tuple[str | None, str | None]:
    """The font of a run of rich text, and whether it is struck or raised; None where it looks as its cell does."""
    properties = next((child for child in run if local(child) == "rPr"), None)
    return (None, None) if properties is None else (_font_name(properties), look_of(properties))


def look_of(font: Element) -> str:
    """Whether a font strikes its letters out or raises them."""
    stated = {local(child): child.get("val") for child in font}
    if stated.get("strike", "0") not in _OFF:
        return "struck"
    return "raised" if stated.get("vertAlign") == "superscript" else ""


def _below(root: Element, group: str, name: str) -> list[Element]:
    found = next((child for child in root if local(child) == group), None)
    return [] if found is None else [child for child in found if local(child) == name]
