"""What must hold in a Word file that no schema says: what Word would offer to repair is found before it is written."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from plan2015.office.word.markup import R, W, w
from plan2015.office.word.package import Parts
from plan2015.office.xml import BrokenXmlError, parse, search

_PAGE_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LONGEST_BOOKMARK = 40
_KEPT = 50_000


_NAMES = {"w": W, "r": R}
_OPEN_CELLS = search("//w:tc[not(*[last()][self::w:p or self::w:sdt or self::w:bookmarkEnd])]", _NAMES)
_RELATIONS_USED = search("//@r:*", _NAMES)
_ROWS = search("w:tr | w:sdt/w:sdtContent/w:tr", _NAMES)
_CELLS = search("count(w:tc | w:sdt/w:sdtContent/w:tc)", _NAMES)
_SPANS = search("(w:tc | w:sdt/w:sdtContent/w:tc)/w:tcPr/w:gridSpan/@w:val", _NAMES)
_SKIPPED = search("w:trPr/*[self::w:gridBefore or self::w:gridAfter]/@w:val", _NAMES)


def find_faults(parts: Parts) -> list[str]:
    """Everything that makes Word complain or readers stumble, one line each; empty when the file is sound."""
    trees: dict[str, Any] = {}
    faults = []
    for name in sorted(parts):
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = _parsed(parts[name])
            except BrokenXmlError as error:
                faults.append(f"{name}: XML hỏng: {error}")
    faults += _package_faults(parts, trees)
    styles = {style.get(w("styleId")) for style in trees.get("word/styles.xml", ()) if style.tag == w("style")}
    for name, root in trees.items():
        if _PAGE_PARTS.fullmatch(name):
            faults += [f"{name}: {fault}" for fault in _page_faults(root, styles)]
    return faults


@lru_cache(maxsize=64)
def _keep_parsed(data: bytes) -> Any:
    """Styles and settings are the same in every letter of a template."""
    return parse(data)


def _parsed(data: bytes) -> Any:
    return _keep_parsed(data) if len(data) < _KEPT else parse(data)


def _package_faults(parts: Parts, trees: dict[str, Any]) -> Iterator[str]:
    yield from (f"{name}: hai phần cùng tên" for name, n in Counter(map(str.lower, parts)).items() if n > 1)
    types = trees.get("[Content_Types].xml", ())
    overrides = {entry.get("PartName") for entry in types if entry.tag.endswith("Override")}
    defaults = {entry.get("Extension").lower() for entry in types if entry.tag.endswith("Default")}
    yield from (f"{name}: kiểu nội dung cho phần không có" for name in overrides if name.lstrip("/") not in parts)
    for name in parts:
        typed = f"/{name}" in overrides or name.rpartition(".")[2].lower() in defaults
        if name != "[Content_Types].xml" and not typed:
            yield f"{name}: thiếu kiểu nội dung"
    for name, root in trees.items():
        yield from _relation_faults(name, root, parts, trees)


def _relation_faults(name: str, root: Any, parts: Parts, trees: dict[str, Any]) -> Iterator[str]:
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        yield from (f"{name}: Id trùng {key}" for key, n in Counter(e.get("Id") for e in root).items() if n > 1)
        for entry in root:
            target = entry.get("Target")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if entry.get("TargetMode") != "External" and path not in parts:
                yield f"{name}: {entry.get('Id')} trỏ tới phần không có {path}"
        return
    folder, base = posixpath.split(name)
    related = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"), ())
    known = {entry.get("Id") for entry in related}
    used = {str(value) for value in _RELATIONS_USED(root)}
    yield from (f"{name}: dùng quan hệ không có {key}" for key in sorted(used - known))


def _page_faults(root: Any, styles: set[str | None]) -> Iterator[str]:
    yield from _table_faults(root)
    yield from _control_faults(root)
    yield from _bookmark_faults(root)
    yield from _field_faults(root)
    ids = Counter(drawing.get("id") for drawing in root.iter(_DRAWING))
    yield from (f"hình trùng số {key}" for key, n in ids.items() if n > 1)
    yield from ("hình thiếu lời mô tả" for drawing in root.iter(_DRAWING) if not drawing.get("descr"))
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {element.get(w("val")) for element in root.iter(w(kind))}
        yield from (f"kiểu không có: {style}" for style in sorted(used - styles))


def _table_faults(root: Any) -> Iterator[str]:
    yield from ("ô bảng không kết thúc bằng đoạn" for _ in _OPEN_CELLS(root))
    for table in root.iter(w("tbl")):
        grid = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        rows = _ROWS(table)
        if not rows:
            yield "bảng không có hàng"
        yield from (f"hàng có {n} cột, lưới có {grid}" for n in {_columns(row) for row in rows} if n != grid)


def _columns(row: Any) -> int:
    """How many columns a row fills: its cells, what they span more than one, what it leaves out at its ends."""
    return int(_CELLS(row) + sum(int(value) for value in _SKIPPED(row)) + sum(int(value) - 1 for value in _SPANS(row)))


def _control_faults(root: Any) -> Iterator[str]:
    ids = Counter(e.get(w("val")) for e in root.iter(w("id")) if e.getparent().tag == w("sdtPr"))
    yield from (f"ô điền trùng số {key}" for key, n in ids.items() if n > 1)
    for control in root.iter(w("sdt")):
        content = control.find(w("sdtContent"))
        if content is None or len(content) == 0:
            yield "ô điền rỗng"


def _bookmark_faults(root: Any) -> Iterator[str]:
    starts = Counter(e.get(w("id")) for e in root.iter(w("bookmarkStart")))
    ends = Counter(e.get(w("id")) for e in root.iter(w("bookmarkEnd")))
    odd = sorted(key or "" for key in starts.keys() | ends.keys() if starts[key] != 1 or ends[key] != 1)
    yield from (f"dấu trang {key} không cân" for key in odd)
    names = Counter((e.get(w("name")) or "").lower() for e in root.iter(w("bookmarkStart")))
    yield from (f"dấu trang trùng tên {name}" for name, n in names.items() if n > 1)
    yield from (f"tên dấu trang quá dài: {name}" for name in names if len(name) > _LONGEST_BOOKMARK)


def _field_faults(root: Any) -> Iterator[str]:
    depth, last = 0, None
    for mark in root.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if kind == "end" and last is not None and _touch(last, mark):
            yield "trường chưa có kết quả"
        last = mark
    if depth:
        yield "trường không cân"


def _touch(separator: Any, end: Any) -> bool:
    is_separator = separator.get(w("fldCharType")) == "separate"
    return bool(is_separator and separator.getparent().getnext() is end.getparent())
