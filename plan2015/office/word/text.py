"""A Word file as lines of text, so that git can show what changed in a template."""

from collections.abc import Iterator
from typing import Any

from plan2015.office.word.markup import w
from plan2015.office.word.package import Parts
from plan2015.office.xml import parse

_STYLES = "word/styles.xml"
_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes")


def text_lines(parts: Parts) -> Iterator[str]:
    """One line per paragraph: where it stands in a table, its style, its text; section breaks by themselves."""
    for name in sorted(parts):
        if name.endswith(".xml") and name.startswith(_PARTS):
            yield f"== {name}"
            yield from _part_lines(parse(parts[name]))


def paragraph_texts(parts: Parts) -> Iterator[tuple[str, str]]:
    """The name of the style, as Word shows it, and the text of every paragraph on the page, its margins included."""
    styles = parse(parts[_STYLES]).iter(w("style"))
    names = {style.get(w("styleId")): name.get(w("val")) for style in styles for name in style.iterfind(w("name"))}
    for part in sorted(name for name in parts if name.endswith(".xml") and name.startswith(_PARTS)):
        for paragraph in parse(parts[part]).iter(w("p")):
            style, text = _style_and_text(paragraph)
            yield names.get(style) or style, text


def _part_lines(root: Any) -> Iterator[str]:
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    for paragraph in root.iter(w("p")):
        style, text = _style_and_text(paragraph)
        yield f"{_place(paragraph, tables)}{style}: {text}"
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            yield "-- ngắt phần"


def _style_and_text(paragraph: Any) -> tuple[str, str]:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    text = "".join(element.text or " " for element in paragraph.iter(w("t"), w("tab"), w("br")))
    return style.get(w("val")) if style is not None else "Normal", text


def _place(paragraph: Any, tables: dict[Any, int]) -> str:
    table = next(paragraph.iterancestors(w("tbl")), None)
    if table is None:
        return ""
    row = next(paragraph.iterancestors(w("tr")))
    return f"[bảng {tables[table]}, hàng {list(table.iter(w('tr'))).index(row) + 1}] "
