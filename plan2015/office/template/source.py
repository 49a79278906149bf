"""A part of a Word file as Jinja source with one line per paragraph, so that a line of Jinja is a place on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan2015.office.template.tags import CONTROL, OPENINGS, TAG, as_jinja, has_tags, is_unclosed, joined_text
from plan2015.office.word.markup import w
from plan2015.office.xml import as_text, comment

_TOKEN = re.compile(r"<!--plan2015:(?P<slot>\d+):(?P<lines>\d+)-->|<w:p(?=[ >/])|(?<=>)(?P<text>[^<]*)(?=</w:t>)")
_INERT = re.compile("|".join(map(re.escape, OPENINGS)))
_LONGEST_EXCERPT = 160


@dataclass(frozen=True)
class Line:
    """Where a line of the source stands in the Word file, and what that paragraph says."""

    place: str
    text: str
    unclosed: bool = False
    """Whether a tag opens here and does not end in the same paragraph."""


@dataclass(frozen=True)
class PartSource:
    """The Jinja source of one part, and the place of each of its lines."""

    text: str
    lines: tuple[Line, ...]

    def line(self, number: int | None) -> Line:
        """The place of a line of the source, counted from 1 as Jinja counts."""
        return self.lines[min(max((number or 1) - 1, 0), len(self.lines) - 1)]


def part_source(root: Any, label: str) -> PartSource:
    """The source of a part; changes the tree: tags are brought together, control rows and paragraphs taken out."""
    lines = [Line(label, ""), *_name_lines(root, label)]
    slots = [*_take_out(root, "tr"), *_take_out(root, "p")]
    for slot, (node, _) in enumerate(slots):
        _leave_mark(node, slot)
    serialised = as_text(root).replace("\n", "&#10;")
    return PartSource("".join(_translate(serialised, [tag for _, tag in slots])), tuple(lines))


def _name_lines(root: Any, label: str) -> Iterator[Line]:
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    count = 0
    for paragraph in root.iter(w("p")):
        full = joined_text(paragraph).strip()
        text, unclosed = full[:_LONGEST_EXCERPT], is_unclosed(full)
        box = next(paragraph.iterancestors(w("tc")), None)
        if box is None:
            count += 1
            yield Line(f"{label}, đoạn {count}", text, unclosed)
        else:
            yield Line(f"{label}, {_name_cell(box, tables)}", text, unclosed)


def _name_cell(box: Any, tables: dict[Any, int]) -> str:
    row = next(box.iterancestors(w("tr")))
    table = next(box.iterancestors(w("tbl")))
    rows = [other for other in table.iter(w("tr")) if next(other.iterancestors(w("tbl"))) is table]
    cells = [other for other in row.iter(w("tc")) if next(other.iterancestors(w("tr"))) is row]
    return f"bảng {tables[table]}, hàng {rows.index(row) + 1}, ô {cells.index(box) + 1}"


def _take_out(root: Any, kind: str) -> list[tuple[Any, str]]:
    """Rows or paragraphs that are nothing but a control tag, each with that tag as Jinja reads it."""
    found = []
    for node in root.iter(w(kind)):
        own = "".join(t.text or "" for t in node.iter(w("t")) if next(t.iterancestors(w(kind))) is node)
        match = CONTROL[kind].search(own)
        if match and not (kind == "p" and node.find(f".//{w('p')}") is not None):
            found.append((node, _control_tag(match)))
    return found


def _control_tag(match: re.Match[str]) -> str:
    inside = match[2].strip()
    if match[1] == "{":
        return as_jinja("{{ (" + inside + ")|block }}")
    return as_jinja("{" + match[1] + " " + inside + " " + match[3] + "}")


def _leave_mark(node: Any, slot: int) -> None:
    mark = comment(f"plan2015:{slot}:{sum(1 for _ in node.iter(w('p')))}")
    mark.tail = node.tail
    node.getparent().replace(node, mark)


def _translate(serialised: str, tags: list[str]) -> Iterator[str]:
    """Only the text of the page is Jinja; whatever looks like a tag elsewhere is quoted."""
    last = 0
    for match in _TOKEN.finditer(serialised):
        yield _quote(serialised[last : match.start()])
        last = match.end()
        if match["slot"]:
            yield "\n" + tags[int(match["slot"])] + "\n" * (int(match["lines"]) - 1)
        elif match["text"] is not None:
            yield from _translate_text(match["text"])
        else:
            yield "\n" + match[0]
    yield _quote(serialised[last:])


def _translate_text(text: str) -> Iterator[str]:
    last = 0
    for match in TAG.finditer(text):
        yield text[last : match.start()]
        yield as_jinja(match[0])
        last = match.end()
    # An opening without its end stays live: Jinja then says what is missing, and where.
    yield text[last:]


def _quote(markup: str) -> str:
    if not has_tags(markup):
        return markup
    return _INERT.sub(lambda match: "{{ '" + match[0] + "' }}", markup)
