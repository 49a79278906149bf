"""A workbook as its parts: sheets found by their part, sheets put before the others, everything else as it was."""

import posixpath
from collections.abc import Callable
from typing import NamedTuple

from plan2015.office.book.order import BOOK, put_in_order
from plan2015.office.gate import LARGEST, GateError, Limits, read_archive
from plan2015.office.word.archive import pack
from plan2015.office.word.markup import R
from plan2015.office.xml import Element, add_element, new_element, parse, serialise

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LIMITS = Limits(file=LARGEST, members=2_000, part=64 << 20, total=192 << 20, ratio=200)
_BOOK, _TYPES = "xl/workbook.xml", "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_ID = f"{{{R}}}id"


def s(name: str) -> str:
    """A tag of SpreadsheetML as lxml spells it."""
    return f"{{{S}}}{name}"


class BookError(GateError):
    """A workbook that cannot be changed part by part; the message says why, in Vietnamese."""


class NewSheet(NamedTuple):
    """A sheet to put in: its name and its part."""

    name: str
    part: bytes


class Book:
    """The parts of one workbook; trees are parsed once and written back at the end."""

    def __init__(self, data: bytes) -> None:
        self._parts = read_archive(data, _LIMITS).parts
        self._trees: dict[str, Element] = {}
        self._names = {name.lower(): name for name in self._parts}
        if _BOOK not in self._parts or b"purl.oclc.org" in self._parts[_BOOK] or not self.has("xl/styles.xml"):
            raise BookError("tệp Excel lưu theo cấu trúc khác")

    def has(self, name: str) -> bool:
        """Whether there is a part of a name, in any case."""
        return name.lower() in self._names

    def tree(self, name: str) -> Element:
        """A part, to be changed in place."""
        known = self._names.get(name.lower(), name)
        if known not in self._trees:
            self._trees[known] = parse(self._parts[known])
        return self._trees[known]

    def text(self, name: str) -> bytes:
        """A part's bytes as they came."""
        return self._parts[self._names[name.lower()]]

    def put(self, name: str, part: bytes, content_type: str = "") -> None:
        """Puts a part in, or another in its place; `content_type` where its suffix does not say it."""
        known = self._names.setdefault(name.lower(), name)
        self._trees.pop(known, None)
        self._parts[known] = part
        if content_type and not any(e.get("PartName") == f"/{known}" for e in self.tree(_TYPES)):
            facts = {"PartName": f"/{known}", "ContentType": content_type}
            add_element(self.tree(_TYPES), f"{{{_PACKAGE}/content-types}}Override", facts)

    def type_suffix(self, suffix: str, content_type: str) -> None:
        """Says what parts with a suffix are."""
        types = self.tree(_TYPES)
        if not any((e.get("Extension") or "").lower() == suffix for e in types):
            made = new_element(
                f"{{{_PACKAGE}/content-types}}Default", {"Extension": suffix, "ContentType": content_type}
            )
            types.insert(0, made)

    def relate(self, owner: str, kind: str, target: str) -> str:
        """The id by which a part knows another one, related now if it was not."""
        relations = self.relations(owner)
        for relation in relations:
            if relation.get("Type") == kind and self.target(owner, relation) == target:
                return relation.get("Id") or ""
        known = {relation.get("Id") for relation in relations}
        free = next(name for n in range(1, len(known) + 2) if (name := f"rIdMarks{n}") not in known)
        facts = {"Id": free, "Type": kind, "Target": f"/{target}"}
        add_element(relations, f"{{{_PACKAGE}/relationships}}Relationship", facts)
        return free

    def relations(self, owner: str) -> Element:
        """What a part is related to."""
        name = _relations_of(owner)
        if not self.has(name):
            self.put(name, f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode())
        return self.tree(name)

    def target(self, owner: str, relation: Element) -> str:
        """The name of the part that a relation leads to."""
        target = relation.get("Target") or ""
        joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(owner), target)
        return posixpath.normpath(joined).lstrip("/")

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by its name, in their order."""
        targets = {e.get("Id"): self.target(_BOOK, e) for e in self.relations(_BOOK)}
        found = {e.get("name") or "": targets.get(e.get(_ID)) for e in self.tree(_BOOK).iter(s("sheet"))}
        return {name: self._names[part.lower()] for name, part in found.items() if part and self.has(part)}

    def drop_sheet(self, name: str) -> None:
        """Takes a sheet out, with what is named in it."""
        book = self.tree(_BOOK)
        sheets = list(book.iter(s("sheet")))
        at = next((n for n, sheet in enumerate(sheets) if sheet.get("name") == name), None)
        if at is None:
            return
        relation = next(e for e in self.relations(_BOOK) if e.get("Id") == sheets[at].get(_ID))
        part = self._names.pop(self.target(_BOOK, relation).lower())
        self._drop_part(part)
        self.relations(_BOOK).remove(relation)
        sheets[at].getparent().remove(sheets[at])
        self._renumber(lambda number: None if number == at else number - (number > at))

    def put_first(self, new: list[NewSheet]) -> None:
        """Puts sheets before all others; the first of them is the one that shows."""
        book = self.tree(_BOOK)
        sheets = book.find(s("sheets"))
        number = max((int(sheet.get("sheetId") or 0) for sheet in sheets), default=0)
        for offset, sheet in enumerate(new):
            part = next(n for k in range(1, 10_000) if not self.has(n := f"xl/worksheets/marks{k}.xml"))
            self.put(part, sheet.part, _SHEET_TYPE)
            facts = {
                "name": sheet.name,
                "sheetId": str(number + 1 + offset),
                _ID: self.relate(_BOOK, f"{R}/worksheet", part),
            }
            sheets.insert(offset, new_element(s("sheet"), facts))
        self._renumber(lambda number: number + len(new))
        self._show_first()

    def bytes(self) -> bytes:
        """The workbook as a file."""
        return pack({**self._parts, **{name: serialise(root, standalone=True) for name, root in self._trees.items()}})

    def _drop_part(self, part: str) -> None:
        for name in (part, _relations_of(part)):
            self._parts.pop(name, None)
            self._trees.pop(name, None)
            self._names.pop(name.lower(), None)
        types = self.tree(_TYPES)
        for entry in [e for e in types if e.get("PartName") == f"/{part}"]:
            types.remove(entry)

    def _renumber(self, moved: Callable[[int], int | None]) -> None:
        """Names that belong to one sheet count the sheets."""
        for name in list(self.tree(_BOOK).iter(s("definedName"))):
            if (stated := name.get("localSheetId")) is not None:
                number = moved(int(stated))
                if number is None:
                    name.getparent().remove(name)
                else:
                    name.set("localSheetId", str(number))

    def _show_first(self) -> None:
        book = self.tree(_BOOK)
        views = book.find(s("bookViews"))
        if views is None:
            views = put_in_order(book, new_element(s("bookViews")), BOOK)
        view = views[0] if len(views) else add_element(views, s("workbookView"))
        view.set("activeTab", "0")
        view.attrib.pop("firstSheet", None)
        for part in list(self.sheets().values())[1:]:
            for shown in self.tree(part).iter(s("sheetView")):
                shown.attrib.pop("tabSelected", None)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"
